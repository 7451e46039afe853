"""The ladder of numbers: two digits that count, so that a share link carries exactly what the calculator uses."""

FINE = 100
"""Below this every whole number of steps stands on the ladder."""

RUNG = 90
"""Numbers of two digits, 10 to 99, and so the rungs to each power of ten."""

LAST_CODE = 1023
"""What two characters of a share link hold."""


def steps_of(value: int | float, scale: int) -> int:
    """Return a number in smallest steps, halves up.

    Decimals are multiplied in floating point, so that the page does the same sum and finds the same step.

    Args:
        value: finite, zero or more.
        scale: steps to one of the unit.
    """
    if isinstance(value, int) or value.is_integer():
        return int(value) * scale
    return int(value * scale + 0.5)


def unit_of(steps: int, scale: int) -> int | float:
    """Return steps in the unit, whole where it is."""
    return steps // scale if steps % scale == 0 else steps / scale


def snap(steps: int) -> int:
    """Return the nearest number of steps on the ladder, halves up: 0 to 99, 100 to 990 by 10, and so on."""
    power = _power(steps)
    return (steps + power // 2) // power * power if power > 1 else steps


def code_of(steps: int) -> int:
    """Return the place on the ladder of a number of steps that stands on it."""
    power = _power(steps)
    if power == 1:
        return steps
    return FINE + RUNG * (len(str(power)) - 2) + steps // power - 10


def steps_at(code: int) -> int:
    """Return the number of steps at a place on the ladder, what ``code_of`` was given."""
    if code < FINE:
        return code
    tens, digits = divmod(code - FINE, RUNG)
    return int((digits + 10) * 10 ** (tens + 1))


def _power(steps: int) -> int:
    """Return the power of ten that leaves two digits, 1 for numbers below 100."""
    return int(10 ** max(0, len(str(steps)) - 2))
