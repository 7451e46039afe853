"""The block of numbers in a share link: what the reader set, low, typical and high, with currency and year.

``n``, currency (1 character, its place in the spec, 31 for none), year less 2000 (2), a mask of the inputs in
permanent order (most significant bit first, padded with zeros), then per input three places on the ladder (2 each).
"""

from collections.abc import Mapping, Sequence
from math import isfinite

from calculator.base32 import ALPHABET, BITS, digit, pack, unpack
from calculator.ladder import LAST_CODE, code_of, snap, steps_at, steps_of, unit_of
from calculator.link_blocks import MASK_START, is_whole, mask_width, name_at, pairs, problem
from calculator.link_spec import MOST_NUMBERS, LinkSpec

CURRENCY, YEAR = "currency", "year"
FIRST_YEAR, LAST_YEAR = 2000, 2100
NO_CURRENCY = 31
TRIPLE = 3


def write_numbers(spec: LinkSpec, numbers: Mapping[str, object] | None) -> str:
    """Return the block of numbers, empty without any; raises ``AnswerError`` naming the field."""
    frame = numbers or {}
    given = {name: value for name, value in frame.items() if name not in (CURRENCY, YEAR)}
    if not given:
        return ""
    scales = dict(spec.numbers)
    for name in given:
        if name not in scales:
            raise problem("numbers", "name a number of this model version in each entry")
    if len(given) > MOST_NUMBERS:
        raise problem("numbers", f"give at most {MOST_NUMBERS}")
    head = "n" + _currency(spec, frame.get(CURRENCY, "")) + _year(frame.get(YEAR))
    mask = "".join("1" if name in given else "0" for name in scales).ljust(BITS * mask_width(spec), "0")
    codes = [code for name, scale in spec.numbers if name in given for code in _codes(name, scale, given[name])]
    return head + pack(int(mask, 2), mask_width(spec)) + "".join(pack(code, 2) for code in codes)


def _currency(spec: LinkSpec, given: object) -> str:
    if given == "":
        return digit(NO_CURRENCY)
    if given not in spec.currencies:
        raise problem(f"numbers.{CURRENCY}", f"use one of {', '.join(spec.currencies)}")
    return digit(spec.currencies.index(str(given)))


def _year(given: object) -> str:
    if not is_whole(given, LAST_YEAR) or given < FIRST_YEAR:
        raise problem(f"numbers.{YEAR}", f"give a year from {FIRST_YEAR} to {LAST_YEAR}")
    return pack(given - FIRST_YEAR, 2)


def _codes(name: str, scale: int, given: object) -> list[int]:
    row = list(given) if isinstance(given, Sequence) and not isinstance(given, str) else []
    if len(row) != TRIPLE or not all(_is_amount(value) for value in row) or not row[0] <= row[1] <= row[2]:
        raise problem(f"numbers.{name}", "give low, typical and high, none above the next")
    codes = [code_of(snap(steps_of(value, scale))) for value in row]
    if codes[-1] > LAST_CODE:
        raise problem(f"numbers.{name}", "give smaller numbers; a link cannot hold these")
    return codes


def _is_amount(value: object) -> bool:
    """Tell whether something is a finite number, zero or more; true and false are not."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return value >= 0 and (isinstance(value, int) or isfinite(value))


def read_numbers(spec: LinkSpec, block: str) -> dict[str, object] | None:
    """Return what ``write_numbers`` wrote, given without its tag; ``AnswerError`` names the field out of range."""
    if not block:
        return None
    mask_start, mask_end = MASK_START - 1, MASK_START - 1 + mask_width(spec)
    mask = "".join(f"{ALPHABET.index(sign):0{BITS}b}" for sign in block[mask_start:mask_end])
    steps = [steps_at(code) for code in pairs(block[mask_end:])]
    numbers: dict[str, object] = {}
    for place in (place for place, bit in enumerate(mask) if bit == "1"):
        name, scale = spec.numbers[place] if place < len(spec.numbers) else ("", 1)
        numbers[name], steps = [unit_of(step, scale) for step in steps[:TRIPLE]], steps[TRIPLE:]
    if block[0] != digit(NO_CURRENCY):
        numbers[CURRENCY] = name_at(spec.currencies, ALPHABET.index(block[0])) or None
    numbers[YEAR] = FIRST_YEAR + unpack(block[1:mask_start])
    if write_numbers(spec, numbers)[1:] != block:
        raise problem("numbers", "keep the permanent order")
    return numbers
