"""Answers stay on the device, through reloads, second thoughts, other tabs and storage that fails."""

from playwright.sync_api import expect

from tests.e2e.conftest import NewReader
from tests.e2e.pages import MODEL, CalculatorPage
from tests.e2e.profiles import CDMO, IN_HOUSE, fragment_of, view_of
from tests.e2e.readers import Reader

FIRST = MODEL.sections[0]
DENIED = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })"
)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
CANNOT_KEEP = "This browser does not let the page keep your answers."
NO_ROOM = "There is no room left to keep your answers on this device."


class TestReload:
    def test_keeps_the_answers_and_the_place(self, calculator: CalculatorPage):
        calculator.start()
        calculator.answer("made_now", "cdmo")
        calculator.answer("people", "unknown")
        calculator.page.reload()
        expect(calculator.option("people", "unknown")).to_be_checked()
        assert calculator.answers_shown() == {"made_now": "cdmo", "people": "unknown"}

    def test_in_a_new_tab_offers_to_go_on(self, calculator: CalculatorPage, reader: Reader):
        calculator.start()
        calculator.answer_all({name: CDMO[name] for name in FIRST.questions})
        later = reader.tab()
        later.open()
        expect(later.page.get_by_text("5 of 26 questions are answered on this device.")).to_be_visible()
        later.resume()
        expect(later.heading(MODEL.sections[1].title)).to_be_focused()  # the first that is not complete

    def test_on_the_result_shows_it_again(self, calculator: CalculatorPage):
        calculator.answer_by_link(fragment_of(CDMO))
        expect(calculator.headline(view_of(CDMO)["headline"])).to_be_visible()
        calculator.page.reload()
        expect(calculator.headline(view_of(CDMO)["headline"])).to_be_visible()


class TestStartAgain:
    def test_clears_the_answers_and_can_be_undone(self, calculator: CalculatorPage):
        calculator.start()
        calculator.answer("phase", "pivotal")
        calculator.check_answers()
        calculator.button("Start again").click()
        expect(calculator.status).to_have_text("Your answers were cleared.")
        assert calculator.answers_shown() == {}
        calculator.button("Undo").click()
        expect(calculator.status).to_have_text("Your earlier answers are back.")
        assert calculator.answers_shown() == {"phase": "pivotal"}

    def test_can_be_undone_after_a_reload_too(self, calculator: CalculatorPage):
        calculator.start()
        calculator.answer("phase", "pivotal")
        calculator.check_answers()
        calculator.button("Start again").click()
        calculator.page.reload()
        calculator.button("Undo").click()
        assert calculator.answers_shown() == {"phase": "pivotal"}


class TestTwoTabs:
    def test_the_other_tab_is_asked_which_answers_to_use(self, calculator: CalculatorPage, reader: Reader):
        calculator.start()
        calculator.answer("phase", "phase_1")
        other = reader.tab()
        other.open()
        other.resume()
        calculator.answer("phase", "phase_2")
        expect(other.note("Your answers were changed in another tab.")).to_be_visible()
        assert other.answers_shown() == {"phase": "phase_1"}
        other.button("Use the answers from the other tab").click()
        assert other.answers_shown() == {"phase": "phase_2"}

    def test_nothing_is_overwritten_before_the_reader_has_chosen(self, calculator: CalculatorPage, reader: Reader):
        calculator.start()
        calculator.answer("phase", "phase_1")
        other = reader.tab()
        other.open()
        other.resume()
        calculator.answer("phase", "phase_2")
        expect(other.button("Keep the answers shown here")).to_be_visible()
        other.answer("product", "autologous")
        third = reader.tab()
        third.open()
        assert third.answers_shown() == {"phase": "phase_2"}
        other.button("Keep the answers shown here").click()
        expect(calculator.button("Use the answers from the other tab")).to_be_visible()
        third.open()
        assert third.answers_shown() == {"phase": "phase_1", "product": "autologous"}


class TestStorageThatFails:
    def test_denied_storage_is_told_and_the_work_goes_on(self, reader: Reader):
        reader.context.add_init_script(DENIED)
        calculator = reader.tab()
        calculator.open()
        calculator.start()
        calculator.answer_all(IN_HOUSE)
        expect(calculator.note(CANNOT_KEEP)).to_be_visible()
        calculator.see_result()
        expect(calculator.headline(view_of(IN_HOUSE)["headline"])).to_be_visible()

    def test_full_storage_is_told_once_and_the_work_goes_on(self, new_reader: NewReader):
        reader = new_reader()
        reader.context.add_init_script(FULL)
        calculator = reader.tab()
        calculator.open()
        calculator.start()
        calculator.answer("made_now", "cdmo")
        expect(calculator.note(NO_ROOM)).to_be_visible()
        calculator.button("Close this message").click()
        calculator.answer("phase", "phase_1")
        expect(calculator.note(NO_ROOM)).to_have_count(0)
        assert calculator.answers_shown() == {"made_now": "cdmo", "phase": "phase_1"}
