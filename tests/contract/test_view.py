"""A result is words first, in a fixed order, made of known blocks, and leads only to pages that exist."""

import re
from pathlib import Path

import pytest

from tests.contract.views import CASES, all_blocks, blocks, firm, hrefs, read_aloud, result, section, texts, view
from tests.scenarios.situations import MODEL, NAMES

PROJECT = Path(__file__).parents[2]
ORDER = ["gates", "alternatives", "why", "change", "find_out", "ledger", "money", "work", "about"]
ALWAYS = {"gates", "alternatives", "change", "find_out", "work", "about"}
FIELDS = {
    "paragraph": {"text", "tone"},
    "list": {"ordered", "items"},
    "table": {"caption", "columns", "rows"},
    "alternatives": {"cards"},
    "gates": {"gates"},
    "states": {"columns", "rows"},
    "chart": {"title", "description", "svg"},
    "details": {"summary", "blocks"},
}
PAGE_DRAWS = (PROJECT / "calculator" / "web" / "render-blocks.mjs").read_text(encoding="utf-8")
AT_RISK = ["missed_deliveries", "hospital_autologous", "half_known", "few_runs"]

FIRM = ["hybrid", "half_known", "no_answers", "all_cdmo", "nobody_can_wash", "hybrid, swings", "hybrid, bounds"]
FAULTY = re.compile(r"[{}]|  |\bNone\b|^\s|\s$|\s[,.;:]|\.\.|,,|\bunder under\b|\bunder over\b|“”|\(\)")

each_case = pytest.mark.parametrize("case", CASES)
each_firm = pytest.mark.parametrize("case", FIRM)


class TestTheOrder:
    @each_case
    def test_of_sections_is_the_same_in_every_result(self, case):
        found = [entry["id"] for entry in view(case)["sections"]]
        assert found == [name for name in ORDER if name in found]
        assert set(found) >= ALWAYS

    @each_case
    def test_puts_the_verdict_word_and_the_sentence_before_everything(self, case):
        shown = view(case)
        assert shown["headline"].startswith(shown["word"])
        assert shown["sentence"].endswith(".")
        assert shown["verdict"] == result(case).word
        assert shown["leader"] == result(case).leader

    @each_case
    def test_opens_every_section_with_a_title_and_one_sentence_or_two(self, case):
        for entry in view(case)["sections"]:
            assert entry["title"]
            assert entry["lead"].endswith(".")

    @each_case
    def test_holds_no_section_that_is_empty_but_for_a_promise(self, case):
        for entry in view(case)["sections"]:
            assert entry["glance"] or entry["blocks"] or entry["id"] in ("why", "change", "find_out", "work")


class TestTheBlocks:
    @each_case
    def test_have_a_known_type_with_exactly_its_fields(self, case):
        for block in all_blocks(case):
            assert set(block) - {"type"} == FIELDS[block["type"]]

    @pytest.mark.parametrize("kind", FIELDS)
    def test_are_all_drawn_by_the_page(self, kind):
        assert f'case "{kind}":' in PAGE_DRAWS

    @each_case
    def test_have_tables_as_wide_as_their_heads(self, case):
        for table in (block for block in all_blocks(case) if block["type"] == "table"):
            assert {column["align"] for column in table["columns"]} <= {"left", "right"}
            assert {len(row) for row in table["rows"]} == {len(table["columns"])}

    @each_case
    def test_have_lists_with_something_in_them(self, case):
        for block in all_blocks(case):
            if block["type"] == "list":
                assert block["items"]
                assert all(
                    set(entry) == {"text", "lines", "detail", "href"} and entry["text"] for entry in block["items"]
                )


class TestTheWords:
    @each_case
    def test_have_no_gap_that_was_not_filled(self, case):
        assert [text for text in read_aloud(case) if FAULTY.search(without_answers(text))] == []

    @each_case
    def test_keep_the_capitals_of_abbreviations(self, case):
        assert [text for text in read_aloud(case) if re.search(r"\b(?:gmp|qc|Cdmo|cdmo|Gmp|Qc)\b", text)] == []

    @each_case
    def test_count_in_the_singular_where_there_is_one(self, case):
        assert [text for text in read_aloud(case) if re.search(r"(?<![\d.])1 (?:\w+ )?\w+[^su\W]s\b", text)] == []

    @each_case
    def test_never_round_a_share_to_certainty(self, case):
        for card in cards(case):
            share = result(case).acceptability[card["id"]]
            assert (card["share_text"].startswith("100")) <= (share == 1)
            assert card["share"] == (round(share * 1000) if card["role"] != "excluded" else 0)

    @each_case
    def test_name_every_answer_the_result_uses(self, case):
        answers = [block for block in all_blocks(case) if block["type"] == "table"][-1]
        assert len(answers["rows"]) == len(MODEL.questions)


class TestLinks:
    @each_case
    def test_lead_to_pages_that_exist(self, case):
        assert [address for address in hrefs(view(case)) if not is_page(address)] == []

    @each_case
    def test_have_a_form_that_the_page_accepts(self, case):
        accepted = re.search(r"const PAGE = /(.+)/i", PAGE_DRAWS)
        assert accepted
        assert [address for address in hrefs(view(case)) if not re.match(accepted[1], address, re.IGNORECASE)] == []


class TestTheAlternatives:
    @each_case
    def test_all_stay_visible_and_an_excluded_one_names_its_gate(self, case):
        found = result(case)
        assert [card["id"] for card in cards(case)] == list(MODEL.alternatives)
        for card in cards(case):
            gates = found.excluded.get(card["id"], ())
            assert (card["role"] == "excluded") == bool(gates)
            for gate in gates:
                assert any(line.startswith(MODEL.gates[gate].number) for line in card["lines"])

    @each_case
    def test_have_at_most_one_leader_and_it_is_the_one_in_the_headline(self, case):
        leaders = [card["id"] for card in cards(case) if card["role"] == "leader"]
        assert leaders == ([result(case).leader] if result(case).leader else [])

    @each_case
    def test_have_no_share_where_nothing_is_ranked(self, case):
        if result(case).leader is None:
            assert [(card["share"], card["share_text"]) for card in cards(case)] == [(0, "")] * 3


class TestTheGates:
    @each_case
    def test_are_all_four_with_a_reason_for_each_state(self, case):
        gates = section(case, "gates")["blocks"][-1]["gates"]
        assert [gate["number"] for gate in gates] == ["G1", "G2", "G3", "G4"]
        for gate in gates:
            for row in gate["rows"]:
                assert row["findings"]
                assert all(finding["reason"].endswith(".") for finding in row["findings"])

    @each_case
    def test_say_what_a_condition_obliges_to(self, case):
        for gate in section(case, "gates")["blocks"][-1]["gates"]:
            for row in gate["rows"]:
                if row["state"] != "pass":
                    assert row["findings"][0]["action"]

    @each_case
    def test_stand_in_one_grid_in_the_states_that_the_findings_explain(self, case):
        (grid,) = section(case, "gates")["glance"]
        for (gate, states), row in zip(result(case).gates.items(), grid["rows"], strict=True):
            assert row["label"] == MODEL.gates[gate].title
            assert [cell["state"] for cell in row["cells"]] == [state.state for state in states.values()]

    @pytest.mark.parametrize("case", AT_RISK)
    def test_put_the_work_on_delivery_on_all_three_and_into_the_shared_work(self, case):
        (row,) = section(case, "gates")["blocks"][-1]["gates"][0]["rows"]
        assert row["name"] == "All three"
        finding = row["findings"][0]
        work = [entry for block in section(case, "work")["blocks"] for entry in block["items"]]
        assert finding["time"] in next(entry["detail"] for entry in work if entry["text"] == finding["action"])


class TestNothingKnown:
    @pytest.mark.parametrize("case", ["nothing_known", "no_answers"])
    def test_is_no_recommendation_in_words_either(self, case):
        shown = view(case)
        names = [*MODEL.texts["alternative_names"].values(), *(entity.name for entity in MODEL.alternatives.values())]
        spoken = f"{shown['headline']} {shown['sentence']}".lower()
        assert [name for name in names if name.lower() in spoken] == []


class TestHowFirmItIs:
    """The section that comes after the result is made of the same blocks and words."""

    @each_firm
    def test_has_known_blocks_and_no_gap_in_its_words(self, case):
        found = firm(case)
        assert found["title"]
        assert found["lead"].endswith(".")
        for block in blocks([*found["glance"], *found["blocks"]]):
            assert set(block) - {"type"} == FIELDS[block["type"]]
        assert [text for text in texts(found) if FAULTY.search(text)] == []

    @each_firm
    def test_leads_to_pages_that_exist(self, case):
        assert [address for address in hrefs(firm(case)) if not is_page(address)] == []


class TestNamedSituations:
    @pytest.mark.parametrize("case", NAMES)
    def test_name_an_alternative_in_the_headline_only_where_it_is_recommended(self, case):
        shown, found = view(case), result(case)
        recommended = found.word in ("clear", "lean", "only_one_left")
        assert (shown["headline"] != f"{shown['word']}: {name_of(found.leader)}.") == (not recommended)


def is_page(address):
    place = address.partition("#")[0].rstrip("/")
    return any((PROJECT / "docs" / name).is_file() for name in (f"{place}.md", f"{place}/index.md"))


def without_answers(text):
    """Leave out the answers that begin with the word None, which means what it says there."""
    labels = [level.label for question in MODEL.questions.values() for level in question.levels]
    for label in sorted(labels, key=len, reverse=True):
        if label.startswith("None"):
            text = text.replace(label, "…")
    return text


def cards(case):
    return section(case, "alternatives")["glance"][0]["cards"]


def name_of(alternative):
    return MODEL.texts["alternative_names"].get(alternative, "")
