"""G4: what is missing in the organisation, and whether the money lasts until the first lot of the path."""

from itertools import product

import pytest

from tests.unit.programmes import CDMO, EVERYONE, HYBRID, IN_HOUSE, POINTS, gate, outcomes, told

# One point for each of these; half a point for a part-time head.
POINTS_OF: dict[str, dict[str, float]] = {
    "quality_system": {"none": 1, "on_paper": 0},
    "aseptic_behaviours": {"not_started": 1, "gowning_trained": 0},
    "people": {"none_employed": 1, "quality_lead": 0},
    "bandwidth": {"nobody": 1, "part_time": 0.5, "named_head": 0},
}
ORGANISATIONS = [dict(zip(POINTS, picked, strict=True)) for picked in product(*POINTS_OF.values())]
READOUTS_AT_RISK = ["before_plant_ready", "within_6_months_after", "later"]


def judged(alternative, without=(), **changes):
    return gate("operating_model", alternative, without, **changes)


def points_of(organisation):
    return sum(POINTS_OF[name][level] for name, level in organisation.items())


class TestPoints:
    @pytest.mark.parametrize("organisation", ORGANISATIONS)
    def test_two_fail_in_house_and_one_makes_it_conditional(self, organisation):
        points = points_of(organisation)

        assert judged(IN_HOUSE, **organisation).state == (
            "fail" if points >= 2 else "conditional" if points >= 1 else "pass"
        )

    @pytest.mark.parametrize("organisation", ORGANISATIONS)
    def test_three_fail_hybrid_and_one_and_a_half_make_it_conditional(self, organisation):
        points = points_of(organisation)

        assert judged(HYBRID, **organisation).state == (
            "fail" if points >= 3 else "conditional" if points >= 1.5 else "pass"
        )

    @pytest.mark.parametrize("organisation", ORGANISATIONS)
    def test_never_fail_a_cdmo_which_only_needs_somebody_to_oversee_it(self, organisation):
        alone = organisation["bandwidth"] == "nobody"

        assert judged(CDMO, **organisation).state == ("conditional" if alone else "pass")

    def test_cost_six_to_twelve_months_of_hiring_and_name_what_is_missing(self):
        finding = judged(IN_HOUSE, quality_system="none").findings[0]

        assert finding.outcome.months == (6, 9, 12)
        assert finding.questions == ("quality_system",)
        assert "a quality system" in finding.reason

    def test_name_everything_that_is_missing(self):
        finding = judged(HYBRID, quality_system="none", bandwidth="part_time").findings[0]

        assert finding.questions == ("quality_system", "bandwidth")

    def test_of_a_cdmo_cost_two_to_six_months_to_name_one_person(self):
        assert judged(CDMO, bandwidth="nobody").findings[0].outcome.months == (2, 3, 6)


class TestMoney:
    @pytest.mark.parametrize("case", ["no_estimate", "own_estimate", "tested"])
    def test_under_twelve_months_without_agreed_demand_cannot_carry_a_plant(self, case):
        assert judged(IN_HOUSE, runway="under_12", commercial_case=case).state == "fail"

    def test_under_twelve_months_with_agreed_demand_is_short_but_not_excluded(self):
        result = judged(IN_HOUSE, runway="under_12", commercial_case="agreed")

        assert (result.state, outcomes(result)) == ("conditional", ["runway_short"])

    def test_twelve_months_are_no_reason_to_exclude_owning(self):
        assert judged(IN_HOUSE, runway="from_12_to_18", commercial_case="no_estimate").state == "conditional"

    def test_under_twelve_months_fail_a_running_plant_even_with_agreed_demand(self):
        result = judged(IN_HOUSE, runway="under_12", existing_plant="licensed_running", commercial_case="agreed")

        assert (result.state, outcomes(result)) == ("fail", ["no_money_to_run"])

    @pytest.mark.parametrize("alternative", [CDMO, HYBRID])
    def test_under_twelve_months_exclude_only_owning(self, alternative):
        assert judged(alternative, runway="under_12", commercial_case="no_estimate").state == "conditional"


class TestRunwayAgainstThePath:
    # Typical months to the first lot on each path, and the answers that lead to it.
    PATHS = (
        (IN_HOUSE, 42, {"existing_plant": "none"}),
        (IN_HOUSE, 42, {"existing_plant": "laboratory"}),
        (IN_HOUSE, 18, {"existing_plant": "cleanroom_unlicensed"}),
        (IN_HOUSE, 0, {"existing_plant": "licensed_running"}),
        (CDMO, 15, {"made_now": "nobody_yet"}),
        (CDMO, 15, {"made_now": "own_site"}),
        (CDMO, 15, {"made_now": "academic_centre"}),
        (CDMO, 0, {"made_now": "cdmo"}),
        (HYBRID, 18, {"people": "quality_lead"}),
        (HYBRID, 15, {"people": "half_crew"}),
        (HYBRID, 15, {"people": "full_crew"}),
        (HYBRID, 6, {"people": "quality_lead", "existing_plant": "licensed_running"}),
    )
    MONEY = (("from_12_to_18", 12), ("from_18_to_30", 18), ("from_30_to_48", 30), ("over_48", 48))

    @pytest.mark.parametrize(("alternative", "path", "answers"), PATHS)
    @pytest.mark.parametrize(("runway", "months"), MONEY)
    def test_money_that_ends_before_the_first_lot_makes_it_conditional(
        self, alternative, path, answers, runway, months
    ):
        result = judged(alternative, runway=runway, **answers)

        assert result.state == ("conditional" if months < path else "pass")
        if months < path:
            assert outcomes(result) == ["runway_short"]
            assert told(result.findings[0])["path"] == str(path)

    @pytest.mark.parametrize(("runway", "state"), [("from_18_to_30", "conditional"), ("from_30_to_48", "pass")])
    def test_work_that_has_to_be_done_first_lengthens_every_path(self, runway, state):
        assert judged(CDMO, runway=runway, delivery_reliability="six_or_fewer").state == state

    def test_a_missed_autologous_lot_is_such_work_and_another_product_is_not(self):
        missed = {"runway": "from_18_to_30", "delivery_reliability": "seven_or_eight"}

        assert judged(CDMO, product="autologous", **missed).state == "conditional"
        assert judged(CDMO, product="allogeneic_fresh", **missed).state == "pass"


class TestReadout:
    @pytest.mark.parametrize("readout", READOUTS_AT_RISK)
    def test_that_comes_while_a_plant_is_built_or_later_asks_to_stage_the_capital(self, readout):
        assert outcomes(judged(IN_HOUSE, readout_due=readout)) == ["stage_capital"]

    @pytest.mark.parametrize("readout", ["no_pivotal", "already_positive"])
    def test_that_is_not_expected_or_already_positive_does_not(self, readout):
        assert judged(IN_HOUSE, readout_due=readout).state == "pass"

    @pytest.mark.parametrize("readout", READOUTS_AT_RISK)
    def test_does_not_matter_to_a_running_plant_or_a_partner(self, readout):
        assert judged(IN_HOUSE, readout_due=readout, existing_plant="licensed_running").state == "pass"
        assert judged(CDMO, readout_due=readout).state == "pass"
        assert judged(HYBRID, readout_due=readout).state == "pass"


class TestUnknownInputs:
    @pytest.mark.parametrize("missing", [*POINTS, "runway", "existing_plant", "readout_due"])
    def test_leave_in_house_unknown_and_are_named(self, missing):
        result = judged(IN_HOUSE, (missing,))

        assert result.state == "unknown"
        assert result.findings[0].questions == (missing,)

    @pytest.mark.parametrize("missing", [*POINTS, "runway"])
    def test_leave_hybrid_unknown(self, missing):
        assert judged(HYBRID, (missing,)).state == "unknown"

    @pytest.mark.parametrize("missing", ["bandwidth", "runway"])
    def test_leave_a_cdmo_unknown(self, missing):
        assert judged(CDMO, (missing,)).state == "unknown"

    @pytest.mark.parametrize("missing", ["quality_system", "aseptic_behaviours", "people", "existing_plant"])
    def test_of_what_only_an_owner_needs_do_not_touch_a_cdmo(self, missing):
        assert judged(CDMO, (missing,)).state == "pass"

    def test_of_demand_matter_only_with_little_money(self):
        assert judged(IN_HOUSE, ("commercial_case",)).state == "pass"
        assert judged(IN_HOUSE, ("commercial_case",), runway="under_12").state == "unknown"

    def test_fail_where_two_points_are_missing_for_sure(self):
        result = judged(IN_HOUSE, ("bandwidth", "runway"), quality_system="none", people="none_employed")

        assert (result.state, outcomes(result)) == ("fail", ["too_much_missing"])

    def test_do_not_fail_hybrid_for_two_points_of_which_one_more_would(self):
        result = judged(HYBRID, ("bandwidth",), quality_system="none", people="none_employed")

        assert result.state == "unknown"
        assert outcomes(result) == ["unknown", "some_missing"]

    def test_of_the_plant_do_not_exclude_owning_while_no_plant_would_be_carried_by_agreed_demand(self):
        result = judged(IN_HOUSE, ("existing_plant",), runway="under_12", commercial_case="agreed")

        assert result.state == "unknown"

    def test_of_the_plant_exclude_owning_where_neither_a_plant_nor_a_build_could_be_carried(self):
        result = judged(IN_HOUSE, ("existing_plant",), runway="under_12", commercial_case="tested")

        assert (result.state, outcomes(result)) == ("fail", ["no_money_to_build"])


class TestOpenPaths:
    @pytest.mark.parametrize(
        ("alternative", "missing"), [(IN_HOUSE, "existing_plant"), (CDMO, "made_now"), (HYBRID, "existing_plant")]
    )
    def test_leave_the_gate_unknown_while_the_money_is_enough_for_some_of_them_only(self, alternative, missing):
        result = judged(alternative, (missing,), runway="from_12_to_18")

        assert result.state == "unknown"
        assert result.findings[0].questions == (missing,)

    @pytest.mark.parametrize(("alternative", "missing"), [(CDMO, "made_now"), (HYBRID, "existing_plant")])
    def test_do_not_matter_where_the_money_is_enough_for_each(self, alternative, missing):
        assert judged(alternative, (missing,), runway="from_18_to_30").state == "pass"

    def test_do_not_matter_where_the_money_is_enough_for_none(self):
        result = judged(HYBRID, ("existing_plant",), runway="under_12")

        assert (result.state, outcomes(result)) == ("conditional", ["runway_short"])

    def test_stay_open_while_it_is_not_known_whether_work_has_to_be_done_first(self):
        unknown = judged(CDMO, ("delivery_reliability",), runway="from_18_to_30")
        product = judged(CDMO, ("product",), runway="from_18_to_30", delivery_reliability="seven_or_eight")

        assert (unknown.state, unknown.findings[0].questions) == ("unknown", ("delivery_reliability",))
        assert (product.state, product.findings[0].questions) == ("unknown", ("product",))
        assert judged(CDMO, ("delivery_reliability",), runway="over_48").state == "pass"

    def test_do_not_hide_what_is_sure_already(self):
        result = judged(CDMO, ("made_now",), runway="from_12_to_18", bandwidth="nobody")

        assert outcomes(result) == ["unknown", "nobody_to_oversee"]

    @pytest.mark.parametrize("alternative", EVERYONE)
    def test_are_all_covered_by_more_than_48_months(self, alternative):
        result = judged(alternative, ("made_now", "delivery_reliability", "product"), runway="over_48")

        assert result.state == "pass"
