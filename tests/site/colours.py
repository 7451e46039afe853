"""Colours as eyes see them: the tokens of the site, simulated colour blindness, and how far two colours lie apart.

Colour blindness is simulated with the matrices of Machado, Oliveira and Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), 1291-1298,
severity 1.0, on linear sRGB. Differences are CIEDE2000 (CIE 142-2001; formulas as in Sharma, Wu and Dalal, Color
Research and Application 30 (2005), 21-30). Contrast is that of WCAG 2.
"""

import re
from collections.abc import Mapping, Sequence
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import cast

from tests.site.built_site import ROOT

TOKENS = ROOT / "docs" / "assets" / "tokens.css"
LIGHT, DARK = '[data-md-color-scheme="default"]', '[data-md-color-scheme="slate"]'

Triple = tuple[float, float, float]
GREY: Triple = (0.2126, 0.7152, 0.0722)
SIGHTS: Mapping[str, Sequence[Triple]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "grey": (GREY, GREY, GREY),
}
_TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


def tokens(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme by name, such as ``in_house-fill``."""
    block = TOKENS.read_text(encoding="utf-8").split(scheme, 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--msc-([\w-]+): (#[0-9a-f]{6});", block))


def linear(colour: str) -> Triple:
    """Return linear red, green and blue, each from 0 to 1."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return cast("Triple", tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts))


def _times(matrix: Sequence[Triple], light: Triple) -> Triple:
    return cast("Triple", tuple(sum(a * b for a, b in zip(row, light, strict=True)) for row in matrix))


def seen(colour: str, sight: str) -> Triple:
    """Return the linear light that stands for a colour under one kind of sight."""
    return cast("Triple", tuple(min(1.0, max(0.0, part)) for part in _times(SIGHTS[sight], linear(colour))))


def lab(light: Triple) -> Triple:
    """Return CIE L*, a* and b* under D65."""
    ratios = [part / white for part, white in zip(_times(_TO_XYZ, light), _WHITE, strict=True)]
    x, y, z = (r ** (1 / 3) if r > 216 / 24389 else (24389 / 27 * r + 16) / 116 for r in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted(_times([GREY], linear(colour))[0] for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def apart(one: str, other: str, sight: str) -> float:
    """Return how far two colours lie apart under one kind of sight; about 1 is the least that can be noticed."""
    return ciede2000(lab(seen(one, sight)), lab(seen(other, sight)))


def ciede2000(one: Triple, other: Triple) -> float:
    """Return the CIEDE2000 difference of two colours given as L*, a*, b*."""
    chroma = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(chroma**7 / (chroma**7 + 25**7))
    (c1, h1), (c2, h2) = (_polar(stretch * colour[1], colour[2]) for colour in (one, other))
    lightness, chroma = (one[0] + other[0]) / 2, (c1 + c2) / 2
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    hue = h1 + h2 if c1 * c2 == 0 else h1 + turn / 2
    by_lightness = (other[0] - one[0]) / (1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * _hue_weight(hue))
    blue = -sin(radians(60 * exp(-((((hue % 360) - 275) / 25) ** 2)))) * 2 * sqrt(chroma**7 / (chroma**7 + 25**7))
    return sqrt(by_lightness**2 + by_chroma**2 + by_hue**2 + blue * by_chroma * by_hue)


def _polar(a: float, b: float) -> tuple[float, float]:
    return hypot(a, b), degrees(atan2(b, a)) % 360


def _hue_weight(hue: float) -> float:
    waves = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    return 1 + sum(height * cos(radians(times * hue + shift)) for height, times, shift in waves)
