"""Months from the decision to the first GMP batch."""

import pytest

from calculator.timeline import first_batch, months_of, open_paths, path_months, path_questions
from tests.unit.programmes import CDMO, HYBRID, IN_HOUSE, MODEL, programme

BUILD, ROOM = (30, 42, 54), (9, 18, 30)
TRANSFER, ENTRY, ENTRY_AND_HIRING, HANDOVER = (6, 15, 27), (6, 15, 24), (9, 18, 27), (3, 6, 9)
NOW = (0, 0, 0)


def months(alternative, without=(), **changes):
    return path_months(MODEL, alternative, programme(without=without, **changes))


class TestKnownPath:
    @pytest.mark.parametrize(
        ("plant", "expected"),
        [("none", BUILD), ("laboratory", BUILD), ("cleanroom_unlicensed", ROOM), ("licensed_running", NOW)],
    )
    def test_in_house_depends_on_the_plant(self, plant, expected):
        assert months(IN_HOUSE, existing_plant=plant) == (expected,)

    @pytest.mark.parametrize(
        ("made_now", "expected"),
        [("nobody_yet", TRANSFER), ("own_site", TRANSFER), ("academic_centre", TRANSFER), ("cdmo", NOW)],
    )
    def test_with_a_cdmo_depends_on_who_makes_it_now(self, made_now, expected):
        assert months(CDMO, made_now=made_now) == (expected,)

    @pytest.mark.parametrize(
        ("people", "expected"),
        [
            ("none_employed", ENTRY_AND_HIRING),
            ("quality_lead", ENTRY_AND_HIRING),
            ("half_crew", ENTRY),
            ("full_crew", ENTRY),
        ],
    )
    def test_of_a_hybrid_depends_on_the_crew(self, people, expected):
        assert months(HYBRID, people=people) == (expected,)

    @pytest.mark.parametrize("people", ["none_employed", "full_crew"])
    def test_of_a_hybrid_with_a_running_plant_is_its_handover(self, people):
        assert months(HYBRID, people=people, existing_plant="licensed_running") == (HANDOVER,)

    def test_with_a_cdmo_is_no_shorter_for_a_running_plant(self):
        assert months(CDMO, existing_plant="licensed_running") == (TRANSFER,)

    def test_hybrid_is_not_faster_than_a_cdmo_for_free(self):
        assert months(HYBRID, people="full_crew")[0][1] >= months(CDMO)[0][1]


class TestSteps:
    def test_in_sequence_add_up(self):
        slot, transfer = MODEL.timeline.steps["slot_wait"].months, MODEL.timeline.steps["transfer"].months

        assert months_of(MODEL, ("slot_wait", "transfer")) == tuple(map(sum, zip(slot, transfer, strict=True)))

    def test_in_parallel_count_the_longest_of_each_estimate(self):
        # Entry to a host takes 3, 9 or 15 months, hiring 6, 12 or 18, qualifying a room 4, 6 or 12.
        assert months_of(MODEL, ("host_entry|hire_crew",)) == (6, 12, 18)
        assert months_of(MODEL, ("host_entry|qualify_room",)) == (4, 9, 15)

    def test_none_take_no_time(self):
        assert months_of(MODEL, ()) == NOW


class TestOpenPath:
    def test_in_house_is_every_one_of_them_while_the_plant_is_unknown(self):
        assert set(months(IN_HOUSE, ("existing_plant",))) == {BUILD, ROOM, NOW}

    def test_with_a_cdmo_is_a_transfer_or_nothing(self):
        assert set(months(CDMO, ("made_now",))) == {TRANSFER, NOW}

    def test_of_a_hybrid_includes_the_handover_while_the_plant_is_unknown(self):
        assert set(months(HYBRID, ("existing_plant",))) == {ENTRY, HANDOVER}
        assert set(months(HYBRID, ("existing_plant", "people"))) == {ENTRY, ENTRY_AND_HIRING, HANDOVER}

    def test_of_a_hybrid_without_a_running_plant_is_never_the_handover(self):
        assert set(months(HYBRID, ("people",), existing_plant="none")) == {ENTRY, ENTRY_AND_HIRING}

    def test_is_named_once_for_answers_that_lead_to_the_same_months(self):
        assert len(open_paths(MODEL, IN_HOUSE, {})) == 4
        assert len(months(IN_HOUSE, ("existing_plant",))) == 3

    @pytest.mark.parametrize(
        ("alternative", "questions"),
        [(IN_HOUSE, ("existing_plant",)), (CDMO, ("made_now",)), (HYBRID, ("people", "existing_plant"))],
    )
    def test_is_decided_by_stated_questions(self, alternative, questions):
        assert path_questions(MODEL, alternative) == questions


class TestFirstBatch:
    def test_comes_at_the_end_of_the_path(self):
        assert first_batch(MODEL, CDMO, programme()) == (TRANSFER,)

    def test_waits_for_work_that_has_to_be_done_first(self):
        assert first_batch(MODEL, CDMO, programme(), before=(4, 8, 12)) == ((10, 23, 39),)
        assert first_batch(MODEL, CDMO, programme(made_now="cdmo"), before=(4, 8, 12)) == ((4, 8, 12),)
