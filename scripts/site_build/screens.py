"""How the questions are laid out: one screen each, but the steps of the platform question share one."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.entities import Model, Question, Section


@dataclass(frozen=True)
class Screen:
    """One screen of the questionnaire, numbered from 1; more than one question makes a grid."""

    number: int
    section: Section
    questions: tuple[Question, ...]

    @property
    def is_grid(self) -> bool:
        """Whether several questions stand on this screen."""
        return len(self.questions) > 1


def screens(model: Model) -> tuple[Screen, ...]:
    """Return the screens in permanent order."""
    return tuple(
        Screen(number, section, questions) for number, (section, questions) in enumerate(_grouped(model), start=1)
    )


def _grouped(model: Model) -> Iterator[tuple[Section, tuple[Question, ...]]]:
    shared = {item.id for item in model.criteria.values() if item.combine == "platforms"}
    for section in model.sections:
        grid: list[Question] = []
        for question in (model.questions[name] for name in section.questions):
            if question.criterion in shared:
                grid.append(question)
                continue
            if grid:
                yield section, tuple(grid)
                grid = []
            yield section, (question,)
        if grid:
            yield section, tuple(grid)
