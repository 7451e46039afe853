"""Charts as SVG element trees: plain data that the page, worked examples and exports draw alike.

Every chart has its numbers in a table beside it. Colours come from the style sheet by class; the fills given here are
for files that travel without one, and differ in lightness so that they hold in grey print.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Element = dict[str, object]
FILL = {"you": "#12355b", "shared": "#6f9bbd", "cdmo": "#d9a441"}


def element(tag: str, children: Sequence[Element | str] = (), **attributes: object) -> Element:
    """Return an element; underscores in attribute names stand for hyphens, a trailing one is dropped."""
    attrs = {name.rstrip("_").replace("_", "-"): str(value) for name, value in attributes.items()}
    if "viewBox" not in attrs and tag == "svg":
        attrs["viewBox"] = "0 0 100 100"
    return {"tag": tag, "attrs": attrs, "children": list(children)}


def text(x: float, y: float, words: str, kind: str = "label", anchor: str = "start") -> Element:
    """Return a text element."""
    return element("text", [words], x=_short(x), y=_short(y), class_=f"chart-{kind}", text_anchor=anchor)


def _short(number: float) -> str:
    """Return a coordinate with at most one decimal, the same on every machine."""
    tenths = round(number * 10)
    return (
        str(tenths // 10) if tenths % 10 == 0 else f"{'-' if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"
    )


@dataclass(frozen=True)
class Strip:
    """One class of risk in a panel: a title and, per holder from the bottom up, one amount for each month."""

    title: str
    series: Sequence[tuple[str, str, Sequence[int]]]  # holder, its word, amounts


@dataclass(frozen=True)
class Panel:
    """Everything one alternative's picture shows; ``most`` is the largest amount of all panels, for a common scale."""

    strips: Sequence[Strip]
    most: int
    marks: Sequence[tuple[int, str]]  # month, words


WIDTH, LEFT, RIGHT = 360, 8, 352
STRIP, GAP, TOP, FOOT = 72, 26, 44, 24
LABEL_HEIGHT, LABEL_MONTHS = 12, 9


def ledger_panel(panel: Panel, months: int = 48) -> Element:
    """Return one alternative's ledger: a strip for each class of risk, stacked by who carries it, month by month."""
    bottom = TOP + len(panel.strips) * (STRIP + GAP) - GAP
    height = bottom + FOOT
    drawn = _marks(panel.marks, bottom, months)
    named: set[str] = set()
    for place, strip in enumerate(panel.strips):
        base = TOP + place * (STRIP + GAP) + STRIP
        drawn += _strip(strip, base, panel.most, months, named)
    drawn += _late_names(panel, named, months)
    drawn += _axis(bottom, months)
    return element("svg", drawn, viewBox=f"0 0 {WIDTH} {height}", class_="chart chart-ledger")


def _x(month: float, months: int) -> float:
    return LEFT + (RIGHT - LEFT) * month / months


def _strip(strip: Strip, base: float, most: int, months: int, named: set[str]) -> list[Element]:
    drawn = [
        text(LEFT, base - STRIP - 5, strip.title, "strip"),
        element("line", x1=LEFT, x2=RIGHT, y1=_short(base), y2=_short(base), class_="chart-base", stroke="#8a8578"),
    ]
    floor = [0] * months
    labels: list[Element] = []
    for holder, word, amounts in strip.series:
        ceiling = [low + amount for low, amount in zip(floor, amounts, strict=True)]
        if any(amounts):
            drawn.append(_area(floor, ceiling, holder, base, most, months))
            label = _area_label(floor, ceiling, word, holder, base, most, months)
            if label:
                named.add(holder)
            labels += label
        floor = ceiling
    return drawn + labels


def _area(floor: Sequence[int], ceiling: Sequence[int], holder: str, base: float, most: int, months: int) -> Element:
    """Return the stepped area between two lines, one step a month."""

    def y(amount: int) -> str:
        return _short(base - STRIP * amount / most)

    there = [f"M{_short(_x(0, months))} {y(floor[0])}"]
    for month in range(months):
        there += [f"V{y(ceiling[month])}", f"H{_short(_x(month + 1, months))}"]
    back = [
        part for month in reversed(range(months)) for part in (f"V{y(floor[month])}", f"H{_short(_x(month, months))}")
    ]
    return element("path", d="".join([*there, *back, "Z"]), class_=f"holder holder-{holder}", fill=FILL[holder])


def _area_label(
    floor: Sequence[int], ceiling: Sequence[int], word: str, holder: str, base: float, most: int, months: int
) -> list[Element]:
    """Return the holder's name inside the roomiest part of its area, or nothing where it has no room."""
    heights = [STRIP * (high - low) / most for low, high in zip(floor, ceiling, strict=True)]
    room = [min(heights[month : month + LABEL_MONTHS]) for month in range(months - LABEL_MONTHS + 1)]
    best = max(range(len(room)), key=lambda month: room[month])
    if room[best] < LABEL_HEIGHT:
        return []
    middle = best + LABEL_MONTHS // 2
    y = base - STRIP * (floor[middle] + ceiling[middle]) / (2 * most) + 4
    return [text(_x(best + LABEL_MONTHS / 2, months), y, word, f"in holder-name-{holder}", "middle")]


def _late_names(panel: Panel, named: set[str], months: int) -> list[Element]:
    """Name each holder that found no room inside its areas, above the place where it carries most."""
    drawn: list[Element] = []
    for holder in dict.fromkeys(entry[0] for strip in panel.strips for entry in strip.series):
        spots = [
            (amounts[month], place, month, word)
            for place, strip in enumerate(panel.strips)
            for name, word, amounts in strip.series
            if name == holder
            for month in range(months)
        ]
        amount, place, month, word = max(spots, key=lambda spot: spot[0])
        if amount and holder not in named:
            strip = panel.strips[place]
            top = max(
                sum(entry[2][near] for entry in strip.series)
                for near in range(max(0, month - 3), min(months, month + 5))
            )
            y = TOP + place * (STRIP + GAP) + STRIP - STRIP * top / panel.most - 4 - 12 * len(drawn)
            x = min(max(_x(month + 1, months), LEFT + 20), RIGHT - 24)
            drawn.append(text(x, y, word, f"out holder-name-{holder}", "middle"))
    return drawn


def _marks(marks: Sequence[tuple[int, str]], bottom: float, months: int) -> list[Element]:
    drawn = []
    for place, (month, words) in enumerate(entry for entry in marks if 0 <= entry[0] < months):
        x = _x(month, months)
        anchor = "start" if month < months / 2 else "end"
        shift = 3 if anchor == "start" else -3
        drawn.append(
            element(
                "line",
                x1=_short(x),
                x2=_short(x),
                y1=4,
                y2=_short(bottom),
                class_="chart-mark",
                stroke="#5a564d",
                stroke_dasharray="3 3",
            )
        )
        drawn.append(text(x + shift, 12 + 12 * place, words, "mark", anchor))
    return drawn


def _axis(bottom: float, months: int) -> list[Element]:
    drawn = []
    for month in range(0, months + 1, 12):
        anchor = "start" if month == 0 else "end" if month == months else "middle"
        words = f"month {month}" if month == 0 else str(month)
        drawn.append(text(_x(month, months), bottom + 16, words, "axis", anchor))
    return drawn
