"""Possible and necessary winners and maximum regret when each swing lies between two bounds."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from calculator.analysis.additive import Number, Values, check_values, check_weights, exact_sum, is_whole
from calculator.errors import ModelError

Bounds = Sequence[Number]
Differences = Sequence[Number]


def possible_winners(values: Values, low: Bounds, high: Bounds) -> list[str]:
    """Return the alternatives that are first, alone or in a tie, for some swings within the bounds.

    Args:
        values: one to three alternatives, one whole value per criterion each.
        low: smallest swing points per criterion, zero or above.
        high: largest swing points per criterion, not below ``low``.

    Returns:
        At least one alternative, in the order given.

    Raises:
        ModelError: the table or the bounds cannot be used.

    Source:
        Method.md M6: the smallest over mixtures of rivals of the largest lead over swings is not negative.
    """
    _check_box(values, low, high)
    return [alternative for alternative in values if _can_lead(_leads(values, alternative), low, high)]


def necessary_winner(values: Values, low: Bounds, high: Bounds) -> str | None:
    """Return the alternative that is strictly first for all swings within the bounds, if there is one.

    Args:
        values: one to three alternatives, one whole value per criterion each.
        low: smallest swing points per criterion, zero or above.
        high: largest swing points per criterion, not below ``low``.

    Returns:
        The alternative, or ``None``.

    Raises:
        ModelError: the table or the bounds cannot be used.

    Source:
        Method.md M6: the largest lead of every rival is below zero.
    """
    _check_box(values, low, high)
    for alternative in values:
        if all(_largest_mean([-d for d in lead], low, high) < 0 for lead in _leads(values, alternative)):
            return alternative
    return None


def max_regret(values: Values, low: Bounds, high: Bounds) -> dict[str, Fraction]:
    """Return how far each alternative may fall behind the best one for swings within the bounds.

    Args:
        values: one to three alternatives, one whole value per criterion each.
        low: smallest swing points per criterion, zero or above.
        high: largest swing points per criterion, not below ``low``.

    Returns:
        Alternative to its largest loss of score, in points of the value scale; 0 for one that is always first.

    Raises:
        ModelError: the table or the bounds cannot be used.

    Source:
        Method.md M6; Dinkelbach 1967 for the ratio of two linear forms.
    """
    _check_box(values, low, high)
    return {
        alternative: max(
            [Fraction(0), *(_largest_mean([-d for d in lead], low, high) for lead in _leads(values, alternative))]
        )
        for alternative in values
    }


def _check_box(values: Values, low: Bounds, high: Bounds) -> None:
    """Refuse bounds that do not describe swings."""
    count = check_values(values, most=3)
    check_weights(high, count)
    if len(low) != count:
        raise ModelError(f"{count} values but {len(low)} lower bounds; give one of each per criterion")
    if not all(is_whole(bound) or isinstance(bound, Fraction) for bound in low):
        raise ModelError("bounds on swings must be whole numbers or exact fractions")
    for position, (least, most) in enumerate(zip(low, high, strict=True)):
        if not 0 <= least <= most:
            raise ModelError(f"the bounds of criterion {position} must satisfy 0 <= low <= high: {least}, {most}")


def _leads(values: Values, alternative: str) -> list[list[int]]:
    """Return the differences per criterion to each rival."""
    own = values[alternative]
    return [[x - y for x, y in zip(own, row, strict=True)] for rival, row in values.items() if rival != alternative]


def _can_lead(leads: Sequence[Differences], low: Bounds, high: Bounds) -> bool:
    """Return whether some swings, not all zero, leave no rival ahead."""
    if not leads:
        return True
    first, second = leads[0], leads[-1]
    ahead = _box_test(low, high) if any(low) else _cone_test(high)
    # The largest lead is convex and piecewise linear in the mixture t, so its smallest value is at an end or where the
    # sign of a coefficient changes; in the cone of free swings the same holds with the stretches between them.
    turns = {Fraction(e, e - d) for d, e in zip(first, second, strict=True) if d * e < 0}
    mixtures = sorted({Fraction(0), Fraction(1)} | turns)
    between = [(t + s) / 2 for t, s in pairwise(mixtures)]
    return all(ahead([t * d + (1 - t) * e for d, e in zip(first, second, strict=True)]) for t in (*mixtures, *between))


def _box_test(low: Bounds, high: Bounds) -> Callable[[Differences], bool]:
    """Return the test whether the largest lead over the box is not negative."""
    return lambda lead: _largest_sum(lead, low, high) >= 0


def _cone_test(high: Bounds) -> Callable[[Differences], bool]:
    """Return the test for swings that may all be near zero: some criterion that may count must not argue against."""
    return lambda lead: any(d >= 0 for d, most in zip(lead, high, strict=True) if most > 0)


def _largest_sum(lead: Differences, low: Bounds, high: Bounds) -> Fraction:
    """Return the largest sum of differences times swings within the box."""
    return exact_sum(d * _pull(d, least, most) for d, least, most in zip(lead, low, high, strict=True))


def _pull(difference: Number, least: Number, most: Number) -> Number:
    """Return the swing that makes the most of a difference."""
    return most if difference > 0 else least


def _largest_mean(lead: Differences, low: Bounds, high: Bounds) -> Fraction:
    """Return the largest swing-weighted mean of the differences, by Dinkelbach's method.

    From any swings, take their mean as the level to beat and choose the swings that beat it by most. Each round raises
    the level to the mean of another corner of the box, so it ends after finitely many, at the exact maximum.
    """
    level = exact_sum(d * most for d, most in zip(lead, high, strict=True)) / exact_sum(high)
    while True:
        swings = [_pull(d - level, least, most) for d, least, most in zip(lead, low, high, strict=True)]
        if exact_sum((d - level) * swing for d, swing in zip(lead, swings, strict=True)) == 0:
            return level
        level = exact_sum(d * swing for d, swing in zip(lead, swings, strict=True)) / exact_sum(swings)
