"""Exact probability that one alternative beats another when every weighting is equally likely."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import comb

from calculator.analysis.additive import Values, check_values
from calculator.analysis.centroids import cumulated_values
from calculator.errors import ModelError


def pairwise_win(d: Sequence[int]) -> Fraction:
    """Return the share of all weightings under which the weighted sum of differences is above zero.

    By the Hermite-Genocchi formula that share is the divided difference of ``max(x, 0)^(n-1)`` at the differences.
    Repeated differences use derivatives, so nothing is perturbed.

    Args:
        d: value of the one minus value of the other, per criterion.

    Returns:
        Exact share, 0 to 1; one half when every difference is zero.

    Raises:
        ModelError: there is no criterion.

    Source:
        Varsi 1973, Ali 1973; method.md M5, two alternatives; published case PC11.
    """
    if not d:
        raise ModelError("there is no criterion to compare on; give at least one difference")
    if not any(d):
        return Fraction(1, 2)
    return _divided_difference(sorted(d))


def _divided_difference(nodes: Sequence[int]) -> Fraction:
    """Return the divided difference of ``max(x, 0)^(n-1)`` at sorted nodes, not all zero."""
    column = [_scaled_derivative(node, len(nodes) - 1, 0) for node in nodes]
    for step in range(1, len(nodes)):
        column = [
            (column[i + 1] - column[i]) / (nodes[i + step] - nodes[i])
            if nodes[i + step] != nodes[i]
            else _scaled_derivative(nodes[i], len(nodes) - 1, step)
            for i in range(len(nodes) - step)
        ]
    return column[0]


def _scaled_derivative(x: int, power: int, order: int) -> Fraction:
    """Return a derivative of ``max(x, 0)^power``, divided by the factorial of its order: the limit for equal nodes."""
    return Fraction(comb(power, order) * x ** (power - order) if x > 0 else 0)


def pairwise_indices(values: Values, order: Sequence[int] | None = None) -> dict[tuple[str, str], Fraction]:
    """Return, for each ordered pair, the share of weightings under which the first beats the second.

    Args:
        values: alternative to one whole value per criterion; any number of alternatives.
        order: criterion indices, largest swing first, when the reader has ranked the swings.

    Returns:
        ``{(a, b): share}``; ``(a, b)`` and ``(b, a)`` sum to exactly 1, and identical alternatives have one half each.

    Raises:
        ModelError: the table or the order cannot be used.

    Source:
        Method.md M5, two alternatives.
    """
    check_values(values)
    rows = values if order is None else cumulated_values(values, order)
    indices: dict[tuple[str, str], Fraction] = {}
    for a, b in combinations(rows, 2):
        share = pairwise_win([x - y for x, y in zip(rows[a], rows[b], strict=True)])
        indices[a, b], indices[b, a] = share, 1 - share
    return indices


def two_alternatives(values: Values, order: Sequence[int] | None = None) -> dict[str, Fraction]:
    """Return the exact first-rank acceptability of two alternatives, as after a gate has removed the third.

    Args:
        values: exactly two alternatives, one whole value per criterion each.
        order: criterion indices, largest swing first, when the reader has ranked the swings.

    Returns:
        Alternative to exact share; the two sum to 1.

    Raises:
        ModelError: not exactly two alternatives, or the table or the order cannot be used.
    """
    check_values(values, least=2, most=2)
    first, second = values
    indices = pairwise_indices(values, order)
    return {first: indices[first, second], second: indices[second, first]}
