"""Months along the paths: steps in a row, steps side by side, delays, and work that comes first."""

import pytest

from calculator.economics.paths import CDMO, HYBRID, IN_HOUSE, times, typical_months
from tests.unit.economics.cases import NO_SHOCKS, draws, middle, months, young
from tests.unit.programmes import MODEL


def firsts(answers, **given) -> dict[str, int]:
    """Return the first batches of one draw whose uniform numbers are all in the middle, no delay happening."""
    found = times(MODEL, middle(answers, {**NO_SHOCKS, **given}))
    return {name: walk.first[0] for name, walk in found.walks.items()}


class TestTheSteps:
    def test_take_their_medians_when_every_draw_is_in_the_middle(self):
        # Build 42; slot 0/3/9 has its median at 3.8 months and the transfer at 12; crew 12 beside entry 9, then 6.
        assert firsts(young()) == {IN_HOUSE: 420, CDMO: 158, HYBRID: 180}

    def test_side_by_side_count_once_the_longest(self):
        assert firsts(young(), host_entry=14)[HYBRID] == 200
        assert firsts(young(), host_entry=11)[HYBRID] == 180

    def test_of_a_plant_that_runs_are_none(self):
        assert firsts(young(existing_plant="licensed_running"))[IN_HOUSE] == 0

    def test_of_a_maker_that_makes_it_already_are_none(self):
        assert firsts(young(made_now="cdmo"))[CDMO] == 0

    def test_of_a_cleanroom_are_qualification_beside_hiring_and_then_the_licence(self):
        answers = young(existing_plant="cleanroom_unlicensed")

        assert firsts(answers, qualify_room=20, license_room=5)[IN_HOUSE] == 250

    def test_hire_for_half_the_time_when_half_the_crew_is_there_and_not_at_all_with_a_full_one(self):
        given = {"qualify_room": 1, "license_room": 5, "hire_crew": 12}
        found = {
            crew: firsts(young(existing_plant="cleanroom_unlicensed", people=crew), **given)[IN_HOUSE]
            for crew in ("quality_lead", "half_crew", "full_crew")
        }

        assert found == {"quality_lead": 170, "half_crew": 110, "full_crew": 60}

    def test_have_a_typical_length_that_the_reader_can_change(self):
        path = MODEL.timeline.paths[HYBRID]["none_employed"]

        assert typical_months(middle(young()), path) == 180
        assert typical_months(middle(young(), {"own_set_up": 8}), path) == 200


class TestWorkThatComesFirst:
    @pytest.mark.parametrize("product", ["allogeneic_frozen_bank", "autologous"])
    def test_adds_the_same_months_to_all_three(self, product):
        unreliable = young(delivery_reliability="six_or_fewer", product=product)
        late, soon = months(unreliable, NO_SHOCKS), months(young(product=product), NO_SHOCKS)

        for name in (IN_HOUSE, CDMO, HYBRID):
            added = [a - b for a, b in zip(late.first(name), soon.first(name), strict=True)]
            assert added == late.start
        assert 40 <= min(late.start) <= max(late.start) <= 120

    def test_is_asked_of_an_autologous_product_sooner(self):
        found = "seven_or_eight"

        assert set(months(young(delivery_reliability=found)).start) == {0}
        assert min(months(young(delivery_reliability=found, product="autologous")).start) >= 40


class TestDelays:
    def test_of_a_new_plant_happen_as_often_as_stated_and_to_no_one_else(self):
        quiet = months(young(), NO_SHOCKS)
        slipping = months(young(), {**NO_SHOCKS, "build_slip_chance": 50})
        later = [a > b for a, b in zip(slipping.first(IN_HOUSE), quiet.first(IN_HOUSE), strict=True)]

        assert sum(later) == len(later) // 2
        assert slipping.first(CDMO) == quiet.first(CDMO)
        assert slipping.first(HYBRID) == quiet.first(HYBRID)

    def test_of_a_slot_meet_cdmo_and_host_in_the_same_draws(self):
        # Hiring is out of the way, so that the host's delay shows in full.
        quiet = months(young(people="half_crew"), NO_SHOCKS)
        slipping = months(young(people="half_crew"), {**NO_SHOCKS, "slot_slip_chance": 50})
        cdmo, host = (
            [a - b for a, b in zip(slipping.first(name), quiet.first(name), strict=True)] for name in (CDMO, HYBRID)
        )

        assert cdmo == host
        assert max(cdmo) > 0

    def test_of_a_slot_are_rarer_with_a_second_maker(self):
        chances = {
            draws(young(partner_options=found)).of("slot_slip_chance")[0] for found in ("one_slot", "two_qualified")
        }

        assert chances == {250, 50}

    def test_by_a_late_change_reach_only_batches_still_ahead(self):
        given = {**NO_SHOCKS, "late_change_chance": 100, "late_change": 10, "change_when": 15.9, "change_reach": 100}
        soon = {**given, "change_when": 1}

        assert firsts(young(), **given)[CDMO] == 158
        assert firsts(young(), **soon)[CDMO] == 258

    def test_by_a_late_change_reach_cdmo_in_full_host_in_part_and_own_plant_least(self):
        given = {**NO_SHOCKS, "late_change_chance": 100, "late_change": 10, "change_when": 0, "change_reach": 100}

        assert firsts(young(), **given) == {IN_HOUSE: 420 + 50, CDMO: 158 + 100, HYBRID: 180 + 80}

    def test_by_a_late_change_are_shorter_in_early_phases(self):
        given = {**NO_SHOCKS, "late_change_chance": 100, "late_change": 12, "change_when": 0}
        added = {phase: firsts(young(phase=phase), **given)[CDMO] - 158 for phase in ("phase_1", "phase_2", "pivotal")}

        assert added == {"phase_1": 30, "phase_2": 60, "pivotal": 120}


class TestHybrid:
    @pytest.mark.parametrize("crew", ["none_employed", "quality_lead"])
    @pytest.mark.parametrize("maker", ["nobody_yet", "own_site", "academic_centre"])
    def test_is_not_faster_than_the_cdmo_while_a_crew_has_to_be_hired(self, crew, maker):
        found = months(young(people=crew, made_now=maker))
        hybrid, cdmo = sorted(found.first(HYBRID)), sorted(found.first(CDMO))

        assert all(later > sooner for later, sooner in zip(hybrid, cdmo, strict=True))

    def test_saves_two_months_at_most_by_a_crew_that_is_already_paid(self):
        found = months(young(people="full_crew"))
        hybrid, cdmo = sum(found.first(HYBRID)), sum(found.first(CDMO))

        assert -2 * 10 * 64 < hybrid - cdmo < 0

    def test_always_sets_up_its_own_process_or_takes_over_a_running_plant(self):
        for path in MODEL.timeline.paths[HYBRID].values():
            assert "own_set_up" in path or path == ("handover",)

    def test_equals_the_cdmo_in_every_draw_when_its_months_are_the_same(self):
        same = {"host_entry": [0, 3, 9], "own_set_up": [6, 12, 18], "change_share_hybrid": 100}
        found = months(young(people="half_crew"), same)

        assert found.first(HYBRID) == found.first(CDMO)


class TestRunway:
    @pytest.mark.parametrize(
        ("answer", "least", "most"),
        [("under_12", 0, 120), ("from_18_to_30", 180, 300), ("from_30_to_48", 300, 480), ("over_48", 480, 480)],
    )
    def test_has_the_range_of_its_answer_and_no_end_is_counted_as_its_least(self, answer, least, most):
        low, high = months(young(runway=answer)).runway

        assert (set(low), set(high)) == ({least}, {most})


class TestMilestones:
    def test_stand_between_decision_and_first_batch_in_their_order(self):
        for name, walk in months(young(without=("existing_plant", "people", "made_now"))).walks.items():
            middle_of = {mark: sorted(column)[len(column) // 2] for mark, column in walk.milestones.items()}
            assert middle_of["decision"] == 0
            assert max(middle_of.values()) <= sorted(walk.first)[-1], name

    def test_of_a_cdmo_are_slot_and_transfer(self):
        marks = months(young()).walks[CDMO].milestones

        assert set(marks) == {"decision", "contract", "slot", "transfer_start", "transfer_end", "first_batch"}
        assert all(
            a <= b <= c for a, b, c in zip(marks["slot"], marks["transfer_end"], marks["first_batch"], strict=True)
        )

    def test_of_an_own_plant_have_no_slot(self):
        marks = months(young()).walks[IN_HOUSE].milestones

        assert set(marks) == {"decision", "build_start", "gmp_ready", "first_batch"}

    def test_cover_only_the_draws_whose_path_has_them(self):
        marks = months(young(without=("made_now",))).walks[CDMO].milestones

        # One of four makers needs no transfer.
        assert len(marks["slot"]) == 48
