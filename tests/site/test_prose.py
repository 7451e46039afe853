"""House style: every page for its words; the pages read from start to end for sentences and sources too."""

import re
import statistics
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.site import page_text
from tests.site.page_text import DOCS, PROJECT, body, footnotes, footnotes_used, front_matter, sentences, words

PAGES = page_text.story_pages()
LONGEST_SENTENCE = 25
LONGEST_MEAN = 17
LONGEST_PAGE = 1400
LONGEST_ARTICLE = 2200

UNWANTED: dict[str, list[str]] = tomllib.loads((PROJECT / "tests/data/house-style.toml").read_text(encoding="utf-8"))

A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
A_LABEL = re.compile(r"\b(?:Phase|Annex|Attribution|21 CFR) [\d.]+[a-z]?\b|^\s*\d+\.\s|^\s*--8<--.*$", re.MULTILINE)
A_COUNT = re.compile(
    r"\b(?:\d+|ten|eleven|twelve|thirteen|twenty[- ]?\w*|thirty) "
    r"(?:questions|screens|criteria|values|thresholds|levels)\b",
    re.IGNORECASE,
)
A_QUESTION_LINK = re.compile(r"calculator/index\.md#q-([a-z_0-9]+)")
ARTICLE = (DOCS / "article.md").read_text(encoding="utf-8")
CLAIMS = [claim["id"] for claim in tomllib.loads((PROJECT / "calculator/model/claims.toml").read_text())["claims"]]

REGISTER = {
    source["id"]: source
    for file in sorted((PROJECT / "calculator/model/references").glob("*.toml"))
    for source in tomllib.loads(file.read_text(encoding="utf-8"))["references"]
}
THE_ARTICLE_WE_FOLLOW = "s191"  # its argument is restated as an argument, and credited
A_SINGLE_VOICE = re.compile(r"\bone (?:vendor|consultant|trade site)\b", re.IGNORECASE)

each_page = pytest.mark.parametrize("page", PAGES, ids=page_text.name)
explaining_page = pytest.mark.parametrize("page", page_text.explaining_pages(), ids=page_text.name)
any_page = pytest.mark.parametrize("page", page_text.all_pages(), ids=page_text.name)


def found_words(page: Path, unwanted: list[str]) -> set[str]:
    text = page_text.without_markup(body(page)).lower()
    return {word for word in unwanted if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)}


def as_footnote(source: dict[str, Any]) -> str:
    title = f"[{source['title']}]({source['url']})" if source["url"] else source["title"]
    return f"{title}, {source['publisher']}, {source['year'] or 'undated'}."


class TestEveryPage:
    @any_page
    def test_has_a_title_and_a_description_of_a_useful_length(self, page):
        matter = front_matter(page)
        assert matter.get("title"), "no title in the front matter"
        assert 120 <= len(matter.get("description", "")) <= 160, f"description has {len(matter.get('description', ''))}"

    @any_page
    def test_has_one_main_heading(self, page):
        assert len(re.findall(r"^# ", body(page), flags=re.MULTILINE)) == 1

    @each_page
    def test_is_short_enough_to_be_read(self, page):
        limit = LONGEST_ARTICLE if page.name == "article.md" else LONGEST_PAGE
        assert len(words(page_text.without_markup(body(page)))) <= limit


class TestSentences:
    @each_page
    def test_are_short(self, page):
        long = [sentence for sentence in sentences(page) if len(words(sentence)) > LONGEST_SENTENCE]
        assert not long, f"longer than {LONGEST_SENTENCE} words: {long}"

    @each_page
    def test_are_shorter_still_on_average(self, page):
        assert statistics.mean(len(words(sentence)) for sentence in sentences(page)) < LONGEST_MEAN


class TestTheMethodPages:
    @explaining_page
    def test_have_short_sentences(self, page):
        long = [sentence for sentence in sentences(page) if len(words(sentence)) > LONGEST_SENTENCE]
        assert not long, f"longer than {LONGEST_SENTENCE} words: {long}"

    @explaining_page
    def test_have_sentences_that_are_shorter_still_on_average(self, page):
        assert statistics.mean(len(words(sentence)) for sentence in sentences(page)) < LONGEST_MEAN

    @explaining_page
    def test_are_short_enough_to_be_read(self, page):
        assert len(words(page_text.without_markup(body(page)))) <= LONGEST_PAGE


class TestWords:
    @any_page
    def test_sell_nothing(self, page):
        assert not found_words(page, UNWANTED["marketing"])

    @any_page
    def test_are_spelt_the_british_way(self, page):
        assert not found_words(page, UNWANTED["american"])

    @any_page
    def test_state_no_count_that_the_model_could_change(self, page):
        assert not A_COUNT.findall(page_text.without_markup(body(page)))


class TestSources:
    @each_page
    def test_each_footnote_used_is_defined_and_each_defined_is_used(self, page):
        assert set(footnotes_used(page)) == set(footnotes(page))

    @each_page
    def test_each_footnote_names_a_year_or_says_undated(self, page):
        unclear = [text for text in footnotes(page).values() if not re.search(r", (?:(?:19|20)\d\d|undated)\.$", text)]
        assert not unclear

    @each_page
    def test_each_footnote_agrees_with_the_register_of_sources(self, page):
        expected = {source: as_footnote(REGISTER[source]) for source in footnotes(page)}
        assert footnotes(page) == expected

    @each_page
    def test_no_source_is_too_weak_to_publish(self, page):
        assert {
            source for source in footnotes(page) if REGISTER[source]["solidity"] not in {"A", "B", "C", "X"}
        } == set()

    @each_page
    def test_one_voice_alone_is_named_as_one_voice(self, page):
        alone = {source for source in footnotes(page) if REGISTER[source]["solidity"] == "C"} - {THE_ARTICLE_WE_FOLLOW}
        cited = [block for block in page_text.blocks(page) if any(f"[^{source}]" in block for source in alone)]
        assert [block for block in cited if not A_SINGLE_VOICE.search(block)] == []

    @each_page
    def test_each_block_with_a_figure_carries_a_source(self, page):
        bare = []
        for block in page_text.blocks(page):
            text = A_YEAR.sub("", A_LABEL.sub("", page_text.without_markup(block)))
            if re.search(r"\d", text) and "[^" not in block:
                bare.append(block)
        assert not bare


class TestClaims:
    @pytest.mark.parametrize("claim", CLAIMS)
    def test_each_is_argued_in_a_marked_paragraph_that_leads_to_the_calculator(self, claim):
        marked = [block for block in ARTICLE.split("\n\n") if self.claims_of(block) & {claim}]
        assert len(marked) == 1
        assert f"#claim-{claim.lower()} " in marked[0]
        assert "](calculator/index.md" in marked[0]

    def test_no_paragraph_is_marked_with_an_unknown_claim(self):
        assert self.claims_of(ARTICLE) == set(CLAIMS)

    @staticmethod
    def claims_of(text: str) -> set[str]:
        return {claim for listed in re.findall(r'data-claims="([^"]+)"', text) for claim in listed.split()}


class TestLinksToQuestions:
    @any_page
    def test_name_questions_that_exist(self, page):
        known = {path.stem for path in (PROJECT / "calculator/model/questions").glob("*.toml")}
        assert set(A_QUESTION_LINK.findall(body(page))) <= known


class TestTheThreeAlternatives:
    pages = tuple(DOCS / "alternatives" / f"{name}.md" for name in ("in-house", "cdmo", "hybrid"))

    def test_get_the_same_room_within_a_tenth(self):
        lengths = [len(words(page_text.without_markup(body(page)))) for page in self.pages]
        assert max(lengths) <= 1.1 * min(lengths), lengths

    def test_follow_the_same_plan(self):
        assert len({self.plan(page) for page in self.pages}) == 1

    @staticmethod
    def plan(page: Path) -> tuple[str, ...]:
        headings = re.findall(r"^## (.+)$", body(page), re.MULTILINE)
        return tuple(re.sub(r" the (?:plan|contract)$", "", heading) for heading in headings)
