"""Gather the money of all scrambles into results."""

from bisect import bisect_left, bisect_right
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
    Spread,
    estimate,
    fan,
    percentile,
    smallest_shares,
    spread,
    together,
    weighted_spread,
)
from calculator.economics.units import NEVER, TENTHS, WEIGHT
from calculator.errors import ModelError

CURVE, REACH = 40, 2
"""Steps of the curve of break-even, and how many times the planned lots it reaches."""

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
    whichever = {name: [_all_ends([way[name] for way in money.present]) for money in monies] for name in names}
    weights = [_all_ends(money.weights) for money in monies]
    cheapest = {
        "present": dict(zip(names, smallest_shares(list(whichever.values()), weights), strict=True)),
        "steady": {name: estimate([money.cheapest[name] for money in monies], WEIGHT) for name in names},
    }
    present = {name: weighted_spread(whichever[name], weights, settings.percentiles) for name in names}
    whole = {name: together(parts) for name, parts in steady.items()}
    return MoneyResult(
        alternatives={name: _money_of(settings.percentiles, monies, name, cheapest, present[name]) for name in names},
        break_even=_break_even(settings.percentiles, monies),
        stop=estimate([[WEIGHT - going for going in money.weights[0]] for money in monies], WEIGHT),
        short_by_cash="monthly_spend" in numbers.values,
        cheaper=_cheaper(names, monies),
        spread_flips=_spread_flips(whole),
        drivers=_drivers(_steady_uniforms(settings, uniforms), whole),
    )


def _all_ends(columns: Sequence[list[int]]) -> list[int]:
    """Return one column of all ways in which the programme may end, one after the other."""
    return [value for column in columns for value in column]


def _money_of(
    percents: Sequence[int],
    monies: Sequence[Money],
    name: str,
    cheapest: Mapping[str, Mapping[str, Estimate]],
    present: Spread | None,
) -> MoneyOf:
    per_lot = [
        [cost * TENTHS // lots for cost, lots in zip(money.steady[name], money.planned, strict=True)]
        for money in monies
    ]
    if present is None:
        raise ModelError("draws without weight; a chance lies outside 0 to 1")
    return MoneyOf(
        cash=fan((row for money in monies for row in money.cash.get(name, ())), percents),
        cash_left=fan((row for money in monies for row in money.cash_left.get(name, ())), percents),
        short=estimate([money.short[name] for money in monies], WEIGHT),
        present=present,
        lots=spread([money.lots[name] for money in monies], percents),
        steady=spread([money.steady[name] for money in monies], percents),
        per_lot=spread(per_lot, percents),
        stranded=weighted_spread(
            [money.stranded[name] for money in monies], [money.stops for money in monies], percents
        ),
        cheapest_present=cheapest["present"][name],
        cheapest_steady=cheapest["steady"][name],
    )


def moved_cost(percents: Sequence[int], monies: Sequence[Money], partner: str) -> Spread | None:
    """Return today's worth of a path with a move in the reader's month, or ``None`` without prices."""
    parts = [_all_ends([way[partner] for way in money.moved]) for money in monies]
    return weighted_spread(parts, [_all_ends(money.weights) for money in monies], percents)


def _cheaper(names: Sequence[str], monies: Sequence[Money]) -> dict[tuple[str, str], Estimate]:
    """Return the chance that a steady year of one alternative costs less than one of another, for every pair."""
    found = {}
    for one, other in permutations(names, 2):
        if one == CDMO:
            parts = [money.bought_below[other] for money in monies]
        elif other == CDMO:
            parts = [[WEIGHT - part for part in money.bought_below[one]] for money in monies]
        else:
            pairs = [zip(money.steady[one], money.steady[other], strict=True) for money in monies]
            parts = [[WEIGHT * (a < b) for a, b in pair] for pair in pairs]
        found[one, other] = estimate(parts, WEIGHT)
    return found


def _break_even(percents: Sequence[int], monies: Sequence[Money]) -> BreakEvenResult:
    """Return where owning pays; draws in which it pays only below a number have no place among the percentiles."""
    parts = [money.break_even for money in monies]
    ordered = sorted(_order_of(found) for part in parts for found in part if found.kind != BELOW)
    marks = [percentile(ordered, percent) for percent in percents] if ordered else [NEVER] * len(percents)
    low, middle, high = (None if mark >= NEVER else mark for mark in marks)
    counted = [Counter(found.kind for found in part) for part in parts]
    planned = spread([money.planned for money in monies], percents)
    return BreakEvenResult(
        lots=(low, middle, high),
        kinds={kind: estimate(_flags(counted, parts, kind)) for kind in KINDS},
        pays_at_plan=estimate([[WEIGHT - part for part in money.bought_below[IN_HOUSE]] for money in monies], WEIGHT),
        planned=planned,
        curve=_curve([found for part in parts for found in part], max(REACH * planned.p80, TENTHS * CURVE)),
    )


def _curve(draws: Sequence[BreakEven], most: int) -> tuple[tuple[int, Fraction], ...]:
    """Return lots a year, evenly from 0, with the share of the draws in which owning pays at them."""
    always = sum([found.kind == ALWAYS for found in draws])
    starts = sorted([found.lots for found in draws if found.kind == LOTS])
    ends = sorted([found.lots for found in draws if found.kind == BELOW])
    grid = [most * step // CURVE for step in range(CURVE + 1)]
    pays = [always + bisect_right(starts, lots) + len(ends) - bisect_left(ends, lots) for lots in grid]
    return tuple((lots, Fraction(count, len(draws))) for lots, count in zip(grid, pays, strict=True))


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


def _steady_uniforms(settings: Settings, uniforms: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """Return the coordinates that a steady year hangs on: those named, and unknown answers."""
    others = {*settings.time_coordinates, *settings.money_coordinates} - set(settings.steady_coordinates)
    return {name: column for name, column in uniforms.items() if name not in others}


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
