"""The model's vocabulary as frozen data: what the loader reads and the engine computes with.

Months are calendar months, values whole numbers 0 to 100 on anchored scales (method.md M0).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

UNKNOWN = "unknown"
Basis = Literal["judgement", "published", "regulation"]
GateState = Literal["pass", "conditional", "fail", "unknown"]
Months = tuple[int, int, int]  # low, typical, high


@dataclass(frozen=True)
class Alternative:
    """One place to make the product."""

    id: str
    name: str
    short: str
    description: str


@dataclass(frozen=True)
class Claim:
    """A claim of the article, in our words."""

    id: str
    kind: str
    text: str


@dataclass(frozen=True)
class Reference:
    """A source: ``solidity`` as in the evidence register, ``year`` 0 when undated."""

    id: str
    evidence: str
    title: str
    publisher: str
    year: int
    url: str
    solidity: str
    seen: date
    figure: str


@dataclass(frozen=True)
class CriterionLevel:
    """A state of the world and what it is worth to each alternative."""

    state: str
    value: Mapping[str, int]
    why: str


@dataclass(frozen=True)
class Criterion:
    """One of twelve criteria; four levels, least to most favourable to owning."""

    id: str
    number: str
    title: str
    claims: tuple[str, ...]
    basis: Basis
    reviewed: date
    references: tuple[str, ...]
    group: str
    combine: str
    reason: str
    swing_from: str
    swing_to: str
    levels: tuple[CriterionLevel, ...]
    plant_levels: tuple[CriterionLevel, ...]  # empty, or four: used when a licensed plant runs


@dataclass(frozen=True)
class QuestionLevel:
    """One answer; the question's ``lead`` says how to read ``lead_months``; ``months`` is what it stands for."""

    id: str
    label: str
    meaning: str
    criterion_level: int | None
    lead_months: int
    months: int | None
    reachable: bool
    excluded_when: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Question:
    """One question of the questionnaire; ``criterion`` and ``gates`` say what reads it.

    ``lead`` says how months add up when the answer changes: ``up`` from each level to the next, ``down`` from each
    level to the one before, ``target`` for the level reached whatever came before.
    """

    id: str
    section: str
    claims: tuple[str, ...]
    criterion: str | None
    gates: tuple[str, ...]
    ask: str
    help: str
    why: str
    basis: Basis
    reviewed: date
    references: tuple[str, ...]
    changeable: bool
    lead: str
    find_out_months: float
    find_out_how: str
    levels: tuple[QuestionLevel, ...]

    def level(self, level_id: str) -> QuestionLevel:
        """Return the level with this id; ``KeyError`` names the question when there is none."""
        for level in self.levels:
            if level.id == level_id:
                return level
        raise KeyError(f"{self.id} has no level {level_id!r}")

    def position(self, level_id: str) -> int:
        """Return the place of a level in the permanent order, from 0."""
        return self.levels.index(self.level(level_id))


@dataclass(frozen=True)
class Outcome:
    """A worded result of a gate rule, from the model's data."""

    id: str
    state: GateState
    reason: str
    action: str
    months: Months | None
    not_before: bool


@dataclass(frozen=True)
class Step:
    """A stretch of time on a path to the first GMP batch."""

    id: str
    label: str
    months: Months
    basis: Basis
    reviewed: date
    references: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Timeline:
    """Steps by id, the question that decides each alternative's path, and the path for each of its answers."""

    steps: Mapping[str, Step]
    decided_by: Mapping[str, str]
    paths: Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Gate:
    """A gate: its wording, its outcomes by id, its numbers and its choices of outcome by name."""

    id: str
    number: str
    title: str
    question: str
    claims: tuple[str, ...]
    basis: Basis
    reviewed: date
    references: tuple[str, ...]
    page: str
    outcomes: Mapping[str, Outcome]
    numbers: Mapping[str, Mapping[str, int]]
    choices: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Finding:
    """One outcome reached for one alternative, and the questions it rests on."""

    outcome: Outcome
    reason: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class GateResult:
    """State of one gate for one alternative: the worst of its findings."""

    gate: str
    alternative: str
    state: GateState
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Work:
    """Work that every alternative needs when one of some answers is given, ``unless`` a gate outcome says the same."""

    id: str
    when: Mapping[str, tuple[str, ...]]
    unless: tuple[str, ...]
    text: str
    detail: str
    page: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A section of the questionnaire."""

    id: str
    title: str
    lead: str
    questions: tuple[str, ...]


class ValueChange(NamedTuple):
    """A value that the reader replaced, 0 to 100; levels 4 to 7 are 0 to 3 of the plant variant."""

    criterion: str
    level: int
    alternative: str
    value: int


@dataclass(frozen=True)
class Model:
    """Everything the engine knows; built by ``loader.load_model`` alone."""

    version: str
    version_code: str
    released: date
    alternatives: Mapping[str, Alternative]
    claims: Mapping[str, Claim]
    references: Mapping[str, Reference]
    sections: tuple[Section, ...]
    questions: Mapping[str, Question]
    criteria: Mapping[str, Criterion]
    gates: Mapping[str, Gate]
    groups: Mapping[str, str]
    verdict: Mapping[str, int]
    timeline: Timeline
    work: Mapping[str, Work]
    feeds: Mapping[str, tuple[Question, ...]]  # criterion id to its questions, in permanent order
    texts: Mapping[str, Mapping[str, str]]
    changed_values: int = 0  # how many values the reader replaced for this session

    def questions_of(self, criterion: str) -> tuple[Question, ...]:
        """Return the questions that feed a criterion, in permanent order."""
        return self.feeds[criterion]
