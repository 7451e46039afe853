"""G3: the weakest of four steps decides, for each place differently; a maker is needed where one is used."""

import re

import pytest

from tests.unit.programmes import CDMO, EVERYONE, HYBRID, IN_HOUSE, MODEL, STEPS, gate, outcomes

# model-tables.md section 3, G3: state and months for in-house, CDMO and hybrid.
TABLE = {
    "own_shown": (("pass", None), ("conditional", (3, 6, 9)), ("conditional", (2, 4, 8))),
    "own_ordered": (("conditional", (6, 9, 15)), ("conditional", (3, 6, 9)), ("conditional", (6, 9, 15))),
    "cdmo_only": (("conditional", (9, 12, 18)), ("pass", None), ("conditional", (2, 4, 8))),
    "both": (("pass", None), ("pass", None), ("pass", None)),
    "nobody": (("fail", None), ("fail", None), ("fail", None)),
}


def judged(alternative, **changes):
    return gate("capability_fit", alternative, **changes)


class TestOneStep:
    @pytest.mark.parametrize("step", STEPS)
    @pytest.mark.parametrize("shown", TABLE)
    @pytest.mark.parametrize("place", range(3))
    def test_decides_the_state_and_the_months_as_published(self, step, shown, place):
        result = judged(EVERYONE[place], **{step: shown})

        assert (result.state, result.findings[0].outcome.months) == TABLE[shown][place]

    @pytest.mark.parametrize("step", STEPS)
    def test_that_nobody_has_shown_excludes_every_alternative_and_is_named(self, step):
        for alternative in EVERYONE:
            result = judged(alternative, **{step: "nobody"})
            assert result.state == "fail"
            assert result.findings[0].questions == (step,)
            assert MODEL.gates["capability_fit"].choices["step_words"][step] in result.findings[0].reason


class TestFourSteps:
    @pytest.mark.parametrize("alternative", EVERYONE)
    def test_all_shown_at_both_places_pass(self, alternative):
        assert judged(alternative).state == "pass"

    def test_one_missing_step_is_not_averaged_away_by_three_good_ones(self):
        assert judged(IN_HOUSE, fit_wash="nobody").state == "fail"
        assert judged(IN_HOUSE, fit_wash="cdmo_only").state == "conditional"

    def test_the_worst_outcome_comes_first_and_the_others_are_kept(self):
        result = judged(
            HYBRID,
            fit_harvest="own_shown",
            fit_wash="own_ordered",
            fit_formulation="cdmo_only",
            fit_fill_finish="nobody",
        )

        assert result.state == "fail"
        assert outcomes(result)[0] == "nobody"
        assert set(outcomes(result)[1:]) == {"host_must_accept", "host_must_accept_ordered", "that_host_only"}

    def test_steps_with_the_same_outcome_are_named_together(self):
        result = judged(IN_HOUSE, fit_harvest="cdmo_only", fit_wash="cdmo_only", fit_fill_finish="cdmo_only")

        assert outcomes(result) == ["buy_platform"]
        assert result.findings[0].questions == ("fit_harvest", "fit_wash", "fit_fill_finish")
        assert re.match("Harvest, wash and fill.and.finish:", result.findings[0].reason)


class TestMaker:
    # State by answer: in-house, CDMO, hybrid.
    @pytest.mark.parametrize(
        ("found", "states"),
        [
            ("none_found", ("pass", "fail", "fail")),
            ("one_no_slot", ("pass", "conditional", "conditional")),
            ("one_slot", ("pass", "pass", "pass")),
            ("two_or_protected", ("pass", "pass", "pass")),
            ("two_qualified", ("pass", "pass", "pass")),
        ],
    )
    def test_is_needed_by_the_cdmo_and_hybrid_alone(self, found, states):
        assert tuple(judged(alternative, partner_options=found).state for alternative in EVERYONE) == states

    def test_without_a_slot_costs_up_to_nine_months_and_more_in_a_tight_market(self):
        result = judged(CDMO, partner_options="one_no_slot")

        assert result.findings[0].outcome.months == (0, 3, 9)
        assert "12 to 24 months" in result.findings[0].outcome.action

    def test_missing_is_said_beside_a_step_that_is_missing_too(self):
        result = judged(CDMO, partner_options="none_found", fit_wash="nobody")

        assert sorted(outcomes(result)) == ["no_maker", "nobody"]


class TestUnknownInputs:
    @pytest.mark.parametrize("step", STEPS)
    @pytest.mark.parametrize("alternative", EVERYONE)
    def test_of_a_step_leave_the_gate_unknown(self, alternative, step):
        assert gate("capability_fit", alternative, without=(step,)).state == "unknown"

    def test_of_the_maker_leave_in_house_as_it_is(self):
        states = [gate("capability_fit", alternative, ("partner_options",)).state for alternative in EVERYONE]

        assert states == ["pass", "unknown", "unknown"]

    @pytest.mark.parametrize("alternative", EVERYONE)
    def test_fail_where_another_step_is_known_to_be_missing(self, alternative):
        result = gate("capability_fit", alternative, ("fit_harvest", "partner_options"), fit_wash="nobody")

        assert result.state == "fail"
        assert outcomes(result) == ["nobody"]

    @pytest.mark.parametrize("alternative", [CDMO, HYBRID])
    def test_fail_where_no_maker_is_known_to_exist(self, alternative):
        assert gate("capability_fit", alternative, STEPS, partner_options="none_found").state == "fail"

    def test_keep_what_is_sure_already(self):
        result = gate("capability_fit", CDMO, ("fit_harvest",), partner_options="one_no_slot", fit_wash="own_shown")

        assert outcomes(result) == ["unknown", "set_up_at_maker", "no_slot"]
