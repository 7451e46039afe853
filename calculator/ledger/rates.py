"""What the answers say about a programme's lots and about each risk; open answers are averaged over their levels."""

from collections.abc import Mapping
from fractions import Fraction

from calculator.answers import Answers, open_levels
from calculator.entities import Model
from calculator.ledger.entities import PLACES, Exposure, Part, Register, Risk
from calculator.ledger.paths import site_moves

HUNDRED = 100
YEAR = 12
ONE = Fraction(1)


class Rates:
    """Factors that hold for one set of answers, worked out once and used for every risk and path.

    Attributes:
        trial_lots, market_lots: lots a year before and after launch.
        lot_money: what a lot costs, in lots of the unit.
    """

    def __init__(self, model: Model, register: Register, answers: Answers) -> None:
        """Work out lots and site moves."""
        self._model, self.answers = model, answers
        self._open: dict[str, tuple[str, ...]] = {}
        numbers = register.settings.numbers
        more = self._mean("product", numbers["trial_lots_percent"]) / HUNDRED
        self.trial_lots = self._mean("phase", numbers["trial_lots"]) * more
        self.market_lots = self._mean("batches_per_year", numbers["market_lots"])
        costs = [register.settings.autologous_lot if name == "autologous" else ONE for name in self._levels("product")]
        self.lot_money = sum(costs, Fraction(0)) / len(costs)
        self._moves = {place: site_moves(model, answers, place) for place in PLACES}

    def _levels(self, question: str) -> tuple[str, ...]:
        """Return the levels that an answer leaves open: one when it is known."""
        if question not in self._open:
            self._open[question] = open_levels(self._model.questions[question], self.answers)
        return self._open[question]

    def _mean(self, question: str, by_level: Mapping[str, int]) -> Fraction:
        levels = self._levels(question)
        return Fraction(sum(by_level[level] for level in levels), len(levels))

    def effect(self, risk: Risk, part: Part, place: str) -> Fraction:
        """Return how much the answers raise or lower a part of a risk in a place; 1 leaves it as printed."""
        above, below = 1, 1
        for effect in risk.effects:
            if effect.part == part and (not effect.places or place in effect.places):
                for question in effect.questions:
                    levels = self._levels(question)
                    above *= sum(effect.percent[level] for level in levels)
                    below *= HUNDRED * len(levels)
        return Fraction(above, below)

    def events(self, exposure: Exposure, place: str, months: int) -> Fraction:
        """Return how often in a month the exposure could strike, were it certain each time.

        Args:
            months: length of the whole window, over which a chance that counts once is spread evenly.
        """
        if exposure.per == "once":
            often = Fraction(1, months)
        elif exposure.per == "month":
            often = ONE
        else:
            often = (self.trial_lots if exposure.per == "trial_lot" else self.market_lots) / YEAR
        return often * self._moves[place] if place in exposure.per_move else often
