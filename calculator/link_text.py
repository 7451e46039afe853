"""From whatever a reader pasted to the stretches of it that may be a link code.

Mail programs, chats and phones break links, escape them, wrap them in quotes or widen their digits. All of that is
undone here with fixed tables, not with Unicode normalisation, so that Python and the browser agree on every text.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from calculator.base32 import MISREAD
from calculator.errors import LinkError

LONGEST_TEXT = 4096
ESCAPE_ROUNDS = 2

_WHITE = (*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
_MARKS = (0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF)
_INVISIBLE = (*_MARKS, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10))
_WIDE = range(0xFF01, 0xFF5F)  # full-width forms of ! to ~
_TO_ASCII = 0xFEE0
_FOLD: dict[int, str | None] = {
    **{code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)},
    **{code: chr(code - _TO_ASCII).lower() for code in _WIDE},
    **dict.fromkeys(_WHITE, " "),
    **dict.fromkeys(_INVISIBLE, None),
}
_ESCAPES = re.compile("(?:%[0-9a-fA-F]{2})+")
_ADDRESS = re.compile("https?://")
_STRETCH = re.compile("([^0-9a-z ]*)([0-9a-z ]*)")
_JOINERS = "&#?/="  # they end a code inside an address; any other single sign inside one is damage


@dataclass(frozen=True)
class Stretch:
    """Letters and digits with nothing but white space between them.

    Attributes:
        code: all of them joined, misread letters folded.
        ends: where white space or the end follows, counted in characters of ``code``.
        marked: stands after ``r=``.
        intruder: a single sign that splits this stretch from the next, or nothing.
    """

    code: str
    ends: tuple[int, ...]
    marked: bool
    intruder: str = ""

    def next_word(self, at: int) -> int:
        """Return where the first word after a place starts."""
        return self.ends[bisect_right(self.ends, at)]


def stretches(text: str) -> list[Stretch]:
    """Return the stretches of a pasted text in order.

    Raises:
        LinkError: ``too_long``, before anything else is looked at; ``empty``.
    """
    if len(text) > LONGEST_TEXT:
        raise LinkError("too_long", "This text is longer than 4,096 characters. Paste only the link.")
    plain = _plain(text)
    if not plain.strip(" "):
        raise LinkError("empty", 'Nothing was pasted. Paste the whole link, or the code after "r=".')
    return _split(_STRETCH.findall(plain))


def _plain(text: str) -> str:
    text = text.translate(_FOLD)
    for _ in range(ESCAPE_ROUNDS):
        text = _ESCAPES.sub(_unescape, text).translate(_FOLD)
    return _ADDRESS.sub(r" \g<0>", text)  # where a second link is glued to the first


def _unescape(match: re.Match[str]) -> str:
    return bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace")


def _split(pairs: Sequence[tuple[str, str]]) -> list[Stretch]:
    found: list[Stretch] = []
    marked = False
    for (before, run), (after, following) in pairwise([*pairs, ("", "")]):
        words = run.split()
        opens = after.startswith("=") and _ends_with_r(before, words, marked=marked)
        if opens:
            words[-1] = words[-1].removesuffix("r")
        glued = (
            len(after) == 1 and after not in _JOINERS and run[-1:] not in ("", " ") and following[:1] not in ("", " ")
        )
        code = "".join(words).translate(MISREAD)
        if code or marked:
            ends = tuple(sorted({*accumulate(map(len, words)), len(code)} - {0}))
            found.append(Stretch(code, ends, marked, after if glued else ""))
        marked = opens
    return found


def _ends_with_r(before: str, words: Sequence[str], *, marked: bool) -> bool:
    """Tell whether ``r`` stands alone, or is glued to a code that was itself marked."""
    if not words or not words[-1].endswith("r"):
        return False
    if words[-1] == "r":
        return len(words) > 1 or before[-1:] not in ("_", "-")
    return marked and len(words) == 1
