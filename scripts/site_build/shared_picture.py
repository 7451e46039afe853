"""What others show of the site: the picture beside a shared link, and the mark as PNG for who cannot draw SVG."""

import re
from pathlib import Path
from typing import cast

import resvg_py

from calculator.charts import Element
from calculator.entities import Model
from scripts.site_build import hero
from scripts.site_build.letters import Face, outline
from scripts.site_build.markup import Markup, element, join
from scripts.site_build.places import DOCS
from scripts.site_build.typefaces import HEADING, TEXT, source

WIDTH, HEIGHT = 1200, 630  # what Open Graph readers expect
PICTURE = "shared-picture.png"
ICONS = {"mark-32.png": 32, "mark-180.png": 180}
MARGIN = 72
QUESTION = ("Who should make", "your MSCs?")
ANSWERS = (
    "In-house, with a CDMO, or your own",
    "team in a host’s plant: decided in the",
    "open, in five to eight minutes.",
)
SITE = "MSC Scale Decision"
CHART_LEFT, CHART_TOP, CHART_WIDTH = 672, 104, 464
_TOKEN = re.compile(r"--msc-([\w-]+): (#[0-9a-f]{6});")
_HOLDER = re.compile(r"holder-(?:name-)?(\w+)")


def write(model: Model, site: Path) -> None:
    """Write the pictures into a built site."""
    folder = site / "assets"
    (folder / PICTURE).write_bytes(_png(shared(model), WIDTH, HEIGHT))
    mark = (DOCS / "assets" / "mark.svg").read_text(encoding="utf-8")
    for name, size in ICONS.items():
        (folder / name).write_bytes(_png(mark, size, size))


def _png(svg: str, width: int, height: int) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True))


def shared(model: Model) -> Markup:
    """Return the shared picture: mark, question and the ledger of the worked example, in the light colours."""
    colours = dict(
        _TOKEN.findall((DOCS / "assets" / "tokens.css").read_text(encoding="utf-8").split("@media screen")[0])
    )
    heading, text = Face(source(HEADING), 600), Face(source(TEXT), 400)
    words = [
        outline(SITE, Face(source(HEADING), 600), 30, MARGIN + 62, 108, fill=colours["ink"]),
        *(outline(line, heading, 62, MARGIN, 272 + 72 * at, fill=colours["ink"]) for at, line in enumerate(QUESTION)),
        *(outline(line, text, 29, MARGIN, 424 + 40 * at, fill=colours["ink-quiet"]) for at, line in enumerate(ANSWERS)),
    ]
    parts = [
        element("rect", {"width": str(WIDTH), "height": str(HEIGHT), "fill": colours["paper"]}),
        element("g", {"transform": f"translate({MARGIN} 74) scale(1.375)"}, _inside_mark()),
        *words,
        _chart(hero.picture(model), colours),
    ]
    box = f"0 0 {WIDTH} {HEIGHT}"
    return element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box}, *parts)


def _inside_mark() -> Markup:
    svg = (DOCS / "assets" / "mark.svg").read_text(encoding="utf-8")
    return Markup(svg[svg.index(">") + 1 : svg.rindex("</svg>")])


def _chart(drawn: Element, colours: dict[str, str]) -> Markup:
    left, top, width, _ = (int(part) for part in cast("dict[str, str]", drawn["attrs"])["viewBox"].split())
    scale = CHART_WIDTH / width
    place = f"translate({CHART_LEFT} {CHART_TOP}) scale({scale:.4f}) translate({-left} {-top})"
    return element("g", {"transform": place}, *(_drawn(child, colours) for child in _children(drawn)))


def _children(drawn: Element) -> list[Element]:
    return [child for child in cast("list[Element | str]", drawn["children"]) if not isinstance(child, str)]


def _drawn(drawn: Element, colours: dict[str, str]) -> Markup:
    """Return an element of the chart in the site's colours, its words as outlines."""
    attributes = dict(cast("dict[str, str]", drawn["attrs"]))
    kind = attributes.pop("class", "")
    holder = _HOLDER.search(kind)
    if drawn["tag"] == "text":
        return _words(drawn, kind, colours)
    if holder:
        attributes["fill"] = colours[f"{holder.group(1)}-fill"]
    if "stroke" in attributes:
        attributes["stroke"] = colours["line-strong"]
    return element(str(drawn["tag"]), dict(attributes), *(_drawn(child, colours) for child in _children(drawn)))


def _words(drawn: Element, kind: str, colours: dict[str, str]) -> Markup:
    attributes = cast("dict[str, str]", drawn["attrs"])
    holder = _HOLDER.search(kind)
    inside = holder is not None and "chart-in" in kind.split()
    fill = colours[f"on-{holder.group(1)}"] if holder and inside else colours["ink"]
    if "chart-axis" in kind:
        fill = colours["ink-quiet"]
    face = Face(source(TEXT), 600 if "chart-axis" not in kind else 400)
    place = (float(attributes["x"]), float(attributes["y"]))
    words = join([str(child) for child in cast("list[str]", drawn["children"])])
    return outline(words, face, 13, *place, anchor=attributes.get("text-anchor", "start"), fill=fill)
