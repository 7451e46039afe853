"""What every gate rule offers: the questions it needs, its findings, and whether it fails."""

from collections.abc import Hashable, Mapping
from typing import Protocol

from calculator.answers import Answers
from calculator.entities import Finding, Gate, Model

Levels = Mapping[str, str]


class Rule(Protocol):
    """A gate rule. ``levels`` holds known answers; missing ones are unknown."""

    def needs(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> tuple[str, ...]:
        """Return the questions the state rests on, given what is known."""
        ...

    def findings(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> list[Finding]:
        """Return the outcomes reached; every needed question is answered when this is called."""
        ...

    def fails(self, gate: Gate, levels: Levels, alternative: str) -> bool:
        """Tell whether the gate fails; every question of ``fail_questions`` is answered."""
        ...

    def fail_questions(self, gate: Gate) -> tuple[str, ...]:
        """Return the questions that can make the gate fail for some alternative."""
        ...

    def fail_class(self, gate: Gate, question: str, level: str) -> Hashable:
        """Return a key that is equal for levels which ``fails`` treats alike."""
        ...


def in_words(words: list[str]) -> str:
    """Return "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def finding(gate: Gate, outcome: str, questions: tuple[str, ...], **words: object) -> Finding:
    """Return a finding with its reason filled in."""
    chosen = gate.outcomes[outcome]
    return Finding(chosen, chosen.reason.format(**words) if words else chosen.reason, questions)
