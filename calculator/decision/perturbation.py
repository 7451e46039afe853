"""How much rests on our own values: perturbed tables, and the single value that matters most."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import lcm

from calculator.analysis.splitmix import SplitMix64
from calculator.answers import level_shares
from calculator.decision.ranking import Ranked
from calculator.decision.world import plant_shares
from calculator.entities import Criterion, CriterionLevel

TABLES = 500
SPAN = 15
TOP = 100


@dataclass(frozen=True)
class Cell:
    """One value of the model's tables."""

    criterion: str
    level: int
    plant: bool
    alternative: str


@dataclass(frozen=True)
class Decisive:
    """The single value whose smallest change, within 0 to 100, makes another alternative lead.

    Attributes:
        alike: how many values would do with as small a change, this one included; it is the first of them in the model.
    """

    cell: Cell
    value: int
    needed: int
    leader: str
    alike: int

    @property
    def step(self) -> int:
        """By how many points it would have to change."""
        return abs(self.needed - self.value)


@dataclass(frozen=True)
class Perturbation:
    """In how many seeded tables of perturbed values the leader at the mean weights stays."""

    tables: int
    stays: int
    span: int
    seed: str
    decisive: Decisive | None


def perturb(result: Ranked, tables: int = TABLES, span: int = SPAN) -> Perturbation | None:
    """Return how the leader at the mean weights fares when every value of the tables moves by up to ``span`` points.

    Each value moves by a whole number drawn evenly from -span to span, stays within 0 to 100, and the order of levels
    of each alternative on each criterion is kept. Open answers are at their expected values.

    Returns:
        ``None`` where fewer than two alternatives are left.
    """
    ranking = result.ranking
    if ranking.mean_leader is None or len(ranking.remaining) < 2:
        return None
    seed = f"{result.model.version}|{result.answers.canonical()}|perturbed values"
    draw, stays = SplitMix64.from_text(seed), 0
    uses = _uses(result)
    for _ in range(tables):
        totals = dict.fromkeys(ranking.remaining, 0)
        for criterion, plant, shares in uses:
            table = criterion.plant_levels if plant else criterion.levels
            for name in ranking.remaining:
                moved = _moved(table, name, span, draw)
                totals[name] += sum(moved[level] * share for level, share in shares)
        stays += totals[ranking.mean_leader] == max(totals.values())
    return Perturbation(tables, stays, span, seed, _decisive(result))


Use = tuple[Criterion, bool, tuple[tuple[int, int], ...]]


def _shares_of_use(result: Ranked) -> list[tuple[Fraction, Criterion, bool, dict[int, Fraction]]]:
    """Return, per criterion and table in use, its weight and how likely each level is."""
    plants = plant_shares(result.model, result.answers)
    found = []
    for criterion, weight in zip(result.model.criteria.values(), result.ranking.weights, strict=True):
        shares = level_shares(result.model, criterion, result.answers)
        tables: dict[bool, Fraction] = {}
        for plant, share in plants.items():
            variant = plant and bool(criterion.plant_levels)
            tables[variant] = tables.get(variant, Fraction(0)) + share
        for variant, share in tables.items():
            found.append((weight * share, criterion, variant, shares))
    return found


def _uses(result: Ranked) -> list[Use]:
    """Return, per criterion and table in use, how much each level counts, in whole numbers of one unit."""
    uses = _shares_of_use(result)
    unit = lcm(*((weight * share).denominator for weight, _, _, shares in uses for share in shares.values()))
    return [
        (criterion, variant, tuple((level, int(weight * share * unit)) for level, share in shares.items()))
        for weight, criterion, variant, shares in uses
    ]


def _moved(levels: tuple[CriterionLevel, ...], alternative: str, span: int, draw: SplitMix64) -> list[int]:
    """Return perturbed values of one alternative on one criterion, in the order that the levels had."""
    values = [level.value[alternative] for level in levels]
    moved = sorted(min(TOP, max(0, value + draw.next32() % (2 * span + 1) - span)) for value in values)
    ranked = sorted(range(len(values)), key=lambda place: (values[place], place))
    kept = [0] * len(values)
    for value, place in zip(moved, ranked, strict=True):
        kept[place] = value
    return kept


def _decisive(result: Ranked) -> Decisive | None:
    """Return the value whose smallest whole change makes a rival lead strictly, if one within 0 to 100 can."""
    found = sorted(_single_changes(result), key=lambda change: change.step)
    if not found:
        return None
    alike = {change.cell for change in found if change.step == found[0].step}
    return replace(found[0], alike=len(alike))


def _single_changes(result: Ranked) -> Iterator[Decisive]:
    """Yield, for every value in use and every rival, the smallest change within 0 to 100 that puts the rival ahead."""
    ranking, leader = result.ranking, result.ranking.mean_leader or ""
    rivals = [name for name in ranking.remaining if name != leader]
    for (weight, criterion, variant, shares), rival in product(_shares_of_use(result), rivals):
        gap = ranking.scores[leader] - ranking.scores[rival]
        table = criterion.plant_levels if variant else criterion.levels
        for level, share in shares.items():
            reach = weight * share
            step = int(gap / reach) + 1 if reach else TOP + 1
            for name, move in ((rival, step), (leader, -step)):
                value = table[level].value[name]
                if 0 <= value + move <= TOP:
                    yield Decisive(Cell(criterion.id, level, variant, name), value, value + move, rival, 1)
