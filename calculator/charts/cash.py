"""Money paid month by month: a band from the low to the high course, and the course between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.charts.elements import LEFT, RIGHT, Element, box, element, line, picture, short, text, text_within
from calculator.charts.scale import ALTERNATIVE_FILL, Scale, month_axis

HEIGHT, TOP, FOOT = 110, 38, 24


@dataclass(frozen=True)
class CashPanel:
    """One alternative.

    Attributes:
        months: low, middle and high course at the end of each month, from month 0.
        least, most: the smallest and largest amount of all panels, for a common scale.
        end_words: the amounts at the last month, in words.
        reach: months between which money ends by the answers; none where both are 0.
        reach_words: what the stretch is called.
    """

    id: str
    name: str
    months: Sequence[tuple[int, int, int]]
    least: int
    most: int
    end_words: str
    reach: tuple[int, int] = (0, 0)
    reach_words: str = ""


def cash_panel(panel: CashPanel) -> Element:
    """Return one alternative's course of money, on a scale common to all panels, zero drawn as a line."""
    last = len(panel.months) - 1
    across = Scale(0, last)
    upright = Scale(min(panel.least, 0), max(panel.most, 1), TOP + HEIGHT, TOP)
    zero = upright.at(0)
    drawn = [text(LEFT, 14, panel.name, "strip"), text(RIGHT, 14, panel.end_words, "label", "end")]
    if panel.reach[1] > panel.reach[0]:
        start, end = across.at(panel.reach[0]), across.at(panel.reach[1])
        drawn.append(box(start, TOP - 4, end - start, HEIGHT + 4, "chart-reach", "#e7e2d6"))
        drawn.append(text_within((start + end) / 2, TOP - 8, panel.reach_words, "mark"))
    drawn += [
        _band(panel, across, upright),
        _course(panel, across, upright),
        line(LEFT, zero, RIGHT, zero, "base"),
        *month_axis(across, TOP + HEIGHT + 16),
    ]
    return picture(drawn, TOP + HEIGHT + FOOT, "cash")


def _band(panel: CashPanel, across: Scale, upright: Scale) -> Element:
    lows = [f"{short(across.at(month))} {short(upright.at(low))}" for month, (low, _, _) in enumerate(panel.months)]
    highs = [f"{short(across.at(month))} {short(upright.at(high))}" for month, (_, _, high) in enumerate(panel.months)]
    d = f"M{'L'.join(lows)}L{'L'.join(reversed(highs))}Z"
    return element("path", d=d, class_=f"alt alt-{panel.id}", fill=ALTERNATIVE_FILL[panel.id], fill_opacity="0.4")


def _course(panel: CashPanel, across: Scale, upright: Scale) -> Element:
    places = [f"{short(across.at(month))} {short(upright.at(mid))}" for month, (_, mid, _) in enumerate(panel.months)]
    stroke = ALTERNATIVE_FILL[panel.id]
    kind = f"alt-line alt-line-{panel.id}"
    return element("path", d=f"M{'L'.join(places)}", class_=kind, fill="none", stroke=stroke, stroke_width="2.5")
