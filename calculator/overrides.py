"""A reader's own values: the model with some table values changed for one session, and marked as changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from calculator.entities import Criterion, CriterionLevel, Model, ValueChange
from calculator.errors import AnswerError, Problem

MOST_CHANGES = 12
__all__ = ["ValueChange", "read_changes", "with_values"]
PLANT_OFFSET = 4


def read_changes(model: Model, given: object) -> tuple[ValueChange, ...]:
    """Check changed values.

    Args:
        given: list of ``{"criterion", "level", "alternative", "value"}``; levels 4 to 7 are the plant variant.

    Raises:
        AnswerError: another shape, an id that does not exist, a value outside 0 to 100, or a value changed twice.
    """
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise _error("values", "give a list of changes")
    changes = tuple(_change(model, entry, f"values.{place}") for place, entry in enumerate(given))
    keys = [(change.criterion, change.level, change.alternative) for change in changes]
    if len(set(keys)) != len(keys):
        raise _error("values", "a value is changed twice; keep one of the changes")
    return tuple(sorted(changes, key=lambda c: (list(model.criteria).index(c.criterion), c.level, c.alternative)))


def _change(model: Model, entry: object, field: str) -> ValueChange:
    if not isinstance(entry, Mapping) or set(entry) != {"criterion", "level", "alternative", "value"}:
        raise _error(field, "give criterion, level, alternative and value")
    criterion, level, alternative, value = (entry[key] for key in ("criterion", "level", "alternative", "value"))
    if not isinstance(criterion, str) or criterion not in model.criteria:
        raise _error(field, f"there is no criterion {str(criterion)[:60]!r}")
    levels = len(model.criteria[criterion].levels) + len(model.criteria[criterion].plant_levels)
    if not _whole(level) or not 0 <= level < levels:
        raise _error(field, f"level {str(level)[:20]!r} does not exist; use 0 to {levels - 1}")
    if not isinstance(alternative, str) or alternative not in model.alternatives:
        raise _error(field, f"there is no alternative {str(alternative)[:60]!r}")
    if not _whole(value) or not 0 <= value <= 100:
        raise _error(field, f"value {str(value)[:20]!r} found; give a whole number from 0 to 100")
    return ValueChange(criterion, int(level), alternative, int(value))


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _error(field: str, message: str) -> AnswerError:
    return AnswerError([Problem(field, "values", f"{field}: {message}.")])


def with_values(model: Model, changes: Sequence[ValueChange]) -> Model:
    """Return the model with some values changed, and marked as changed; without changes the model itself."""
    if not changes:
        return model
    criteria = dict(model.criteria)
    for change in changes:
        criteria[change.criterion] = _changed(criteria[change.criterion], change)
    return replace(model, criteria=criteria, changed_values=len(changes))


def _changed(criterion: Criterion, change: ValueChange) -> Criterion:
    plant = change.level >= PLANT_OFFSET
    levels = list(criterion.plant_levels if plant else criterion.levels)
    place = change.level - PLANT_OFFSET if plant else change.level
    level = levels[place]
    levels[place] = CriterionLevel(level.state, {**level.value, change.alternative: change.value}, level.why)
    return replace(criterion, plant_levels=tuple(levels)) if plant else replace(criterion, levels=tuple(levels))
