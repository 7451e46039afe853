"""One draw worked out: its payments, and today's worth of each alternative up to a horizon or a stop."""

from typing import NamedTuple

from calculator.economics.cash import SCALE, Discounts, Flow, Worth
from calculator.economics.chances import chance_passed
from calculator.economics.costs import Costs, all_costs, wind_down, with_bridge
from calculator.economics.moves import PARTNERS, Move, move_cost, wind_down_moved
from calculator.economics.prices import Draw, Yearly
from calculator.economics.units import TENTHS


class Case(NamedTuple):
    """One draw: its payments, their worth with lots that an alternative cannot make yet, and its first batches."""

    draw: Draw
    year: Yearly
    discounts: Discounts
    costs: Costs
    supplied: tuple[Worth, Worth, Worth]
    firsts: tuple[int, int, int]


def case_of(draw: Draw, year: Yearly, discounts: Discounts) -> Case:
    """Return a draw with everything that follows from it."""
    firsts = (draw.first_own, draw.first_cdmo, draw.first_host)
    earliest, costs = min(firsts), all_costs(draw, year)
    own, cdmo, host = (
        Worth(with_bridge(draw, year, flow, earliest, first), discounts)
        for flow, first in zip(costs, firsts, strict=True)
    )
    return Case(draw, year, discounts, costs, (own, cdmo, host), firsts)


def present_costs(case: Case, horizon: int, stop: int) -> list[int]:
    """Return today's worth of what each alternative costs up to a horizon or a stop, all supplying the same lots.

    Args:
        stop: month of a stop, or ``NEVER`` for a programme that goes on.
    """
    discounts = case.discounts
    if stop > horizon:
        return [flow.until(horizon) for flow in case.supplied]
    factor, left = discounts.factors[stop // TENTHS], wind_down(case.draw, case.year, stop)
    pairs = zip(case.supplied, left, strict=True)
    return [flow.until(stop) + due * factor // SCALE for flow, due in pairs]


def move_present(case: Case, partner: str, moved: Move, horizon: int, stop: int) -> int:
    """Return today's worth of a path with a move, up to a horizon or a stop."""
    draw, year, discounts = case.draw, case.year, case.discounts
    supplied = case.supplied[1 + PARTNERS.index(partner)]
    cost = move_cost(draw, year, supplied, moved, discounts, min(horizon, stop))
    if stop > horizon:
        return cost
    return cost + wind_down_moved(draw, year, partner, moved, stop) * discounts.factors[stop // TENTHS] // SCALE


def runs_short(draw: Draw, flow: Flow, first: int) -> int:
    """Return the chance that money ends before the first batch, in parts of a million.

    By time alone, or by cash where the monthly spending is known: then the path's own cost ends it sooner.
    """
    sooner = -(-flow.spent(first) * TENTHS // draw.monthly_spend) if draw.monthly_spend else 0
    return chance_passed(first + sooner, draw.runway_low, draw.runway_high)
