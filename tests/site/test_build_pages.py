"""What every page of the built site has, whichever generator made it."""

from pathlib import Path
from urllib.parse import urlsplit

from calculator.entities import UNKNOWN
from calculator.loader import load_model
from tests.site.built_site import DOCS_ONLY, ROOT, Page, pages

CONFIGURATION = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
LOADS = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "object": "data"}


class TestEveryPage:
    def test_is_built_from_each_source_and_from_nothing_else(self, site: Path):
        expected = {"404.html", "index.html"} | {f"{name}/index.html" for name in DOCS_ONLY}
        assert set(pages(site)) == expected

    def test_has_a_title_of_its_own(self, site: Path):
        titles = [" ".join(page.all("title")[0].text.split()) for page in pages(site).values()]
        assert all(titles)
        assert len(set(titles)) == len(titles)

    def test_has_a_description_of_its_own_that_fits_a_search_result(self, site: Path):
        found = {
            name: page.all("meta", name="description")[0].attributes["content"] for name, page in pages(site).items()
        }
        assert {name: text for name, text in found.items() if not 60 <= len(text) <= 170} == {}
        assert len(set(found.values())) == len(found)
        assert [name for name, text in found.items() if f"site_description: {text}\n" in CONFIGURATION] == []

    def test_has_one_main_heading(self, site: Path):
        assert {name: len(page.all("h1")) for name, page in pages(site).items() if len(page.all("h1")) != 1} == {}

    def test_states_its_language(self, site: Path):
        assert {page.all("html")[0].attributes.get("lang") for page in pages(site).values()} == {"en"}

    def test_uses_each_id_once(self, site: Path):
        doubled = {name: sorted({i for i in page.ids if page.ids.count(i) > 1}) for name, page in pages(site).items()}
        assert {name: ids for name, ids in doubled.items() if ids} == {}

    def test_loads_nothing_from_another_origin(self, site: Path):
        outside = [
            (name, item.name, item.attributes[LOADS[item.name]])
            for name, page in pages(site).items()
            for item in page.elements
            if item.name in LOADS and _is_elsewhere(item.attributes.get(LOADS[item.name], ""))
        ]
        assert outside == []

    def test_has_no_event_handler_or_style_attribute(self, site: Path):
        found = [
            (name, item.name, key)
            for name, page in pages(site).items()
            for item in page.elements
            for key in item.attributes
            if key.startswith("on") or key == "style"
        ]
        assert found == []

    def test_names_every_table_and_lets_it_scroll_by_itself(self, site: Path):
        for name, page in pages(site).items():
            groups = page.all("div", class_="table-scroll")
            assert len(groups) == len(page.all("table")), name
            assert all(group.attributes["aria-label"] for group in groups), name

    def test_names_the_search_dialog(self, site: Path):
        dialogs = [
            item for page in pages(site).values() for item in page.elements if item.attributes.get("role") == "dialog"
        ]
        assert dialogs
        assert all(item.attributes.get("aria-label") for item in dialogs)

    def test_guards_storage_before_any_other_script_runs(self, site: Path):
        for name, page in pages(site).items():
            if name != "404.html":
                assert page.all("script")[0].attributes.get("src", "").endswith("assets/storage.js"), name


class TestTheForm:
    def test_asks_every_question_with_every_answer_and_the_unknown_last(self, site: Path):
        form = _calculator(site)
        asked: dict[str, list[str]] = {}
        for item in form.all("input", type="radio"):
            if not item.attributes["name"].startswith("__"):  # the theme's own
                asked.setdefault(item.attributes["name"], []).append(item.attributes["value"])
        model = load_model()
        assert asked == {
            name: [*(level.id for level in question.levels), UNKNOWN] for name, question in model.questions.items()
        }

    def test_labels_every_control(self, site: Path):
        form = _calculator(site)
        labelled = {item.attributes["for"] for item in form.all("label") if item.text.strip()}
        controls = {item.attributes["id"] for item in form.all("input", type="radio") if "value" in item.attributes}
        assert controls <= labelled

    def test_describes_every_answer_by_what_it_means(self, site: Path):
        form = _calculator(site)
        described = [
            item.attributes["aria-describedby"]
            for item in form.all("input", type="radio")
            if "value" in item.attributes
        ]
        assert set(described) <= set(form.ids)

    def test_numbers_the_screens_without_a_gap(self, site: Path):
        screens = [
            int(item.attributes["data-screen"])
            for item in _calculator(site).all("fieldset")
            if "data-screen" in item.attributes
        ]
        assert screens == list(range(1, len(screens) + 1))

    def test_comes_with_its_script_and_its_style_from_one_folder(self, site: Path):
        form = _calculator(site)
        folder = form.all("msc-calculator")[0].attributes["data-app"]
        assert form.all("script", type="module", src=f"{folder}main.mjs")
        assert form.all("link", rel="stylesheet", href=f"{folder}calculator.css")
        assert (site / "calculator" / folder).resolve().is_dir()


def _calculator(site: Path) -> Page:
    return pages(site)["calculator/index.html"]


def _is_elsewhere(address: str) -> bool:
    return urlsplit(address).scheme not in {"", "data"} or address.startswith("//")
