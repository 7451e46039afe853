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
MOST_INPUTS = 100
MOST_CURRENCIES = 31
MOST_NUMBERS = 16  # set by the reader in one link: with bounds on all weights it still has at most 256 characters


@dataclass(frozen=True)
class LinkSpec:
    """One model version as links see it; every order is permanent.

    Attributes:
        version: as shown to readers.
        version_code: two characters of the link alphabet.
        questions: pairs of question id and its level ids.
        criteria, alternatives: ids.
        numbers: pairs of input id and the steps that make one of its unit, for inputs that take the reader's numbers.
        currencies: codes of the currencies those may be in.
    """

    version: str
    version_code: str
    questions: tuple[tuple[str, tuple[str, ...]], ...]
    criteria: tuple[str, ...]
    alternatives: tuple[str, ...]
    numbers: tuple[tuple[str, int], ...] = ()
    currencies: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a model that the format cannot carry."""
        code = self.version_code
        if len(code) != HEADER_LENGTH - 1 or any(character not in ALPHABET for character in code):
            raise ModelError(f"version code {code!r} must be two characters of {ALPHABET}")
        for name, found, most in (
            ("levels", max((len(levels) for _, levels in self.questions), default=0), MOST_LEVELS),
            ("criteria", len(self.criteria), MOST_CRITERIA),
            ("alternatives", len(self.alternatives), MOST_ALTERNATIVES),
            ("inputs", len(self.numbers), MOST_INPUTS),
            ("currencies", len(self.currencies), MOST_CURRENCIES),
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
        numbers: ``None``, or what ``economics.read_numbers`` takes: input id to low, typical and high in its unit, the
            currency where one was stated, and the year.
    """

    version: str
    answers: Mapping[str, str]
    weights: Mapping[str, object] | None
    values: tuple[ValueChange, ...]
    numbers: Mapping[str, object] | None
