"""Nothing jumps while the page comes to life, the engine loads and the result comes in; paper gets the result alone."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import NewReader
from tests.e2e.pages import CalculatorPage
from tests.e2e.profiles import CDMO, HYBRID, fragment_of

MOST_SHIFT = 0.02
WATCH = """
window.shifts = []
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value)
}).observe({ type: "layout-shift", buffered: true })
"""
INK = "box => getComputedStyle(box).color.match(/[0-9]+/g).slice(0, 3).map(Number)"


def shift(calculator: CalculatorPage) -> float:
    """Return the sum of all shifts that no click or key explains, since this page was loaded."""
    calculator.page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return float(calculator.page.evaluate("window.shifts.reduce((sum, value) => sum + value, 0)"))


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)], ids=["wide", "narrow"])
class TestNothingJumps:
    @pytest.fixture
    def watched(self, new_reader: NewReader, size: tuple[int, int]) -> CalculatorPage:
        reader = new_reader(viewport={"width": size[0], "height": size[1]})
        reader.context.add_init_script(WATCH)
        return reader.tab()

    def test_from_the_first_sight_to_the_result(self, watched: CalculatorPage):
        watched.open()
        assert shift(watched) <= MOST_SHIFT
        watched.start()
        watched.answer_all(CDMO)
        watched.see_result()
        expect(watched.result).to_be_visible()
        assert shift(watched) <= MOST_SHIFT

    def test_when_a_shared_result_comes_in(self, watched: CalculatorPage):
        watched.open_link(watched.address + fragment_of(HYBRID))
        expect(watched.result).to_be_visible()
        assert shift(watched) <= MOST_SHIFT


class TestOnPaper:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_stands_the_whole_result_on_white_and_nothing_else(self, new_reader: NewReader, scheme: Any):
        calculator = new_reader(color_scheme=scheme).tab()
        calculator.answer_by_link(fragment_of(HYBRID))
        calculator.result_text()  # with all that comes after the result
        calculator.page.emulate_media(media="print", color_scheme=scheme)
        calculator.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(calculator.overview).to_be_hidden()
        expect(calculator.button("Get a link to this result")).to_be_hidden()
        for block in calculator.result.get_by_role("heading", level=3).all():
            expect(block).to_be_visible()
        expect(calculator.result.locator(".msc-unfold:not([open])")).to_have_count(0)
        ink = calculator.result.evaluate(INK)
        assert max(ink) < 128  # dark ink, so that the paper can be white
