"""What each change within a criterion adds to a rival's score minus the leader's, in whole units."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import lcm

from calculator.answers import PLANT_QUESTION, Answers, level_shares
from calculator.decision.changes import ChangeSet, possible_changes
from calculator.decision.world import expected_value, plant_shares
from calculator.entities import Criterion, Model, Question

CONTRADICTION = "contradiction"
Row = list[Fraction]


@dataclass(frozen=True)
class Option:
    """Changes within one criterion and the gain of each rival on the leader."""

    changes: ChangeSet
    gains: tuple[int, ...]
    size: int


@dataclass(frozen=True)
class Gains:
    """Options per criterion, the gates their questions feed, and how far each rival is ahead now (negative: behind)."""

    options: list[list[Option]]
    gates: list[frozenset[str]]
    gaps: tuple[int, ...]


def gains_of(
    model: Model,
    answers: Answers,
    weights: Sequence[Fraction],
    leader: str,
    rivals: Sequence[str],
    known: bool,
    limit: int,
) -> Gains:
    """Return the options of every criterion, those that feed gates first so that a lost gate is noticed early.

    Args:
        known: change known answers; false fills in unknown ones.
        limit: most changes in one option.
    """
    rows = {
        criterion.id: _rows(model, criterion, answers, leader, rivals, known, limit)
        for criterion in model.criteria.values()
    }
    unit = lcm(*(weight.denominator for weight in weights))
    unit *= lcm(*{value.denominator for table in rows.values() for row in table.values() for value in row})
    gaps = [0] * len(rivals)
    found: list[tuple[frozenset[str], list[Option]]] = []
    for criterion, weight in zip(model.criteria.values(), weights, strict=True):
        table = {key: [int(weight * value * unit) for value in row] for key, row in rows[criterion.id].items()}
        start = table.pop(())
        gaps = [gap + value for gap, value in zip(gaps, start, strict=True)]
        options = _options(table, start)
        if options:
            gates = frozenset(name for question in model.questions_of(criterion.id) for name in _regains(question))
            found.append((gates, options))
    found.sort(key=lambda item: sorted(item[0]), reverse=True)
    return Gains([options for _, options in found], [gates for gates, _ in found], tuple(gaps))


def _regains(question: Question) -> tuple[str, ...]:
    """Return the gates a question can restore, and the mark of a contradiction where it can end one."""
    ends = any(level.excluded_when for level in question.levels)
    return (*question.gates, CONTRADICTION) if ends else question.gates


def _options(table: dict[ChangeSet, list[int]], start: list[int]) -> list[Option]:
    options = []
    for changes, row in table.items():
        gains = tuple(new - old for new, old in zip(row, start, strict=True))
        if any(gains):
            options.append(Option(changes, gains, len(changes)))
    return options


def _rows(
    model: Model,
    criterion: Criterion,
    answers: Answers,
    leader: str,
    rivals: Sequence[str],
    known: bool,
    limit: int,
) -> dict[ChangeSet, Row]:
    """Return, for no change and for every set of changes within a criterion, rival minus leader in expected value."""
    plants = plant_shares(model, answers)
    questions = [
        question
        for question in model.questions_of(criterion.id)
        if question.id != PLANT_QUESTION and (answers.get(question.id) is not None) == known
    ]
    choices = [[None, *possible_changes(question, answers)] for question in questions]
    levels = {(question.id, level.id): level.criterion_level for question in questions for level in question.levels}
    rows: dict[ChangeSet, Row] = {}
    found: dict[frozenset[tuple[str, int | None]], Row] = {}
    for picked in product(*choices):
        changes = tuple(change for change in picked if change is not None)
        if len(changes) > limit:
            continue
        # Answers that map to the same levels of the criterion make the same row.
        key = frozenset((change.question, levels[change.question, change.after]) for change in changes)
        if key not in found:
            shares = level_shares(model, criterion, answers, {change.question: change.after for change in changes})
            own = expected_value(criterion, shares, plants, leader)
            found[key] = [expected_value(criterion, shares, plants, rival) - own for rival in rivals]
        rows[changes] = found[key]
    return rows
