"""What a reader can do and see on the calculator page: things are found by role and label, and waited for."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from calculator import load_model
from calculator.entities import UNKNOWN

MODEL = load_model()
SECTION_OF = {name: section for section in MODEL.sections for name in section.questions}
UNKNOWN_LABEL = "I don't know yet"
WORDS_OF = """box => {
  const copy = box.cloneNode(true)
  for (const control of copy.querySelectorAll(".msc-actions, button")) control.remove()
  return copy.textContent
}"""


class CalculatorPage:
    """The calculator in one browser tab."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.status = page.get_by_role("status")
        self.overview = page.get_by_role("navigation", name="Sections")

    # --- Getting there

    def open(self, fragment: str = "") -> None:
        """Open the page, or a share link on it, and wait until the form has come to life."""
        self.page.goto(self.address + fragment)
        self.page.locator("msc-calculator[data-ready]").wait_for()

    def start(self) -> None:
        self.button("Start").click()

    def resume(self) -> None:
        self.button("Continue").click()

    def open_link(self, link: str) -> None:
        """Open a whole address as if it had been clicked in a mail."""
        self.page.goto("about:blank")
        self.page.goto(link)
        self.page.locator("msc-calculator[data-ready]").wait_for()

    # --- Answering

    def go_to(self, title: str) -> None:
        """Choose an entry of the list of sections."""
        entry = self.overview.get_by_role("button", name=title)
        if not entry.is_visible():
            self.overview.get_by_text("Sections").click()
        entry.click()

    def question(self, name: str) -> Locator:
        return self.page.get_by_role("group", name=MODEL.questions[name].ask)

    def option(self, name: str, level: str) -> Locator:
        label = UNKNOWN_LABEL if level == UNKNOWN else MODEL.questions[name].level(level).label
        return self.question(name).get_by_role("radio", name=label, exact=True)

    def answer(self, name: str, level: str) -> None:
        if not self.question(name).is_visible():
            self.go_to(SECTION_OF[name].title)
        self.option(name, level).check()

    def answer_all(self, answers: Mapping[str, str]) -> None:
        for name in MODEL.questions:
            if name in answers:
                self.answer(name, answers[name])

    def answers_shown(self) -> dict[str, str]:
        """Return what the form holds, by the ids that stand in it."""
        return dict(self.page.locator("#msc-form").evaluate("form => [...new FormData(form)]"))

    def answer_by_link(self, fragment: str) -> None:
        """Take over answers from a share link: quicker than to answer 29 questions where answering is not the point."""
        self.open_link(self.address + fragment)
        self.button("Copy to my answers").click()

    # --- Steps

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)

    def heading(self, name: str) -> Locator:
        return self.page.get_by_role("heading", name=name, exact=True)

    def next(self) -> None:
        self.page.get_by_role("button", name="Next:").click()

    def check_answers(self) -> None:
        self.go_to("Check your answers")

    def see_result(self) -> None:
        if not self.button("See the result").is_visible():
            self.check_answers()
        self.button("See the result").last.click()

    def change(self, name: str) -> None:
        """Follow the Change link of a question in the list of answers."""
        self.page.get_by_role("link", name=f"Change {MODEL.questions[name].ask}").click()

    def note(self, text: str) -> Locator:
        """Return a message that stays in sight."""
        return self.page.locator(".msc-notes").get_by_text(text)

    # --- The result

    def headline(self, text: str) -> Locator:
        return self.page.get_by_role("heading", name=text, level=2)

    @property
    def result(self) -> Locator:
        return self.page.locator(".msc-result")

    def result_text(self) -> str:
        """Return all words of the result, folded or not, without the buttons, once its last section has come."""
        self.result.wait_for()
        expect(self.result.locator("[aria-busy]")).to_have_count(0)
        return str(self.result.evaluate(WORDS_OF))

    def get_link(self) -> str:
        self.button("Get a link to this result").click()
        return self.page.get_by_label("Link to this result").input_value()
