"""A reader weighs the criteria, replaces a value, and sees what comes after the result."""

import tomllib
from pathlib import Path

from playwright.sync_api import expect

from calculator import link
from tests.e2e.conftest import NewReader
from tests.e2e.pages import CalculatorPage

SCENARIO = Path(__file__).parents[2] / "calculator/model/scenarios/halfway_wanting_both.toml"


def open_result(calculator: CalculatorPage) -> None:
    """Open a scenario as a link and take its answers over."""
    calculator.open("#" + link.encode(tomllib.loads(SCENARIO.read_text("utf-8"))["answers"]))
    calculator.button("Copy to my answers").click()


def open_weighing(calculator: CalculatorPage) -> None:
    calculator.page.get_by_text("Weigh the criteria yourself").click()
    calculator.page.get_by_role("radio", name="An order").wait_for()


class TestWhatComesAfterTheResult:
    def test_the_ledger_and_how_firm_it_is_arrive_in_their_places(self, calculator: CalculatorPage):
        open_result(calculator)
        titles = calculator.page.locator(".msc-result-section h3")
        expect(calculator.page.locator("#result-firm")).to_be_visible()
        found = titles.all_inner_texts()
        assert found.index("Where the risk lives") < found.index("How firm is it?")
        assert found.index("How firm is it?") < found.index("Work to do whichever you choose")
        expect(calculator.page.locator("[data-later=ledger] .msc-chart svg")).to_have_count(3)


class TestWeights:
    def test_an_order_made_with_buttons_changes_the_result_and_travels_in_the_link(
        self, calculator: CalculatorPage, new_reader: NewReader
    ):
        open_result(calculator)
        open_weighing(calculator)
        calculator.page.get_by_role("radio", name="An order").check()
        calculator.button("Move up: Own oversight at the bench").click()
        calculator.button("Use these weights").click()
        sentence = calculator.page.locator(".msc-sentence")
        expect(sentence).to_contain_text("that keeps your order")
        calculator.button("Get a link to this result").click()
        address = calculator.page.get_by_label("Link to this result").input_value()
        colleague = new_reader().tab()
        colleague.open_link(address)
        expect(colleague.page.locator(".msc-sentence")).to_have_text(sentence.inner_text())

    def test_a_missing_number_is_asked_for_at_its_field_and_changes_nothing(self, calculator: CalculatorPage):
        open_result(calculator)
        open_weighing(calculator)
        before = calculator.page.locator(".msc-sentence").inner_text()
        calculator.page.get_by_role("radio", name="Points: 100").check()
        calculator.button("Use these weights").click()
        expect(calculator.page.get_by_role("alert").filter(has_text="whole points from 0 to 100")).to_be_visible()
        expect(calculator.page.get_by_label("Points for Process maturity")).to_be_focused()
        assert calculator.page.locator(".msc-sentence").inner_text() == before


class TestChangedValues:
    def test_a_replaced_value_marks_the_result_and_can_be_taken_back(self, calculator: CalculatorPage):
        open_result(calculator)
        open_weighing(calculator)
        calculator.page.get_by_text("K1 Process maturity").last.click()
        field = calculator.page.locator(".msc-values input").nth(6)
        field.fill("1")
        calculator.button("Use these values").click()
        notice = calculator.page.get_by_text("One value of the model was changed for this result.")
        expect(notice).to_be_visible()
        calculator.button("Back to the published values").click()
        expect(notice).to_be_hidden()
