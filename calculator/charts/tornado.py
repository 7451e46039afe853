"""What drives a difference: one bar per cause, from where it is lowest to where it is highest."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.charts.elements import LEFT, LETTER, RIGHT, Element, box, line, picture, text
from calculator.charts.scale import Scale

ROW, BAR, TOP, FOOT = 46, 12, 22, 8
EDGE = 66
"""Room on both sides for the words at the ends of a bar."""


@dataclass(frozen=True)
class Pull:
    """One cause: the difference where it is low and where it is high, with both in words."""

    label: str
    low: int
    high: int
    low_words: str
    high_words: str


def tornado(pulls: Sequence[Pull], below_words: str, above_words: str) -> Element:
    """Return the bars, the strongest first, around a line where there is no difference.

    Args:
        below_words, above_words: which alternative is ahead on each side of the line.
    """
    values = [value for pull in pulls for value in (pull.low, pull.high)] + [0]
    scale = Scale(min(values), max(*values, min(values) + 1), LEFT + EDGE, RIGHT - EDGE)
    bottom = TOP + ROW * len(pulls)
    zero = scale.at(0)
    drawn = [line(zero, TOP - 4, zero, bottom, "mark", dashed=True), *_sides(zero, below_words, above_words)]
    for place, pull in enumerate(pulls):
        drawn += _row(scale, pull, TOP + ROW * place)
    return picture(drawn, bottom + FOOT, "tornado")


def _sides(zero: float, below: str, above: str) -> list[Element]:
    """Return the words on both sides of the line, each only where it has room."""
    drawn = []
    if zero - LEFT > LETTER * len(below):
        drawn.append(text(zero - 6, 13, below, "mark", "end"))
    if RIGHT - zero > LETTER * len(above):
        drawn.append(text(zero + 6, 13, above, "mark"))
    return drawn


def _row(scale: Scale, pull: Pull, top: float) -> list[Element]:
    left, right = sorted(((pull.low, pull.low_words, "low"), (pull.high, pull.high_words, "high")))
    start, end, y = scale.at(left[0]), scale.at(right[0]), top + 22
    middle = (start + end) / 2
    low_first = left[2] == "low"
    fills = ("chart-pull-low", "#b9c3cf"), ("chart-pull-high", "#4d5a68")
    first, second = fills if low_first else fills[::-1]
    return [
        text(LEFT, top + 14, pull.label, "label"),
        box(start, y, middle - start, BAR, *first),
        box(middle, y, end - middle, BAR, *second),
        text(start - 4, y + BAR - 2, left[1], "axis", "end"),
        text(end + 4, y + BAR - 2, right[1], "axis"),
    ]
