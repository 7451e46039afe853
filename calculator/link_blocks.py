"""The optional blocks of a share link: where they stand, changed values and numbers.

A block is a tag, one character that says how long it is, and fields of fixed width:
``w`` kind, then per criterion 1 character (``1`` order), 2 (``2`` swings) or 4 (``3`` bounds);
``v`` count, then per change 2 characters for criterion, level and alternative, and 2 for the value;
``n`` count, then per number 1 character for which one, and 2 for its step.
"""

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from calculator.base32 import ALPHABET, CHECK_LENGTH, digit, pack, unpack
from calculator.entities import ValueChange
from calculator.errors import AnswerError, Problem
from calculator.link_spec import LinkSpec

TAGS = "wvn"
ORDER, SWINGS, BOUNDS = "1", "2", "3"
WEIGHT_WIDTHS = {ORDER: 1, SWINGS: 2, BOUNDS: 4}
PREFIX = 2  # tag, and kind or count
VALUE_WIDTH = 4
NUMBER_WIDTH = 3
MOST_VALUES = 12
MOST_POINTS = 100
LEVELS = 8  # 0 to 3, and 4 to 7 for the same in the plant variant
LAST_STEP = 1023


def block_length(spec: LinkSpec, tag: str, sign: str) -> int | None:
    """Return the characters of a block from its tag and the character after it; ``None`` if that says nothing."""
    if tag == "w":
        width = WEIGHT_WIDTHS.get(sign)
        return None if width is None else PREFIX + width * len(spec.criteria)
    count = ALPHABET.find(sign) if sign else 0
    most, width = (MOST_VALUES, VALUE_WIDTH) if tag == "v" else (len(spec.numbers), NUMBER_WIDTH)
    return PREFIX + width * count if 1 <= count <= most else None


def block_spans(spec: LinkSpec, code: str) -> Iterator[tuple[str, int, int]]:
    """Yield tag, start and end of each block that a code announces, the last one perhaps beyond its end."""
    start = spec.blocks_start
    for tag in TAGS:
        if code[start : start + 1] != tag:
            continue
        length = block_length(spec, tag, code[start + 1 : start + PREFIX])
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


def write_numbers(spec: LinkSpec, numbers: Sequence[tuple[str, int]]) -> str:
    """Return the block of numbers, empty without any; raises ``AnswerError`` naming the field."""
    steps: dict[int, int] = {}
    for name, step in numbers:
        if name not in spec.numbers:
            raise problem("numbers", "name a number of this model version in each entry")
        if not is_whole(step, LAST_STEP) or spec.numbers.index(name) in steps:
            raise problem(f"numbers.{name}", f"give one whole step from 0 to {LAST_STEP}")
        steps[spec.numbers.index(name)] = step
    return (
        "n" + digit(len(steps)) + "".join(digit(place) + pack(steps[place], 2) for place in sorted(steps))
        if steps
        else ""
    )


def read_numbers(spec: LinkSpec, block: str) -> tuple[tuple[str, int], ...]:
    """Return what ``write_numbers`` wrote; ``AnswerError`` names the field that is out of range."""
    starts = range(1, len(block), NUMBER_WIDTH)
    numbers = tuple(
        (name_at(spec.numbers, unpack(block[start])), unpack(block[start + 1 : start + NUMBER_WIDTH]))
        for start in starts
    )
    if write_numbers(spec, numbers)[1:] != block:
        raise problem("numbers", "keep the permanent order")
    return numbers
