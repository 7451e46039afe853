"""The verdict word: the first that applies of blocked, ask first, only one left, clear, lean, too close (M11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from calculator.answers import Answers, level_shares
from calculator.decision.flips import FlipSet
from calculator.decision.information import Finding
from calculator.decision.ranking import Ranking
from calculator.decision.world import expected_value, plant_shares
from calculator.entities import GateResult, Model

Word = Literal["blocked", "ask_first", "only_one_left", "clear", "lean", "too_close"]


@dataclass(frozen=True)
class Verdict:
    """The word and every reason that decided it.

    Attributes:
        reasons: stable codes of why the word is not a stronger one, such as ``few_known`` or ``small_flip``.
        first_on: criteria on which the leader is first, or shares first place.
        ungated_leader: where one alternative is left, who would lead with the gates left aside.
        compromise: the leader is hybrid and neither oversight nor a later move asks for it.
    """

    word: Word
    leader: str | None
    reasons: tuple[str, ...]
    known_criteria: int
    smallest_flip: int | None
    first_on: int
    compromise: bool
    ungated_leader: str | None = None


@dataclass(frozen=True)
class Evidence:
    """Everything a verdict rests on."""

    ranking: Ranking
    gates: dict[str, dict[str, GateResult]]
    flips: Sequence[FlipSet]
    findings: Sequence[Finding]
    ungated: Ranking | None
    ungated_flips: Sequence[FlipSet]


def known_criteria(model: Model, answers: Answers) -> int:
    """Return how many criteria are known: every question that feeds them is answered, or the answer cannot matter."""
    return sum(len(level_shares(model, criterion, answers)) == 1 for criterion in model.criteria.values())


def smallest_flip(flips: Sequence[FlipSet]) -> int | None:
    """Return the number of changes in the smallest set that changes known answers only; ``None`` when there is none."""
    return min((len(flip.changes) for flip in flips if not flip.finding_out), default=None)


def decide(model: Model, answers: Answers, evidence: Evidence) -> Verdict:
    """Return the verdict word; conventions and thresholds are the model's."""
    ranking = evidence.ranking
    known = known_criteria(model, answers)
    flip = smallest_flip(evidence.flips)
    if ranking.leader is None:
        return Verdict("blocked", None, ("all_excluded",), known, None, 0, False)
    first_on = count_firsts(model, answers, ranking.leader, ranking.remaining)
    compromise = is_compromise(model, answers, ranking.leader)
    asks = _ask_first(model, evidence, known)
    word: Word
    if asks:
        word, reasons = "ask_first", asks
    elif len(ranking.remaining) == 1:
        word, reasons = _only_one(model, evidence, compromise)
    else:
        word, reasons = _strength(model, ranking, flip, compromise)
    ungated = evidence.ungated.leader if evidence.ungated else None
    return Verdict(word, ranking.leader, reasons, known, flip, first_on, compromise, ungated)


def _ask_first(model: Model, evidence: Evidence, known: int) -> tuple[str, ...]:
    limit = Fraction(model.verdict["ask_first_change"], 1000)
    leader = evidence.ranking.leader
    reasons = []
    if known < model.verdict["known_criteria"]:
        reasons.append("few_known")
    if any(by_alternative[leader].state == "unknown" for by_alternative in evidence.gates.values() if leader):
        reasons.append("gate_unknown")
    if any(finding.changes_leader >= limit for finding in evidence.findings):
        reasons.append("answer_decides")
    return tuple(reasons)


def _only_one(model: Model, evidence: Evidence, compromise: bool) -> tuple[Word, tuple[str, ...]]:
    """Return *Clear* only where the values name the same alternative clearly with the gates left aside."""
    full, flips = evidence.ungated, evidence.ungated_flips
    if full is not None and full.leader == evidence.ranking.leader:
        word, _ = _strength(model, full, smallest_flip(flips), compromise)
        if word == "clear":
            return "clear", ("gates_agree",)
    return "only_one_left", ("two_excluded",)


def _strength(model: Model, ranking: Ranking, flip: int | None, compromise: bool) -> tuple[Word, tuple[str, ...]]:
    """Return clear, lean or too close, with what kept it from being stronger."""
    rules, leader = model.verdict, ranking.leader or ""
    share = ranking.shares[leader]
    rivals = [name for name in ranking.remaining if name != leader]
    if ranking.mean_leader != leader:
        return "too_close", ("mean_weights_disagree",)
    reasons = []
    if share < Fraction(rules["clear_share"], 1000):
        reasons.append("share")
    if flip is not None and flip < rules["clear_flip"]:
        reasons.append("small_flip")
    if any(ranking.pairwise[leader, rival] < Fraction(1, 2) for rival in rivals):
        reasons.append("pairwise_disagrees")
    if compromise:
        reasons.append("compromise")
    if not reasons:
        return "clear", ()
    lean = share >= Fraction(rules["lean_share"], 1000) and (flip is None or flip >= rules["lean_flip"])
    return ("lean" if lean else "too_close"), tuple(reasons)


def is_compromise(model: Model, answers: Answers, leader: str) -> bool:
    """Tell whether hybrid leads though neither own oversight nor a later move, at level 2 or more, asks for it."""
    if leader != "hybrid":
        return False
    wanted = model.verdict["compromise_level"]
    for name in ("oversight", "internalise_later"):
        if max(level_shares(model, model.criteria[name], answers)) >= wanted:
            return False
    return True


def count_firsts(model: Model, answers: Answers, leader: str, remaining: Sequence[str]) -> int:
    """Return on how many criteria the leader has the highest expected value, alone or shared."""
    plants = plant_shares(model, answers)
    count = 0
    for criterion in model.criteria.values():
        shares = level_shares(model, criterion, answers)
        means = {name: expected_value(criterion, shares, plants, name) for name in remaining}
        count += means[leader] == max(means.values())
    return count
