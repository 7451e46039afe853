"""What every chart is made of: SVG elements as plain data, text, and whole coordinates."""

from collections.abc import Sequence

Element = dict[str, object]

WIDTH, LEFT, RIGHT = 360, 8, 352
"""All charts are as wide as a telephone shows them without making their words smaller."""

INK, QUIET = "#5a564d", "#8a8578"
"""Fills and strokes for files that travel without a style sheet."""

LETTER = 7.2
"""Width of an average letter at the size of labels, to keep words inside the picture and off each other."""


def element(tag: str, children: Sequence[Element | str] = (), **attributes: object) -> Element:
    """Return an element; underscores in attribute names stand for hyphens, a trailing one is dropped."""
    attrs = {name.rstrip("_").replace("_", "-"): str(value) for name, value in attributes.items()}
    if "viewBox" not in attrs and tag == "svg":
        attrs["viewBox"] = "0 0 100 100"
    return {"tag": tag, "attrs": attrs, "children": list(children)}


def picture(drawn: Sequence[Element | str], height: float, kind: str) -> Element:
    """Return a whole chart of the common width."""
    return element("svg", drawn, viewBox=f"0 0 {WIDTH} {short(height)}", class_=f"chart chart-{kind}")


def text(x: float, y: float, words: str, kind: str = "label", anchor: str = "start") -> Element:
    """Return a text element."""
    return element("text", [words], x=short(x), y=short(y), class_=f"chart-{kind}", text_anchor=anchor)


def text_within(x: float, y: float, words: str, kind: str = "label") -> Element:
    """Return a text centred on a place, or moved so far that it stays inside the picture."""
    half = LETTER * len(words) / 2
    return text(min(max(x, LEFT + half), RIGHT - half), y, words, kind, "middle")


def line(x1: float, y1: float, x2: float, y2: float, kind: str, dashed: bool = False) -> Element:
    """Return a line; a dashed one marks a month or an amount."""
    dashes = {"stroke_dasharray": "3 3"} if dashed else {}
    stroke = INK if dashed else QUIET
    ends = {"x1": short(x1), "y1": short(y1), "x2": short(x2), "y2": short(y2)}
    return element("line", **ends, class_=f"chart-{kind}", stroke=stroke, **dashes)


def box(x: float, y: float, width: float, height: float, kind: str, fill: str) -> Element:
    """Return a rectangle, never thinner than a line can be seen."""
    size = {"x": short(x), "y": short(y), "width": short(max(width, 1)), "height": short(height)}
    return element("rect", **size, class_=kind, fill=fill)


def short(number: float) -> str:
    """Return a coordinate with at most one decimal, the same on every machine."""
    tenths = round(number * 10)
    return (
        str(tenths // 10) if tenths % 10 == 0 else f"{'-' if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"
    )
