"""Words as outlines, drawn with the typefaces of the site: a picture of them needs no typeface where it is seen."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.misc.transform import Transform
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from scripts.site_build.markup import Markup, element


@dataclass(frozen=True)
class Face:
    """One weight of a typeface file."""

    path: Path
    weight: int


@lru_cache
def _font(path: Path) -> TTFont:
    return TTFont(path, lazy=False)


def width(words: str, face: Face, size: float) -> float:
    """Return how wide the words stand, in the unit of the size; pairs of letters are not drawn closer."""
    font = _font(face.path)
    glyphs, names = font.getGlyphSet(location={"wght": face.weight}), font.getBestCmap()
    return float(sum(glyphs[names[ord(letter)]].width for letter in words) * size / font["head"].unitsPerEm)


def outline(
    words: str, face: Face, size: float, x: float, y: float, anchor: str = "start", fill: str = "#000"
) -> Markup:
    """Return the words as one path.

    Args:
        size: height of the em.
        x, y: where the words stand on their line.
        fill: colour of the letters.
        anchor: "start", "middle" or "end", as in SVG.

    Raises:
        KeyError: the typeface lacks a letter.
    """
    font = _font(face.path)
    glyphs, names = font.getGlyphSet(location={"wght": face.weight}), font.getBestCmap()
    scale = size / font["head"].unitsPerEm
    left = x - width(words, face, size) * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
    for letter in words:
        glyph = glyphs[names[ord(letter)]]
        glyph.draw(TransformPen(pen, Transform(scale, 0, 0, -scale, left, y)))
        left += glyph.width * scale
    return element("path", {"d": pen.getCommands(), "fill": fill})
