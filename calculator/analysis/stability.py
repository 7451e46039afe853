"""One-way weight stability: how far one weight may move before the leader changes."""

from collections.abc import Sequence
from fractions import Fraction

from calculator.analysis.additive import Number, Values, check_values, check_weights, exact_sum, scores
from calculator.errors import ModelError

Interval = tuple[Fraction, Fraction]


def weight_stability(values: Values, weights: Sequence[Number], criterion: int) -> Interval:
    """Return the weights of one criterion over which the current leader keeps leading.

    Args:
        values: alternative to one whole value per criterion; any number of alternatives.
        weights: swing points per criterion; they are divided by their sum.
        criterion: index of the criterion whose weight moves; the others keep their proportions, or share equally when
            the criterion has all the weight now.

    Returns:
        ``(low, high)`` in shares of all weight, 0 to 1, containing the current weight. ``(0, 1)`` means that no weight
        on this criterion alone can change the leader. Leaders that tie now must all keep leading.

    Raises:
        ModelError: the table or the weights cannot be used, or there is no such criterion.

    Source:
        Method.md M7.
    """
    return group_stability(values, weights, [criterion])


def group_stability(values: Values, weights: Sequence[Number], criteria: Sequence[int]) -> Interval:
    """Return the joint weights of a group of criteria over which the current leader keeps leading.

    Args:
        values: alternative to one whole value per criterion; any number of alternatives.
        weights: swing points per criterion; they are divided by their sum.
        criteria: indices of the group that moves together; inside and outside the group proportions stay as they
            are, or are equal where there is no weight now.

    Returns:
        ``(low, high)`` in shares of all weight, 0 to 1, containing the group's current weight.

    Raises:
        ModelError: the table or the weights cannot be used, or the group is empty or names a criterion twice or one
            that does not exist.

    Source:
        Method.md M7; published case PC5.
    """
    count = check_values(values)
    check_weights(weights, count)
    group = set(criteria)
    if not group or len(group) != len(criteria) or not group <= set(range(count)):
        raise ModelError(f"name criteria to move by different indices from 0 to {count - 1}")
    if len(group) == count:
        return Fraction(0), Fraction(1)
    inside = _part_scores(values, weights, sorted(group))
    outside = _part_scores(values, weights, [j for j in range(count) if j not in group])
    now = scores(values, weights)
    best = max(now.values())
    intervals = [
        _lead_interval(inside[leader] - inside[rival], outside[leader] - outside[rival])
        for leader in values
        if now[leader] == best
        for rival in values
    ]
    return max(low for low, _ in intervals), min(high for _, high in intervals)


def _part_scores(values: Values, weights: Sequence[Number], criteria: Sequence[int]) -> dict[str, Fraction]:
    """Return the scores on some of the criteria, with equal weights where they have none."""
    part: list[Number] = [weights[j] for j in criteria]
    if exact_sum(part) == 0:
        part = [1] * len(part)
    return scores({alternative: [row[j] for j in criteria] for alternative, row in values.items()}, part)


def _lead_interval(inside: Fraction, outside: Fraction) -> Interval:
    """Return where in 0 to 1 the lead ``x * inside + (1 - x) * outside`` is zero or above, which it is somewhere."""
    low, high = Fraction(0), Fraction(1)
    slope = inside - outside
    if slope > 0:
        low = max(low, -outside / slope)
    elif slope < 0:
        high = min(high, -outside / slope)
    return low, high
