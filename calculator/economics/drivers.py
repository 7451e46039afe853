"""What drives a difference between two alternatives, and what knowing an input better would be worth."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from calculator.analysis.additive import exact_sum
from calculator.economics.draws import ONE
from calculator.errors import ModelError

FIFTH = ONE // 5
STRONGEST = 8
BLOCKS = 8
"""Few, because a block of few draws mistakes chance for knowledge; 8 blocks of 128 keep that small."""
PER_MILLE = 1000


class Driver(NamedTuple):
    """The pull of one coordinate on a difference.

    Attributes:
        coordinate: the uniform number; one or more inputs hang on it.
        low, high: mean difference over the fifth of the draws where it is lowest, and where it is highest.
        explained: squared rank correlation with the difference, per mille, rounded down.
        worth: expected gain from knowing it before choosing the cheaper alternative; 0 where none was asked for.
    """

    coordinate: str
    low: Fraction
    high: Fraction
    explained: int
    worth: Fraction


def drivers(
    uniforms: Mapping[str, Sequence[int]], difference: Sequence[int], payoffs: Sequence[Sequence[int]] = ()
) -> tuple[Driver, ...]:
    """Return the strongest pulls on a difference, the strongest first.

    Args:
        uniforms: coordinate to its uniform number, 0 to ``2**32 - 1``, in every draw.
        difference: the difference in every draw.
        payoffs: worth of each alternative in every draw, to find what knowing a coordinate is worth.

    Source:
        Means over outer fifths are shown because they have a unit; ranks follow Spearman.
    """
    ranks = _ranks(difference)
    pulls = [(name, *_outer_means(column, difference)) for name, column in uniforms.items()]
    strongest = sorted(pulls, key=lambda pull: (-abs(pull[2] - pull[1]), pull[0]))[:STRONGEST]
    found = []
    for name, low, high in strongest:
        column = uniforms[name]
        order = sorted(range(len(column)), key=column.__getitem__)
        worth = value_of_knowing(payoffs, order, min(BLOCKS, len(order))) if payoffs else Fraction(0)
        found.append(Driver(name, low, high, _explained(order, ranks), worth))
    return tuple(found)


def _outer_means(column: Sequence[int], difference: Sequence[int]) -> tuple[Fraction, Fraction]:
    """Return the mean difference where a uniform number lies in its lowest fifth, and in its highest."""
    low = [value for u, value in zip(column, difference, strict=True) if u < FIFTH]
    high = [value for u, value in zip(column, difference, strict=True) if u >= ONE - FIFTH]
    if not low or not high:
        raise ModelError(f"{len(column)} draws are too few to compare fifths; take more")
    return Fraction(sum(low), len(low)), Fraction(sum(high), len(high))


def _ranks(values: Sequence[int]) -> list[int]:
    """Return twice the rank of each value, from 0; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in order[start : end + 1]:
            ranks[place] = start + end
        start = end + 1
    return ranks


def _explained(order: Sequence[int], ranks: Sequence[int]) -> int:
    """Return the squared correlation between places in an order and ranks, per mille, rounded down."""
    count = len(order)
    total, squares = sum(ranks), sum([rank * rank for rank in ranks])
    places, place_squares = count * (count - 1) // 2, (count - 1) * count * (2 * count - 1) // 6
    product = sum([place * ranks[draw] for place, draw in enumerate(order)])
    shared = count * product - places * total
    whole = (count * place_squares - places * places) * (count * squares - total * total)
    return PER_MILLE * shared * shared // whole if whole else 0


def value_of_knowing(payoffs: Sequence[Sequence[int]], order: Sequence[int], blocks: int = BLOCKS) -> Fraction:
    """Return the expected value of perfect information about one input, by the block estimator.

    Draws are put in the order of the input and cut into blocks; within a block the input is nearly known.

    Args:
        payoffs: worth of each alternative in every draw, more being better; of costs, give them with a minus sign.
        order: draws in the order of the input.
        blocks: number of blocks, at most the number of draws.

    Source:
        Strong and Oakley 2013; method.md M9 and PC8.
    """
    count = len(order)
    if not 1 <= blocks <= count:
        raise ModelError(f"{blocks} blocks of {count} draws; take at least 1 and at most as many as there are draws")
    edges = [count * block // blocks for block in range(blocks + 1)]
    known = []
    for start, end in pairwise(edges):
        inside = order[start:end]
        known.append(max(sum([payoff[draw] for draw in inside]) for payoff in payoffs))
    return Fraction(exact_sum(known) - max(sum(payoff) for payoff in payoffs), count)
