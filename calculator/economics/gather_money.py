"""Gather the money of all scrambles into results."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import permutations

from calculator.economics.arithmetic import dislike_at_which_choice_flips, mean_and_deviation
from calculator.economics.break_even import ALWAYS, BELOW, LOTS, BreakEven, Kind
from calculator.economics.drivers import Driver, drivers
from calculator.economics.entities import Settings
from calculator.economics.money import Money
from calculator.economics.paths import CDMO, IN_HOUSE
from calculator.economics.reading import Numbers
from calculator.economics.results import BreakEvenResult, MoneyOf, MoneyResult, WaitingResult
from calculator.economics.summaries import (
    Estimate,
    chance_of_less,
    estimate,
    fan,
    percentile,
    smallest_shares,
    spread,
    together,
)
from calculator.economics.units import NEVER, TENTHS

KINDS: tuple[Kind, ...] = ("always", "lots", "unreachable", "never", "below")


def money_result(
    settings: Settings,
    numbers: Numbers,
    names: Sequence[str],
    monies: Sequence[Money],
    uniforms: Mapping[str, list[int]],
) -> MoneyResult:
    """Return everything about money."""
    steady = {name: [money.steady[name] for money in monies] for name in names}
    present = [[money.present[name] for money in monies] for name in names]
    cheapest = {
        "present": dict(zip(names, smallest_shares(present), strict=True)),
        "steady": dict(zip(names, smallest_shares(list(steady.values())), strict=True)),
    }
    pairs = list(permutations(names, 2))
    stops = [[1] * len(money.stranded[names[0]]) + [0] * _rest(money, names[0]) for money in monies]
    return MoneyResult(
        alternatives={name: _money_of(settings.percentiles, monies, name, cheapest) for name in names},
        break_even=_break_even(settings.percentiles, monies),
        stop=estimate(stops),
        short_by_cash="monthly_spend" in numbers.values,
        cheaper={pair: chance_of_less(steady[pair[0]], steady[pair[1]]) for pair in pairs},
        spread_flips=_spread_flips({name: together(parts) for name, parts in steady.items()}),
        drivers=_drivers(uniforms, {name: together(parts) for name, parts in steady.items()}),
    )


def _rest(money: Money, name: str) -> int:
    """Return the draws in which the programme goes on."""
    return len(money.steady[name]) - len(money.stranded[name])


def _money_of(
    percents: Sequence[int], monies: Sequence[Money], name: str, cheapest: Mapping[str, Mapping[str, Estimate]]
) -> MoneyOf:
    per_lot = [
        [cost * TENTHS // lots for cost, lots in zip(money.steady[name], money.planned, strict=True)]
        for money in monies
    ]
    stranded = [money.stranded[name] for money in monies]
    return MoneyOf(
        cash=fan((row for money in monies for row in money.cash[name]), percents),
        cash_left=fan((row for money in monies for row in money.cash_left[name]), percents),
        short=estimate([money.short[name] for money in monies]),
        present=spread([money.present[name] for money in monies], percents),
        lots=spread([money.lots[name] for money in monies], percents),
        steady=spread([money.steady[name] for money in monies], percents),
        per_lot=spread(per_lot, percents),
        stranded=spread(stranded, percents) if any(stranded) else None,
        cheapest_present=cheapest["present"][name],
        cheapest_steady=cheapest["steady"][name],
    )


def _break_even(percents: Sequence[int], monies: Sequence[Money]) -> BreakEvenResult:
    """Return where owning pays; draws in which it pays only below a number have no place among the percentiles."""
    parts = [money.break_even for money in monies]
    ordered = sorted(_order_of(found) for part in parts for found in part if found.kind != BELOW)
    marks = [percentile(ordered, percent) for percent in percents] if ordered else [NEVER] * len(percents)
    low, middle, high = (None if mark >= NEVER else mark for mark in marks)
    pays = [
        [int(found.pays_at(lots)) for found, lots in zip(money.break_even, money.planned, strict=True)]
        for money in monies
    ]
    counted = [Counter(found.kind for found in part) for part in parts]
    return BreakEvenResult(
        lots=(low, middle, high),
        kinds={kind: estimate(_flags(counted, parts, kind)) for kind in KINDS},
        pays_at_plan=estimate(pays),
        planned=spread([money.planned for money in monies], percents),
    )


def _order_of(found: BreakEven) -> int:
    return 0 if found.kind == ALWAYS else min(found.lots, NEVER) if found.kind == LOTS else NEVER


def _flags(counted: Sequence[Counter[Kind]], parts: Sequence[Sequence[BreakEven]], kind: Kind) -> list[list[int]]:
    return [[1] * counts[kind] + [0] * (len(part) - counts[kind]) for counts, part in zip(counted, parts, strict=True)]


def _spread_flips(steady: Mapping[str, list[int]]) -> dict[tuple[str, str], Fraction | None]:
    """Return, for each pair, the dislike of spread at which the one with the lower mean is given up."""
    found = {name: mean_and_deviation(values) for name, values in steady.items()}
    return {
        (one, other): dislike_at_which_choice_flips(
            (-found[one][0], -found[other][0]), (found[one][1], found[other][1])
        )
        for one, other in permutations(steady, 2)
    }


def _drivers(uniforms: Mapping[str, list[int]], steady: Mapping[str, list[int]]) -> tuple[Driver, ...]:
    difference = [a - b for a, b in zip(steady[IN_HOUSE], steady[CDMO], strict=True)]
    return drivers(uniforms, difference, [[-cost for cost in costs] for costs in steady.values()])


def waiting_result(monies: Sequence[Money]) -> WaitingResult | None:
    """Return whether to wait for the read-out, or ``None`` where none lies ahead.

    What follows a positive read-out is chosen by mean cost: the read-out tells whether, not how much.
    """
    if not monies or not monies[0].waiting:
        return None
    parts = {name: [money.waiting.get(name, []) for money in monies] for name in monies[0].waiting}
    ways = {name: estimate(columns) for name, columns in parts.items()}
    best = min((name for name in ways if name != IN_HOUSE), key=lambda name: ways[name].value)
    partner, then = best.split(" ")
    gains = [
        [a - b for a, b in zip(own, waited, strict=True)]
        for own, waited in zip(parts[IN_HOUSE], parts[best], strict=True)
    ]
    return WaitingResult(ways[IN_HOUSE], partner, then, ways[best], estimate(gains), ways)
