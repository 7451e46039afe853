"""A link opens with the same result in a colleague's browser, and a broken one never gives a result."""

import pytest
from playwright.sync_api import expect

from calculator import LinkError, link
from tests.e2e.conftest import NewReader
from tests.e2e.pages import MODEL, CalculatorPage
from tests.e2e.profiles import CDMO, HYBRID, IN_HOUSE, fragment_of, view_of
from tests.e2e.readers import Reader

SHARED = "You are looking at a shared result"
BROKEN = "This link cannot be opened"
CUT = fragment_of(CDMO)[:-6]
HOSTILE = [
    "#r=<img src=x onerror=alert(1)>",
    "#r=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "#r=__proto__",
    "#r=" + "0" * 200_000,
    "#r=" + "%25" * 2_000,
]


def message_about(text: str) -> str:
    """Return what Python says about a broken link."""
    with pytest.raises(LinkError) as caught:
        link.decode(text)
    return caught.value.message


class TestASharedLink:
    def test_shows_a_colleague_the_same_result(self, calculator: CalculatorPage, new_reader: NewReader):
        calculator.start()
        calculator.answer_all(HYBRID)
        calculator.see_result()
        mine = calculator.result_text()
        address = calculator.get_link()
        colleague = new_reader().tab()
        colleague.open_link(address)
        expect(colleague.page.get_by_text(SHARED)).to_be_visible()
        expect(colleague.headline(view_of(HYBRID)["headline"])).to_be_visible()
        assert colleague.result_text() == mine

    def test_is_short_and_written_only_when_asked_for(self, calculator: CalculatorPage):
        calculator.answer_by_link(fragment_of(IN_HOUSE))
        expect(calculator.result).to_be_visible()
        assert "#" not in calculator.page.url
        address = calculator.get_link()
        assert calculator.page.url == address
        assert len(address.partition("#")[2]) <= 60

    def test_goes_again_when_the_answers_change(self, calculator: CalculatorPage):
        calculator.answer_by_link(fragment_of(IN_HOUSE))
        calculator.get_link()
        calculator.answer("people", "quality_lead")
        calculator.see_result()
        expect(calculator.result).to_be_visible()
        expect(calculator.page.get_by_label("Link to this result")).to_be_hidden()
        assert "#" not in calculator.page.url

    def test_leaves_the_readers_own_answers_alone(self, calculator: CalculatorPage):
        calculator.start()
        calculator.answer("phase", "phase_2")
        calculator.open_link(calculator.address + fragment_of(CDMO))
        expect(calculator.page.get_by_text(SHARED)).to_be_visible()
        assert calculator.answers_shown() == {"phase": "phase_2"}
        calculator.button("Go to my answers").click()
        expect(calculator.heading("Check your answers")).to_be_visible()
        assert calculator.answers_shown() == {"phase": "phase_2"}

    def test_can_be_taken_over_and_given_back(self, calculator: CalculatorPage):
        calculator.start()
        calculator.answer("phase", "phase_2")
        calculator.answer_by_link(fragment_of(CDMO))
        expect(calculator.headline(view_of(CDMO)["headline"])).to_be_visible()
        assert calculator.answers_shown() == CDMO
        calculator.button("Undo").click()
        assert calculator.answers_shown() == {"phase": "phase_2"}

    def test_shows_the_answers_behind_it(self, calculator: CalculatorPage):
        calculator.open_link(calculator.address + fragment_of(CDMO))
        calculator.page.get_by_text("The answers behind this result").click()
        label = MODEL.questions["people"].level(CDMO["people"]).label
        expect(calculator.page.get_by_role("definition").filter(has_text=label)).to_be_visible()
        expect(calculator.page.get_by_role("link", name="Change")).to_have_count(0)

    def test_of_ones_own_answers_is_simply_the_result(self, calculator: CalculatorPage):
        calculator.answer_by_link(fragment_of(CDMO))
        address = calculator.get_link()
        calculator.open_link(address)
        expect(calculator.headline(view_of(CDMO)["headline"])).to_be_visible()
        expect(calculator.page.get_by_text(SHARED)).to_have_count(0)

    def test_opened_in_the_same_tab_is_shown_and_back_leaves_it(self, calculator: CalculatorPage):
        calculator.start()
        calculator.page.evaluate("fragment => { location.hash = fragment }", fragment_of(CDMO))
        expect(calculator.page.get_by_text(SHARED)).to_be_visible()
        calculator.page.go_back()
        expect(calculator.page.get_by_text(SHARED)).to_have_count(0)
        expect(calculator.button("Next:")).to_be_visible()

    @pytest.mark.parametrize("mangled", ["%23r%3D", "?r=", "?utm_source=mail#r="])
    def test_is_read_where_mail_programs_put_it(self, reader: Reader, mangled):
        calculator = reader.tab()
        code = fragment_of(CDMO).removeprefix("#r=")
        calculator.open_link(calculator.address + mangled + code)
        expect(calculator.headline(view_of(CDMO)["headline"])).to_be_visible()


class TestCopying:
    def test_puts_the_link_on_the_clipboard_and_says_so(self, new_reader: NewReader):
        reader = new_reader(permissions=["clipboard-read", "clipboard-write"])
        calculator = reader.tab()
        calculator.answer_by_link(fragment_of(CDMO))
        address = calculator.get_link()
        calculator.button("Copy link").click()
        expect(calculator.status).to_have_text("Link copied.")
        assert calculator.page.evaluate("navigator.clipboard.readText()") == address

    def test_leaves_the_link_selected_where_the_browser_refuses(self, reader: Reader):
        reader.context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        calculator = reader.tab()
        calculator.answer_by_link(fragment_of(CDMO))
        address = calculator.get_link()
        calculator.button("Copy link").click()
        expect(calculator.status).to_contain_text("copy it from the field")
        assert calculator.page.evaluate("String(getSelection())") == address


class TestABrokenLink:
    def test_gets_its_message_and_never_a_result(self, calculator: CalculatorPage):
        calculator.start()
        calculator.answer_all(IN_HOUSE)
        calculator.open_link(calculator.address + CUT)
        expect(calculator.heading(BROKEN)).to_be_visible()
        expect(calculator.page.get_by_text(message_about(CUT))).to_be_visible()
        expect(calculator.result).to_have_count(0)

    def test_can_be_pasted_again(self, calculator: CalculatorPage):
        calculator.open_link(calculator.address + CUT)
        field = calculator.page.get_by_label("Paste the link or its code")
        field.fill("nonsense")
        calculator.button("Open").click()
        expect(calculator.page.get_by_text(message_about("nonsense"))).to_be_visible()
        field.fill(f"Look at this: {calculator.address}{fragment_of(CDMO)} Regards")
        field.press("Enter")
        expect(calculator.page.get_by_text(SHARED)).to_be_visible()
        expect(calculator.headline(view_of(CDMO)["headline"])).to_be_visible()

    @pytest.mark.parametrize("fragment", HOSTILE, ids=["image", "script", "prototype", "200,000 characters", "escapes"])
    def test_reaches_the_page_as_text_at_most(self, calculator: CalculatorPage, fragment):
        before = calculator.page.evaluate("document.querySelectorAll('img, script, iframe').length")
        calculator.open_link(calculator.address + fragment)
        expect(calculator.heading(BROKEN)).to_be_visible()
        assert calculator.page.evaluate("document.querySelectorAll('img, script, iframe').length") == before
        assert calculator.page.evaluate("Object.keys(Object.prototype)") == []
