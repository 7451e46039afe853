"""Units of the inputs, and the whole numbers that the simulation counts in."""

from fractions import Fraction

TENTHS = 10
"""Months, people, lots and percent are counted in tenths."""

SCALES = {
    "months": TENTHS,
    "percent": TENTHS,
    "people": TENTHS,
    "lots a year": TENTHS,
    "m2": 1,
    "years": 1,
    "doses": 1,
    "million cells": 1,
    "per m2": 1,
    "per m2 a year": 1,
    "per million cells": 100,
    "thousand": 1000,
    "thousand a month": 1000,
    "thousand a year": 1000,
}
"""How many of the smallest steps make one of each unit; money is counted in whole units of currency."""

MONEY_UNITS = tuple(unit for unit in SCALES if unit.startswith(("per ", "thousand")))

FULL = 1000
"""A whole share: per mille, the smallest step of a percentage."""

WEIGHT = FULL * FULL
"""A whole chance made of two shares."""

NEVER = 10**6
"""A month, in tenths, that no simulation reaches."""


def in_steps(value: int | float, unit: str) -> int:
    """Return a number in the smallest steps of its unit, the nearest one.

    Args:
        value: a finite number in the unit.
        unit: one of ``SCALES``.
    """
    return round(Fraction(value) * SCALES[unit])


def in_unit(steps: int, unit: str) -> Fraction:
    """Return a number of smallest steps in its unit, exactly."""
    return Fraction(steps, SCALES[unit])
