"""A reader runs the published cases in the browser and finds the values that the page was built with."""

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from calculator.bridge import handle
from tests.e2e.conftest import NewReader
from tests.e2e.readers import Reader
from tests.e2e.test_accessibility import faults_on

PAGE = "/method/check-it-yourself/"
RUN = "Run the published cases here"
DONE = "Run on this device just now"
SAME = "Every value is the one in the table above, to the last digit."
CELLS = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"


def computed(page: Page) -> Locator:
    """Return the rows of the table that the reader's own device has made."""
    return page.locator("msc-check tbody tr")


def opened(reader: Reader) -> Page:
    page = reader.context.new_page()
    page.goto(reader.origin + PAGE)
    return page


class TestRunningThePublishedCases:
    def test_gives_the_values_of_the_build_in_words_that_are_read_out_without_a_fault(self, reader: Reader):
        page = opened(reader)
        assert not [url for url in reader.requests if url.endswith(".wasm")]
        page.get_by_role("button", name=RUN).click()
        expect(page.get_by_role("heading", name="Running the published cases")).to_be_focused()
        expect(page.get_by_role("heading", name=DONE)).to_be_focused()
        expect(page.get_by_role("status")).to_have_text(f"{DONE}. {SAME}")
        expect(page.locator("msc-check").get_by_text(SAME).first).to_be_visible()
        here: Any = json.loads(handle('{"kind":"published"}'))["section"]["blocks"][-1]["rows"]
        there = computed(page).evaluate_all(CELLS)
        assert there == [[cell["text"] for cell in row] for row in here]
        static = page.locator(".number-table tbody tr").evaluate_all(CELLS)
        assert [row[1:4] for row in there] == [row[1:] for row in static]
        assert faults_on(page) == []

    def test_that_cannot_load_is_named_and_can_be_tried_again(self, reader: Reader):
        reader.context.route("**/worker.mjs", lambda route: route.fulfill(status=404, body=""))
        page = opened(reader)
        page.get_by_role("button", name=RUN).click()
        expect(page.get_by_role("heading", name="Part of the calculator is missing")).to_be_visible()
        expect(page.get_by_role("button", name="Try again")).to_be_visible()
        expect(page.locator("msc-check p").filter(has_text="The table above stays as it is.").first).to_be_visible()
        assert faults_on(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_before_it_is_used_the_page_has_no_fault_on_a_narrow_screen(new_reader: NewReader, scheme: Any):
    page = opened(new_reader(viewport={"width": 320, "height": 700}, color_scheme=scheme))
    expect(page.get_by_role("button", name=RUN)).to_be_visible()
    assert faults_on(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_the_table_stands_and_the_page_says_why_there_is_no_button(new_reader: NewReader):
    page = opened(new_reader(java_script_enabled=False))
    expect(page.get_by_text("This needs scripts. The table above stands without.")).to_be_visible()
    expect(page.locator(".number-table tbody tr").first).to_be_visible()
