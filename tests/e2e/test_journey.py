"""From the first question to the result, by mouse and by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages import MODEL, CalculatorPage
from tests.e2e.profiles import CDMO, HYBRID, IN_HOUSE, view_of

FIRST, SECOND, *_ = MODEL.sections


def tab_to(page: Page, description: str, most: int = 60) -> None:
    """Press Tab until the thing with focus has this text or name; say so if it never comes."""
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate("() => (document.activeElement.name ?? '') + ' ' + document.activeElement.textContent")
        if description in found:
            return
    pytest.fail(f"{most} presses of Tab never reached {description!r}")


class TestAReaderWithAMouse:
    @pytest.mark.parametrize("answers", [IN_HOUSE, CDMO, HYBRID], ids=["in-house", "cdmo", "hybrid"])
    def test_answers_section_by_section_and_reads_the_result_that_python_computes(
        self, calculator: CalculatorPage, answers
    ):
        view = view_of(answers)
        calculator.start()
        for section in MODEL.sections:
            expect(calculator.heading(section.title)).to_be_focused()
            calculator.answer_all({name: answers[name] for name in section.questions})
            calculator.button("Next:").or_(calculator.button("Check your answers").last).last.click()
        expect(calculator.page.get_by_text("All questions are answered.")).to_be_visible()
        calculator.see_result()
        expect(calculator.headline(view["headline"])).to_be_visible()
        shown = calculator.result_text()
        assert view["sentence"] in shown
        for section in view["sections"]:
            assert section["title"] in shown
            assert section["lead"] in shown

    def test_sees_how_far_they_have_come(self, calculator: CalculatorPage):
        calculator.start()
        calculator.answer("made_now", "nobody_yet")
        calculator.answer("phase", "unknown")
        expect(calculator.overview.get_by_text("2 of 26 answered")).to_be_visible()
        calculator.answer_all({name: answer for name, answer in IN_HOUSE.items() if name.startswith("fit_")})
        expect(calculator.overview.get_by_text("3 of 26 answered")).to_be_visible()  # four steps on one screen

    def test_may_leave_questions_open_and_is_told_what_that_means(self, calculator: CalculatorPage):
        calculator.start()
        calculator.answer_all({name: answer for name, answer in CDMO.items() if name not in ("people", "runway")})
        calculator.check_answers()
        summary = calculator.page.get_by_role("group", name="2 questions are not answered")
        expect(summary).to_be_focused()
        summary.get_by_role("link", name=MODEL.questions["runway"].ask).click()
        expect(calculator.option("runway", MODEL.questions["runway"].levels[0].id)).to_be_focused()
        calculator.see_result()
        expect(calculator.result).to_be_visible()

    def test_sees_the_result_follow_every_change(self, calculator: CalculatorPage):
        calculator.start()
        calculator.answer_all(IN_HOUSE)
        calculator.see_result()
        expect(calculator.headline(view_of(IN_HOUSE)["headline"])).to_be_visible()
        changed = {**IN_HOUSE, "fit_harvest": "nobody", "people": "none_employed"}
        calculator.answer("fit_harvest", changed["fit_harvest"])
        calculator.answer("people", changed["people"])
        expect(calculator.page.locator(".msc-bar")).to_contain_text(view_of(changed)["headline"])
        expect(calculator.status).to_contain_text(view_of(changed)["headline"])
        calculator.see_result()
        expect(calculator.headline(view_of(changed)["headline"])).to_be_visible()


class TestAReaderWithAKeyboard:
    def test_gets_from_the_first_question_to_the_result_and_its_link(self, calculator: CalculatorPage):
        page = calculator.page
        tab_to(page, "Start")
        page.keyboard.press("Enter")
        for section in MODEL.sections:
            expect(calculator.heading(section.title)).to_be_focused()
            for name in section.questions:
                tab_to(page, name)
                place = [level.id for level in MODEL.questions[name].levels].index(CDMO[name])
                page.keyboard.press("Space")
                for _ in range(place):
                    page.keyboard.press("ArrowDown")
            assert calculator.answers_shown().items() >= {name: CDMO[name] for name in section.questions}.items()
            tab_to(page, "Next:" if section is not MODEL.sections[-1] else "Check your answers")
            page.keyboard.press("Enter")
        expect(calculator.heading("Check your answers")).to_be_focused()
        tab_to(page, "See the result")
        page.keyboard.press("Enter")
        expect(calculator.headline(view_of(CDMO)["headline"])).to_be_focused()
        tab_to(page, "Get a link to this result")
        page.keyboard.press("Enter")
        expect(page.get_by_label("Link to this result")).to_be_focused()


class TestNavigation:
    def test_choosing_an_answer_never_goes_anywhere(self, calculator: CalculatorPage):
        calculator.start()
        before = calculator.page.evaluate("[location.href, history.length]")
        for question in FIRST.questions:
            for level in MODEL.questions[question].levels:
                calculator.option(question, level.id).check()
        assert calculator.page.evaluate("[location.href, history.length]") == before
        expect(calculator.heading(FIRST.title)).to_be_visible()

    def test_choosing_an_answer_moves_nothing_below_it(self, calculator: CalculatorPage):
        calculator.start()
        below = calculator.question(FIRST.questions[1])
        before = below.bounding_box()
        for level in MODEL.questions[FIRST.questions[0]].levels:
            calculator.option(FIRST.questions[0], level.id).check()
            assert below.bounding_box() == before

    def test_back_returns_through_every_step_and_forward_too(self, calculator: CalculatorPage):
        page = calculator.page
        calculator.start()
        calculator.next()
        expect(calculator.heading(SECOND.title)).to_be_focused()
        calculator.check_answers()
        expect(calculator.heading("Check your answers")).to_be_visible()
        page.go_back()
        expect(calculator.heading(SECOND.title)).to_be_focused()
        page.go_back()
        expect(calculator.heading(FIRST.title)).to_be_focused()
        page.go_back()
        expect(calculator.button("Start")).to_be_visible()
        page.go_forward()
        expect(calculator.heading(FIRST.title)).to_be_visible()

    def test_back_from_a_change_returns_to_the_place_in_the_list(self, calculator: CalculatorPage):
        calculator.start()
        calculator.answer("people", "half_crew")
        calculator.check_answers()
        calculator.change("people")
        expect(calculator.option("people", "half_crew")).to_be_focused()
        calculator.page.go_back()
        expect(calculator.page.get_by_role("link", name=f"Change {MODEL.questions['people'].ask}")).to_be_focused()

    def test_a_page_of_the_guide_can_point_at_a_question(self, calculator: CalculatorPage):
        calculator.open("#q-runway")
        expect(calculator.question("runway")).to_be_visible()

    def test_steps_leave_the_address_alone(self, calculator: CalculatorPage):
        calculator.start()
        calculator.next()
        calculator.check_answers()
        assert re.search(r"[#?]", calculator.page.url) is None
