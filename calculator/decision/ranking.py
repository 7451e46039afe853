"""Who leads, over all weightings the reader has not ruled out and all unknown answers (method.md M3 to M5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations
from typing import Literal, Protocol

from calculator.analysis import acceptability, max_regret, pairwise_indices
from calculator.analysis import scores as exact_scores
from calculator.answers import Answers, Weights, values_at
from calculator.decision.sampled import JointShares, Pair, StateDraw, joint_shares, weight_draw
from calculator.decision.world import (
    World,
    all_level_shares,
    count_worlds,
    expected_scores,
    mean_weights,
    plant_shares,
    worlds,
)
from calculator.entities import Model

EXACT_WORLDS = 32


@dataclass(frozen=True)
class Ranking:
    """How the alternatives that no gate excludes stand to each other.

    Attributes:
        remaining: alternatives that are ranked, in model order.
        shares: first-rank acceptability of each; they sum to 1.
        pairwise: share of weightings under which the first of a pair beats the second.
        scores: exact scores at the mean weights, unknown answers at expected values; all alternatives.
        leader: highest acceptability; for exact swings the highest score, for bounds the smallest maximum regret.
        mean_leader: highest score at the mean weights among the remaining.
        method: ``exact`` or ``sampled``; ``error`` is the largest standard error of a share, 0 when exact.
        seed: key of the random numbers, empty when exact.
    """

    remaining: tuple[str, ...]
    shares: Mapping[str, Fraction]
    pairwise: Mapping[Pair, Fraction]
    scores: Mapping[str, Fraction]
    weights: tuple[Fraction, ...]
    leader: str | None
    mean_leader: str | None
    method: Literal["exact", "sampled"]
    error: Fraction
    worlds: int
    points: int
    seed: str


class Ranked(Protocol):
    """A programme with its ranking: all that the questions asked of a finished result need to know of it."""

    @property
    def model(self) -> Model:
        """The model that was used."""
        ...

    @property
    def answers(self) -> Answers:
        """The checked answers."""
        ...

    @property
    def weights(self) -> Weights:
        """The checked weights."""
        ...

    @property
    def ranking(self) -> Ranking:
        """How the remaining alternatives stand."""
        ...


def rank(model: Model, answers: Answers, weights: Weights, remaining: Sequence[str]) -> Ranking:
    """Rank the alternatives that no gate excludes; with none left there are no shares and no leader."""
    means = mean_weights(model, weights)
    scores = expected_scores(model, answers, means)
    shares, plants = all_level_shares(model, answers), plant_shares(model, answers)
    count = count_worlds(shares, plants)
    seed = f"{model.version}|{answers.canonical()}|{weights.kind}{weights.order}{weights.low}{weights.high}"
    found = JointShares({}, {}, Fraction(0), 0)
    if remaining and count <= EXACT_WORLDS and weights.kind != "bounds":
        found = _exact(model, weights, remaining, worlds(shares, plants))
    elif remaining:
        state = StateDraw(model, shares, plants, remaining)
        found = joint_shares(state, weight_draw(model, weights), seed)
    ordered = sorted(remaining, key=lambda name: -scores[name])
    return Ranking(
        remaining=tuple(remaining),
        shares=found.shares,
        pairwise=found.pairwise,
        scores=scores,
        weights=tuple(means),
        leader=_leader(model, answers, weights, found.shares, scores),
        mean_leader=ordered[0] if ordered else None,
        method="sampled" if found.points else "exact",
        error=found.error,
        worlds=count,
        points=found.points,
        seed=seed if found.points else "",
    )


def _exact(model: Model, weights: Weights, remaining: Sequence[str], states: Sequence[World]) -> JointShares:
    """Average exact acceptability over every open state of the world."""
    order = [list(model.criteria).index(name) for name in weights.order] or None
    if weights.kind == "swings":
        return _exact_swings(model, weights, remaining, states)
    shares = dict.fromkeys(remaining, Fraction(0))
    pairwise = {(a, b): Fraction(0) for a, b in combinations(remaining, 2)}
    for state in states:
        values = state.values(model, remaining)
        for name, share in acceptability(values, order).items():
            shares[name] += state.share * share
        wins = pairwise_indices(values, order)
        for pair in pairwise:
            pairwise[pair] += state.share * wins[pair]
    both = {**pairwise, **{(b, a): 1 - share for (a, b), share in pairwise.items()}}
    return JointShares(shares, both, Fraction(0), 0)


def _exact_swings(model: Model, weights: Weights, remaining: Sequence[str], states: Sequence[World]) -> JointShares:
    """Average over states who scores highest at exact swings; ties share equally."""
    shares = dict.fromkeys(remaining, Fraction(0))
    pairwise = {pair: Fraction(0) for pair in permutations(remaining, 2)}
    for state in states:
        totals = exact_scores(state.values(model, remaining), weights.low)
        firsts = [name for name in remaining if totals[name] == max(totals.values())]
        for name in firsts:
            shares[name] += state.share / len(firsts)
        for a, b in pairwise:
            pairwise[a, b] += state.share * (Fraction(1, 2) if totals[a] == totals[b] else int(totals[a] > totals[b]))
    return JointShares(shares, pairwise, Fraction(0), 0)


def _leader(
    model: Model,
    answers: Answers,
    weights: Weights,
    shares: Mapping[str, Fraction],
    scores: Mapping[str, Fraction],
) -> str | None:
    """Return the leader by the rule of method.md M3 for the kind of weights given."""
    if not shares:
        return None
    if weights.kind == "swings":
        return max(shares, key=lambda name: scores[name])
    if weights.kind == "bounds":
        regrets = max_regret(typical_values(model, answers, tuple(shares)), weights.low, weights.high)
        return min(shares, key=lambda name: (regrets[name], -shares[name]))
    return max(shares, key=lambda name: (shares[name], scores[name]))


def typical_values(model: Model, answers: Answers, alternatives: Sequence[str]) -> dict[str, list[int]]:
    """Return values in whole thousandths of a point, unknown answers at their expected values.

    Values are scaled alike for all alternatives, so comparisons and shares are those of the values themselves.
    """
    plants, shares = plant_shares(model, answers), all_level_shares(model, answers)
    table: dict[str, list[int]] = {name: [] for name in alternatives}
    for criterion, share in zip(model.criteria.values(), shares, strict=True):
        for name in alternatives:
            mean = sum(
                plant_share * level_share * values_at(criterion, level, plant).value[name]
                for plant, plant_share in plants.items()
                for level, level_share in share.items()
            )
            table[name].append(round(mean * 1000))
    return table
