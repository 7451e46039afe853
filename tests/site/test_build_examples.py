"""What is computed while the site is built: worked examples, profiles, random sets, the register, published cases."""

import re
from pathlib import Path

import pytest

from calculator.assessment import assess
from calculator.entities import UNKNOWN
from calculator.ledger import load_register
from calculator.ledger.entities import MILESTONES, Edge
from calculator.loader import load_model
from calculator.present import result_view
from calculator.present.blocks import Block, details, item, items, paragraph, table
from calculator.published import run_cases
from scripts.scenario_table import scenario_table
from scripts.site_build import examples, method, published, random_sets, risks
from scripts.site_build.app_folder import LOADED, AppFolder
from scripts.site_build.pages import mend
from scripts.site_build.view_html import section, view_blocks

MODEL = load_model()
FEW = 40
HOSTILE = '<img src=x onerror="alert(1)"> & more'
SAFE = "&lt;img src=x"


def drawn(*blocks: Block) -> str:
    return view_blocks(list(blocks))


class TestBlocks:
    @pytest.mark.parametrize(
        "block",
        [
            paragraph(HOSTILE),
            paragraph(HOSTILE, "heading"),
            items([item(HOSTILE, HOSTILE)]),
            table(HOSTILE, [(HOSTILE, "right")], [[HOSTILE]]),
            details(HOSTILE, [paragraph(HOSTILE)]),
            {
                "type": "chart",
                "title": HOSTILE,
                "description": HOSTILE,
                "svg": {
                    "tag": "svg",
                    "attrs": {"class": HOSTILE},
                    "children": [{"tag": "text", "attrs": {}, "children": [HOSTILE]}],
                },
            },
        ],
        ids=lambda block: str(block["type"]),
    )
    def test_take_every_text_as_text(self, block: Block):
        html = drawn(block)
        assert SAFE in html
        assert "<img" not in html

    def test_draw_text_before_between_and_after_the_parts_of_a_picture(self):
        span: Block = {"tag": "tspan", "attrs": {}, "children": ["b"]}
        words: Block = {"tag": "text", "attrs": {}, "children": ["a", span, "c", span, "d"]}
        svg: Block = {"tag": "svg", "attrs": {}, "children": [words]}
        html = drawn({"type": "chart", "title": "T", "description": "D", "svg": svg})
        assert "<text>a<tspan>b</tspan>c<tspan>b</tspan>d</text>" in html

    def test_name_each_picture_for_assistive_technology(self):
        chart: Block = {
            "type": "chart",
            "title": "T",
            "description": "D",
            "svg": {"tag": "svg", "attrs": {}, "children": []},
        }
        assert '<svg role="img" aria-label="T">' in drawn({"type": "row", "blocks": [chart]})

    def test_strike_a_cell_that_is_ruled_out_and_head_each_row(self):
        block = table("C", [("A", "left"), ("B", "right")], [["x", "y"]])
        block["rows"][0][1]["strike"] = True  # type: ignore[index]
        html = drawn(block)
        assert '<th scope="row">x</th>' in html
        assert '<td class="msc-right"><s>y</s></td>' in html

    def test_of_a_kind_that_nobody_draws_stop_the_build(self):
        with pytest.raises(KeyError, match="hologram"):
            drawn({"type": "hologram"})

    def test_lead_to_pages_of_the_site_once_the_page_is_mended(self):
        app = AppFolder("0" * 12, dict.fromkeys(LOADED, b""))
        html = mend(f"<p>{drawn(items([item('text', None, 'method/criteria/')]))}</p>", app, "")
        assert '<a href="../../method/criteria/">text</a>' in html

    def test_need_no_inline_style(self):
        view = result_view(MODEL, assess(MODEL, examples.scenario("signals_in_all_directions")))
        for name in ("gates", "alternatives", "why", "change"):
            assert " style=" not in view_blocks(section(view, name)["blocks"])  # type: ignore[arg-type]


class TestTheWorkedExample:
    found = examples.worked(MODEL)

    def test_shows_every_answer(self):
        answers = examples.scenario(examples.WORKED)
        rows = re.findall(r"<tr>\n?<th scope=\"row\">", self.found["worked-answers.md"])
        assert len(rows) == len(answers) == len(MODEL.questions)

    def test_says_what_the_calculator_says(self):
        view = result_view(MODEL, assess(MODEL, examples.scenario(examples.WORKED)))
        assert str(view["headline"]) in self.found["worked-verdict.md"]
        assert str(view["sentence"]) in self.found["worked-verdict.md"]

    def test_draws_a_picture_of_each_alternative(self):
        assert self.found["worked-ledger.md"].count('<svg viewBox="') == len(MODEL.alternatives)

    def test_has_something_to_find_out_once_answers_are_taken_away(self):
        answers = {**examples.scenario(examples.WORKED), **dict.fromkeys(examples.MISSING, UNKNOWN)}
        assert any(finding.points > 0 for finding in assess(MODEL, answers).find_out)
        assert "<ol" in self.found["worked-unknown.md"]

    def test_stands_in_one_piece_of_html_each(self):
        for name in ("gates", "alternatives", "why", "change", "ledger", "firm"):
            assert "\n\n" not in self.found[f"worked-{name}.md"]


class TestTheProfiles:
    def test_are_won_by_one_alternative_each(self):
        leaders = [assess(MODEL, examples.scenario(name)).leader for name in examples.PROFILES]
        assert leaders == list(MODEL.alternatives)

    def test_show_the_same_parts_of_each(self):
        cards = examples.profiles(MODEL).split('<section class="msc-view msc-profile">')[1:]
        shapes = [re.findall(r"class=\"(msc-headline|msc-sentence|msc-card)\"", card) for card in cards]
        assert len(cards) == len(MODEL.alternatives)
        assert shapes[0] == shapes[1] == shapes[2] == ["msc-headline", "msc-sentence", *["msc-card"] * 3]


class TestTheLadder:
    def test_weighs_every_criterion(self):
        assert set(examples.SWINGS) == set(MODEL.criteria)

    def test_shows_a_score_on_the_last_rung_alone(self):
        *rungs, last = examples.ladder(MODEL).split('<th scope="row">')[1:]
        assert "score " in last
        assert [rung for rung in rungs if "score " in rung] == []


class TestRandomSets:
    def test_come_from_the_cache_as_they_were_counted(self, tmp_path: Path):
        counted = random_sets.counted(MODEL, tmp_path, FEW)
        (kept,) = tmp_path.iterdir()
        assert random_sets.counted(MODEL, tmp_path, FEW) == counted == scenario_table(MODEL, FEW)
        kept.write_text(kept.read_text().replace(f'"sets": {FEW}', '"sets": 7'))
        assert random_sets.counted(MODEL, tmp_path, FEW).sets == 7

    def test_counted_with_another_engine_are_counted_again(self, tmp_path: Path):
        stale = tmp_path / f"random-sets-{FEW}-{'0' * 16}.json"
        stale.write_text("{}")
        assert random_sets.counted(MODEL, tmp_path, FEW).sets == FEW
        assert not stale.exists()

    def test_are_summed_up_with_the_blocked_ones(self):
        found = scenario_table(MODEL, FEW)
        blocked = found.words[None]["blocked"]
        assert f"Of {FEW} random answer sets {blocked} are blocked" in random_sets.summary(MODEL, found)
        assert f"{FEW - blocked} sets have a leader" in random_sets.summary(MODEL, found)


class TestTheRegister:
    register = load_register()

    def test_has_words_for_every_milestone(self):
        assert set(risks.MILESTONE) == set(MILESTONES)

    def test_is_shown_whole(self):
        found = risks.fragments(MODEL)
        for risk in self.register.risks.values():
            assert f'href="#risk-{risk.id}"' in found["risks-overview.md"]
            assert f"{{: #risk-{risk.id} }}" in found["risks.md"]

    @pytest.mark.parametrize(
        ("choices", "words"),
        [
            ((("first_batch", 0),), "the first GMP batch"),
            ((("first_batch", 6),), "6 months after the first GMP batch"),
            ((("first_inspection", -1),), "1 month before the first inspection"),
            ((("contract", 0), ("decision", 0)), "the contract, or else the decision"),
        ],
    )
    def test_says_when_in_words(self, choices: tuple[tuple[str, int], ...], words: str):
        assert risks.edge(Edge(choices)) == words

    def test_shows_shares_as_they_are_after_the_floor(self):
        regulatory = [risk for risk in self.register.risks.values() if risk.risk_class == "regulatory"]
        text = risks.fragments(MODEL)["risks.md"]
        assert regulatory
        assert "CDMO 100" not in "".join(text.split(f"#risk-{risk.id} ")[1].split("### ")[0] for risk in regulatory)


class TestPublishedCases:
    def test_are_all_shown_with_both_values(self):
        text = published.published_fragment()
        assert [case.title for case in run_cases() if case.title not in text or case.ours not in text] == []


class TestTheRules:
    def test_of_the_words_say_when_the_last_one_left_is_clear(self):
        clear, left = method.verdict_words(MODEL).split("Only one left")
        assert "with the gates left aside" in clear
        assert "would not name the third clearly" in left

    def test_of_flips_state_both_limits(self):
        assert "up to 4 at a time" in method.flip_limits()
        assert "up to 2 at a time" in method.flip_limits()
