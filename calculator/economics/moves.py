"""Moves from a partner to an own plant: one transfer, one comparability exercise, both places running for a time."""

from typing import NamedTuple

from calculator.economics.cash import SCALE, YEAR, Discounts, Worth
from calculator.economics.costs import invested, own_plant, wind_down
from calculator.economics.draws import Draws
from calculator.economics.paths import CDMO, HYBRID, IN_HOUSE, Times, paths_taken, typical_months
from calculator.economics.prices import Draw, Yearly
from calculator.economics.units import FULL, TENTHS
from calculator.entities import Model

PARTNERS = (CDMO, HYBRID)


class Move(NamedTuple):
    """A move in one draw, months in tenths.

    Attributes:
        begin: building starts.
        start: the plant is ready and the transfer starts.
        first: first batch in the own plant, comparability shown.
        end: the partner stops.
    """

    begin: int
    start: int
    first: int
    end: int


class MoveDraws(NamedTuple):
    """Columns that moves need, by draw, in tenths of months."""

    transfer: dict[str, list[int]]
    comparability: list[int]
    dual: list[int]


def move_draws(draws: Draws) -> MoveDraws:
    """Return the months that a move adds, from draws shared with everything else."""
    whole = draws.of("transfer")
    part = [months * share // FULL for months, share in zip(whole, draws.of("move_share_hybrid"), strict=True)]
    proof = draws.of("comparability_months")
    shown = [months * reach // FULL for months, reach in zip(proof, draws.of("change_reach"), strict=True)]
    return MoveDraws({CDMO: whole, HYBRID: part}, shown, draws.of("dual_running"))


class Moved(NamedTuple):
    """A partner's move in every draw."""

    moves: list[Move]

    def column(self, name: str) -> list[int]:
        """Return one of a move's months by draw."""
        place = Move._fields.index(name)
        return [move[place] for move in self.moves]


def moves_at(model: Model, draws: Draws, times: Times, extra: MoveDraws) -> dict[str, Moved]:
    """Return each partner's move to an own plant in the month that the reader picks.

    Building is begun so early that the plant is ready by then if all goes as typical, and not before the decision.
    """
    wanted = draws.of("move_month")[0]
    own, start = times.walks[IN_HOUSE], times.start
    begins = [max(0, wanted - typical_months(draws, path)) for path in paths_taken(model, draws, IN_HOUSE)]
    builds = [ready - before for ready, before in zip(own.ready, start, strict=True)]
    found = {}
    for partner in PARTNERS:
        columns = (begins, [wanted] * draws.count, builds, times.first(partner), extra.transfer[partner])
        found[partner] = Moved(list(map(move, *columns, extra.comparability, extra.dual)))
    return found


def move(
    begin: int, not_before: int, build: int, first_partner: int, transfer: int, comparability: int, dual: int
) -> Move:
    """Return a move.

    Args:
        begin: month in which building starts.
        not_before: month before which the reader does not want to move.
        build: months until the plant is ready.
        first_partner: the partner's first batch; there is nothing to move before it.
        transfer, comparability, dual: months of each, one after the other.
    """
    start = max(begin + build, not_before, first_partner)
    first = start + transfer + comparability
    return Move(begin, start, first, first + dual)


def move_cost(draw: Draw, year: Yearly, supplied: Worth, moved: Move, discounts: Discounts, until: int) -> int:
    """Return today's worth of what a path with a move pays until a month.

    Args:
        supplied: payments to the partner, with the lots it cannot make yet.
    """
    own = own_plant(draw, year, moved.begin, moved.first, now=False)
    extra = draw.transfer_price + draw.comparability_cost
    total = supplied.until(min(moved.end, until)) + own.present(until, discounts)
    if extra and moved.start <= until:
        total += extra * discounts.factors[moved.start // TENTHS] // SCALE
    return total


def wind_down_moved(draw: Draw, year: Yearly, partner: str, moved: Move, stop: int) -> int:
    """Return what a stop in a month still costs after or during a move: dues to the partner less the plant's sale."""
    back = invested(draw, year, stop, moved.begin) * draw.resale_share // FULL
    if stop >= moved.end:
        return -back
    _, bought, host = wind_down(draw, year, stop)
    return (bought if partner == CDMO else host) - back


def plant_worth(draw: Draw, year: Yearly, month: int, discounts: Discounts, begin: int) -> int:
    """Return today's worth of a plant that goes on after a month: its capital less even wear since it opened."""
    paid = invested(draw, year, month, begin)
    life = draw.plant_life * YEAR
    left = max(0, life - max(0, month - begin - draw.build))
    return paid * left // life * discounts.factors[month // TENTHS] // SCALE
