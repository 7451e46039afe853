"""From columns of draws to estimates: chances, percentiles as order statistics, and errors from the scrambles."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import accumulate
from math import isqrt, lcm
from typing import NamedTuple

Parts = Sequence[Sequence[int]]
"""A column in as many parts as there are scrambles."""

TIES = lcm(1, 2, 3)
"""Parts into which one draw is split when up to three alternatives tie."""

PERCENT = 100
STEPS = 10**9
"""Errors are rounded down to a multiple of ``1 / STEPS``."""


class Estimate(NamedTuple):
    """A mean, or a chance from 0 to 1, with its standard error from the spread between scrambles."""

    value: Fraction
    error: Fraction


class Spread(NamedTuple):
    """Percentiles 20, 50 and 80 as order statistics, the standard error of each, and the mean."""

    p20: int
    p50: int
    p80: int
    errors: tuple[Fraction, Fraction, Fraction]
    mean: Estimate


def together(parts: Parts) -> list[int]:
    """Return the whole column."""
    return [value for part in parts for value in part]


def percentile(ordered: Sequence[int], percent: int) -> int:
    """Return the smallest value that at least this share of the values does not exceed.

    Args:
        ordered: values, not falling, at least one.
        percent: 1 to 100.
    """
    return ordered[-(-percent * len(ordered) // PERCENT) - 1]


def estimate(parts: Parts, whole: int = 1) -> Estimate:
    """Return the mean of all draws, in units of ``whole``, with its standard error.

    Parts without a draw are left out; with fewer than two others the error is 0.
    """
    return _from_sums([(sum(part), len(part) * whole) for part in parts if part])


def weighted_estimate(parts: Parts, weights: Parts) -> Estimate | None:
    """Return the mean of draws that do not count alike, or ``None`` where none counts."""
    sums = [
        (sum([value * weight for value, weight in zip(part, heavy, strict=True)]), sum(heavy))
        for part, heavy in zip(parts, weights, strict=True)
    ]
    counted = [(total, count) for total, count in sums if count]
    return _from_sums(counted) if counted else None


def _from_sums(sums: Sequence[tuple[int, int]]) -> Estimate:
    """Return the mean of parts given as sum and count."""
    total, count = sum([part for part, _ in sums]), sum([size for _, size in sums])
    return Estimate(Fraction(total, count), _error(sums))


def _error(sums: Sequence[tuple[int, int]]) -> Fraction:
    """Return the standard error of the mean of independent means, each a sum and a count, as ``standard_error`` does.

    Counts are brought to a common one first, so that whole numbers do and no fraction is made on the way.
    """
    means = len(sums)
    if means < 2:
        return Fraction(0)
    common = lcm(*[count for _, count in sums])
    scaled = [total * (common // count) for total, count in sums]
    centre = sum(scaled)
    squares = sum([(means * value - centre) ** 2 for value in scaled])
    return Fraction(isqrt(squares * STEPS**2 // (means**3 * (means - 1) * common**2)), STEPS)


def spread(parts: Parts, percents: Sequence[int]) -> Spread:
    """Return three percentiles and the mean of all draws.

    The error of a percentile comes from the same percentile of each scramble.
    """
    ordered = sorted(together(parts))
    each = [sorted(part) for part in parts if part]
    errors = [_error([(percentile(part, percent), 1) for part in each]) for percent in percents]
    low, middle, high = (percentile(ordered, percent) for percent in percents)
    return Spread(low, middle, high, (errors[0], errors[1], errors[2]), estimate(parts))


def weighted_spread(parts: Parts, weights: Parts, percents: Sequence[int]) -> Spread | None:
    """Return three percentiles and the mean of draws that do not count alike, or ``None`` where none counts."""
    mean = weighted_estimate(parts, weights)
    if mean is None:
        return None
    whole = [(together(parts), together(weights))]
    each = [(part, heavy) for part, heavy in zip(parts, weights, strict=True) if any(heavy)]
    marks = [[_weighted_percentiles(part, heavy, percents) for part, heavy in group] for group in (whole, each)]
    errors = [_error([(mark[place], 1) for mark in marks[1]]) for place in range(len(percents))]
    low, middle, high = marks[0][0]
    return Spread(low, middle, high, (errors[0], errors[1], errors[2]), mean)


def _weighted_percentiles(values: Sequence[int], weights: Sequence[int], percents: Sequence[int]) -> list[int]:
    """Return percentiles of draws that do not count alike; with equal weights they are those of ``percentile``."""
    order = sorted(range(len(values)), key=values.__getitem__)
    reached = list(accumulate([weights[place] for place in order]))
    marks = [bisect_left(reached, -(-percent * reached[-1] // PERCENT)) for percent in percents]
    return [values[order[mark]] for mark in marks]


def fan(rows: Iterable[Sequence[int]], percents: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return the percentiles of each month, from one row of months per draw."""
    found = []
    for column in zip(*rows, strict=True):
        ordered = sorted(column)
        found.append(tuple(percentile(ordered, percent) for percent in percents))
    return tuple(found)


def smallest_shares(columns: Sequence[Parts], weights: Parts | None = None) -> list[Estimate]:
    """Return how often each of up to three columns is the smallest, ties shared equally.

    Args:
        columns: one column per alternative, all with the same parts.
        weights: of each draw, where draws do not count alike.
    """
    counted: list[list[tuple[int, int]]] = [[] for _ in columns]
    for place, parts in enumerate(zip(*columns, strict=True)):
        heavy = weights[place] if weights is not None else [1] * len(parts[0])
        shares = [0] * len(columns)
        for weight, *draw in zip(heavy, *parts, strict=True):
            best = min(draw)
            share = weight * TIES // draw.count(best)
            for alternative, value in enumerate(draw):
                if value == best:
                    shares[alternative] += share
        whole = TIES * sum(heavy)
        for alternative, share in enumerate(shares):
            counted[alternative].append((share, whole))
    return [_from_sums(sums) for sums in counted]


def chance_of_less(first: Parts, second: Parts) -> Estimate:
    """Return how often the first column is below the second; a tie counts for neither."""
    return estimate([[int(a < b) for a, b in zip(x, y, strict=True)] for x, y in zip(first, second, strict=True)])


def chance_up_to(parts: Parts, limit: int) -> Estimate:
    """Return how often a column does not exceed a limit."""
    return estimate([[int(value <= limit) for value in part] for part in parts])
