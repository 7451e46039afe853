"""The ledger of one alternative: a strip for each class of risk, stacked by who carries it, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.charts.elements import LEFT, LETTER, RIGHT, WIDTH, Element, element, line, short, text

FILL = {"you": "#12355b", "shared": "#547068", "cdmo": "#b8831a"}
STRIP, GAP, TOP, FOOT = 72, 26, 48, 24
LABEL_HEIGHT, LABEL_MONTHS = 12, 9
MARK_LINE = 12
SWATCH, SWATCH_ROOM = 8, 12


@dataclass(frozen=True)
class Strip:
    """One class of risk in a panel: a title and, per holder from the bottom up, one amount for each month.

    Attributes:
        note: what is said on the right of the title, such as how high a peak is that the picture cuts off.
    """

    title: str
    series: Sequence[tuple[str, str, Sequence[int]]]  # holder, its word, amounts
    note: str = ""


@dataclass(frozen=True)
class Panel:
    """Everything one alternative's picture shows.

    Attributes:
        most: the largest amount that is drawn, for a scale common to all panels; what is above is cut off.
        marks: months that matter, with their words; a month beyond the picture is named without a line.
    """

    strips: Sequence[Strip]
    most: int
    marks: Sequence[tuple[int, str]]


def ledger_panel(panel: Panel, months: int = 48) -> Element:
    """Return one alternative's ledger: a strip for each class of risk, stacked by who carries it, month by month."""
    bottom = TOP + len(panel.strips) * (STRIP + GAP) - GAP
    drawn: list[Element] = []
    named: set[str] = set()
    for place, strip in enumerate(panel.strips):
        drawn += _strip(strip, _base(place), panel.most, months, named)
    drawn += _marks(panel, months)
    drawn += _late_names(panel, named, months)
    drawn += _axis(bottom, months)
    return element("svg", drawn, viewBox=f"0 0 {WIDTH} {bottom + FOOT}", class_="chart chart-ledger")


def _base(place: int) -> int:
    """Return the ground line of a strip."""
    return TOP + place * (STRIP + GAP) + STRIP


def _x(month: float, months: int) -> float:
    return LEFT + (RIGHT - LEFT) * month / months


def _strip(strip: Strip, base: float, most: int, months: int, named: set[str]) -> list[Element]:
    drawn = [text(LEFT, base - STRIP - 5, strip.title, "strip"), line(LEFT, base, RIGHT, base, "base")]
    if strip.note:
        drawn.append(text(RIGHT, base - STRIP - 5, strip.note, "mark", "end"))
    floor = [0] * months
    labels: list[Element] = []
    for holder, word, amounts in strip.series:
        ceiling = [min(low + amount, most) for low, amount in zip(floor, amounts, strict=True)]
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
        return short(base - STRIP * amount / most)

    there = [f"M{short(_x(0, months))} {y(floor[0])}"]
    for month in range(months):
        there += [f"V{y(ceiling[month])}", f"H{short(_x(month + 1, months))}"]
    back = [
        part for month in reversed(range(months)) for part in (f"V{y(floor[month])}", f"H{short(_x(month, months))}")
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


@dataclass(frozen=True)
class _Spot:
    """Where words stand, or could: strip, middle, half their width, height, and what is carried there."""

    strip: int
    x: float
    half: float
    y: float
    amount: int = 0

    def touches(self, other: "_Spot") -> bool:
        """Tell whether the words would stand on each other."""
        near = abs(self.x - other.x) < self.half + other.half + LETTER and abs(self.y - other.y) < MARK_LINE
        return self.strip == other.strip and near


def _late_names(panel: Panel, named: set[str], months: int) -> list[Element]:
    """Name each holder that found no room inside its areas, above where it carries much, clear of other words."""
    drawn: list[Element] = []
    taken = _titles(panel)
    lines = [_x(month, months) for month, _ in panel.marks if 0 <= month < months]
    words = {holder: word for strip in panel.strips for holder, word, _ in strip.series}
    for holder, word in words.items():
        spots = [] if holder in named else _spots(panel, holder, (LETTER * len(word) + SWATCH_ROOM) / 2, months)
        free = [spot for spot in spots if not any(spot.touches(other) for other in taken)]
        clear = (spot for spot in free if not any(abs(spot.x - x) < spot.half for x in lines))
        found = next(clear, free[0] if free else None)
        if found is not None:
            taken.append(found)
            drawn += _swatch(found, word, holder)
    return drawn


def _swatch(spot: _Spot, word: str, holder: str) -> list[Element]:
    """Return a name that stands outside its area, with a patch of the area's colour before it."""
    left = spot.x - spot.half
    patch = element(
        "rect",
        x=short(left),
        y=short(spot.y - SWATCH),
        width=SWATCH,
        height=SWATCH,
        class_=f"holder holder-{holder}",
        fill=FILL[holder],
    )
    return [patch, text(left + SWATCH_ROOM, spot.y, word, f"out holder-name-{holder}")]


def _titles(panel: Panel) -> list[_Spot]:
    """Return where the titles of the strips stand, and the notes beside them."""
    found = []
    for place, strip in enumerate(panel.strips):
        title, note = LETTER * len(strip.title) / 2, LETTER * len(strip.note) / 2
        y = _base(place) - STRIP - 5
        found += [_Spot(place, LEFT + title, title, y), _Spot(place, RIGHT - note, note, y)]
    return found


def _spots(panel: Panel, holder: str, half: float, months: int) -> list[_Spot]:
    """Return where a holder could be named, the place where it carries most first; not above a peak that is cut off."""
    spots = []
    for place, strip in enumerate(panel.strips):
        tops = _tops(strip, months)
        for name, _, amounts in strip.series:
            if name == holder:
                for month in (month for month in range(months) if amounts[month] and tops[month] <= panel.most):
                    x = min(max(_x(month + 1, months), LEFT + half), RIGHT - half)
                    y = _base(place) - STRIP * tops[month] / panel.most - 4
                    spots.append(_Spot(place, x, half, y, amounts[month]))
    return sorted(spots, key=lambda spot: -spot.amount)


def _tops(strip: Strip, months: int) -> list[int]:
    """Return, for each month, the most that is carried in the months that a name above it covers."""
    totals = [sum(entry[2][month] for entry in strip.series) for month in range(months)]
    return [max(totals[max(0, month - 3) : month + 5]) for month in range(months)]


def _marks(panel: Panel, months: int) -> list[Element]:
    """Return each mark's words on top, and its line through the strips, broken where their titles stand."""
    drawn = []
    for place, (month, words) in enumerate(panel.marks):
        inside = 0 <= month < months
        x = _x(month, months) if inside else RIGHT
        anchor = "start" if month < months / 2 else "end"
        shift = 0 if not inside else 3 if anchor == "start" else -3
        height = MARK_LINE * (place + 1)
        if inside:
            drawn.append(line(x, height - 9, x, height + 2, "mark", dashed=True))
            bases = [_base(strip) for strip in range(len(panel.strips))]
            drawn += [line(x, base - STRIP, x, base, "mark", dashed=True) for base in bases]
        drawn.append(text(x + shift, height, words, "mark", anchor))
    return drawn


def _axis(bottom: float, months: int) -> list[Element]:
    drawn = []
    for month in range(0, months + 1, 12):
        anchor = "start" if month == 0 else "end" if month == months else "middle"
        words = f"month {month}" if month == 0 else str(month)
        drawn.append(text(_x(month, months), bottom + 16, words, "axis", anchor))
    return drawn
