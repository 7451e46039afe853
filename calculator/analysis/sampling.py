"""Drawing levels and weightings from uniform whole numbers, and the error of what is averaged over them."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import isqrt

from calculator.analysis.additive import exact_sum
from calculator.analysis.sobol import BITS
from calculator.errors import ModelError

SCRAMBLES = 8
"""Independent scrambles; the standard error comes from the spread of their means."""

_SE_STEPS = 10**9


def pick(uniform: int, shares: Sequence[int]) -> int:
    """Return the index that a uniform whole number selects when indices are drawn in proportion to shares.

    Args:
        uniform: 0 to ``2**32 - 1``, such as a Sobol coordinate.
        shares: whole shares of zero or above, not all zero.

    Returns:
        Index of a share above zero; it never falls as ``uniform`` grows.
    """
    target = uniform * sum(shares) >> BITS
    for index, share in enumerate(shares):
        target -= share
        if target < 0:
            return index
    raise ModelError("shares to draw from must be whole numbers, zero or above, and not all zero")


def simplex_weights(uniforms: Iterable[int]) -> list[int]:
    """Return weights drawn evenly from all weightings: the spacings of sorted uniform numbers.

    Args:
        uniforms: one whole number from 0 to ``2**32 - 1`` fewer than there are criteria.

    Returns:
        Whole weights that sum to ``2**32``. No logarithm is needed, and nothing is pulled to the middle.
    """
    return [right - left for left, right in pairwise([0, *sorted(uniforms), 1 << BITS])]


def ordered_weights(uniforms: Iterable[int], order: Sequence[int]) -> list[int]:
    """Return weights drawn evenly from the weightings that respect an order of swings.

    Args:
        uniforms: one whole number from 0 to ``2**32 - 1`` fewer than there are criteria.
        order: criterion indices, largest swing first.

    Returns:
        Whole weights per criterion that sum to ``2**32`` and do not rise along ``order``.
    """
    falling = sorted(simplex_weights(uniforms), reverse=True)
    weights = [0] * len(falling)
    for criterion, weight in zip(order, falling, strict=True):
        weights[criterion] = weight
    return weights


def standard_error(means: Sequence[Fraction]) -> Fraction:
    """Return the standard error of the mean of independent estimates, rounded down to a multiple of 1e-9.

    Args:
        means: at least two estimates, such as one per scramble.

    Returns:
        Standard deviation divided by the square root of their number, by a whole-number square root.
    """
    count = len(means)
    centre = exact_sum(means) / count
    variance = exact_sum((mean - centre) ** 2 for mean in means) / (count * (count - 1))
    return Fraction(isqrt(variance.numerator * _SE_STEPS**2 // variance.denominator), _SE_STEPS)
