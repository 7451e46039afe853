"""Joint averages over unknown answers and weightings by scrambled Sobol points, when states are too many to list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import lcm

from calculator.analysis.additive import exact_sum
from calculator.analysis.sampling import ordered_weights, pick, simplex_weights, standard_error
from calculator.analysis.sobol import BITS, sobol_points
from calculator.answers import Weights, values_at
from calculator.entities import Model

SCRAMBLES, POINTS = 8, 512
_WHOLE = lcm(1, 2, 3)

Pair = tuple[str, str]
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
        self._plants = (list(plants), _whole(list(plants.values())))
        self._criteria = []
        for criterion, share in zip(model.criteria.values(), shares, strict=True):
            rows = {
                (level, plant): tuple(values_at(criterion, level, plant).value[name] for name in alternatives)
                for level in share
                for plant in plants
            }
            self._criteria.append((list(share), _whole(list(share.values())), rows))
        self.dimensions = sum(len(levels) > 1 for levels, _, _ in self._criteria) + (len(plants) > 1)

    def __call__(self, uniforms: Sequence[int]) -> list[tuple[int, ...]]:
        """Return one row of values per criterion, alternatives in order."""
        left = iter(uniforms)
        plants, plant_shares = self._plants
        plant = plants[pick(next(left), plant_shares)] if len(plants) > 1 else plants[0]
        drawn = []
        for levels, level_shares, rows in self._criteria:
            level = levels[pick(next(left), level_shares)] if len(levels) > 1 else levels[0]
            drawn.append(rows[level, plant])
        return drawn


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
        totals = [sum([w * row[place] for w, row in zip(weights, rows, strict=True)]) for place in range(count)]
        top = max(totals)
        winners = [place for place, total in enumerate(totals) if total == top]
        for place in winners:
            firsts[place] += _WHOLE // len(winners)
        for index, (a, b) in enumerate(pairs):
            if totals[a] >= totals[b]:
                wins[index] += _WHOLE if totals[a] > totals[b] else _WHOLE // 2
    return firsts, wins


def _draws(
    state: StateDraw, draw: tuple[DrawWeights, int], key: str
) -> Iterator[tuple[list[tuple[int, ...]], Sequence[int]]]:
    draw_weights, weight_dimensions = draw
    dimensions = max(state.dimensions + weight_dimensions, 1)
    for point in sobol_points(dimensions, POINTS, key):
        split = state.dimensions
        yield state(point[:split]), draw_weights(point[split : split + weight_dimensions])
