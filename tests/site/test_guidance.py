"""The guidance as a whole: every claim has its page, question and programme, and every figure its source."""

import re
import tomllib
from pathlib import Path

import pytest

from calculator.loader import load_model
from scripts.site_build import changes, glossary, register, tested, worksheet
from scripts.site_build.citations import is_published
from scripts.site_build.places import DATA, BuildError
from tests.site import page_text
from tests.site.built_site import Page, pages
from tests.site.page_text import DOCS, PROJECT, blocks, body, front_matter, without_markup
from tests.site.test_prose import CLAIMS, LONGEST_SENTENCE, UNWANTED

MODEL = load_model()
PAIRS = tomllib.loads((PROJECT / "tests/scenarios/claims.toml").read_text(encoding="utf-8"))
TRIED = {pair["claim"] for pair in (*PAIRS["raises"], *PAIRS["turns"])}
ARTICLE = (DOCS / "article.md").read_text(encoding="utf-8")
ALL_PAGES = sorted(DOCS.rglob("*.md"))
CITED = re.compile(r"\[\^(s\d+)\]")
# A number with a unit of the world; on the pages about method only such numbers need a source.
A_MEASURE = re.compile(
    r"\d[\d,.]*\s?(?:%|months\b|weeks\b|staff\b|people\b|cells\b|square\b|million\b)|(?:EUR|USD|GBP)\s?\d"
)
AN_EXAMPLE = re.compile(r"\d+ % means")  # explains the scale of a share


class TestEveryClaim:
    @pytest.mark.parametrize("claim", CLAIMS)
    def test_is_argued_by_a_page(self, claim: str):
        assert f'data-claims="{claim}"' in ARTICLE or re.search(rf'data-claims="[^"]*\b{claim}\b', ARTICLE)

    @pytest.mark.parametrize("claim", [claim.id for claim in MODEL.claims.values() if claim.kind == "argument"])
    def test_that_argues_is_asked_by_a_question_and_tried_on_two_programmes(self, claim: str):
        assert [question.id for question in MODEL.questions.values() if claim in question.claims]
        assert claim in TRIED

    @pytest.mark.parametrize(
        ("theme", "page"),
        [("team", "guide/team.md"), ("programme", "guide/msc-programme.md"), ("early", "guide/early-optimisation.md")],
    )
    def test_about_a_related_theme_has_a_page_that_leads_to_questions(self, theme: str, page: str):
        assert "calculator/index.md#q-" in (DOCS / page).read_text(encoding="utf-8")


class TestEveryFigure:
    @pytest.mark.parametrize("page", page_text.explaining_pages(), ids=page_text.name)
    def test_with_a_unit_on_a_page_about_method_carries_a_source(self, page: Path):
        texts = {block: AN_EXAMPLE.sub("", without_markup(block)) for block in blocks(page)}
        assert [block for block, text in texts.items() if A_MEASURE.search(text) and "[^" not in block] == []

    @pytest.mark.parametrize("page", ALL_PAGES, ids=page_text.name)
    def test_cites_only_sources_that_exist_and_may_be_published(self, page: Path):
        cited = set(CITED.findall(page.read_text(encoding="utf-8")))
        assert {name for name in cited if name not in MODEL.references} == set()
        assert {name for name in cited if not is_published(MODEL.references[name])} == set()


class TestEveryTextInData:
    @pytest.mark.parametrize("file", sorted(DATA.rglob("*.toml")), ids=lambda file: file.stem)
    def test_is_short_sells_nothing_and_is_spelt_the_british_way(self, file: Path):
        texts = [CITED.sub("", text) for text in strings(tomllib.loads(file.read_text(encoding="utf-8")))]
        parts = [part for text in texts for part in re.split(r"(?<=[.!?])\s+", text)]
        assert [part for part in parts if len(page_text.words(part)) > LONGEST_SENTENCE] == []
        said = " ".join(texts).lower()
        unwanted = [*UNWANTED["marketing"], *UNWANTED["american"]]
        assert [word for word in unwanted if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", said)] == []


class TestEveryPage:
    @pytest.mark.parametrize("page", ALL_PAGES, ids=page_text.name)
    def test_says_in_one_sentence_or_two_what_it_is_for(self, page: Path):
        assert 60 <= len(front_matter(page).get("description", "")) <= 170

    def test_is_in_the_menu(self):
        menu = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")[1]
        assert [page_text.name(page) for page in ALL_PAGES if page_text.name(page) not in menu] == []


class TestTheListFromDonorToPatient:
    points = re.findall(r"^(\d+)\. \*\*.+$", body(DOCS / "guide/msc-programme.md"), re.MULTILINE)

    def test_has_at_least_eleven_points_numbered_without_a_gap(self):
        assert self.points == [str(number) for number in range(1, len(self.points) + 1)]
        assert len(self.points) >= 11

    def test_gives_each_point_a_source_and_a_word_on_the_choice(self):
        lines = re.findall(r"^\d+\. \*\*.+$", body(DOCS / "guide/msc-programme.md"), re.MULTILINE)
        assert [line for line in lines if "[^s" not in line or "*For the choice:*" not in line] == []


class TestTheThreeAlternatives:
    @pytest.mark.parametrize("page", ["guide/team.md", "guide/early-optimisation.md"])
    def test_get_about_the_same_room_on_a_page_that_compares_them(self, page: str):
        found = dict(re.findall(r"^\*\*(In-house|CDMO|Hybrid)\.\*\* (.+)$", body(DOCS / page), re.MULTILINE))
        lengths = [len(page_text.words(without_markup(text))) for text in found.values()]
        assert len(lengths) == 3
        assert max(lengths) <= 2 * min(lengths), lengths


class TestTooltips:
    def test_stand_at_the_first_use_only_and_never_in_a_heading_or_menu(self):
        tip = '<abbr title="Good manufacturing practice">GMP</abbr>'
        html = f"<h2>{tip}</h2><nav>{tip}</nav><p>{tip} and {tip}</p>"
        assert glossary.first_only(html) == f"<h2>GMP</h2><nav>GMP</nav><p>{tip} and GMP</p>"

    def test_explain_an_abbreviation_on_the_pages_of_both_generators(self, site: Path):
        team = pages(site)["guide/team/index.html"]
        assert [item.text for item in team.all("abbr")].count("CDMO") == 1
        assert all(item.attributes["title"] for item in team.all("abbr"))

    def test_belong_to_terms_of_the_glossary(self, published_site: Path):
        page = pages(published_site)["glossary/index.html"]
        assert {f"*[{term.term}]" for term in glossary.read_terms() if term.short} == {
            line.split(":")[0] for line in glossary.fragments()["abbreviations.md"].splitlines()
        }
        assert len(page.all("dt")) == len([term for term in glossary.read_terms() if term.text])

    def test_refuse_a_term_that_leads_nowhere(self, tmp_path: Path):
        file = tmp_path / "glossary.toml"
        file.write_text('[[terms]]\nterm = "lot"\ntext = "A batch."\npage = "nowhere.md"\n')
        with pytest.raises(BuildError, match=r"nowhere\.md"):
            glossary.read_terms(file)


class TestTheWorksheet:
    def test_has_a_box_for_every_answer_and_for_not_knowing(self, published_site: Path):
        page = pages(published_site)["worksheet/index.html"]
        answers = sum(len(question.levels) + 1 for question in MODEL.questions.values())
        assert len(page.all("span", class_="tick")) == answers

    def test_asks_every_question_in_the_words_of_the_calculator(self):
        text = worksheet.questions(MODEL)
        for question in MODEL.questions.values():
            for level in question.levels:
                assert level.label.replace("'", "’") in text or level.label in text

    def test_prints_every_value(self):
        cells = re.findall(r"<td>(\d+)</td>", worksheet.value_tables(MODEL))
        criteria = MODEL.criteria.values()
        expected = [
            str(level.value[name])
            for levels in ([item.levels for item in criteria], [item.plant_levels for item in criteria])
            for part in levels
            for level in part
            for name in MODEL.alternatives
        ]
        assert cells == expected

    def test_prints_the_rules_of_every_gate(self, published_site: Path):
        page = pages(published_site)["worksheet/index.html"]
        assert len(page.all("div", class_="gate-rules")) == len(MODEL.gates)


class TestTheRegisterOfSources:
    def test_says_where_each_source_is_used(self, published_site: Path):
        page = pages(published_site)["method/sources/index.html"]
        said = [item.text for item in page.all("small")]
        used = register.used_on_pages(MODEL)
        published = [item.id for item in MODEL.references.values() if is_published(item)]
        idle = [name for name in published if not used.get(name) and not register.used_in_model(MODEL, name)]
        assert said.count("Read, and not used.") == len(idle)

    def test_links_a_source_to_the_page_that_cites_it(self):
        links = register.used_on_pages(MODEL)["s17"]
        assert '<a data-page="guide/team/">Building the team</a>' in links

    def test_says_what_could_not_be_found_and_when_it_was_looked_for(self, published_site: Path):
        page = pages(published_site)["method/sources/index.html"]
        gaps = tomllib.loads(register.NOT_FOUND.read_text(encoding="utf-8"))
        assert f"Looked for in {gaps['seen']:%B %Y}." in [item.text for item in page.all("p")]
        strong = [item.text for item in page.all("strong")]
        assert [gap["what"] for gap in gaps["gaps"] if f"{gap['what']}." not in strong] == []


class TestTheCounts:
    def test_of_tests_are_those_of_the_folders(self, tmp_path: Path):
        (tmp_path / "test_one.py").write_text(
            "def test_a(): ...\n\nclass TestB:\n    def test_c(self): ...\n\ndef help(): ...\n"
        )
        assert tested.count_tests(tmp_path) == 2

    def test_stand_on_the_page_that_tells_how_this_was_tested(self, published_site: Path):
        cells = table_cells(pages(published_site)["method/how-tested/index.html"])
        assert cells[0::3] == list(tested.ROOMS)
        assert all(int(count) > 0 for count in cells[2::3])

    def test_come_from_the_folders_of_tests(self):
        found = re.findall(r"<td>(\d+)</td>", tested.tests_table())
        assert found == [str(tested.count_tests(tested.TESTS / room)) for room in tested.ROOMS]

    def test_of_claims_are_those_of_the_model(self):
        found = tested.fragments(MODEL)
        assert found["counts-claims.md"] == str(len(MODEL.claims))
        assert found["counts-claim-pairs.md"] == str(len(PAIRS["raises"]) + len(PAIRS["turns"]))


class TestChangesToTheModel:
    def test_each_say_in_which_direction_results_move(self):
        text = changes.changes_fragment(MODEL)
        assert text.count("**Results:** ") == text.count("**Why:** ") == len(changes.read_changes(MODEL))

    def test_are_refused_where_the_newest_is_about_another_version(self, tmp_path: Path):
        file = tmp_path / "changes.toml"
        file.write_text('[[changes]]\ndate = 2026-11-21\nversion = "old"\nwhat = "a"\nmoves = "b"\nwhy = "c"\n')
        with pytest.raises(BuildError, match="newest"):
            changes.read_changes(MODEL, file)


def strings(value: object) -> list[str]:
    """Return all texts of nested data."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


def table_cells(page: Page) -> list[str]:
    """Return the texts of a page's table cells and row heads, in order."""
    cells = [item for item in page.elements if item.name in {"th", "td"}]
    return [item.text for item in cells if item.attributes.get("scope") != "col"]
