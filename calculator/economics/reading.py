"""Check the numbers a reader gives: every fault becomes a message at its field, and never a figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite

from calculator.economics.entities import Economics, Input, Settings, Triple
from calculator.economics.units import MONEY_UNITS, SCALES, in_unit
from calculator.errors import AnswerError, Problem
from calculator.ladder import snap, steps_of, unit_of

CURRENCY, YEAR = "currency", "year"
PARTS = ("low", "typical", "high")
YEARS = (2000, 2100)


@dataclass(frozen=True)
class Numbers:
    """Checked numbers.

    Attributes:
        values: input id to low, typical and high in the smallest steps of its unit, on the ladder of two digits.
        currency: code that the reader chose; empty when nothing in money was given.
        year: year of the prices.
    """

    values: Mapping[str, Triple] = field(default_factory=dict)
    currency: str = ""
    year: int = 0


def as_given(economics: Economics, numbers: Numbers) -> dict[str, object] | None:
    """Return checked numbers as ``read_numbers`` takes them, in permanent order; ``None`` without an input."""
    if not numbers.values:
        return None
    found: dict[str, object] = {
        name: [unit_of(steps, SCALES[item.unit]) for steps in numbers.values[name]]
        for name, item in economics.inputs.items()
        if name in numbers.values
    }
    return found | ({CURRENCY: numbers.currency} if numbers.currency else {}) | {YEAR: numbers.year}


class _FaultError(Exception):
    """A fault of one field, with its code."""

    def __init__(self, code: str, message: str, part: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.part = code, message, part


def read_numbers(economics: Economics, given: object) -> Numbers:
    """Check numbers against the inputs, and bring each to two digits that count, as a share link carries them.

    Args:
        given: ``None``, or a mapping of input id to one number, ``[low, typical, high]``, or a mapping with ``low``,
            ``typical``, ``high`` (or ``value``) and, if wished, ``unit``; with them ``currency`` as soon as a value is
            money, and ``year``.

    Raises:
        AnswerError: every fault found, each with the field it belongs to. Codes: ``shape``, ``unknown_number``,
            ``empty``, ``not_a_number``, ``negative``, ``too_small``, ``too_large``, ``order``, ``unit``, ``currency``,
            ``year``.
    """
    if given is None:
        return Numbers(year=economics.settings.base_year)
    if not isinstance(given, Mapping):
        raise AnswerError([Problem("numbers", "shape", "numbers: give an object of input id to value.")])
    problems: list[Problem] = []
    values: dict[str, Triple] = {}
    for name, value in given.items():
        if name in (CURRENCY, YEAR):
            continue
        item = economics.inputs.get(name)
        try:
            values[str(name)] = _triple(_known(item), value)
        except _FaultError as fault:
            problems.append(_problem(str(name)[:60], item, fault))
    money = [name for name in values if economics.inputs[name].unit in MONEY_UNITS]
    currency, year = _frame(economics.settings, given, money, problems)
    if problems:
        raise AnswerError(problems)
    return Numbers(values, currency, year)


def _frame(
    settings: Settings, given: Mapping[object, object], money: Sequence[str], problems: list[Problem]
) -> tuple[str, int]:
    """Return currency and year, adding to the problems where one of them cannot be used."""
    currency, year = given.get(CURRENCY, ""), given.get(YEAR, settings.base_year)
    if currency not in ("", *settings.currencies) or (money and currency == ""):
        choice = " or ".join(settings.currencies)
        message = f"State the currency of your figures: {choice}. Nothing is converted."
        problems.append(Problem(f"numbers.{CURRENCY}", "currency", message))
    if isinstance(year, bool) or not isinstance(year, int) or not YEARS[0] <= year <= YEARS[1]:
        message = f"State the year of your prices as a whole number from {YEARS[0]} to {YEARS[1]}."
        problems.append(Problem(f"numbers.{YEAR}", "year", message))
        return str(currency), 0
    return str(currency), year


def _problem(name: str, item: Input | None, fault: _FaultError) -> Problem:
    where = f"numbers.{name}.{fault.part}" if fault.part else f"numbers.{name}"
    label = item.label if item else repr(name)
    return Problem(where, fault.code, f"{label}: {fault.message}")


def _known(item: Input | None) -> Input:
    if item is None:
        raise _FaultError("unknown_number", "there is no such input; remove it or correct its name.")
    return item


def _triple(item: Input, value: object) -> Triple:
    low, typical, high = (_steps(item, part, given) for part, given in _parts(item, value))
    if low > typical:
        raise _FaultError("order", "low is above typical; swap them.", "low")
    if typical > high:
        raise _FaultError("order", "typical is above high; swap them.", "high")
    return (low, typical, high)


def _parts(item: Input, value: object) -> list[tuple[str, object]]:
    """Return low, typical and high as given, each with its name, or the same number three times without names."""
    if isinstance(value, Mapping):
        rest = {key: given for key, given in value.items() if key != "unit"}
        if value.get("unit", item.unit) != item.unit:
            raise _FaultError("unit", f"give it in {item.unit}, not in {str(value['unit'])[:40]}.", "unit")
        if set(rest) == {"value"}:
            return [("", rest["value"])] * len(PARTS)
        if set(rest) != set(PARTS):
            raise _FaultError("shape", "give low, typical and high, or one value.")
        return [(part, rest[part]) for part in PARTS]
    if isinstance(value, Sequence) and not isinstance(value, str):
        if len(value) != len(PARTS):
            raise _FaultError("shape", f"give low, typical and high; {len(value)} values found.")
        return list(zip(PARTS, value, strict=True))
    return [("", value)] * len(PARTS)


def _steps(item: Input, part: str, value: object) -> int:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise _FaultError("empty", f"it is empty; give a number in {item.unit}.", part)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _FaultError("not_a_number", f"{str(value)[:40]!r} is not a number; give one in {item.unit}.", part)
    if isinstance(value, float) and not isfinite(value):
        raise _FaultError("not_a_number", f"it has no size; give a number in {item.unit}.", part)
    if value < 0:
        raise _FaultError("negative", "it is below zero; give zero or more.", part)
    steps = steps_of(value, SCALES[item.unit])
    if steps < item.least:
        raise _FaultError("too_small", f"it is too small to be meant; {_shown(item, item.least)} is the least.", part)
    if steps > item.most:
        raise _FaultError("too_large", f"it is too large to be meant; {_shown(item, item.most)} is the most.", part)
    return snap(steps)


def _shown(item: Input, steps: int) -> str:
    number = in_unit(steps, item.unit)
    return f"{number if number.denominator == 1 else float(number)} {item.unit}"
