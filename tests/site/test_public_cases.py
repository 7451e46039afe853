"""Public cases: facts and labels stand by themselves; the verdict beside them is computed by the build."""

import re
from pathlib import Path

import pytest

from calculator.assessment import assess
from calculator.entities import UNKNOWN
from calculator.loader import load_model
from calculator.present import result_view
from calculator.present.words import share_text
from scripts.site_build.places import BuildError
from scripts.site_build.public_case_data import FOLDER, NOTE, Case, has_been_run, read_cases
from scripts.site_build.public_cases import NOT_RUN, OUTCOME, compare, fragments, run, summary
from tests.scenarios.situations import answers_of

MODEL = load_model()
CASES = read_cases(MODEL)
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
SHAPED_THE_VALUES = {1, 3, 7, 21}  # said on the page that tells how the values were set


def written(folder: Path, answers: dict[str, str], label: str, comments: str | None = "") -> Path:
    """Write an invented case with these answers, and return its folder."""
    facts = "".join(
        f'\n[[answers]]\nquestion = "{question}"\nlevel = "{level}"\nfact = "Said so."\nsources = ["s17"]\n'
        for question, level in answers.items()
        if level != UNKNOWN
    )
    head = 'id = "x"\nnumber = 1\ncompany = "X"\nproduct = "P"\ndate = "2020"\nscope = "stromal"\ndecision = "D"\n'
    story = 'known = "K.[^s17]"\nchoice = "C.[^s17]"\nfollowed = "F.[^s17]"\n'
    (folder / "programmes").mkdir(parents=True)
    (folder / "programmes" / "x.toml").write_text(head + story + facts)
    (folder / "labels.toml").write_text(
        f'[[labels]]\ncase = "x"\nlabel = [{label}]\nwhy = "W."\nwas = ""\nstanding = "fresh"\n'
    )
    if comments is not None:
        (folder / "comments.toml").write_text(comments)
    return folder


def comment(outcome: str) -> str:
    return f'[[comments]]\ncase = "x"\noutcome = "{outcome}"\ntext = "Because."\n'


class TestEachCase:
    @each_case
    def test_gives_a_source_for_every_answer(self, case: Case):
        assert [fact.question for fact in case.facts if not fact.sources] == []

    @each_case
    def test_keeps_what_was_known_apart_from_what_followed(self, case: Case):
        assert case.known
        assert case.followed
        assert case.known != case.followed

    @each_case
    def test_cites_a_source_wherever_it_states_a_figure(self, case: Case):
        for text in (case.known, case.choice, case.followed, case.not_counted):
            bare = re.sub(r"\[\^s\d+\]|\b(?:19|20)\d\d\b|Phase \d\w?|Cx601", "", text)
            assert not re.search(r"\d", bare) or NOTE.search(text), text

    @each_case
    def test_has_a_label_that_says_how_it_was_read(self, case: Case):
        assert case.label.why.endswith(".")
        assert len(set(case.label.label)) == len(case.label.label)

    @each_case
    def test_takes_no_answer_from_a_clinical_result(self, case: Case):
        later = [
            fact.fact
            for fact in case.facts
            if re.search(r"\b(?:trial failed|efficacy|missed its aim|refus)", fact.fact)
        ]
        assert later == []

    def test_that_shaped_the_values_is_marked_as_no_test(self):
        assert {case.number for case in CASES if case.label.standing == "fitted"} == SHAPED_THE_VALUES

    def test_has_a_number_of_its_own(self):
        assert len({case.number for case in CASES}) == len(CASES)

    def test_of_a_new_company_brings_at_least_five_more_than_the_first_collection(self):
        assert len([case for case in CASES if not case.label.was]) >= 5


class TestComparison:
    @pytest.mark.parametrize(
        ("label", "leader", "outcome"),
        [
            (("cdmo",), "cdmo", "agrees"),
            (("cdmo",), "hybrid", "disagrees"),
            (("cdmo", "hybrid"), "hybrid", "mixed"),
            (("cdmo", "hybrid"), "in_house", "mixed"),
            (("cdmo",), None, "no leader"),
        ],
    )
    def test_never_counts_a_mixed_label_as_right(self, label: tuple[str, ...], leader: str | None, outcome: str):
        assert compare(label, leader) == outcome

    def test_has_a_word_for_every_outcome(self):
        assert set(OUTCOME) == {"agrees", "disagrees", "mixed", "no leader"}


class TestTheVerdict:
    answers = answers_of("all_cdmo")

    def test_is_what_the_engine_says_from_the_facts_alone(self, tmp_path: Path):
        text = fragments(MODEL, written(tmp_path, self.answers, '"cdmo"'))["public-cases.md"]
        view = result_view(MODEL, assess(MODEL, self.answers))
        assert str(view["headline"]) in text
        assert str(view["sentence"]) in text.replace("\\", "")

    def test_changes_when_a_fact_changes(self, tmp_path: Path):
        one = fragments(MODEL, written(tmp_path / "one", self.answers, '"cdmo"'))["public-cases-table.md"]
        other = fragments(MODEL, written(tmp_path / "other", answers_of("all_in_house"), '"in_house"'))
        assert one != other["public-cases-table.md"]

    def test_takes_what_is_not_known_as_unknown(self, tmp_path: Path):
        known = {"made_now": "own_site"}
        (case,) = read_cases(MODEL, written(tmp_path, known, '"in_house"'))
        expected = assess(MODEL, {**dict.fromkeys(MODEL.questions, UNKNOWN), **known})
        found = run(MODEL, case, commented=False)
        assert {name: share_text(share) for name, share in found.result.acceptability.items()} == {
            name: share_text(share) for name, share in expected.acceptability.items()
        }
        assert not found.recommends

    def test_that_differs_from_the_choice_needs_a_word_on_why(self, tmp_path: Path):
        (case,) = read_cases(MODEL, written(tmp_path, self.answers, '"in_house"'))
        with pytest.raises(BuildError, match="say why"):
            run(MODEL, case)

    def test_that_no_longer_fits_its_comment_stops_the_build(self, tmp_path: Path):
        (case,) = read_cases(MODEL, written(tmp_path, self.answers, '"cdmo"', comment("disagrees")))
        with pytest.raises(BuildError, match="now it is 'agrees'"):
            run(MODEL, case)

    def test_is_counted_in_words_that_keep_mixed_labels_apart(self, tmp_path: Path):
        (case,) = read_cases(MODEL, written(tmp_path, self.answers, '"cdmo", "hybrid"'))
        assert "0 where the alternative in front is the one chosen" in summary([run(MODEL, case)])
        assert "1 with a mixed label" in summary([run(MODEL, case)])

    def test_is_not_computed_before_facts_and_labels_are_fixed(self, tmp_path: Path):
        found = fragments(MODEL, written(tmp_path, self.answers, '"cdmo"', comments=None))
        assert found["public-cases-summary.md"] == NOT_RUN
        assert "The tool, from what was known" not in found["public-cases.md"]

    def test_stands_on_the_page_once_the_cases_have_been_run(self, published_site: Path):
        page = (published_site / "guide" / "cases" / "index.html").read_text(encoding="utf-8")
        stated = page.count("The tool, from what was known.")
        assert stated == (len(CASES) if has_been_run(FOLDER) else 0)


class TestAFaultyFile:
    @pytest.mark.parametrize(
        ("answers", "label", "says"),
        [
            ({"made_now": "on_the_moon"}, '"cdmo"', "no answer 'on_the_moon'"),
            ({"weather": "fine"}, '"cdmo"', "question 'weather'"),
            ({"made_now": "own_site"}, '"elsewhere"', "known alternatives"),
        ],
    )
    def test_stops_the_build_and_names_the_fault(self, tmp_path: Path, answers: dict[str, str], label: str, says: str):
        with pytest.raises(BuildError, match=says):
            read_cases(MODEL, written(tmp_path, answers, label))

    def test_without_a_label_stops_the_build(self, tmp_path: Path):
        folder = written(tmp_path, {"made_now": "own_site"}, '"cdmo"')
        (folder / "labels.toml").write_text("labels = []\n")
        with pytest.raises(BuildError, match="no label"):
            read_cases(MODEL, folder)
