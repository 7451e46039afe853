"""Ways to look at a chart: its elements, its words, and the boxes they take."""

from typing import Any

LETTER = 6.5
"""Width of an average letter at 13 px; digits are wider, most small letters narrower."""


def elements(drawn: Any, tag: str) -> list[Any]:
    """Return every element with a tag, in the order in which they are drawn."""
    found = [drawn] if drawn["tag"] == tag else []
    return found + [
        inner for child in drawn["children"] if not isinstance(child, str) for inner in elements(child, tag)
    ]


def words(drawn: Any) -> list[str]:
    return [entry["children"][0] for entry in elements(drawn, "text")]


def with_class(drawn: Any, tag: str, name: str) -> list[Any]:
    return [entry for entry in elements(drawn, tag) if name in entry["attrs"]["class"].split()]


def size(drawn: Any) -> tuple[float, float]:
    _, _, width, height = map(float, drawn["attrs"]["viewBox"].split())
    return width, height


def spans(drawn: Any) -> list[tuple[str, float, float, float]]:
    """Return words, left, right and baseline of each text."""
    found = []
    for entry in elements(drawn, "text"):
        text, x, y = entry["children"][0], float(entry["attrs"]["x"]), float(entry["attrs"]["y"])
        width = LETTER * len(text)
        left = {"start": x, "middle": x - width / 2, "end": x - width}[entry["attrs"]["text-anchor"]]
        found.append((text, left, left + width, y))
    return found


def outside(drawn: Any) -> list[str]:
    """Return words that leave the picture."""
    width, height = size(drawn)
    return [text for text, left, right, y in spans(drawn) if left < -1 or right > width + 1 or not 8 < y < height]


def overlapping(drawn: Any) -> list[tuple[str, str]]:
    """Return pairs of words that stand on each other."""
    found = spans(drawn)
    return [
        (one[0], other[0])
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if abs(one[3] - other[3]) < 9 and one[1] < other[2] and other[1] < one[2]
    ]
