"""Assess a programme: from answers and weights to everything a result rests on."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from calculator.answers import (
    Answers,
    Weights,
    conflicts,
    level_shares,
    plant_runs,
    read_answers,
    read_weights,
    values_at,
)
from calculator.decision.flips import FlipSet, score_flips
from calculator.decision.gate_flips import GateFlip, open_up, rule_out
from calculator.decision.information import Finding, find_out
from calculator.decision.ranking import Ranking, rank
from calculator.decision.verdict import Evidence, Verdict, decide
from calculator.decision.world import expected_value, plant_shares
from calculator.entities import GateResult, Model
from calculator.gates import gate_results


@dataclass(frozen=True)
class Reason:
    """What one criterion says for or against the leader.

    Attributes:
        level: the criterion's level, or ``None`` while it is not known.
        contribution: weighted difference in value to the strongest rival, points of 0 to 100.
    """

    criterion: str
    level: int | None
    leader_value: Fraction
    rival_value: Fraction
    contribution: Fraction
    why: str


@dataclass(frozen=True)
class Assessment:
    """Everything computed for one set of answers; ``present`` turns it into words."""

    model: Model
    answers: Answers
    weights: Weights
    gates: Mapping[str, Mapping[str, GateResult]]
    excluded: Mapping[str, tuple[str, ...]]
    ranking: Ranking
    verdict: Verdict
    rival: str | None
    reasons: tuple[Reason, ...]
    flips: tuple[FlipSet, ...]
    rules_out: tuple[GateFlip, ...]
    opens: Mapping[str, tuple[GateFlip, ...]]
    find_out: tuple[Finding, ...]
    conflicts: tuple[tuple[str, str], ...]

    @property
    def leader(self) -> str | None:
        """The alternative that leads, or ``None`` when all are excluded."""
        return self.verdict.leader

    @property
    def word(self) -> str:
        """The verdict word's id."""
        return self.verdict.word

    @property
    def acceptability(self) -> Mapping[str, Fraction]:
        """First-rank acceptability of every alternative; 0 for an excluded one."""
        return {name: self.ranking.shares.get(name, Fraction(0)) for name in self.model.alternatives}


def assess(model: Model, answers: Mapping[str, str], weights: Mapping[str, object] | None = None) -> Assessment:
    """Assess a programme.

    Args:
        model: from ``load_model``.
        answers: question id to level id or ``"unknown"``; a missing question counts as not answered.
        weights: ``None``, ``{"order": [...]}``, ``{"swings": {...}}`` or ``{"bounds": {...}}`` by criterion id.

    Raises:
        AnswerError: an answer or the weights cannot be used; every problem is listed.
    """
    said, wanted = read_answers(model, answers), read_weights(model, weights)
    gates = gate_results(model, said)
    excluded = _excluded(model, gates)
    remaining = [name for name in model.alternatives if name not in excluded]
    ranking = rank(model, said, wanted, remaining)
    flips = _flips(model, said, ranking)
    findings = tuple(find_out(model, said, ranking.weights))
    verdict = decide(model, said, _evidence(model, said, wanted, ranking, gates, flips, findings))
    rival = _rival(ranking)
    return Assessment(
        model=model,
        answers=said,
        weights=wanted,
        gates=gates,
        excluded=excluded,
        ranking=ranking,
        verdict=verdict,
        rival=rival,
        reasons=_reasons(model, said, ranking, rival),
        flips=flips,
        rules_out=tuple(rule_out(model, said, verdict.leader)) if verdict.leader else (),
        opens={name: tuple(open_up(model, said, name)) for name in excluded},
        find_out=findings,
        conflicts=conflicts(model, said),
    )


def _excluded(model: Model, gates: Mapping[str, Mapping[str, GateResult]]) -> dict[str, tuple[str, ...]]:
    """Return the alternatives that some gate excludes, with those gates."""
    failing = {
        name: tuple(gate for gate, states in gates.items() if states[name].state == "fail")
        for name in model.alternatives
    }
    return {name: failed for name, failed in failing.items() if failed}


def _flips(model: Model, answers: Answers, ranking: Ranking) -> tuple[FlipSet, ...]:
    """Return score flips away from the leader at the mean weights."""
    if ranking.mean_leader is None:
        return ()
    rivals = [name for name in ranking.remaining if name != ranking.mean_leader]
    return tuple(score_flips(model, answers, ranking.weights, ranking.mean_leader, rivals))


def _evidence(
    model: Model,
    answers: Answers,
    weights: Weights,
    ranking: Ranking,
    gates: dict[str, dict[str, GateResult]],
    flips: tuple[FlipSet, ...],
    findings: tuple[Finding, ...],
) -> Evidence:
    """Gather what the verdict rests on; where one alternative is left, also how all three would stand without gates."""
    if len(ranking.remaining) != 1:
        return Evidence(ranking, gates, flips, findings, None, ())
    everyone = list(model.alternatives)
    full = rank(model, answers, weights, everyone)
    leader = full.mean_leader or everyone[0]
    rivals = [name for name in everyone if name != leader]
    limit = model.verdict["clear_flip"] - 1
    ungated = score_flips(model, answers, full.weights, leader, rivals, limit, keep_gates=False)
    return Evidence(ranking, gates, flips, findings, full, ungated)


def _rival(ranking: Ranking) -> str | None:
    """Return the strongest of the other alternatives that no gate excludes."""
    others = [name for name in ranking.remaining if name != ranking.leader]
    return max(others, key=lambda name: (ranking.shares[name], ranking.scores[name]), default=None)


def _reasons(model: Model, answers: Answers, ranking: Ranking, rival: str | None) -> tuple[Reason, ...]:
    """Return what each criterion contributes to the leader's lead over the rival, the largest first."""
    if ranking.leader is None or rival is None:
        return ()
    plants = plant_shares(model, answers)
    reasons = []
    for criterion, weight in zip(model.criteria.values(), ranking.weights, strict=True):
        shares = level_shares(model, criterion, answers)
        own = expected_value(criterion, shares, plants, ranking.leader)
        other = expected_value(criterion, shares, plants, rival)
        level = next(iter(shares)) if len(shares) == 1 else None
        why = values_at(criterion, level, plant_runs(answers)).why if level is not None else criterion.reason
        reasons.append(Reason(criterion.id, level, own, other, weight * (own - other), why))
    return tuple(sorted(reasons, key=lambda reason: -abs(reason.contribution)))
