"""Joint averages over unknown answers and weightings by scrambled Sobol points, when states are too many to list."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, combinations
from math import lcm
from operator import mul

from calculator.analysis.additive import exact_sum
from calculator.analysis.sampling import SCRAMBLES, ordered_weights, simplex_weights, standard_error
from calculator.analysis.sobol import BITS, sobol_points
from calculator.answers import Weights, values_at
from calculator.entities import Criterion, Model

POINTS = 512
_WHOLE = lcm(1, 2, 3)

Pair = tuple[str, str]
Row = tuple[int, ...]
DrawWeights = Callable[[Sequence[int]], Sequence[int]]


@dataclass(frozen=True)
class JointShares:
    """Shares of draws: first places, and wins of each ordered pair; ``error`` is the largest standard error."""

    shares: dict[str, Fraction]
    pairwise: dict[Pair, Fraction]
    error: Fraction
    points: int


class StateDraw:
    """Turn uniform whole numbers into a state of the world: one number per unknown criterion, one for the plant."""

    def __init__(
        self,
        model: Model,
        shares: Sequence[Mapping[int, Fraction]],
        plants: Mapping[bool, Fraction],
        alternatives: Sequence[str],
    ) -> None:
        """Prepare the value rows of every open level."""
        self.alternatives = tuple(alternatives)
        self._plants = (list(plants), _cumulated(list(plants.values())))
        self._rows: dict[bool, list[list[Row]]] = {
            plant: [
                [self._row(criterion, level, plant) for level in share]
                for criterion, share in zip(model.criteria.values(), shares, strict=True)
            ]
            for plant in plants
        }
        self._open = [(place, _cumulated(list(share.values()))) for place, share in enumerate(shares) if len(share) > 1]
        self.dimensions = len(self._open) + (len(plants) > 1)

    def _row(self, criterion: Criterion, level: int, plant: bool) -> Row:
        return tuple(values_at(criterion, level, plant).value[name] for name in self.alternatives)

    def __call__(self, uniforms: Sequence[int]) -> list[Row]:
        """Return one row of values per criterion, alternatives in order."""
        plants, cumulated = self._plants
        plant = plants[bisect_right(cumulated, uniforms[0] * cumulated[-1] >> BITS)] if len(plants) > 1 else plants[0]
        rows = self._rows[plant]
        drawn = [levels[0] for levels in rows]
        # What ``pick`` does, from shares summed up beforehand: the innermost loop of a result with open answers.
        for (place, cumulated), uniform in zip(self._open, uniforms[len(plants) > 1 :], strict=True):
            drawn[place] = rows[place][bisect_right(cumulated, uniform * cumulated[-1] >> BITS)]
        return drawn


def _cumulated(shares: Sequence[Fraction]) -> list[int]:
    return list(accumulate(_whole(shares)))


def _whole(shares: Sequence[Fraction]) -> list[int]:
    unit = lcm(*(share.denominator for share in shares))
    return [int(share * unit) for share in shares]


def weight_draw(model: Model, weights: Weights) -> tuple[DrawWeights, int]:
    """Return how to turn uniform whole numbers into weights the reader has not ruled out, and how many it takes.

    Bounds are drawn evenly from the swing box; a sum of products keeps its sign when swings are scaled, so they need
    not be normalised.
    """
    count = len(model.criteria)
    if weights.kind == "none":
        return simplex_weights, count - 1
    if weights.kind == "order":
        order = [list(model.criteria).index(name) for name in weights.order]
        return lambda uniforms: ordered_weights(uniforms, order), count - 1
    if weights.kind == "swings":
        return lambda _: weights.low, 0
    spans = [(low << BITS, high - low) for low, high in zip(weights.low, weights.high, strict=True)]
    return lambda uniforms: [low + span * u for (low, span), u in zip(spans, uniforms, strict=True)], count


def joint_shares(state: StateDraw, draw: tuple[DrawWeights, int], seed: str) -> JointShares:
    """Return first places and pairwise wins, averaged over states and weightings together.

    Args:
        seed: key of the random numbers, such as the canonical answers.

    Source:
        Method.md M4 and D2: eight scrambles of 512 points; the error is the spread of the eight means.
    """
    names = state.alternatives
    if len(names) == 1:  # first in every draw
        return JointShares({names[0]: Fraction(1)}, {}, Fraction(0), SCRAMBLES * POINTS)
    runs = [_run(state, draw, f"{seed} scramble {scramble}") for scramble in range(SCRAMBLES)]
    full = _WHOLE * POINTS
    firsts = {name: [Fraction(run[0][place], full) for run in runs] for place, name in enumerate(names)}
    pairs = {pair: [Fraction(run[1][place], full) for run in runs] for place, pair in enumerate(combinations(names, 2))}
    pairwise: dict[Pair, Fraction] = {}
    for (a, b), wins in pairs.items():
        share = exact_sum(wins) / SCRAMBLES
        pairwise[a, b], pairwise[b, a] = share, 1 - share
    error = max(standard_error(means) for means in firsts.values())
    shares = {name: exact_sum(means) / SCRAMBLES for name, means in firsts.items()}
    return JointShares(shares, pairwise, error, SCRAMBLES * POINTS)


def _run(state: StateDraw, draw: tuple[DrawWeights, int], key: str) -> tuple[list[int], list[int]]:
    """Return first places and pairwise wins of one scramble, in sixths of a draw so that ties are shared exactly."""
    count = len(state.alternatives)
    pairs = list(combinations(range(count), 2))
    firsts, wins = [0] * count, [0] * len(pairs)
    for rows, weights in _draws(state, draw, key):
        totals = [sum(map(mul, weights, column)) for column in zip(*rows, strict=True)]
        top = max(totals)
        winners = [place for place, total in enumerate(totals) if total == top]
        for place in winners:
            firsts[place] += _WHOLE // len(winners)
        for index, (a, b) in enumerate(pairs):
            if totals[a] >= totals[b]:
                wins[index] += _WHOLE if totals[a] > totals[b] else _WHOLE // 2
    return firsts, wins


def _draws(state: StateDraw, draw: tuple[DrawWeights, int], key: str) -> Iterator[tuple[list[Row], Sequence[int]]]:
    draw_weights, weight_dimensions = draw
    dimensions = max(state.dimensions + weight_dimensions, 1)
    for point in sobol_points(dimensions, POINTS, key):
        split = state.dimensions
        yield state(point[:split]), draw_weights(point[split : split + weight_dimensions])
