"""What the build says about the model is what the model says."""

from dataclasses import replace
from pathlib import Path

import pytest

from calculator.loader import load_model
from scripts.site_build import claims, criteria, gates, method, questions, references, screens
from scripts.site_build.app_folder import LOADED, AppFolder
from scripts.site_build.form import form_fragment
from scripts.site_build.markup import Markup, element
from scripts.site_build.places import BuildError
from scripts.site_build.prose import inline, plain


class TestCriteria:
    def test_publish_the_column_means_of_the_values(self):
        model = load_model()
        means = criteria.column_means(model)
        assert criteria.column_means_fragment(model) == (
            f"Over all levels of all criteria the values average {means['in_house']} for In-house, "
            f"{means['cdmo']} for CDMO and {means['hybrid']} for Hybrid."
        )
        assert means["in_house"] < means["hybrid"] < means["cdmo"]

    def test_show_every_value_and_every_reason(self):
        model = load_model()
        text = criteria.criteria_fragment(model)
        levels = [level for item in model.criteria.values() for level in (*item.levels, *item.plant_levels)]
        assert text.count('<span class="value">') == 3 * len(levels)
        assert [level.why for level in levels if element("small", None, level.why) not in text] == []


class TestQuestions:
    def test_show_every_answer_with_its_meaning(self):
        model = load_model()
        text = questions.questions_fragment(model)
        levels = [level for item in model.questions.values() for level in item.levels]
        assert [level.label for level in levels if element("th", {"scope": "row"}, level.label) not in text] == []

    def test_share_a_screen_only_for_the_four_steps(self):
        laid_out = screens.screens(load_model())
        assert [len(screen.questions) for screen in laid_out if screen.is_grid] == [4]
        assert len(laid_out) == len(load_model().questions) - 3


class TestGates:
    @pytest.mark.parametrize("name", list(load_model().gates))
    def test_show_every_outcome_in_words(self, name: str):
        model = load_model()
        text = gates.gate_fragment(model, model.gates[name])
        for outcome in model.gates[name].outcomes.values():
            assert gates.reason(outcome.reason) in text
            assert gates.state(outcome) in text

    def test_refuse_a_table_of_numbers_that_nobody_has_put_into_words(self):
        gate = load_model().gates["operating_model"]
        surprising = replace(gate, numbers={**gate.numbers, "night_shifts": {"none": 2}})
        with pytest.raises(BuildError, match="night_shifts"):
            gates.gate_fragment(load_model(), surprising)


class TestVerdictWords:
    def test_state_the_limits_that_the_engine_uses(self):
        model = load_model()
        changed = replace(model, verdict={**model.verdict, "clear_share": 815, "lean_flip": 7})
        assert "81.5\u00a0%" in method.verdict_words(changed)
        assert "no fewer than 7 changed answers" in method.verdict_words(changed)


class TestClaims:
    def test_each_lead_to_a_place_in_the_article(self):
        model = load_model()
        text = claims.claims_fragment(model)
        assert [name for name in model.claims if f"article.md#claim-{name.lower()}" not in text] == []


class TestSources:
    def test_too_weak_to_stand_behind_are_not_published(self):
        model = load_model()
        text = references.references_fragment(model)
        weak = [item.id for item in model.references.values() if item.solidity in {"D", "BK"}]
        assert weak
        assert [name for name in weak if f'id="{name}"' in text] == []

    def test_become_footnotes_of_the_page_that_cites_them(self, tmp_path: Path):
        page = tmp_path / "page.md"
        page.write_text("A fact.[^s15] The same.[^s15]\n\n[^s27]: defined elsewhere\n")
        notes = references.notes_fragment(load_model(), page)
        assert notes.startswith("[^s15]: ")
        assert len(notes.splitlines()) == 1

    def test_that_do_not_exist_stop_the_build(self, tmp_path: Path):
        page = tmp_path / "page.md"
        page.write_text("A fact.[^s9999]\n")
        with pytest.raises(BuildError, match="s9999"):
            references.notes_fragment(load_model(), page)


class TestMarkup:
    def test_escapes_text_and_attributes(self):
        assert element("p", {"title": '"<'}, "<b> & c") == '<p title="&quot;&lt;">&lt;b&gt; &amp; c</p>'

    def test_leaves_finished_html_alone(self):
        assert element("p", None, Markup("<b>x</b>")) == "<p><b>x</b></p>"

    def test_keeps_markdown_signs_of_plain_text_as_they_are(self):
        assert inline(plain("a*b*c [d](e) <f> #g | &amp;")) == "a*b*c [d](e) &lt;f&gt; #g &#124; &amp;amp;"


class TestTheForm:
    def test_cannot_be_broken_out_of_by_a_text_of_the_model(self):
        model = load_model()
        first = next(iter(model.questions.values()))
        hostile = replace(first, ask="</script><script>alert(1)</script>", why="plain")
        broken = replace(model, questions={**model.questions, first.id: hostile})
        app = AppFolder("0" * 12, dict.fromkeys(LOADED, b""))
        assert "<script>alert" not in form_fragment(broken, app, "../")
