"""A weighted sum of Beta variables by convolution on a lattice, for the one published case with measured criteria."""

from collections.abc import Sequence
from itertools import pairwise

CELLS = 200
FURTHEST = 0.8
Beta = Sequence[int]


def beta_below(a: int, b: int, x: float) -> float:
    """Return P(Beta(a, b) <= x) for whole parameters: the chance of at least a successes in a + b - 1 tries."""
    if x >= 1:
        return 1.0
    n = a + b - 1
    term = 1.0
    for _ in range(n):
        term *= 1 - x
    below = 0.0
    odds = x / (1 - x)
    for k in range(a):
        below += term
        term *= odds * (n - k) / (k + 1)
    return 1 - below


def masses(shape: Beta, scale: int, step: float) -> list[float]:
    """Return the mass of scale x Beta in each cell of the lattice, up to where next to nothing is left."""
    cuts, place = [0.0], 1
    while cuts[-1] < 1 - 1e-14:
        cuts.append(beta_below(shape[0], shape[1], place * step / scale))
        place += 1
    return [high - low for low, high in pairwise(cuts)]


def convolve(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """Return the distribution of a sum."""
    total = [0.0] * (len(one) + len(other) - 1)
    for i, p in enumerate(one):
        for j, q in enumerate(other):
            total[i + j] += p * q
    return total


def _chance(ours: Sequence[Beta], theirs: Sequence[Beta], scale: Sequence[int], step: float) -> float:
    sums = []
    for shapes in (ours, theirs):
        total = [1.0]
        for shape, factor in zip(shapes, scale, strict=True):
            total = convolve(total, masses(shape, factor, step))
        sums.append(total)
    below, chance = 0.0, 0.0
    padded = sums[0] + [0.0] * len(sums[1])
    for place, mass in enumerate(sums[1]):
        chance += mass * (below + padded[place] / 2)
        below += padded[place]
    return chance


def chance_of_lower(ours: Sequence[Beta], theirs: Sequence[Beta], scale: Sequence[int]) -> float:
    """Return the chance that our weighted sum is below theirs; two lattices, extrapolated to a step of zero.

    Args:
        ours, theirs: whole Beta parameters per criterion.
        scale: whole factor per criterion.

    Source:
        The error of centred cells is of second order in the step; method.md PC3.
    """
    coarse, fine = (_chance(ours, theirs, scale, FURTHEST / cells) for cells in (CELLS, 2 * CELLS))
    return fine + (fine - coarse) / 3
