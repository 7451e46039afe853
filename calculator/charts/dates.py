"""Dates of the first GMP batch: one row per alternative, from the early date to the one that can be promised."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.charts.elements import (
    INK,
    LETTER,
    RIGHT,
    Element,
    box,
    element,
    line,
    picture,
    short,
    text,
    text_within,
)
from calculator.charts.scale import ALTERNATIVE_FILL, Scale, month_axis, years

ROW, BAR, DOT, TOP, FOOT = 62, 14, 4, 42, 24
START = 26
"""Room on the left for the word beside a bar that begins at month 0."""


@dataclass(frozen=True)
class DateRow:
    """One alternative: months of its early, even and promised date, in whole months."""

    id: str
    name: str
    early: int
    even: int
    promised: int


def dates_chart(
    rows: Sequence[DateRow],
    reach: tuple[int, int] = (0, 0),
    reach_words: str = "",
    limit: tuple[int, str] | None = None,
) -> Element:
    """Return the rows on one axis of months.

    Args:
        reach: months between which money ends, a shaded stretch; none where both are equal.
        reach_words: what it is called.
        limit: a month that must not be missed, with its words.
    """
    last = years(max(reach[1], limit[0] if limit else 0, *(row.promised for row in rows)))
    scale = Scale(0, last, START, RIGHT - 16)
    bottom = TOP + ROW * len(rows)
    drawn, named = _limits(scale, reach, reach_words, limit, bottom)
    drawn += named
    for place, row in enumerate(rows):
        drawn += _row(scale, row, TOP + ROW * place)
    drawn += [line(scale.start, bottom, scale.end, bottom, "base"), *month_axis(scale, bottom + 16)]
    return picture(drawn, bottom + FOOT, "dates")


def _limits(
    scale: Scale, reach: tuple[int, int], reach_words: str, limit: tuple[int, str] | None, bottom: float
) -> tuple[list[Element], list[Element]]:
    """Return the stretch and the line, and their words, which stand on top of both."""
    drawn: list[Element] = []
    named: list[Element] = []
    if reach[1] > reach[0]:
        start, end = scale.at(reach[0]), scale.at(reach[1])
        drawn.append(box(start, TOP - 12, end - start, bottom - TOP + 12, "chart-reach", "#e7e2d6"))
        named.append(text_within((start + end) / 2, TOP - 17, reach_words, "mark"))
    if limit is not None:
        x = scale.at(limit[0])
        drawn.append(line(x, TOP - 26, x, bottom, "mark", dashed=True))
        named.append(text_within(x, TOP - 30, limit[1], "mark"))
    return drawn, named


def _row(scale: Scale, row: DateRow, top: float) -> list[Element]:
    start, middle, end = (scale.at(month) for month in (row.early, row.even, row.promised))
    y = top + 34
    fill = ALTERNATIVE_FILL[row.id]
    drawn = [
        text(scale.start, top + 14, row.name, "strip"),
        box(start, y, end - start, BAR, f"alt alt-{row.id}", fill),
        element(
            "circle", cx=short(middle), cy=short(y + BAR / 2), r=DOT, class_="chart-dot", fill="#ffffff", stroke=INK
        ),
        text(max(end, middle + DOT) + 4, y + BAR - 2, str(row.promised), "promise"),
    ]
    if row.early != row.promised:
        drawn.append(text(start - 4, y + BAR - 2, str(row.early), "label", "end"))
    if end - start > 4 * LETTER and row.even not in (row.early, row.promised):
        drawn.append(text(middle, y - 4, str(row.even), "label", "middle"))
    return drawn
