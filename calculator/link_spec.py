"""What a share link needs to know of a model version, and what it carries: plain data, no model."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.base32 import ALPHABET, CHECK_LENGTH
from calculator.entities import ValueChange
from calculator.errors import ModelError

FORMAT = "1"
UNKNOWN = "unknown"
HEADER_LENGTH = 3  # format, then two characters of model version
MOST_LEVELS = 30  # a slot holds 32 states; two are "not answered" and "unknown"
MOST_CRITERIA = 32
MOST_ALTERNATIVES = 4
MOST_NUMBERS = 31


@dataclass(frozen=True)
class LinkSpec:
    """One model version as links see it; every order is permanent.

    Attributes:
        version: as shown to readers.
        version_code: two characters of the link alphabet.
        questions: pairs of question id and its level ids.
        criteria, alternatives: ids.
        numbers: ids of the optional numeric inputs.
    """

    version: str
    version_code: str
    questions: tuple[tuple[str, tuple[str, ...]], ...]
    criteria: tuple[str, ...]
    alternatives: tuple[str, ...]
    numbers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a model that the format cannot carry."""
        code = self.version_code
        if len(code) != HEADER_LENGTH - 1 or any(character not in ALPHABET for character in code):
            raise ModelError(f"version code {code!r} must be two characters of {ALPHABET}")
        for name, found, most in (
            ("levels", max((len(levels) for _, levels in self.questions), default=0), MOST_LEVELS),
            ("criteria", len(self.criteria), MOST_CRITERIA),
            ("alternatives", len(self.alternatives), MOST_ALTERNATIVES),
            ("numbers", len(self.numbers), MOST_NUMBERS),
        ):
            if found > most:
                raise ModelError(f"a share link holds at most {most} {name}, not {found}")

    @property
    def blocks_start(self) -> int:
        """Where the blocks begin: after the header and one character per question."""
        return HEADER_LENGTH + len(self.questions)

    @property
    def shortest(self) -> int:
        """Characters of a code without blocks."""
        return self.blocks_start + CHECK_LENGTH


@dataclass(frozen=True)
class DecodedLink:
    """What a share link carries.

    Attributes:
        version: the model version that it was made with.
        answers: question id to level id or ``"unknown"``; a question that was not answered is missing.
        weights: ``None``, or ``order``, ``swings`` or ``bounds`` as ``assess`` takes them.
        values: changed values in permanent order.
        numbers: pairs of number id and step on its ladder, in permanent order.
    """

    version: str
    answers: Mapping[str, str]
    weights: Mapping[str, object] | None
    values: tuple[ValueChange, ...]
    numbers: tuple[tuple[str, int], ...]
