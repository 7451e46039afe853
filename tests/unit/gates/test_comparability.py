"""G2: (open changes + moves on the path) x phase multiplier, against what the budget covers."""

import pytest

from calculator.entities import GateResult
from tests.unit.programmes import CDMO, EVERYONE, HYBRID, IN_HOUSE, gate, outcomes, told

CHANGES = ["none", "one", "two", "three", "four_or_more"]
BUDGETS = {"none": 2, "analytical_only": 4, "one_major": 8, "two_or_more": 16}


def exposure(result: GateResult) -> tuple[int, int]:
    """Return the points now and in the next phase, as the reason tells the reader."""
    points = told(result.findings[-1])
    return int(points["now"]), int(points["next"])


def judged(alternative, **changes):
    return gate("comparability", alternative, **changes)


class TestExposure:
    @pytest.mark.parametrize(
        ("phase", "now", "later"),
        [("preclinical", 1, 1), ("phase_1", 1, 2), ("phase_2", 2, 4), ("pivotal", 4, 6), ("filed_or_marketed", 6, 6)],
    )
    def test_one_open_change_costs_more_points_with_every_phase(self, phase, now, later):
        assert exposure(judged(IN_HOUSE, planned_changes="one", phase=phase)) == (now, later)

    @pytest.mark.parametrize(("open_changes", "points"), list(zip(CHANGES, [0, 2, 4, 6, 8], strict=True)))
    def test_every_open_change_counts(self, open_changes, points):
        assert exposure(judged(IN_HOUSE, planned_changes=open_changes, phase="phase_2")) == (points, 2 * points)

    @pytest.mark.parametrize(
        ("made_now", "in_house", "cdmo", "hybrid"),
        [("nobody_yet", 0, 0, 0), ("own_site", 0, 1, 1), ("academic_centre", 1, 1, 1), ("cdmo", 1, 0, 0)],
    )
    def test_a_move_to_another_site_is_a_change_itself_even_with_no_other_open(self, made_now, in_house, cdmo, hybrid):
        points = [exposure(judged(alternative, made_now=made_now))[0] for alternative in EVERYONE]

        assert points == [in_house, cdmo, hybrid]

    @pytest.mark.parametrize("later", ["no", "open"])
    def test_hybrid_without_a_plan_to_leave_moves_as_often_as_a_cdmo(self, later):
        assert exposure(judged(HYBRID, internalise_later=later, made_now="own_site", phase="phase_2")) == (2, 4)

    @pytest.mark.parametrize("phase", ["preclinical", "phase_1", "phase_2", "pivotal", "filed_or_marketed"])
    def test_hybrid_that_leaves_after_pivotal_data_pays_a_move_at_the_filed_phase_whenever_it_is_asked(self, phase):
        assert exposure(judged(HYBRID, internalise_later="after_pivotal", phase=phase)) == (6, 6)

    @pytest.mark.parametrize(
        ("phase", "now", "later"),
        [("preclinical", 1, 2), ("phase_1", 2, 4), ("phase_2", 4, 6), ("pivotal", 6, 6), ("filed_or_marketed", 6, 6)],
    )
    def test_hybrid_that_leaves_as_soon_as_it_can_pays_the_move_in_the_next_phase(self, phase, now, later):
        assert exposure(judged(HYBRID, internalise_later="from_start", phase=phase)) == (now, later)

    @pytest.mark.parametrize("later", ["after_pivotal", "from_start"])
    @pytest.mark.parametrize("alternative", [IN_HOUSE, CDMO])
    def test_a_later_move_costs_only_hybrid(self, alternative, later):
        assert exposure(judged(alternative, internalise_later=later)) == (0, 0)

    def test_changes_the_first_move_and_the_later_move_add_up_each_at_its_own_phase(self):
        result = judged(
            HYBRID, planned_changes="two", made_now="own_site", phase="phase_2", internalise_later="after_pivotal"
        )

        assert exposure(result) == (3 * 2 + 6, 3 * 4 + 6)


class TestStates:
    @pytest.mark.parametrize(("budget", "points"), BUDGETS.items())
    def test_the_budget_covers_exposure_up_to_its_points_and_no_further(self, budget, points):
        within = {2: ("phase_1", "one"), 4: ("phase_1", "two"), 8: ("phase_2", "two"), 16: ("pivotal", "two")}[points]
        beyond = {
            2: ("phase_1", "three"),
            4: ("pivotal", "two"),
            8: ("pivotal", "three"),
            16: ("filed_or_marketed", "three"),
        }[points]
        covered = judged(CDMO, change_budget=budget, phase=within[0], planned_changes=within[1])
        exceeded = judged(CDMO, change_budget=budget, phase=beyond[0], planned_changes=beyond[1])

        assert covered.state == "pass"
        assert exceeded.state == "fail"

    def test_exposure_that_fits_now_but_not_in_the_next_phase_has_to_be_worked_off_before_it(self):
        result = judged(IN_HOUSE, change_budget="one_major", phase="phase_2", planned_changes="three")

        assert exposure(result) == (6, 12)
        assert result.state == "conditional"
        assert result.findings[0].outcome.months == (3, 6, 9)
        assert "before the phase boundary" in result.findings[0].outcome.action

    def test_exposure_exactly_on_the_budget_now_still_fits(self):
        assert (
            judged(IN_HOUSE, change_budget="one_major", phase="pivotal", planned_changes="two").state == "conditional"
        )
        assert judged(IN_HOUSE, change_budget="one_major", phase="pivotal", planned_changes="three").state == "fail"

    def test_exposure_exactly_on_the_budget_in_the_next_phase_passes(self):
        assert judged(IN_HOUSE, change_budget="analytical_only", phase="phase_1", planned_changes="two").state == "pass"

    def test_a_failure_tells_how_many_changes_and_moves_it_counts(self):
        result = judged(
            HYBRID,
            planned_changes="one",
            made_now="own_site",
            phase="phase_2",
            internalise_later="after_pivotal",
            change_budget="one_major",
        )

        assert result.state == "fail"
        wanted = {"now": "10", "budget": "8", "changes": "1", "moves": "2"}
        assert wanted.items() <= told(result.findings[0]).items()

    def test_a_move_fails_only_the_paths_that_need_it(self):
        made_at_a_cdmo = {"made_now": "cdmo", "phase": "filed_or_marketed", "change_budget": "analytical_only"}
        states = {alternative: judged(alternative, **made_at_a_cdmo).state for alternative in EVERYONE}

        assert states == {IN_HOUSE: "fail", CDMO: "pass", HYBRID: "pass"}

    def test_a_later_move_alone_can_fail_hybrid(self):
        states = {
            alternative: judged(alternative, internalise_later="after_pivotal", change_budget="analytical_only").state
            for alternative in EVERYONE
        }

        assert states == {IN_HOUSE: "pass", CDMO: "pass", HYBRID: "fail"}


@pytest.mark.parametrize("alternative", EVERYONE)
class TestPotencyAssay:
    @pytest.mark.parametrize("phase", ["pivotal", "filed_or_marketed"])
    @pytest.mark.parametrize("assay", ["none", "surrogate"])
    def test_without_a_mechanism_read_the_gate_is_at_best_conditional_from_the_pivotal_phase(
        self, alternative, phase, assay
    ):
        result = judged(alternative, phase=phase, potency_assay=assay)

        assert result.state == "conditional"
        assert outcomes(result)[0] == "potency_first"
        assert result.findings[0].outcome.months == (6, 9, 15)

    @pytest.mark.parametrize("assay", ["mechanism_unqualified", "qualified_correlated"])
    def test_an_assay_that_reads_the_mechanism_is_enough(self, alternative, assay):
        assert judged(alternative, phase="pivotal", potency_assay=assay).state == "pass"

    @pytest.mark.parametrize("phase", ["preclinical", "phase_1", "phase_2"])
    def test_before_the_pivotal_phase_it_is_not_asked(self, alternative, phase):
        assert judged(alternative, phase=phase, potency_assay="none").state == "pass"
        assert gate("comparability", alternative, ("potency_assay",), phase=phase).state == "pass"

    def test_it_is_asked_for_beside_work_before_the_next_phase(self, alternative):
        result = judged(alternative, phase="pivotal", potency_assay="none", planned_changes="four_or_more")

        assert result.state == "conditional"
        assert set(outcomes(result)) == {"before_next_phase", "potency_first"}

    def test_its_lack_does_not_soften_a_path_beyond_the_budget(self, alternative):
        result = judged(alternative, phase="pivotal", potency_assay="none", planned_changes="one", change_budget="none")

        assert result.state == "fail"
        assert outcomes(result) == ["beyond", "potency_first"]


class TestUnknownInputs:
    @pytest.mark.parametrize("missing", ["planned_changes", "phase", "made_now", "change_budget"])
    @pytest.mark.parametrize("alternative", EVERYONE)
    def test_leave_the_gate_unknown_and_are_named(self, alternative, missing):
        result = gate("comparability", alternative, without=(missing,))

        assert result.state == "unknown"
        assert result.findings[0].questions == (missing,)

    def test_of_a_later_move_leave_only_hybrid_unknown(self):
        states = [gate("comparability", alternative, ("internalise_later",)).state for alternative in EVERYONE]

        assert states == ["pass", "pass", "unknown"]

    @pytest.mark.parametrize("alternative", EVERYONE)
    def test_of_the_assay_leave_the_gate_unknown_from_the_pivotal_phase(self, alternative):
        assert gate("comparability", alternative, ("potency_assay",), phase="pivotal").state == "unknown"

    def test_fail_where_no_budget_could_cover_what_is_known(self):
        result = gate("comparability", IN_HOUSE, ("change_budget",), phase="filed_or_marketed", planned_changes="three")

        assert result.state == "fail"

    def test_do_not_fail_where_one_budget_could_still_cover_it(self):
        result = gate("comparability", IN_HOUSE, ("change_budget",), phase="filed_or_marketed", planned_changes="two")

        assert result.state == "unknown"

    def test_keep_what_is_sure_already(self):
        result = gate("comparability", CDMO, ("planned_changes",), phase="pivotal", potency_assay="none")

        assert result.state == "unknown"
        assert outcomes(result) == ["unknown", "potency_first"]
