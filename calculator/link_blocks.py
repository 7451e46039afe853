"""The optional blocks of a share link: where they stand, and changed values.

A block is a tag, something that says how long it is, and fields of fixed width:
``w`` kind, then per criterion 1 character (``1`` order), 2 (``2`` swings) or 4 (``3`` bounds);
``v`` count, then per change 2 characters for criterion, level and alternative, and 2 for the value;
``n`` currency, year, a mask of the inputs that follow, then 6 characters for each: see ``link_numbers``.
"""

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from calculator.base32 import ALPHABET, BITS, CHECK_LENGTH, digit, pack, unpack
from calculator.entities import ValueChange
from calculator.errors import AnswerError, Problem
from calculator.link_spec import MOST_NUMBERS, LinkSpec

TAGS = "wvn"
ORDER, SWINGS, BOUNDS = "1", "2", "3"
WEIGHT_WIDTHS = {ORDER: 1, SWINGS: 2, BOUNDS: 4}
PREFIX = 2  # tag, and kind or count
VALUE_WIDTH = 4
MASK_START = 4  # tag, currency, two characters of year
TRIPLE_WIDTH = 6
MOST_VALUES = 12
MOST_POINTS = 100
LEVELS = 8  # 0 to 3, and 4 to 7 for the same in the plant variant


def block_length(spec: LinkSpec, block: str) -> int | None:
    """Return the characters of a block from its beginning; ``None`` if that says nothing.

    Args:
        block: the text from the tag on. Of numbers whose mask is cut, the least that they can have is returned.
    """
    tag, sign = block[:1], block[1:PREFIX]
    if tag == "w":
        width = WEIGHT_WIDTHS.get(sign)
        return None if width is None else PREFIX + width * len(spec.criteria)
    if tag == "n":
        return _numbers_length(spec, block)
    count = ALPHABET.find(sign) if sign else 0
    return PREFIX + VALUE_WIDTH * count if 1 <= count <= MOST_VALUES else None


def mask_width(spec: LinkSpec) -> int:
    """Return the characters of the mask that tells which inputs follow."""
    return -(-len(spec.numbers) // BITS)


def is_open(spec: LinkSpec, block: str) -> bool:
    """Tell whether a block's beginning is too short to say how long the block is."""
    return len(block) < (MASK_START + mask_width(spec) if block[:1] == "n" else PREFIX)


def _numbers_length(spec: LinkSpec, block: str) -> int | None:
    head = MASK_START + mask_width(spec)
    count = sum(max(0, ALPHABET.find(sign)).bit_count() for sign in block[MASK_START:head])
    if is_open(spec, block):
        count = max(1, count)
    return head + TRIPLE_WIDTH * count if 1 <= count <= MOST_NUMBERS else None


def block_spans(spec: LinkSpec, code: str) -> Iterator[tuple[str, int, int]]:
    """Yield tag, start and end of each block that a code announces, the last one perhaps beyond its end."""
    start = spec.blocks_start
    for tag in TAGS:
        if code[start : start + 1] != tag:
            continue
        length = block_length(spec, code[start:])
        if length is None:
            return
        yield tag, start, start + length
        start += length


def possible_ends(spec: LinkSpec, code: str) -> list[int]:
    """Return where a code may end, shortest first: after the answers, or after each block it announces."""
    return [spec.shortest, *(end + CHECK_LENGTH for _, _, end in block_spans(spec, code))]


def blocks(spec: LinkSpec, code: str) -> dict[str, str]:
    """Return the blocks of a complete code by tag, without tag."""
    last = len(code) - CHECK_LENGTH
    return {tag: code[start + 1 : end] for tag, start, end in block_spans(spec, code) if end <= last}


def problem(field: str, remedy: str) -> AnswerError:
    """Return the error for a field that a link cannot carry."""
    return AnswerError([Problem(field, "not_in_link", f"{field}: {remedy}.")])


def is_whole(value: object, most: int) -> TypeGuard[int]:
    """Tell whether something is a whole number from 0 to ``most``; true and false are not."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def name_at(names: Sequence[str], place: int) -> str:
    """Return the name at a place, or an empty one, which every writer refuses."""
    return names[place] if place < len(names) else ""


def pairs(body: str) -> list[int]:
    """Return the numbers in fields of two characters."""
    return [unpack(body[start : start + 2]) for start in range(0, len(body), 2)]


def write_values(spec: LinkSpec, values: Sequence[tuple[str, int, str, int]]) -> str:
    """Return the block of changed values, empty without any; raises ``AnswerError`` naming the field."""
    if len(values) > MOST_VALUES:
        raise problem("values", f"give at most {MOST_VALUES} changes")
    rows = sorted((_place(spec, change), change[3]) for change in values)
    if len({place for place, _ in rows}) != len(rows):
        raise problem("values", "change each value once")
    return "v" + digit(len(rows)) + "".join(pack(place, 2) + pack(value, 2) for place, value in rows) if rows else ""


def _place(spec: LinkSpec, change: tuple[str, int, str, int]) -> int:
    criterion, level, alternative, value = change
    if criterion not in spec.criteria:
        raise problem("values", "name a criterion of this model version in each change")
    if alternative not in spec.alternatives or not is_whole(level, LEVELS - 1) or not is_whole(value, MOST_POINTS):
        raise problem(
            f"values.{criterion}",
            f"give a level from 0 to {LEVELS - 1}, an alternative, and whole points from 0 to 100",
        )
    # 5 bits of criterion, 3 of level, 2 of alternative
    return spec.criteria.index(criterion) << 5 | level << 2 | spec.alternatives.index(alternative)


def read_values(spec: LinkSpec, block: str) -> tuple[ValueChange, ...]:
    """Return what ``write_values`` wrote; ``AnswerError`` names the field that is out of range."""
    numbers = pairs(block[1:])
    values = tuple(
        ValueChange(
            name_at(spec.criteria, place >> 5), place >> 2 & LEVELS - 1, name_at(spec.alternatives, place & 3), value
        )
        for place, value in zip(numbers[::2], numbers[1::2], strict=True)
    )
    if write_values(spec, values)[1:] != block:
        raise problem("values", "keep the permanent order")
    return values
