"""Money of all draws of one scramble: columns of whole numbers that the results are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from calculator.economics.break_even import BreakEven
from calculator.economics.case import Case, case_of, move_present, present_costs, runs_short
from calculator.economics.cash import Discounts
from calculator.economics.chances import chance_bought_is_cheaper, cheapest_year
from calculator.economics.costs import plant_break_even, released, steady_year, stranded
from calculator.economics.draws import Draws
from calculator.economics.moves import Moved, MoveDraws
from calculator.economics.paths import HYBRID, IN_HOUSE, Times
from calculator.economics.prices import End, ends_of, money_draws, stops_of, yearly
from calculator.economics.units import NEVER, TENTHS
from calculator.economics.waiting import keep_ways

Columns = dict[str, list[int]]


@dataclass
class Money:
    """Columns by alternative, one entry per draw, in whole units of currency unless said otherwise.

    Attributes:
        steady: a year at launch volumes, capital spread over its life.
        weights: chance of each way the programme may end (going on, another stop, a bad read-out), one column a way, in
            parts of a million; a stop beyond the horizon counts as going on.
        present: 48 months at today's worth, one table a way; with the lots that an alternative cannot make yet at the
            quoted price, so that all three supply the same.
        lots: released lots within the horizon, in tenths; planned: released lots a year at launch, in tenths.
        short: chance that money ends before the first GMP batch, in parts of a million.
        cheapest: chance of the cheapest steady year, and bought_below: chance that a steady year at the CDMO costs less
            than one of each other, both over the possible prices per batch, in parts of a million.
        cash: what is paid by the end of each month while the programme goes on.
        cash_left: cash in hand at the end of each month, where the monthly spending is known; from the middle of the
            runway's range.
        stranded: what a stop strands, several months of a stop to a draw; stops: how much each of them counts.
        break_even: of an own plant against a CDMO.
        moved: like ``present`` for each partner with a move in the reader's month.
        waiting: expected cost over the longer horizon of each way to decide, in the draws with a read-out.
    """

    steady: Columns = field(default_factory=dict)
    weights: list[list[int]] = field(default_factory=list)
    present: list[Columns] = field(default_factory=list)
    lots: Columns = field(default_factory=dict)
    short: Columns = field(default_factory=dict)
    cheapest: Columns = field(default_factory=dict)
    bought_below: Columns = field(default_factory=dict)
    cash: dict[str, list[list[int]]] = field(default_factory=dict)
    cash_left: dict[str, list[list[int]]] = field(default_factory=dict)
    stranded: Columns = field(default_factory=dict)
    stops: list[int] = field(default_factory=list)
    break_even: list[BreakEven] = field(default_factory=list)
    planned: list[int] = field(default_factory=list)
    moved: list[Columns] = field(default_factory=list)
    waiting: Columns = field(default_factory=dict)


class Wanted(NamedTuple):
    """What to work out beside the three alternatives: payments by month, and waiting for a read-out."""

    fans: bool = True
    waiting: bool = True


def money_columns(
    draws: Draws,
    times: Times,
    extra: MoveDraws,
    moved: Mapping[str, Moved],
    discounts: Discounts,
    wanted: Wanted,
) -> Money:
    """Return the money of every draw.

    Args:
        extra: months that a move adds; moved: each partner's move in the reader's month, if one was given.
    """
    names = tuple(times.walks)
    horizon = draws.economics.settings.horizon * TENTHS
    price = draws.numbers.values["price_per_batch"]
    cases = [case_of(draw, yearly(draws, draw), discounts) for draw in money_draws(draws, times)]
    ends = [ends_of(case.draw, horizon) for case in cases]
    steady = [steady_year(case.draw, case.year, discounts) for case in cases]
    below = [
        [chance_bought_is_cheaper(case.year, cost, price) for cost in (own, host)]
        for case, (own, _, host) in zip(cases, steady, strict=True)
    ]
    cheapest = [cheapest_year(own, host, *less) for (own, _, host), less in zip(steady, below, strict=True)]
    stops = [(case, stop, weight) for case in cases for stop, weight in stops_of(case.draw, horizon)]
    return Money(
        steady=_by_name(names, steady),
        cheapest=_by_name(names, cheapest),
        bought_below=_by_name((IN_HOUSE, HYBRID), below),
        weights=[[weight for _, weight in column] for column in zip(*ends, strict=True)],
        present=[_by_name(names, rows) for rows in _present(cases, ends, horizon)],
        lots=_by_name(names, [[released(case.draw, first, horizon) for first in case.firsts] for case in cases]),
        short=_by_name(names, [list(map(runs_short, [case.draw] * 3, case.costs, case.firsts)) for case in cases]),
        break_even=[plant_break_even(case.draw, case.year, discounts) for case in cases],
        planned=[case.draw.planned_batches for case in cases],
        stranded=_by_name(names, [stranded(case.draw, case.year, stop) for case, stop, _ in stops]),
        stops=[weight for _, _, weight in stops],
        moved=[_moved(cases, moved, ends, horizon, place) for place in range(len(ends[0]))],
        waiting=_waiting(cases, extra, draws) if wanted.waiting else {},
        **(_fans(names, cases, draws) if wanted.fans else {}),
    )


def _by_name(names: Sequence[str], rows: Sequence[Sequence[int]]) -> Columns:
    """Turn one row of alternatives per draw into one column per alternative."""
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    return {name: list(column) for name, column in zip(names, columns, strict=True)}


def _present(cases: Sequence[Case], ends: Sequence[Sequence[End]], horizon: int) -> list[list[list[int]]]:
    """Return one list for each way in which the programme may end; where it does not happen, the row of going on."""
    going = [present_costs(case, horizon, NEVER) for case in cases]
    found = [going]
    for place in range(1, len(ends[0])):
        rows = []
        for case, ways, row in zip(cases, ends, going, strict=True):
            stop, weight = ways[place]
            rows.append(present_costs(case, horizon, stop) if weight else row)
        found.append(rows)
    return found


def _moved(
    cases: Sequence[Case], moved: Mapping[str, Moved], ends: Sequence[Sequence[End]], horizon: int, place: int
) -> Columns:
    """Return the cost of each partner's move for one way in which the programme may end, that of going on first."""
    return {
        partner: [
            move_present(case, partner, move, horizon, ways[place][0] if ways[place][1] else NEVER)
            for case, ways, move in zip(cases, ends, columns.moves, strict=True)
        ]
        for partner, columns in moved.items()
    }


def _waiting(cases: Sequence[Case], extra: MoveDraws, draws: Draws) -> Columns:
    """Return the cost of each way to decide, in the draws with a read-out."""
    longer = draws.economics.settings.waiting_horizon * TENTHS
    table: Columns = {}
    for place, case in enumerate(cases):
        if case.draw.readout < NEVER:
            keep_ways(table, case, extra, place, longer)
    return table


def _fans(names: Sequence[str], cases: Sequence[Case], draws: Draws) -> dict[str, dict[str, list[list[int]]]]:
    """Return what is paid by the end of each month, and what is then left of the money where the spending is known."""
    months = draws.economics.settings.horizon
    cash = {name: [case.costs[place].by_month(months) for case in cases] for place, name in enumerate(names)}
    if "monthly_spend" not in draws.numbers.values:
        return {"cash": cash}
    spending = [case.draw.monthly_spend for case in cases]
    hands = [
        spend * (case.draw.runway_low + case.draw.runway_high) // (2 * TENTHS)
        for case, spend in zip(cases, spending, strict=True)
    ]
    left = {
        name: [
            [hand - spend * month - paid for month, paid in enumerate(row)]
            for row, hand, spend in zip(rows, hands, spending, strict=True)
        ]
        for name, rows in cash.items()
    }
    return {"cash": cash, "cash_left": left}
