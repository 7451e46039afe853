"""Changed answers: which changes are possible, what they are called, and how long they take."""

from collections.abc import Iterable
from typing import NamedTuple

from calculator.answers import Answers, open_levels
from calculator.entities import Model, Question

MAX_CHANGES = 4
MAX_FOUND_OUT = 2


class Change(NamedTuple):
    """One answer moved to another level; ``before`` is empty when it was not known."""

    question: str
    before: str
    after: str


ChangeSet = tuple[Change, ...]


def possible_changes(question: Question, answers: Answers) -> list[Change]:
    """Return every change of one answer; known facts that nobody can change have none."""
    before = answers.get(question.id)
    if before is not None and not question.changeable:
        return []
    reachable = tuple(level.id for level in question.levels if level.reachable)
    levels = open_levels(question, answers) if before is None else reachable
    return [Change(question.id, before or "", level) for level in levels if level != before]


def changed(answers: Answers, changes: Iterable[Change]) -> Answers:
    """Return the answers after some changes."""
    moved = {change.question: change.after for change in changes}
    return Answers(
        {**answers.levels, **moved},
        tuple(name for name in answers.said_unknown if name not in moved),
        tuple(name for name in answers.unanswered if name not in moved),
    )


def lead_months(model: Model, change: Change) -> float:
    """Return the months one change takes, as the question's ``lead`` says; getting worse takes none.

    Finding out an unknown answer takes the time stated for the question.
    """
    question = model.questions[change.question]
    if not change.before:
        return question.find_out_months
    start, end = question.position(change.before), question.position(change.after)
    if question.lead == "target":
        steps = question.levels[end : end + 1]
    elif question.lead == "down":
        steps = question.levels[end:start]
    else:
        steps = question.levels[start + 1 : end + 1]
    return float(sum(level.lead_months for level in steps))


def total_months(model: Model, changes: ChangeSet) -> float:
    """Return the months of several changes one after another."""
    return sum(tenths_of_months(model, change) for change in changes) / 10


def tenths_of_months(model: Model, change: Change) -> int:
    """Return the months one change takes in whole tenths, so that sums do not depend on their order."""
    return round(lead_months(model, change) * 10)


def is_finding_out(changes: ChangeSet) -> bool:
    """Tell whether some change only fills in an unknown answer."""
    return any(not change.before for change in changes)
