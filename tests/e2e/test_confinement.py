"""The page asks nothing of any other place, and its policy holds while everything is used."""

from playwright.sync_api import expect

from tests.e2e.pages import CalculatorPage
from tests.e2e.profiles import CDMO, fragment_of
from tests.e2e.readers import Reader


class TestAWholeVisit:
    def test_fetches_each_file_of_the_engine_from_one_folder_of_the_site(self, reader: Reader):
        calculator = reader.tab()
        calculator.answer_by_link(fragment_of(CDMO))
        expect(calculator.result).to_be_visible()
        engine = [url for url in reader.requests if url.endswith((".wasm", ".zip", "worker.mjs"))]
        assert len(engine) == len(set(engine)) == 3
        assert len({url.rpartition("/")[0] for url in engine}) == 1
        assert reader.foreign_requests() == []

    def test_breaks_no_policy(self, reader: Reader):
        calculator = reader.tab()
        calculator.open()
        calculator.start()
        calculator.answer_all(CDMO)
        calculator.see_result()
        expect(calculator.result).to_be_visible()
        calculator.get_link()
        calculator.button("Copy link").click()
        assert reader.violations == []

    def test_has_a_policy_that_forbids_what_it_does_not_need(self, calculator: CalculatorPage):
        page = calculator.page
        policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content") or ""
        assert "default-src 'none'" in policy
        assert "'unsafe-inline'" not in policy
        assert "'unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")


class TestTheEngine:
    def test_does_not_load_before_the_reader_begins(self, reader: Reader):
        calculator = reader.tab()
        calculator.open()
        expect(calculator.button("Start")).to_be_visible()
        assert not [url for url in reader.requests if url.endswith((".wasm", "worker.mjs"))]

    def test_loads_behind_the_first_answers(self, calculator: CalculatorPage):
        calculator.start()
        calculator.answer("made_now", "cdmo")
        expect(calculator.page.get_by_text("The calculator is ready. It runs on this device.")).to_be_visible()
