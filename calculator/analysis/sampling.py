"""Acceptability by sampling, for when states of the world are too many to list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import isqrt, lcm

from calculator.analysis.additive import exact_sum
from calculator.analysis.centroids import check_order
from calculator.analysis.sobol import BITS, sobol_points
from calculator.errors import ModelError

DrawValues = Callable[[Sequence[int]], Mapping[str, Sequence[int]]]

SCRAMBLES = 8
"""Independent scrambles; the standard error comes from the spread of their means."""

_SE_STEPS = 10**9
_FULL_SHARE = lcm(1, 2, 3)


@dataclass(frozen=True)
class SampledShares:
    """First-rank acceptability averaged over states of the world and weightings together.

    Attributes:
        shares: alternative to share of draws in which it is first; they sum to less than 1 where some states leave no
            alternative.
        standard_errors: alternative to standard error of its share, from independent scrambles, rounded down to 1e-9.
        points: number of draws.
    """

    shares: dict[str, Fraction]
    standard_errors: dict[str, Fraction]
    points: int


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


def sampled_acceptability(
    draw_values: DrawValues,
    n: int,
    order: Sequence[int] | None,
    seed_text: str,
    *,
    points: int = 512,
    state_dimensions: int = 0,
) -> SampledShares:
    """Return first-rank acceptability averaged jointly over states of the world and weightings.

    The first coordinates of each point pick a state, the others a weighting.

    Args:
        draw_values: turns ``state_dimensions`` uniform whole numbers, 0 to ``2**32 - 1``, into values: alternative to
            one whole value per criterion. An alternative that a gate excludes in that state is left out.
        n: number of criteria.
        order: criterion indices, largest swing first, when the reader has ranked the swings.
        seed_text: key of the random numbers, such as the answers in canonical form.
        points: points for each of the 8 independent scrambles, a power of two.
        state_dimensions: how many uniform numbers ``draw_values`` needs.

    Returns:
        Shares, standard errors and the number of draws; the same bytes on every machine.

    Raises:
        ModelError: no criterion, too many dimensions, a number of points that is not a power of two, or an order that
            does not name each criterion once.

    Source:
        Method.md M4 and D2.
    """
    if n < 1:
        raise ModelError("sampling needs at least one criterion")
    if order is not None:
        check_order(order, n)
    totals = [
        _count_firsts(draw_values, order, _draws(state_dimensions, n, points, f"{seed_text} scramble {scramble}"))
        for scramble in range(SCRAMBLES)
    ]
    names = dict.fromkeys(name for total in totals for name in total)
    means = {name: [Fraction(total.get(name, 0), _FULL_SHARE * points) for total in totals] for name in names}
    return SampledShares(
        shares={name: exact_sum(means[name]) / SCRAMBLES for name in names},
        standard_errors={name: standard_error(means[name]) for name in names},
        points=SCRAMBLES * points,
    )


def _draws(state_dimensions: int, n: int, points: int, key: str) -> Iterable[tuple[Sequence[int], Sequence[int]]]:
    """Return the points of one scramble, each split into the part for the state and the part for the weighting."""
    # A single criterion without unknowns needs no chance at all, but the sequence has at least one dimension.
    dimensions = max(state_dimensions + n - 1, 1)
    for point in sobol_points(dimensions, points, key):
        yield point[:state_dimensions], point[state_dimensions : state_dimensions + n - 1]


def _count_firsts(
    draw_values: DrawValues, order: Sequence[int] | None, draws: Iterable[tuple[Sequence[int], Sequence[int]]]
) -> dict[str, int]:
    """Return how often each alternative seen is first, in parts of a draw so that ties are shared exactly."""
    counts: dict[str, int] = {}
    for state, uniforms in draws:
        weights = simplex_weights(uniforms) if order is None else ordered_weights(uniforms, order)
        totals = {
            name: sum([weight * value for weight, value in zip(weights, row, strict=True)])
            for name, row in draw_values(state).items()
        }
        best = max(totals.values(), default=0)
        firsts = [name for name, total in totals.items() if total == best]
        for name in totals:
            counts.setdefault(name, 0)
        for name in firsts:
            counts[name] += _FULL_SHARE // len(firsts)
    return counts


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
