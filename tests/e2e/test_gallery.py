"""Every component in every state is drawn, and a picture of all of them is taken to be looked at.

``make gallery`` puts the pictures into build/gallery/. None is kept in git, so nothing is compared yet.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from calculator import LinkError, bridge, link
from scripts.site_build.examples import scenario
from tests.e2e.profiles import CDMO, fragment_of

GALLERY = Path(__file__).parent / "gallery"
PICTURES = Path(__file__).parents[2] / "build" / "gallery"
CASES = ("hybrid", "no_answers", "late_changes", "no_maker_found")
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


@pytest.mark.long
class TestTheGallery:
    def test_shows_something_in_every_piece(self, gallery: Page, scheme: str, width: str):
        pieces = gallery.locator(".gallery")
        assert pieces.count() >= len(CASES) + 10
        assert [piece.get_attribute("data-piece") for piece in pieces.all() if piece.locator("> *").count() < 2] == []
        PICTURES.mkdir(parents=True, exist_ok=True)
        gallery.locator("msc-calculator").screenshot(path=PICTURES / f"{width}-{scheme}.png", animations="disabled")

    def test_shows_nothing_wider_than_the_screen(self, gallery: Page):
        assert gallery.evaluate("document.documentElement.scrollWidth <= innerWidth")
