"""Weights that stand for an order of swings, and values averaged along that order."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from math import lcm

from calculator.analysis.additive import Values, is_whole
from calculator.errors import ModelError


def rank_order_centroid(n: int) -> list[Fraction]:
    """Return the mean weights when only the order of the swings is known.

    Args:
        n: number of criteria, at least 1.

    Returns:
        Weight of the largest swing first; they fall strictly and sum to exactly 1.

    Raises:
        ModelError: fewer than one criterion.

    Source:
        ``w_k = (1/n) sum of 1/i for i = k..n``, method.md M3; published case PC9.
    """
    if not is_whole(n) or n < 1:
        raise ModelError("weights from an order need at least one criterion")
    tails = list(accumulate(Fraction(1, i * n) for i in range(n, 0, -1)))
    return tails[::-1]


def check_order(order: Sequence[int], count: int) -> None:
    """Refuse an order of swings that does not name every criterion exactly once.

    Args:
        order: criterion indices, largest swing first.
        count: number of criteria.

    Raises:
        ModelError: an index is missing, repeated or outside 0 to ``count - 1``.
    """
    if sorted(order) != list(range(count)):
        raise ModelError(f"the order of swings must name each of the {count} criteria exactly once")


def cumulated_values(values: Values, order: Sequence[int]) -> Mapping[str, list[int]]:
    """Return the values at the corners of the region of weights that respect an order.

    Corner ``k`` gives equal weight to the ``k`` largest swings, so its value is the mean of the first ``k`` values.

    Args:
        values: alternative to one whole value per criterion.
        order: criterion indices, largest swing first.

    Returns:
        Alternative to one value per corner, all multiplied by the same factor so that they stay whole.

    Raises:
        ModelError: the order does not name each criterion exactly once.

    Source:
        Method.md M5, order of swings (L1).
    """
    count = len(next(iter(values.values())))
    check_order(order, count)
    scale = lcm(*range(1, count + 1))
    return {
        alternative: [
            scale // k * total for k, total in enumerate(accumulate(row[criterion] for criterion in order), start=1)
        ]
        for alternative, row in values.items()
    }
