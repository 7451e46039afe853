"""Every component in every state looks as it did when somebody last looked at it.

The pictures stand beside this file. After a wanted change: ``make gallery``, look at each picture, commit them.
"""

import json
import os
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route

from calculator import LinkError, bridge, link
from scripts.site_build.examples import scenario
from tests.e2e.profiles import CDMO, fragment_of

GALLERY = Path(__file__).parent / "gallery"
CASES = ("hybrid", "no_answers", "late_changes", "no_maker_found")
MOST_PIXELS = 0.005
COLOURS = 64
SAME = 24  # of 255: what a browser's smoothing of edges may differ by
WIDTHS = {"wide": 1280, "narrow": 390}


def ask(kind: str, **request: Any) -> Any:
    return json.loads(bridge.handle(json.dumps({"kind": kind, **request})))


def data() -> dict[str, Any]:
    """Return what the gallery shows, worked out as the page would."""
    views = {name: ask("assess", answers=scenario(name))["view"] for name in CASES}
    hybrid = views["hybrid"]
    kinds = [entry["kind"] for entry in hybrid["later"]]
    with pytest.raises(LinkError) as broken:
        link.decode(fragment_of(CDMO)[:-6])
    return {
        "answers": scenario("hybrid"),
        "half": dict(list(scenario("hybrid").items())[:9]),
        "views": views,
        "later": [ask(kind, answers=scenario("hybrid")) for kind in kinds],
        "broken": broken.value.message,
    }


def page_of(html: str) -> str:
    """Return the calculator's page with the gallery's script in place of its own."""
    script = '<script type="module" src="/gallery/gallery.mjs"></script>'
    return re.sub(r'<script type="module" src="[^"]*main\.mjs"></script>', script, html)


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(params=list(WIDTHS))
def width(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def gallery(browser: Browser, origin: str, scheme: Any, width: str) -> Any:
    context = browser.new_context(
        viewport={"width": WIDTHS[width], "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )

    def calculator(route: Route) -> None:
        response = context.request.get(f"{origin}/calculator/")
        route.fulfill(status=200, content_type="text/html", body=page_of(response.text()))

    context.route("**/calculator/", calculator)
    context.route("**/gallery/gallery.mjs", lambda route: route.fulfill(path=GALLERY / "gallery.mjs"))
    context.route("**/gallery/data.json", lambda route: route.fulfill(json=data()))
    page = context.new_page()
    page.goto(f"{origin}/calculator/")
    page.locator("msc-calculator[data-gallery=ready]").wait_for()
    page.reload()  # typefaces that came too late for the first sight are there for the second
    page.locator("msc-calculator[data-gallery=ready]").wait_for()
    yield page
    context.close()


def picture(page: Page) -> Image.Image:
    page.evaluate("document.fonts.ready")
    return Image.open(BytesIO(page.locator("msc-calculator").screenshot(animations="disabled"))).convert("RGB")


def differing(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that differ by more than the smoothing of edges."""
    if one.size != other.size:
        return 1.0
    gap = np.abs(np.asarray(one, dtype=np.int16) - np.asarray(other, dtype=np.int16))
    return float((gap > SAME).any(axis=2).mean())


@pytest.mark.long
class TestTheGallery:
    def test_looks_as_it_did(self, gallery: Page, scheme: str, width: str, tmp_path: Path):
        found, kept = picture(gallery), GALLERY / f"{width}-{scheme}.png"
        if os.environ.get("GALLERY") == "renew":
            found.quantize(COLOURS, dither=Image.Dither.NONE).save(kept, optimize=True)
        found.save(tmp_path / kept.name)
        share = differing(found, Image.open(kept).convert("RGB"))
        assert share <= MOST_PIXELS, f"{share:.2%} of the pixels of {kept.name} differ; see {tmp_path / kept.name}"

    def test_shows_nothing_wider_than_the_screen(self, gallery: Page):
        assert gallery.evaluate("document.documentElement.scrollWidth <= innerWidth")
