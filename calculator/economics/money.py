"""Money of all draws of one scramble: columns of whole numbers that the results are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from calculator.economics.break_even import BreakEven
from calculator.economics.cash import SCALE, Discounts, Flow
from calculator.economics.costs import (
    Costs,
    all_costs,
    build_months,
    plant_break_even,
    released,
    steady_year,
    stranded,
    wind_down,
    with_bridge,
)
from calculator.economics.draws import Draws
from calculator.economics.moves import PARTNERS, Move, Moved, MoveDraws, move, move_cost, plant_worth
from calculator.economics.paths import IN_HOUSE, Times
from calculator.economics.prices import Draw, Yearly, money_draws, yearly
from calculator.economics.units import NEVER, TENTHS

Columns = dict[str, list[int]]


@dataclass
class Money:
    """Columns by alternative, one entry per draw, in whole units of currency unless said otherwise.

    Attributes:
        steady: a year at launch volumes, capital spread over its life.
        present: 48 months at today's worth, with a stop where one comes, and with the lots that an alternative cannot
            make yet at the quoted price, so that all three supply the same.
        lots: released lots within the horizon, in tenths; planned: released lots a year at launch, in tenths.
        short: 1 where money ends before the first GMP batch.
        cash: what is paid by the end of each month while the programme goes on.
        cash_left: cash in hand at the end of each month, where the monthly spending is known.
        stranded: what a stop strands, in the draws where one comes within the horizon.
        break_even: of an own plant against a CDMO.
        moved: cost over the horizon of each partner with a move in the reader's month, lots supplied alike.
        waiting: cost over the longer horizon of each way to decide, in the draws with a read-out.
    """

    steady: Columns = field(default_factory=dict)
    present: Columns = field(default_factory=dict)
    lots: Columns = field(default_factory=dict)
    short: Columns = field(default_factory=dict)
    cash: dict[str, list[list[int]]] = field(default_factory=dict)
    cash_left: dict[str, list[list[int]]] = field(default_factory=dict)
    stranded: Columns = field(default_factory=dict)
    break_even: list[BreakEven] = field(default_factory=list)
    planned: list[int] = field(default_factory=list)
    moved: Columns = field(default_factory=dict)
    waiting: Columns = field(default_factory=dict)


def money_columns(
    draws: Draws,
    times: Times,
    extra: MoveDraws,
    moved: Mapping[str, Moved],
    discounts: Discounts,
    *,
    fans: bool = True,
) -> Money:
    """Return the money of every draw.

    Args:
        extra: months that a move adds; moved: each partner's move in the reader's month, if one was given.
        fans: also keep payments by month, which a long reference run leaves out.
    """
    names = tuple(times.walks)
    horizon = draws.economics.settings.horizon * TENTHS
    longer = draws.economics.settings.waiting_horizon * TENTHS
    money = Money(cash={name: [] for name in names}, cash_left={name: [] for name in names})
    asks_cash = "monthly_spend" in draws.numbers.values
    steady, present, lots, short, lost = [], [], [], [], []
    for place, draw in enumerate(money_draws(draws, times)):
        year = yearly(draws, draw)
        case = _case(draw, year, discounts)
        steady.append(steady_year(draw, year, discounts))
        present.append(present_costs(case, horizon))
        lots.append([released(draw, first, horizon) for first in case.firsts])
        short.append([_short(draw, flow, first) for flow, first in zip(case.costs, case.firsts, strict=True)])
        if draw.stop <= horizon:
            lost.append(stranded(draw, year, draw.stop))
        money.break_even.append(plant_break_even(draw, year, discounts))
        money.planned.append(draw.planned_batches)
        if draw.readout < NEVER:
            _wait(money.waiting, case, extra, place, longer)
        for partner, columns in moved.items():
            cost = _move(case, partner, columns.moves[place], horizon)
            money.moved.setdefault(partner, []).append(cost)
        if fans:
            _keep_fans(money, names, case, horizon // TENTHS, asks_cash)
    money.steady, money.present, money.lots = (_by_name(names, rows) for rows in (steady, present, lots))
    money.short, money.stranded = _by_name(names, short), _by_name(names, lost)
    return money


def _by_name(names: Sequence[str], rows: Sequence[Sequence[int]]) -> Columns:
    """Turn one row of alternatives per draw into one column per alternative."""
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    return {name: list(column) for name, column in zip(names, columns, strict=True)}


class Case(NamedTuple):
    """One draw: its payments, the same with lots that an alternative cannot make yet, and what a stop still costs."""

    draw: Draw
    year: Yearly
    discounts: Discounts
    costs: Costs
    supplied: tuple[Flow, Flow, Flow]
    firsts: tuple[int, int, int]
    ending: tuple[int, int, int]


def _case(draw: Draw, year: Yearly, discounts: Discounts) -> Case:
    firsts = (draw.first_own, draw.first_cdmo, draw.first_host)
    earliest, costs = min(firsts), all_costs(draw, year)
    own, cdmo, host = (
        with_bridge(draw, year, flow, earliest, first) for flow, first in zip(costs, firsts, strict=True)
    )
    ending = wind_down(draw, year, draw.stop) if draw.stop < NEVER else (0, 0, 0)
    return Case(draw, year, discounts, costs, (own, cdmo, host), firsts, ending)


def present_costs(case: Case, horizon: int) -> list[int]:
    """Return today's worth of what each alternative costs up to a horizon or a stop, all supplying the same lots."""
    stop, discounts = case.draw.stop, case.discounts
    if stop > horizon:
        return [flow.present(horizon, discounts) for flow in case.supplied]
    factor = discounts.factors[stop // TENTHS]
    pairs = zip(case.supplied, case.ending, strict=True)
    return [flow.present(stop, discounts) + left * factor // SCALE for flow, left in pairs]


def _short(draw: Draw, flow: Flow, first: int) -> bool:
    """Tell whether money ends before the first batch: by time alone, or by cash where the spending is known."""
    if not draw.monthly_spend:
        return first > draw.runway
    return draw.monthly_spend * (first - draw.runway) + flow.spent(first) * TENTHS > 0


def _move(case: Case, partner: str, moved: Move, horizon: int) -> int:
    """Return today's worth of a path with a move."""
    supplied = case.supplied[1 + PARTNERS.index(partner)]
    return move_cost(case.draw, case.year, supplied, partner, moved, case.discounts, horizon)


def _wait(table: Columns, case: Case, extra: MoveDraws, place: int, horizon: int) -> None:
    """Add the cost of building now, and of each partner with and without a move once the read-out is known.

    A plant that goes on being used counts for what it is then worth.
    """
    draw, year, discounts = case.draw, case.year, case.discounts
    goes_on = draw.stop > horizon
    own, *partners = present_costs(case, horizon)
    found = {IN_HOUSE: own - plant_worth(draw, year, horizon, discounts, draw.start) if goes_on else own}
    for partner, stay, first in zip(PARTNERS, partners, case.firsts[1:], strict=True):
        found[f"{partner} stays"] = found[f"{partner} moves"] = stay
        if draw.stop <= draw.readout:
            continue
        months = (extra.transfer[partner][place], extra.comparability[place], extra.dual[place])
        moved = move(draw.readout, 0, build_months(draw), first, *months)
        left = plant_worth(draw, year, horizon, discounts, moved.begin) if goes_on else 0
        found[f"{partner} moves"] = _move(case, partner, moved, horizon) - left
    for name, cost in found.items():
        table.setdefault(name, []).append(cost)


def _keep_fans(money: Money, names: Sequence[str], case: Case, horizon: int, asks_cash: bool) -> None:
    draw = case.draw
    for name, flow in zip(names, case.costs, strict=True):
        paid = flow.by_month(horizon)
        money.cash[name].append(paid)
        if asks_cash:
            hand, spend = draw.monthly_spend * draw.runway // TENTHS, draw.monthly_spend
            money.cash_left[name].append([hand - spend * month - total for month, total in enumerate(paid)])
