"""From months and amounts to places in a picture."""

from dataclasses import dataclass

from calculator.charts.elements import LEFT, RIGHT, Element, text

STEPS = (1, 2, 5)
MOST_TICKS = 6
YEAR = 12
ALTERNATIVE_FILL = {"in_house": "#2a65a6", "cdmo": "#b8831a", "hybrid": "#7a2846"}
"""Of three different lightnesses, so that they hold in grey print."""


@dataclass(frozen=True)
class Scale:
    """A straight axis: from ``low`` at ``start`` to ``high`` at ``end``."""

    low: float
    high: float
    start: float = LEFT
    end: float = RIGHT

    def at(self, value: float) -> float:
        """Return the place of a value, kept inside the axis."""
        inside = min(max(value, self.low), self.high)
        return self.start + (self.end - self.start) * (inside - self.low) / (self.high - self.low)


def years(most: float) -> int:
    """Return the end of an axis of months: the next whole year."""
    return max(YEAR, -(-int(-(-most // 1)) // YEAR) * YEAR)


def ticks(most: float) -> list[int]:
    """Return round whole numbers from 0 up to an amount, six at most."""
    size = 1
    while True:
        for step in STEPS:
            if most <= step * size * (MOST_TICKS - 1):
                return list(range(0, int(most) + 1, step * size))
        size *= 10


def month_axis(scale: Scale, y: float) -> list[Element]:
    """Return the words below an axis of months, one a year, or one in two years where there are many."""
    last = round(scale.high)
    every = YEAR if last <= 5 * YEAR else 2 * YEAR if last <= 10 * YEAR else 4 * YEAR
    drawn = []
    for month in range(0, last + 1, every):
        anchor = "start" if month == 0 else "end" if month == last else "middle"
        drawn.append(text(scale.at(month), y, f"month {month}" if month == 0 else str(month), "axis", anchor))
    return drawn
