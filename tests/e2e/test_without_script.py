"""Without scripts the page is a worksheet: every question, every answer, every explanation."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import NewReader
from tests.e2e.pages import MODEL, CalculatorPage


@pytest.fixture
def worksheet(new_reader: NewReader) -> CalculatorPage:
    calculator = new_reader(java_script_enabled=False).tab()
    calculator.page.goto(calculator.address)
    return calculator


class TestTheWorksheet:
    def test_shows_every_question_and_every_answer(self, worksheet: CalculatorPage):
        for name, question in MODEL.questions.items():
            expect(worksheet.question(name)).to_be_visible()
            for level in question.levels:
                expect(worksheet.option(name, level.id)).to_be_visible()

    def test_says_what_each_answer_means(self, worksheet: CalculatorPage):
        people = MODEL.questions["people"]
        for level in people.levels:
            expect(worksheet.question("people").get_by_text(level.meaning)).to_be_visible()

    def test_says_what_it_is(self, worksheet: CalculatorPage):
        expect(worksheet.page.get_by_text("Without scripts they are a worksheet")).to_be_visible()
