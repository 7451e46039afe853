"""axe-core finds nothing in any state of the calculator, light or dark, wide or narrow.

``make test`` sees every width and both schemes once; ``make check`` sees every width in both.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import NewReader
from tests.e2e.pages import CalculatorPage
from tests.e2e.profiles import CDMO, HYBRID, fragment_of

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = {"wide": (1280, 900), "narrow": (390, 844), "narrowest": (320, 700)}


def faults_on(page: Page) -> list[str]:
    """Return what axe-core finds on the page as it stands, one line for each kind of fault."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [f"{fault['id']}: {[node['target'] for node in fault['nodes']]}" for fault in found["violations"]]


def empty(calculator: CalculatorPage) -> None:
    calculator.open()
    expect(calculator.button("Start")).to_be_visible()


def first_section(calculator: CalculatorPage) -> None:
    calculator.open()
    calculator.start()


def half_answered(calculator: CalculatorPage) -> None:
    calculator.open()
    calculator.start()
    calculator.go_to("Your process")
    calculator.question("process_maturity").get_by_text("How to answer").click()
    calculator.answer("process_maturity", CDMO["process_maturity"])
    calculator.answer("fit_wash", CDMO["fit_wash"])


def check_answers(calculator: CalculatorPage) -> None:
    half_answered(calculator)
    calculator.check_answers()


def result(calculator: CalculatorPage) -> None:
    calculator.answer_by_link(fragment_of(HYBRID))
    expect(calculator.result).to_be_visible()
    calculator.button("Open all details").click()
    calculator.get_link()


def changing(calculator: CalculatorPage) -> None:
    calculator.answer_by_link(fragment_of(HYBRID))
    expect(calculator.result).to_be_visible()
    calculator.go_to("Your organisation")


def shared(calculator: CalculatorPage) -> None:
    calculator.open_link(calculator.address + fragment_of(CDMO))
    expect(calculator.result).to_be_visible()


def broken_link(calculator: CalculatorPage) -> None:
    calculator.open_link(calculator.address + fragment_of(CDMO)[:-6])
    expect(calculator.heading("This link cannot be opened")).to_be_visible()


def engine_failed(calculator: CalculatorPage) -> None:
    calculator.page.route("**/pyodide.asm.wasm", lambda route: route.fulfill(status=404, body=""))
    calculator.answer_by_link(fragment_of(CDMO))
    expect(calculator.heading("Part of the calculator is missing")).to_be_visible()


STATES = [
    empty,
    first_section,
    half_answered,
    check_answers,
    result,
    changing,
    shared,
    broken_link,
    engine_failed,
]


ALWAYS = [("wide", "light"), ("narrow", "dark"), ("narrowest", "light")]
THE_REST = [("wide", "dark"), ("narrow", "light"), ("narrowest", "dark")]
SCREENS = [*ALWAYS, *(pytest.param(*screen, marks=pytest.mark.long) for screen in THE_REST)]


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
@pytest.mark.parametrize("state", STATES, ids=[state.__name__ for state in STATES])
class TestEveryState:
    def test_has_no_fault(
        self, new_reader: NewReader, state: Callable[[CalculatorPage], None], width: str, scheme: Any
    ):
        across, down = WIDTHS[width]
        reader = new_reader(viewport={"width": across, "height": down}, color_scheme=scheme, reduced_motion="reduce")
        calculator = reader.tab()
        state(calculator)
        assert faults_on(calculator.page) == []
        assert calculator.page.evaluate("document.documentElement.scrollWidth") <= across
