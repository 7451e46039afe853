"""What the reader said: checked answers and weights, and what they mean for each criterion."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import Literal

from calculator.entities import UNKNOWN, Criterion, CriterionLevel, Model, Question
from calculator.errors import AnswerError, Problem

WeightKind = Literal["none", "order", "swings", "bounds"]
MAX_SWING = 100
PLANT_QUESTION = "existing_plant"
PLANT_RUNS = "licensed_running"


@dataclass(frozen=True)
class Answers:
    """Checked answers in permanent question order.

    Attributes:
        levels: question id to level id, known answers only.
        said_unknown: questions answered with "I don't know yet".
        unanswered: questions with no answer; scored like unknown, counted apart.
    """

    levels: Mapping[str, str]
    said_unknown: tuple[str, ...]
    unanswered: tuple[str, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Questions without a known level, said or unanswered."""
        return self.said_unknown + self.unanswered

    def get(self, question: str) -> str | None:
        """Return the known level id, or ``None``."""
        return self.levels.get(question)

    def canonical(self) -> str:
        """Return one line that is the same for the same answers, whatever their order."""
        parts = [f"{key}={value}" for key, value in sorted(self.levels.items())]
        return ";".join(parts + [f"{key}={UNKNOWN}" for key in sorted(self.said_unknown)])


@dataclass(frozen=True)
class Weights:
    """What the reader said about swing weights (method.md M3).

    Attributes:
        order: criterion ids, largest swing first (kind ``order``).
        low, high: swing points by criterion in model order; equal for exact swings.
    """

    kind: WeightKind
    order: tuple[str, ...] = ()
    low: tuple[int, ...] = ()
    high: tuple[int, ...] = ()


def read_answers(model: Model, given: Mapping[str, str]) -> Answers:
    """Check answers against the model.

    Args:
        given: question id to level id or ``"unknown"``; a missing question is not answered.

    Raises:
        AnswerError: a question or level does not exist; all problems are listed.
    """
    problems: list[Problem] = []
    for name, level in given.items():
        question = model.questions.get(name)
        if question is None:
            problems.append(_unknown_question(name))
        elif level != UNKNOWN and level not in _level_ids(question):
            problems.append(_unknown_level(question, level))
    if problems:
        raise AnswerError(problems)
    known = {name: given[name] for name in model.questions if name in given and given[name] != UNKNOWN}
    said = tuple(name for name in model.questions if given.get(name) == UNKNOWN)
    return Answers(known, said, tuple(name for name in model.questions if name not in given))


def _level_ids(question: Question) -> tuple[str, ...]:
    return tuple(level.id for level in question.levels)


def _unknown_question(name: str) -> Problem:
    shown = str(name)[:60]
    message = f"There is no question {shown!r}; the question ids are listed by 'questions'."
    return Problem(f"answers.{shown}", "unknown_question", message)


def _unknown_level(question: Question, level: object) -> Problem:
    allowed = ", ".join((*_level_ids(question), UNKNOWN))
    message = f"{question.id}: {str(level)[:60]!r} is not one of its answers; use one of {allowed}."
    return Problem(f"answers.{question.id}", "unknown_level", message)


def read_weights(model: Model, given: object) -> Weights:
    """Check weights against the model.

    Args:
        given: ``None`` or one of ``order``, ``swings``, ``bounds`` as in model.md.

    Raises:
        AnswerError: the table is of another shape, names another criterion, or gives points outside 0 to 100.
    """
    if given is None:
        return Weights("none")
    if not isinstance(given, Mapping) or len(given) != 1 or next(iter(given)) not in ("order", "swings", "bounds"):
        raise _weights_error("weights", "give exactly one of 'order', 'swings' or 'bounds'")
    kind, value = next(iter(given.items()))
    if kind == "order":
        return _order(model, value)
    if not isinstance(value, Mapping) or set(value) != set(model.criteria):
        raise _weights_error(f"weights.{kind}", "give points for each of the twelve criteria, by id")
    pairs = [_pair(kind, name, value[name]) for name in model.criteria]
    if max(high for _, high in pairs) == 0:
        raise _weights_error(f"weights.{kind}", "every swing weight is zero; at least one criterion needs points")
    return Weights("swings" if kind == "swings" else "bounds", (), *_columns(pairs))


def _columns(pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(low for low, _ in pairs), tuple(high for _, high in pairs)


def _order(model: Model, value: object) -> Weights:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise _weights_error("weights.order", "give a list of criterion ids, largest swing first")
    names = [str(name) for name in value]
    if sorted(names) != sorted(model.criteria):
        raise _weights_error("weights.order", "name each of the twelve criteria once")
    return Weights("order", tuple(names))


def _pair(kind: str, name: str, value: object) -> tuple[int, int]:
    pair = value if kind == "bounds" else [value, value]
    if not isinstance(pair, Sequence) or isinstance(pair, str) or len(pair) != 2:
        raise _weights_error(f"weights.{kind}.{name}", "give [low, high] in points")
    low, high = pair
    for point in (low, high):
        if not isinstance(point, int) or isinstance(point, bool) or not 0 <= point <= MAX_SWING:
            raise _weights_error(
                f"weights.{kind}.{name}", f"{str(point)[:40]!r} found; give whole points from 0 to 100"
            )
    if low > high:
        raise _weights_error(f"weights.{kind}.{name}", f"low {low} is above high {high}; swap them")
    return int(low), int(high)


def _weights_error(field: str, message: str) -> AnswerError:
    return AnswerError([Problem(field, "weights", f"{field}: {message}.")])


def plant_runs(answers: Answers) -> bool:
    """Tell whether a licensed plant is known to run, which calls for the plant variant of the values."""
    return answers.get(PLANT_QUESTION) == PLANT_RUNS


def values_at(criterion: Criterion, level: int, plant: bool) -> CriterionLevel:
    """Return the level of a criterion, in the plant variant where it has one."""
    return criterion.plant_levels[level] if plant and criterion.plant_levels else criterion.levels[level]


def open_levels(question: Question, answers: Answers) -> tuple[str, ...]:
    """Return the level ids that an answer may still have: the known one, or all that other answers do not exclude."""
    known = answers.get(question.id)
    if known is not None:
        return (known,)
    kept = tuple(
        level.id
        for level in question.levels
        if not any(answers.get(other) in others for other, others in level.excluded_when.items())
    )
    return kept or _level_ids(question)


def combine(criterion: Criterion, levels: Sequence[int]) -> int:
    """Return a criterion's level from the levels of its questions (model-tables.md 0.4 and K6).

    ``lowest`` takes the lowest. ``platforms`` does too, but two or more steps at level 1 (only elsewhere) count as 0.
    """
    lowest = min(levels)
    if criterion.combine == "platforms" and lowest == 1 and list(levels).count(1) >= 2:
        return 0
    return lowest


def criterion_level(model: Model, criterion: Criterion, levels: Mapping[str, str]) -> int | None:
    """Return the level of a criterion when all its questions are answered, else ``None``."""
    found: list[int] = []
    for question in model.questions_of(criterion.id):
        answer = levels.get(question.id)
        level = None if answer is None else question.level(answer).criterion_level
        if level is None:
            return None
        found.append(level)
    return combine(criterion, found)


def level_shares(
    model: Model, criterion: Criterion, answers: Answers, fixed: Mapping[str, str] | None = None
) -> dict[int, Fraction]:
    """Return how likely each level of a criterion is, unknown answers being uniform over their open levels (M4).

    Args:
        fixed: answers to assume for some questions instead of what was said.
    """
    assumed = fixed or {}
    options: list[Counter[int]] = []
    for question in model.questions_of(criterion.id):
        names = (assumed[question.id],) if question.id in assumed else open_levels(question, answers)
        found = (question.level(name).criterion_level for name in names)
        options.append(Counter(level for level in found if level is not None))
    counts: dict[int, int] = {}
    for combination in product(*(option.items() for option in options)):
        level = combine(criterion, [level for level, _ in combination])
        counts[level] = counts.get(level, 0) + prod(times for _, times in combination)
    total = sum(counts.values())
    return {level: Fraction(count, total) for level, count in sorted(counts.items())}


def conflicts(model: Model, answers: Answers) -> tuple[tuple[str, str], ...]:
    """Return pairs of questions whose known answers cannot both be true."""
    found: list[tuple[str, str]] = []
    for name, answer in answers.levels.items():
        for other, others in model.questions[name].level(answer).excluded_when.items():
            if answers.get(other) in others:
                found.append((name, other))
    return tuple(found)
