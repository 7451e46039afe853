"""What an assessment gathers beside the verdict: who is excluded, the strongest rival, and what each criterion says."""

from fractions import Fraction

import pytest

from calculator import AnswerError, assess
from tests.unit.programmes import CDMO, EVERYONE, HYBRID, IN_HOUSE, MODEL, PARTNERING, READY

EVEN = Fraction(1, 12)


class TestExcluded:
    def test_alternatives_are_listed_with_the_gates_that_exclude_them(self):
        result = assess(
            MODEL,
            {
                **READY,
                "partner_options": "none_found",
                "internalise_later": "after_pivotal",
                "change_budget": "analytical_only",
            },
        )

        assert result.excluded == {CDMO: ("capability_fit",), HYBRID: ("comparability", "capability_fit")}

    def test_alternatives_keep_their_gates_and_get_no_share(self):
        result = assess(MODEL, {**READY, "partner_options": "none_found"})

        assert result.acceptability == {IN_HOUSE: 1, CDMO: 0, HYBRID: 0}
        assert set(result.gates["capability_fit"]) == set(EVERYONE)

    def test_alternatives_are_told_what_would_open_them_and_the_leader_what_would_rule_it_out(self):
        result = assess(MODEL, {**READY, "partner_options": "none_found"})

        assert set(result.opens) == {CDMO, HYBRID}
        assert all(result.opens.values())
        assert {flip.alternative for flip in result.rules_out} == {IN_HOUSE}

    def test_alternatives_are_all_there_are_when_the_programme_is_blocked(self):
        result = assess(MODEL, {**READY, "fit_wash": "nobody"})

        assert set(result.excluded) == set(result.opens) == set(EVERYONE)
        assert (result.leader, result.rival, result.flips, result.rules_out, result.reasons) == (None, None, (), (), ())


class TestRival:
    def test_is_the_next_most_often_first(self):
        shares = assess(MODEL, PARTNERING).acceptability

        assert assess(MODEL, PARTNERING).rival == IN_HOUSE
        assert shares[CDMO] > shares[IN_HOUSE] > shares[HYBRID]

    def test_is_the_higher_score_where_neither_is_ever_first(self):
        result = assess(MODEL, {**READY, "internalise_later": "from_start"})

        assert result.acceptability[CDMO] == result.acceptability[HYBRID] == 0
        assert result.ranking.scores[HYBRID] > result.ranking.scores[CDMO]
        assert result.rival == HYBRID

    def test_is_nobody_when_one_is_left(self):
        assert assess(MODEL, {**READY, "partner_options": "none_found"}).rival is None


class TestReasons:
    def test_weigh_the_difference_between_the_leader_and_the_rival_on_each_criterion(self):
        reasons = {reason.criterion: reason for reason in assess(MODEL, READY).reasons}

        assert len(reasons) == len(MODEL.criteria)
        assert (reasons["people"].leader_value, reasons["people"].rival_value) == (95, 80)
        assert reasons["people"].contribution == 15 * EVEN
        assert reasons["internalise_later"].contribution == -15 * EVEN

    def test_add_up_to_the_lead_in_score(self):
        result = assess(MODEL, {**PARTNERING, "people": "unknown", "existing_plant": "unknown"})
        lead = result.ranking.scores[result.leader or ""] - result.ranking.scores[result.rival or ""]

        assert sum(reason.contribution for reason in result.reasons) == lead

    def test_stand_in_order_of_size_for_and_against(self):
        sizes = [abs(reason.contribution) for reason in assess(MODEL, PARTNERING).reasons]

        assert sizes == sorted(sizes, reverse=True)

    def test_of_a_known_level_are_in_the_words_of_that_level(self):
        reasons = {reason.criterion: reason for reason in assess(MODEL, READY).reasons}

        assert reasons["people"].level == 3
        assert reasons["people"].why == MODEL.criteria["people"].levels[3].why

    def test_with_a_running_plant_are_in_the_words_of_the_plant_variant(self):
        reasons = {r.criterion: r for r in assess(MODEL, {**READY, "existing_plant": "licensed_running"}).reasons}

        assert reasons["people"].why == MODEL.criteria["people"].plant_levels[3].why
        assert reasons["oversight"].why == MODEL.criteria["oversight"].levels[3].why

    def test_of_an_unknown_level_are_in_the_words_of_the_criterion(self):
        reasons = {reason.criterion: reason for reason in assess(MODEL, {**READY, "people": "unknown"}).reasons}

        assert reasons["people"].level is None
        assert reasons["people"].why == MODEL.criteria["people"].reason
        assert reasons["people"].leader_value == Fraction(5 + 45 + 75 + 95, 4)

    def test_follow_the_weights_that_were_given(self):
        swings = {**dict.fromkeys(MODEL.criteria, 0), "people": 3, "speed": 1}
        reasons = {reason.criterion: reason for reason in assess(MODEL, READY, {"swings": swings}).reasons}

        assert reasons["people"].contribution == Fraction(3, 4) * (95 - reasons["people"].rival_value)
        assert reasons["oversight"].contribution == 0


class TestInput:
    def test_that_cannot_be_used_is_refused(self):
        with pytest.raises(AnswerError):
            assess(MODEL, {"people": "plenty"})
        with pytest.raises(AnswerError):
            assess(MODEL, READY, {"order": ["people"]})

    def test_that_contradicts_itself_is_assessed_and_the_contradiction_named(self):
        result = assess(MODEL, {**READY, "inspection_ready": "own_licensed"})

        assert result.conflicts == (("inspection_ready", "existing_plant"),)
        assert result.leader == IN_HOUSE
        assert assess(MODEL, READY).conflicts == ()

    def test_in_any_order_gives_the_same_assessment(self):
        given = {name: level for name, level in READY.items() if name not in ("people", "speed")}

        assert assess(MODEL, dict(reversed(given.items()))) == assess(MODEL, given)
