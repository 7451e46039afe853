"""The engine may fail to load or to answer: the reader is told what, keeps the answers, and can try again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.conftest import NewReader
from tests.e2e.pages import CalculatorPage
from tests.e2e.profiles import CDMO, fragment_of, view_of
from tests.e2e.readers import Reader

WASM = "**/pyodide.asm.wasm"
LIBRARY = "**/python.zip"
KEPT = "Your answers are kept."
QUIET_SECONDS = 20
NO_WEBASSEMBLY = "delete globalThis.WebAssembly"


def missing(route: Route) -> None:
    route.fulfill(status=404, body="")


def another_page(route: Route) -> None:
    """What captive portals do."""
    route.fulfill(status=200, content_type="text/html", body="<h1>Welcome to our network</h1>")


def broken_off(route: Route) -> None:
    route.abort("connectionreset")


def silent(route: Route) -> None:
    """Never answer."""


def cut_short(route: Route) -> None:
    whole = route.fetch()
    route.fulfill(response=whole, body=whole.body()[:-1000])


FAULTS = [
    pytest.param(WASM, missing, "Part of the calculator is missing", id="WebAssembly missing"),
    pytest.param(WASM, another_page, "Part of the calculator arrived damaged", id="WebAssembly replaced"),
    pytest.param(WASM, broken_off, "The connection broke", id="connection broken"),
    pytest.param(LIBRARY, cut_short, "Part of the calculator arrived damaged", id="library cut short"),
    pytest.param("**/worker.mjs", missing, "Part of the calculator is missing", id="worker missing"),
    pytest.param(LIBRARY, missing, "Part of the calculator is missing", id="engine missing"),
]


class TestAFaultWhileLoading:
    @pytest.mark.parametrize(("file", "fault", "title"), FAULTS)
    def test_is_named_and_can_be_tried_again(
        self, reader: Reader, file: str, fault: Callable[[Route], None], title: str
    ):
        reader.context.route(file, fault)
        calculator = reader.tab()
        calculator.answer_by_link(fragment_of(CDMO))
        expect(calculator.heading(title)).to_be_visible()
        expect(calculator.page.locator(".msc-outcome").get_by_text(KEPT)).to_be_visible()
        assert calculator.answers_shown() == CDMO
        reader.context.unroute(file)
        calculator.button("Try again").click()
        expect(calculator.headline(view_of(CDMO)["headline"])).to_be_visible()

    def test_does_not_stop_the_answering(self, reader: Reader):
        reader.context.route(WASM, missing)
        calculator = reader.tab()
        calculator.open()
        calculator.start()
        calculator.answer("made_now", "cdmo")
        expect(calculator.page.locator(".msc-engine")).to_contain_text("Part of the calculator is missing")
        expect(calculator.status).to_contain_text("Part of the calculator is missing. Your answers are kept.")
        calculator.answer("phase", "phase_1")
        calculator.page.reload()
        expect(calculator.option("phase", "phase_1")).to_be_checked()


class TestSilence:
    def test_is_named_after_twenty_seconds(self, reader: Reader):
        reader.context.route(WASM, silent)
        calculator = reader.tab()
        calculator.page.clock.install()
        calculator.answer_by_link(fragment_of(CDMO))
        fetching = calculator.page.locator(".msc-stage").get_by_text("Fetching the calculator")
        expect(fetching).to_be_visible()
        calculator.page.clock.fast_forward((QUIET_SECONDS + 1) * 1000)
        expect(calculator.heading("The calculator stopped loading")).to_be_visible()
        assert calculator.answers_shown() == CDMO

    def test_is_broken_by_a_new_try(self, reader: Reader):
        reader.context.route(WASM, silent, times=1)
        calculator = reader.tab()
        calculator.page.clock.install()
        calculator.answer_by_link(fragment_of(CDMO))
        expect(calculator.page.locator(".msc-stage").get_by_text("Fetching the calculator")).to_be_visible()
        calculator.page.clock.fast_forward((QUIET_SECONDS + 1) * 1000)
        calculator.button("Try again").click()
        expect(calculator.headline(view_of(CDMO)["headline"])).to_be_visible()


class TestABrowserWithoutWebAssembly:
    def test_is_told_at_once_and_nothing_is_fetched(self, new_reader: NewReader):
        reader = new_reader()
        reader.context.add_init_script(NO_WEBASSEMBLY)
        calculator = reader.tab()
        calculator.answer_by_link(fragment_of(CDMO))
        expect(calculator.heading("This browser cannot run the calculator")).to_be_visible()
        expect(calculator.button("Try again")).to_have_count(0)
        assert not [url for url in reader.requests if url.endswith(".wasm")]


class TestTwoResultsAtOnce:
    def test_only_the_newest_answers_count(self, calculator: CalculatorPage):
        calculator.answer_by_link(fragment_of(CDMO))
        expect(calculator.result).to_be_visible()
        for level in ("none_employed", "quality_lead", "half_crew", "full_crew"):
            calculator.answer("people", level)
        calculator.see_result()
        expect(calculator.headline(view_of({**CDMO, "people": "full_crew"})["headline"])).to_be_visible()
