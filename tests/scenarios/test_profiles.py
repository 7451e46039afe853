"""The profiles in which each alternative wins, and situations that must come out one way whatever the values."""

import pytest

from calculator.link import encode
from tests.scenarios.situations import MODEL, NAMES, answers_of, assessed, path_of, standing

# Verdict word and leader of each named situation; the reasons are in the files themselves.
OUTCOMES = {
    "all_cdmo": ("clear", "cdmo"),
    "all_in_house": ("clear", "in_house"),
    "few_runs": ("ask_first", "hybrid"),
    "first_steps": ("clear", "cdmo"),
    "first_steps_no_wish": ("lean", "cdmo"),
    "half_known": ("ask_first", "cdmo"),
    "halfway_no_reason": ("too_close", "hybrid"),
    "halfway_wanting_both": ("lean", "hybrid"),
    "hospital_autologous": ("lean", "cdmo"),
    "hybrid": ("lean", "hybrid"),
    "idle_plant": ("lean", "hybrid"),
    "late_changes": ("blocked", None),
    "missed_deliveries": ("lean", "hybrid"),
    "no_answers": ("ask_first", "cdmo"),
    "no_maker_found": ("only_one_left", "in_house"),
    "nobody_can_wash": ("blocked", None),
    "nothing_known": ("ask_first", "cdmo"),
    "process_ahead": ("lean", "hybrid"),
    "running_plant": ("clear", "in_house"),
    "signals_in_all_directions": ("too_close", "in_house"),
    "wishes_only": ("clear", "cdmo"),
}
AT_RISK = ("six_or_fewer", "seven_or_eight")
STEPS = ("fit_harvest", "fit_wash", "fit_formulation", "fit_fill_finish")
LEADERS = {"all_in_house": "in_house", "all_cdmo": "cdmo", "hybrid": "hybrid"}


class TestEveryNamedSituation:
    def test_has_an_expected_outcome(self):
        assert sorted(OUTCOMES) == NAMES

    @pytest.mark.parametrize("name", NAMES)
    def test_comes_out_as_expected(self, name):
        found = assessed(name)
        assert (found.word, found.leader) == OUTCOMES[name]

    @pytest.mark.parametrize("name", NAMES)
    def test_says_in_comments_what_it_is_about(self, name):
        lines = path_of(name).read_text(encoding="utf-8").splitlines()
        title, *note = lines[: lines.index("")]
        assert title.startswith("# ")
        assert note
        assert all(line.startswith("# ") for line in note)

    @pytest.mark.parametrize("name", NAMES)
    def test_can_be_shared_as_a_link(self, name):
        assert encode(answers_of(name)).startswith("r=")

    @pytest.mark.parametrize("name", NAMES)
    def test_holds_no_two_answers_that_cannot_both_be_true(self, name):
        assert assessed(name).conflicts == ()


class TestTheProfileOfOwning:
    def test_is_won_by_in_house_clearly_with_every_gate_passed(self):
        found = assessed("all_in_house")
        assert (found.word, found.leader) == ("clear", "in_house")
        assert {states["in_house"].state for states in found.gates.values()} == {"pass"}

    @pytest.mark.parametrize(("oversight", "later"), [("records_and_audits", "no"), ("unknown", "unknown")])
    def test_is_won_clearly_also_without_a_wish_to_own(self, oversight, later):
        found = assessed("all_in_house", oversight=oversight, internalise_later=later)
        assert (found.word, found.leader) == ("clear", "in_house")

    @pytest.mark.parametrize(("oversight", "later"), [("records_and_audits", "no"), ("unknown", "unknown")])
    def test_is_won_clearly_also_with_the_plant_running(self, oversight, later):
        plant = {"existing_plant": "licensed_running", "inspection_ready": "own_licensed"}
        found = assessed("all_in_house", **plant, oversight=oversight, internalise_later=later)
        assert (found.word, found.leader) == ("clear", "in_house")


class TestTheProfileOfPartnering:
    def test_is_won_by_the_cdmo_clearly(self):
        found = assessed("all_cdmo")
        assert (found.word, found.leader) == ("clear", "cdmo")

    def test_is_won_by_the_cdmo_on_the_values_too_not_by_the_gates_alone(self):
        ready = {"quality_system": "on_paper", "people": "quality_lead", "aseptic_behaviours": "gowning_trained"}
        found = assessed("all_cdmo", **ready)
        assert found.excluded == {}
        assert (found.word, found.leader) == ("clear", "cdmo")

    def test_wishes_alone_do_not_make_a_hybrid(self):
        assert assessed("wishes_only").leader == "cdmo"


class TestTheProfileOfTheHybrid:
    def test_is_won_by_hybrid(self):
        assert assessed("hybrid").leader == "hybrid"

    def test_is_not_won_by_hybrid_without_its_two_reasons(self):
        assert assessed("hybrid", oversight="records_and_audits", internalise_later="no").leader == "cdmo"

    def test_hybrid_as_a_mere_compromise_is_never_clear(self):
        found = assessed("halfway_no_reason")
        assert found.verdict.compromise
        assert found.word in ("lean", "too_close")

    def test_a_later_move_that_the_budget_does_not_carry_rules_hybrid_out(self):
        assert assessed("first_steps").excluded == {"hybrid": ("comparability",)}

    def test_the_same_first_steps_are_too_close_once_the_budget_carries_it(self):
        found = assessed("first_steps", change_budget="one_major")
        assert found.excluded == {}
        assert found.word == "too_close"


class TestALicensedRunningPlant:
    @pytest.mark.parametrize("speed", [level.id for level in MODEL.questions["speed"].levels])
    @pytest.mark.parametrize("room", ["within_12", "from_12_to_30", "own_licensed"])
    def test_that_is_full_and_has_its_team_is_kept_and_expanded_however_urgent_the_need(self, speed, room):
        assert standing(answers_of("running_plant", speed=speed, inspection_ready=room)).leader == "in_house"

    def test_leads_to_in_house_clearly(self):
        found = assessed("running_plant")
        assert (found.word, found.leader) == ("clear", "in_house")

    def test_that_is_empty_and_out_of_money_is_not_kept(self):
        found = assessed("idle_plant")
        assert found.excluded == {"in_house": ("operating_model",)}
        assert found.leader == "hybrid"


class TestAStepThatNobodyCanRun:
    @pytest.mark.parametrize("profile", LEADERS)
    @pytest.mark.parametrize("step", STEPS)
    def test_rules_out_every_alternative_whatever_it_scores(self, profile, step):
        found = standing(answers_of(profile, **{step: "nobody"}))
        assert set(found.states("capability_fit").values()) == {"fail"}
        assert set(found.shares.values()) == {0}
        assert found.leader is None

    def test_is_reported_as_blocked_with_the_way_out(self):
        found = assessed("nobody_can_wash")
        assert (found.word, found.leader) == ("blocked", None)
        for name in MODEL.alternatives:
            quickest = found.opens[name][0]
            assert [change.question for change in quickest.changes] == ["fit_wash"]
            assert quickest.months > 0


class TestDeliveryAtRisk:
    @pytest.mark.parametrize(("profile", "leader"), LEADERS.items())
    @pytest.mark.parametrize("delivery", AT_RISK)
    def test_puts_the_same_work_with_its_months_on_every_alternative_and_changes_no_leader(
        self, profile, leader, delivery
    ):
        found = standing(answers_of(profile, delivery_reliability=delivery))
        packages = [
            [(finding.outcome.action, finding.outcome.months) for finding in result.findings]
            for result in found.gates["patient_delivery"].values()
        ]
        assert packages[0][0][0]
        assert packages[0][0][1] is not None
        assert packages == [packages[0]] * len(MODEL.alternatives)
        assert found.leader == leader

    @pytest.mark.parametrize(
        ("delivery", "product_type", "months", "not_before"),
        [
            ("seven_or_eight", "allogeneic_frozen_bank", (2, 4, 6), False),
            ("seven_or_eight", "autologous", (4, 8, 12), True),
            ("six_or_fewer", "allogeneic_frozen_bank", (4, 8, 12), True),
            ("fewer_than_5_runs", "allogeneic_frozen_bank", (3, 6, 9), False),
        ],
    )
    def test_takes_longer_the_more_is_missed(self, delivery, product_type, months, not_before):
        found = standing(answers_of("hybrid", delivery_reliability=delivery, product=product_type))
        outcome = found.gates["patient_delivery"]["cdmo"].findings[0].outcome
        assert (outcome.months, outcome.not_before) == (months, not_before)


class TestNothingKnown:
    @pytest.mark.parametrize("name", ["nothing_known", "no_answers"])
    def test_is_never_a_recommendation(self, name):
        assert assessed(name).word in ("ask_first", "too_close")

    def test_an_open_answer_counts_the_same_whether_it_was_said_or_left_out(self):
        said, left = assessed("nothing_known"), assessed("no_answers")
        for name in MODEL.alternatives:
            assert abs(said.acceptability[name] - left.acceptability[name]) < 5 * (
                said.ranking.error + left.ranking.error
            )

    def test_leaves_the_cdmo_ahead_but_far_from_alone(self):
        shares = assessed("no_answers").acceptability
        assert min(shares.values()) > 0.05
        assert max(shares.values()) < 0.70
