"""Errors a caller may expect. Each message names the field, what was found and what to do."""

from dataclasses import dataclass


class CalculatorError(Exception):
    """Base of every expected problem; anything else that is raised is a bug."""


class ModelError(CalculatorError):
    """The model's data, or numbers handed to the analysis, cannot be used."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the input.

    Attributes:
        field: where it is, such as ``answers.people``.
        code: a stable short name for programs.
        message: one sentence for the reader, with the remedy.
    """

    field: str
    code: str
    message: str


class AnswerError(CalculatorError):
    """Answers or weights cannot be used; carries every problem found, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems and join their messages into one line."""
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = problems


class LinkError(CalculatorError):
    """A share link cannot be read; the message tells the reader what to do."""

    def __init__(self, code: str, message: str) -> None:
        """Keep the stable code beside the message."""
        super().__init__(message)
        self.code = code
        self.message = message
