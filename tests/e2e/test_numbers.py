"""A reader gives months and prices of their own, is told what is wrong with them, and sees what they come to."""

import re

import pytest
from playwright.sync_api import Locator, expect

from calculator import link
from tests.e2e.conftest import NewReader
from tests.e2e.pages import MODEL, CalculatorPage
from tests.e2e.profiles import HYBRID, fragment_of
from tests.e2e.test_accessibility import faults_on

PRICE = "Price per batch started at the CDMO, materials and tests included"
FEE = "Fee for one suite in a host's plant"
PLANT = "Build and license a new plant"
NUMBERS = {"price_per_batch": [350] * 3, "suite_fee": [150] * 3, "currency": "EUR", "year": 2026}
TARGET = 44


class NumbersPanel:
    """The place where numbers are given, below the result."""

    def __init__(self, calculator: CalculatorPage) -> None:
        self.calculator = calculator
        self.page = calculator.page
        self.place = calculator.page.locator(".msc-numbers")
        self.money = calculator.page.get_by_role("region", name="When, and what it costs")

    def open(self) -> None:
        """Open the panel with its first two groups."""
        self.page.get_by_text("Months and money: give your own numbers", exact=True).click()
        self.place.get_by_text("Months of each step").click()

    def field(self, label: str, part: str) -> Locator:
        return self.place.get_by_label(f"{label}: {part}, in ")

    def give(self, label: str, **parts: str) -> None:
        for part, text in parts.items():
            self.field(label, part).fill(text)

    def use(self) -> None:
        self.calculator.button("Use these numbers").click()

    def message(self, label: str, part: str) -> str:
        """Return what is said about a field to whoever cannot see it."""
        return str(self.field(label, part).evaluate("field => document.getElementById(field.id + '-said').textContent"))


@pytest.fixture
def panel(calculator: CalculatorPage) -> NumbersPanel:
    """The panel below a result of one's own, with everything there that comes after the result."""
    calculator.answer_by_link(fragment_of(HYBRID))
    panel = NumbersPanel(calculator)
    panel.open()
    return panel


class TestPrices:
    def test_bring_the_money_and_travel_in_the_link_as_they_are_counted(
        self, panel: NumbersPanel, new_reader: NewReader
    ):
        expect(panel.money.get_by_role("button", name="Details")).to_have_count(0)
        panel.give(PRICE, typical="354")
        panel.give(FEE, low="100", typical="150,4", high="200")
        panel.give(PLANT, low="24.5")
        panel.place.get_by_label("EUR").check()
        panel.use()
        expect(panel.place.get_by_text("counted as 350")).to_be_visible()
        expect(panel.field(PRICE, "high")).to_have_value("350")
        expect(panel.field(FEE, "typical")).to_have_value("150")
        expect(panel.field(PLANT, "low")).to_have_value("25")
        panel.calculator.button("See months and money").click()
        expect(panel.money.get_by_role("heading", level=3)).to_be_focused()
        mine = panel.calculator.result_text()
        assert "EUR" in mine
        address = panel.calculator.get_link()
        assert dict(link.decode(address).numbers or {}) == {
            "build_new": [25, 42, 54],
            "price_per_batch": [350, 350, 350],
            "suite_fee": [100, 150, 200],
            "currency": "EUR",
            "year": 2026,
        }
        colleague = new_reader().tab()
        colleague.open_link(address)
        assert colleague.result_text() == mine
        colleague.button("Copy to my answers").click()
        theirs = NumbersPanel(colleague)
        theirs.open()
        expect(theirs.field(FEE, "low")).to_have_value("100")

    def test_stay_on_the_device_until_the_reader_starts_again_and_come_back_with_undo(self, panel: NumbersPanel):
        panel.give(PLANT, typical="45")
        panel.use()
        expect(panel.place.get_by_text("The result now uses your numbers.")).to_be_visible()
        panel.page.reload()
        panel.open()
        expect(panel.field(PLANT, "typical")).to_have_value("45")
        panel.calculator.check_answers()
        panel.calculator.button("Start again").click()
        panel.calculator.button("Undo").click()
        panel.calculator.see_result()
        expect(panel.field(PLANT, "typical")).to_have_value("45")
        panel.calculator.button(f"Reset to the published numbers: {PLANT}").click()
        expect(panel.field(PLANT, "typical")).to_have_value("42")
        panel.use()
        expect(panel.place.get_by_text("The result uses the published numbers.")).to_be_visible()


class TestWrongNumbers:
    def test_are_told_at_their_fields_and_change_nothing(self, panel: NumbersPanel):
        before = panel.calculator.result_text()
        panel.give(PRICE, low="-5", typical="300", high="400")
        panel.give(FEE, low="100", typical="", high="200")
        panel.give(PLANT, low="soon", typical="42", high="54")
        panel.give("Obtain the licence", low="30")
        panel.give("Wait for a slot", high="9000")
        panel.place.get_by_label("USD").check()
        panel.use()
        expect(panel.field(PRICE, "low")).to_be_focused()
        expect(panel.page.get_by_role("alert").filter(has_text="5 numbers need another look")).to_be_visible()
        for label, part, said in [
            (PRICE, "low", "below zero"),
            (FEE, "typical", "is empty"),
            (PLANT, "low", "'soon' is not a number"),
            ("Obtain the licence", "low", "low is above typical"),
            ("Wait for a slot", "high", "too large to be meant"),
        ]:
            expect(panel.field(label, part)).to_have_attribute("aria-invalid", "true")
            assert said in panel.message(label, part)
        assert panel.calculator.result_text() == before
        assert panel.field(PLANT, "low").input_value() == "soon"
        panel.give(PLANT, low="24")
        expect(panel.field(PLANT, "low")).not_to_have_attribute("aria-invalid", "true")

    def test_a_price_without_a_currency_is_asked_for_it(self, panel: NumbersPanel):
        panel.give(PRICE, typical="350")
        panel.use()
        expect(panel.place.get_by_label("EUR")).to_be_focused()
        expect(panel.place.get_by_text("State the currency of your figures: EUR or USD.")).to_be_visible()
        expect(panel.place.get_by_role("radiogroup")).to_have_attribute("aria-invalid", "true")
        panel.calculator.result_text()
        assert faults_on(panel.page) == []

    def test_a_number_that_can_be_read_in_two_ways_is_asked_about(self, panel: NumbersPanel):
        panel.give(PRICE, typical="1,200")
        panel.place.get_by_label("EUR").check()
        panel.use()
        expect(panel.field(PRICE, "typical")).to_be_focused()
        assert panel.message(PRICE, "typical") == "“1,200” can be read in two ways. Write 1200 or 1.2."
        panel.give(PRICE, typical="1200")
        panel.use()
        expect(panel.field(PRICE, "low")).to_have_value("1200")


class TestRefining:
    def test_shows_how_far_it_is_can_be_given_up_and_ends_with_a_finer_section(self, calculator: CalculatorPage):
        calculator.answer_by_link("#" + link.encode(HYBRID, numbers=NUMBERS))
        coarse = calculator.result_text()
        panel = NumbersPanel(calculator)
        panel.calculator.button("Refine with 4,096 points").click()
        expect(panel.money.get_by_role("progressbar")).to_have_attribute("max", "8")
        panel.calculator.button("Cancel").click()
        expect(panel.calculator.button("Refine with 4,096 points")).to_be_focused()
        expect(calculator.status).to_contain_text(["Refining was cancelled."])
        assert calculator.result_text() == coarse
        panel.calculator.button("Refine with 4,096 points").click()
        expect(calculator.status).to_contain_text(["now rest on 4,096 points"])
        expect(panel.calculator.button("Refine with 4,096 points")).to_be_hidden()
        expect(panel.money.get_by_role("heading", level=3)).to_be_focused()
        assert calculator.result_text() != coarse

    def test_ends_when_an_answer_changes(self, calculator: CalculatorPage):
        calculator.answer_by_link("#" + link.encode(HYBRID, numbers=NUMBERS))
        calculator.result_text()
        calculator.button("Refine with 4,096 points").click()
        calculator.answer("people", "quality_lead")
        calculator.see_result()
        calculator.result_text()
        expect(calculator.button("Refine with 4,096 points")).to_be_visible()
        expect(calculator.button("Cancel")).to_be_hidden()


class TestThePanel:
    @pytest.mark.parametrize(("across", "scheme"), [(1280, "dark"), (320, "light")])
    def test_fits_can_be_touched_and_has_no_fault(self, new_reader: NewReader, across, scheme):
        calculator = new_reader(viewport={"width": across, "height": 800}, color_scheme=scheme).tab()
        calculator.answer_by_link("#" + link.encode(HYBRID, numbers=NUMBERS))
        panel = NumbersPanel(calculator)
        panel.open()
        panel.place.get_by_text("Reason and source").first.click()
        panel.give(PRICE, low="none")
        panel.use()
        expect(panel.field(PRICE, "low")).to_be_focused()
        calculator.result_text()
        assert faults_on(calculator.page) == []
        assert calculator.page.evaluate("document.documentElement.scrollWidth") <= across
        controls = panel.place.locator("summary, button, input:not([type=radio])").all()
        sizes = [box["height"] for control in controls if control.is_visible() and (box := control.bounding_box())]
        assert len(sizes) > len(MODEL.gates)
        assert min(sizes) >= TARGET

    def test_names_every_field_in_full_and_takes_it_to_a_source(self, panel: NumbersPanel):
        labels = panel.place.locator("input.msc-number").evaluate_all("fields => fields.map(f => f.ariaLabel)")
        assert len(set(labels)) == len(labels)
        assert all(re.fullmatch(r".+: (low|typical|high|value), in .+|Year of the prices", label) for label in labels)
        addresses = panel.place.locator(".msc-number-about a").evaluate_all("links => links.map(a => a.href)")
        assert {re.sub(r".*/method/sources/#.+", "a source", address) for address in addresses} == {"a source"}
