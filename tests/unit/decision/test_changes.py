"""Which answers can change, and how long that takes."""

import pytest

from calculator.decision.changes import Change, changed, is_finding_out, lead_months, possible_changes, total_months
from tests.unit.programmes import MODEL, programme


def months(question, before, after):
    return lead_months(MODEL, Change(question, before, after))


class TestLeadTime:
    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            ("none_employed", "quality_lead", 6),
            ("none_employed", "half_crew", 6 + 9),
            ("none_employed", "full_crew", 6 + 9 + 18),
            ("half_crew", "full_crew", 18),
        ],
    )
    def test_up_a_ladder_adds_every_step_on_the_way(self, before, after, expected):
        assert months("people", before, after) == expected

    @pytest.mark.parametrize(("before", "after"), [("full_crew", "none_employed"), ("half_crew", "quality_lead")])
    def test_down_a_ladder_takes_no_time_as_things_get_worse_by_themselves(self, before, after):
        assert months("people", before, after) == 0

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [("four_or_more", "three", 4), ("four_or_more", "none", 16), ("two", "one", 4), ("one", "three", 0)],
    )
    def test_of_open_changes_adds_up_on_the_way_down_as_fewer_are_left(self, before, after, expected):
        assert months("planned_changes", before, after) == expected

    @pytest.mark.parametrize("before", ["nobody_yet", "own_site", "academic_centre"])
    def test_of_a_choice_is_that_of_the_target_wherever_one_comes_from(self, before):
        assert months("made_now", before, "cdmo") == 15

    def test_of_a_choice_counts_backwards_too(self):
        assert months("made_now", "cdmo", "own_site") == 9
        assert months("fit_wash", "both", "cdmo_only") == 6

    @pytest.mark.parametrize("after", ["none_employed", "full_crew"])
    def test_of_an_unknown_answer_is_the_time_to_find_out_whatever_it_is(self, after):
        assert months("people", "", after) == MODEL.questions["people"].find_out_months == 0.5

    def test_of_several_changes_adds_up_without_a_trace_of_rounding(self):
        changes = tuple(Change(name, "", "none") for name in ("quality_system", "phase", "bandwidth"))
        mixed = (Change("people", "none_employed", "quality_lead"), Change("runway", "", "over_48"))

        assert total_months(MODEL, changes) == 0.3
        assert total_months(MODEL, mixed) == 6.1
        assert total_months(MODEL, ()) == 0


class TestPossibleChanges:
    def test_of_a_known_answer_are_all_its_other_levels(self):
        changes = possible_changes(MODEL.questions["people"], programme(people="half_crew"))

        assert {change.after for change in changes} == {"none_employed", "quality_lead", "full_crew"}
        assert {change.before for change in changes} == {"half_crew"}

    @pytest.mark.parametrize("question", ["phase", "product"])
    def test_of_a_fact_that_no_decision_changes_are_none(self, question):
        assert possible_changes(MODEL.questions[question], programme()) == []

    @pytest.mark.parametrize("question", ["phase", "product"])
    def test_of_such_a_fact_that_is_not_known_are_what_it_may_turn_out_to_be(self, question):
        changes = possible_changes(MODEL.questions[question], programme(without=(question,)))

        assert [change.after for change in changes] == [level.id for level in MODEL.questions[question].levels]

    def test_never_undo_that_somebody_has_made_the_product(self):
        made = possible_changes(MODEL.questions["made_now"], programme(made_now="cdmo"))

        assert {change.after for change in made} == {"own_site", "academic_centre"}

    def test_of_an_unknown_answer_leave_out_what_others_exclude(self):
        answers = programme(existing_plant="none", inspection_ready="unknown")
        changes = possible_changes(MODEL.questions["inspection_ready"], answers)

        assert "own_licensed" not in {change.after for change in changes}
        assert {change.before for change in changes} == {""}
        assert is_finding_out(tuple(changes))


class TestChangedAnswers:
    def test_keep_everything_else(self):
        before = programme(people="half_crew", runway="unknown", without=("speed",))
        after = changed(before, [Change("people", "half_crew", "full_crew")])

        assert after.levels == {**before.levels, "people": "full_crew"}
        assert (after.said_unknown, after.unanswered) == (("runway",), ("speed",))

    def test_are_no_longer_unknown_once_found_out(self):
        before = programme(runway="unknown", without=("speed",))
        found = [Change("runway", "", "over_48"), Change("speed", "", "within_12")]

        assert changed(before, found).unknown == ()
        assert is_finding_out(tuple(found))
        assert not is_finding_out((Change("people", "half_crew", "full_crew"),))
