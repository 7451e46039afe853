"""Money of all draws of one scramble: columns of whole numbers that the results are made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from calculator.economics.break_even import BreakEven
from calculator.economics.cash import Discounts, Flow
from calculator.economics.costs import (
    Costs,
    all_costs,
    bridging,
    plant_break_even,
    released,
    steady_year,
    stranded,
    wind_down,
)
from calculator.economics.draws import Draws
from calculator.economics.moves import PARTNERS, MoveDraws, move, move_cost, plant_worth
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
    waiting: Columns = field(default_factory=dict)


def money_columns(draws: Draws, times: Times, moved: MoveDraws, discounts: Discounts, fans: bool) -> Money:
    """Return the money of every draw.

    Args:
        fans: also keep payments by month, which a long reference run leaves out.
    """
    names = tuple(times.walks)
    horizon = draws.economics.settings.horizon * TENTHS
    longer = draws.economics.settings.waiting_horizon * TENTHS
    money = Money()
    tables = (money.steady, money.present, money.lots, money.short, money.stranded)
    for table in tables:
        table.update({name: [] for name in names})
    money.cash, money.cash_left = {name: [] for name in names}, {name: [] for name in names}
    asks_cash = "monthly_spend" in draws.numbers.values
    for place, draw in enumerate(money_draws(draws, times)):
        year = yearly(draws, draw)
        costs = all_costs(draw, year)
        firsts = (draw.first_own, draw.first_cdmo, draw.first_host)
        _append(money.steady, names, steady_year(draw, year, discounts))
        _append(money.present, names, present_costs(draw, year, costs, firsts, discounts, horizon))
        _append(money.lots, names, [released(draw, first, horizon) for first in firsts])
        _append(money.short, names, [int(_short(draw, flow, first)) for flow, first in zip(costs, firsts, strict=True)])
        if draw.stop <= horizon:
            _append(money.stranded, names, stranded(draw, year, draw.stop))
        money.break_even.append(plant_break_even(draw, year, discounts))
        money.planned.append(draw.planned_batches)
        if draw.readout < NEVER:
            _wait(money.waiting, draw, year, costs, moved, place, discounts, longer)
        if fans:
            months = draws.economics.settings.horizon
            _keep_fans(money, names, draw, costs, months, asks_cash)
    return money


def _append(table: Columns, names: Sequence[str], values: Sequence[int]) -> None:
    for name, value in zip(names, values, strict=True):
        table[name].append(value)


def present_costs(
    draw: Draw, year: Yearly, costs: Costs, firsts: Sequence[int], discounts: Discounts, horizon: int
) -> list[int]:
    """Return today's worth of what each alternative costs up to a horizon or a stop, all supplying the same lots."""
    until, earliest = min(horizon, draw.stop), min(firsts)
    found = []
    ending = wind_down(draw, year, draw.stop) if draw.stop <= horizon else (0, 0, 0)
    factor, whole = discounts.factors[until // TENTHS], discounts.factors[0]
    for flow, first, left in zip(costs, firsts, ending, strict=True):
        cost = flow.present(until, discounts) + left * factor // whole
        if first > earliest:
            cost += bridging(draw, year, earliest, first).present(until, discounts)
        found.append(cost)
    return found


def _short(draw: Draw, flow: Flow, first: int) -> bool:
    """Tell whether money ends before the first batch: by time alone, or by cash where the spending is known."""
    if not draw.monthly_spend:
        return first > draw.runway
    return draw.monthly_spend * (first - draw.runway) + flow.spent(first) * TENTHS > 0


def _wait(
    table: Columns, draw: Draw, year: Yearly, costs: Costs, moved: MoveDraws, place: int, discounts: Discounts, horizon: int
) -> None:
    """Add the cost of building now, and of each partner with and without a move once the read-out is known."""
    firsts = (draw.first_own, draw.first_cdmo, draw.first_host)
    own, cdmo, host = present_costs(draw, year, costs, firsts, discounts, horizon)
    if draw.stop > horizon:
        own -= plant_worth(draw, year, horizon, discounts)
    found = {IN_HOUSE: own}
    for partner, stay, first in zip(PARTNERS, (cdmo, host), firsts[1:], strict=True):
        found[f"{partner} stays"] = stay
        going = move(
            draw.readout, 0, draw.ready_own - draw.start, first,
            moved.transfer[partner][place], moved.comparability[place], moved.dual[place],
        )  # fmt: skip
        waited = move_cost(draw, year, costs, partner, going, discounts, horizon)
        if first > min(firsts):
            waited += bridging(draw, year, min(firsts), first).present(min(horizon, draw.stop), discounts)
        found[f"{partner} moves"] = waited
    for name, cost in found.items():
        table.setdefault(name, []).append(cost)


def _keep_fans(money: Money, names: Sequence[str], draw: Draw, costs: Costs, horizon: int, asks_cash: bool) -> None:
    for name, flow in zip(names, costs, strict=True):
        paid = flow.by_month(horizon)
        money.cash[name].append(paid)
        if asks_cash:
            hand = draw.monthly_spend * draw.runway // TENTHS
            money.cash_left[name].append([hand - draw.monthly_spend * month - sum_ for month, sum_ in enumerate(paid)])
