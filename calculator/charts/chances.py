"""The chance that an own plant is no dearer, by released lots a year, beside the lots that are planned."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.charts.elements import LEFT, RIGHT, Element, box, element, line, picture, short, text, text_within
from calculator.charts.scale import ALTERNATIVE_FILL, Scale, ticks

HEIGHT, TOP, FOOT, START = 130, 34, 42, 44
WHOLE = 1000


@dataclass(frozen=True)
class ChanceCurve:
    """The curve and the plan.

    Attributes:
        points: lots a year, in tenths, to a chance in per mille, rising in lots.
        planned: low, middle and high of the planned lots, in tenths.
        planned_words, curve_words, axis_words: what they are called.
    """

    points: Sequence[tuple[int, int]]
    planned: tuple[int, int, int]
    planned_words: str
    curve_words: str
    axis_words: str


def chance_curve(curve: ChanceCurve) -> Element:
    """Return the curve over lots a year, the planned lots as a shaded stretch with a line in its middle."""
    last = curve.points[-1][0]
    across, upright = Scale(0, last, START), Scale(0, WHOLE, TOP + HEIGHT, TOP)
    bottom = TOP + HEIGHT
    low, middle, high = (across.at(lots) for lots in curve.planned)
    places = [f"{short(across.at(lots))} {short(upright.at(chance))}" for lots, chance in curve.points]
    stroke = ALTERNATIVE_FILL["in_house"]
    drawn = [
        text(LEFT, 12, curve.curve_words, "strip"),
        box(low, TOP, high - low, HEIGHT, "chart-reach", "#e7e2d6"),
        line(middle, TOP, middle, bottom, "mark", dashed=True),
        text_within(middle, TOP - 5, curve.planned_words, "mark"),
        *_shares(upright),
        element(
            "path",
            d=f"M{'L'.join(places)}",
            class_="alt-line alt-line-in_house",
            fill="none",
            stroke=stroke,
            stroke_width="2.5",
        ),
        *[_tick(across, lots, bottom) for lots in ticks(last / 10)],
        text(RIGHT, bottom + 34, curve.axis_words, "axis", "end"),
    ]
    return picture(drawn, bottom + FOOT, "chances")


def _shares(upright: Scale) -> list[Element]:
    drawn: list[Element] = []
    for share in (0, WHOLE // 2, WHOLE):
        y = upright.at(share)
        drawn += [line(START, y, RIGHT, y, "base"), text(START - 5, y + 4, f"{share // 10}%", "axis", "end")]
    return drawn


def _tick(across: Scale, lots: int, bottom: float) -> Element:
    return text_within(across.at(10 * lots), bottom + 16, str(lots), "axis")
