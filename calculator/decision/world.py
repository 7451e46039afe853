"""What the answers say about the world: level shares, expected values and mean weights, all exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import lcm

from calculator.analysis import rank_order_centroid
from calculator.answers import PLANT_QUESTION, PLANT_RUNS, Answers, Weights, level_shares, open_levels, values_at
from calculator.entities import Criterion, Model

Scores = dict[str, Fraction]


@dataclass(frozen=True)
class World:
    """One state of the world: a level for each criterion, whether a licensed plant runs, and how likely it is."""

    levels: tuple[int, ...]
    plant: bool
    share: Fraction

    def values(self, model: Model, alternatives: Sequence[str]) -> dict[str, list[int]]:
        """Return alternative → one value per criterion, whole numbers 0 to 100."""
        rows = [
            values_at(criterion, level, self.plant).value
            for criterion, level in zip(model.criteria.values(), self.levels, strict=True)
        ]
        return {name: [row[name] for row in rows] for name in alternatives}


def plant_shares(model: Model, answers: Answers, fixed: Mapping[str, str] | None = None) -> dict[bool, Fraction]:
    """Return how likely it is that a licensed plant runs."""
    question = model.questions[PLANT_QUESTION]
    assumed = (fixed or {}).get(PLANT_QUESTION)
    names = (assumed,) if assumed else open_levels(question, answers)
    running = Fraction(sum(name == PLANT_RUNS for name in names), len(names))
    return {plant: share for plant, share in ((False, 1 - running), (True, running)) if share}


def all_level_shares(model: Model, answers: Answers) -> list[dict[int, Fraction]]:
    """Return, per criterion in model order, how likely each level is."""
    return [level_shares(model, criterion, answers) for criterion in model.criteria.values()]


def count_worlds(shares: Sequence[Mapping[int, Fraction]], plants: Mapping[bool, Fraction]) -> int:
    """Return how many states of the world are open."""
    count = len(plants)
    for share in shares:
        count *= len(share)
    return count


def worlds(shares: Sequence[Mapping[int, Fraction]], plants: Mapping[bool, Fraction]) -> list[World]:
    """Return every open state of the world; their shares sum to 1."""
    listed: list[World] = []
    for plant, plant_share in plants.items():
        for levels in product(*shares):
            share = plant_share
            for level, table in zip(levels, shares, strict=True):
                share *= table[level]
            listed.append(World(levels, plant, share))
    return listed


def expected_value(
    criterion: Criterion, shares: Mapping[int, Fraction], plants: Mapping[bool, Fraction], alternative: str
) -> Fraction:
    """Return the expected value of an alternative on one criterion."""
    unit = lcm(*(share.denominator for share in shares.values()))
    parts = [(level, share.numerator * (unit // share.denominator)) for level, share in shares.items()]
    total = Fraction(0)
    # A criterion without a plant variant has the same values with and without a plant.
    for plant, plant_share in plants.items() if criterion.plant_levels else ((False, Fraction(1)),):
        points = sum(part * values_at(criterion, level, plant).value[alternative] for level, part in parts)
        total += plant_share * Fraction(points, unit)
    return total


def expected_scores(model: Model, answers: Answers, weights: Sequence[Fraction]) -> Scores:
    """Return the score of every alternative at given weights, unknown answers at their expected values."""
    plants = plant_shares(model, answers)
    scores: Scores = dict.fromkeys(model.alternatives, Fraction(0))
    for criterion, weight in zip(model.criteria.values(), weights, strict=True):
        shares = level_shares(model, criterion, answers)
        for name in scores:
            scores[name] += weight * expected_value(criterion, shares, plants, name)
    return scores


def mean_weights(model: Model, weights: Weights) -> list[Fraction]:
    """Return the mean of the weights the reader has not ruled out (method.md M3); they sum to 1."""
    count = len(model.criteria)
    if weights.kind == "none":
        return [Fraction(1, count)] * count
    if weights.kind == "order":
        ranked = rank_order_centroid(count)
        return [ranked[weights.order.index(name)] for name in model.criteria]
    middles = [Fraction(low + high, 2) for low, high in zip(weights.low, weights.high, strict=True)]
    total = sum(middles)
    return [middle / total for middle in middles]
