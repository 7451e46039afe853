"""Typical milestones: where the windows hang when no simulation says so."""

from dataclasses import replace

import pytest

from calculator.errors import ModelError
from calculator.ledger import earliest_move, typical_milestones
from calculator.ledger.paths import PATHS, site_moves
from tests.unit.ledger.registers import EARLY, RUNNING, answers
from tests.unit.programmes import MODEL, programme


def typical(path, said=None, month=None, **given):
    return typical_milestones(MODEL, said or answers(), path, month, **given)


class TestANewPlant:
    def test_makes_its_first_batch_in_the_typical_month_of_the_timeline(self):
        assert typical("in_house").first_batch == 42

    def test_is_built_from_the_decision_and_ready_before_it_is_licensed(self):
        plant = typical("in_house")

        assert (plant.build_start, plant.gmp_ready, plant.first_inspection) == (0, 36, 40)

    def test_needs_a_transfer_only_where_the_process_comes_from_elsewhere(self):
        assert typical("in_house", answers(made_now="academic_centre")).transfer_start == 30
        assert typical("in_house", answers(made_now="own_site")).transfer_start is None

    def test_is_there_sooner_where_a_cleanroom_waits(self):
        assert typical("in_house", answers(existing_plant="cleanroom_unlicensed")).first_batch == 18

    def test_that_runs_already_is_neither_built_nor_inspected_anew(self):
        plant = typical("in_house", answers(RUNNING))

        assert (plant.first_batch, plant.build_start, plant.gmp_ready, plant.first_inspection) == (0, None, None, None)

    def test_that_runs_but_does_not_make_the_product_takes_a_transfer(self):
        plant = typical("in_house", answers(RUNNING, made_now="cdmo"))

        assert (plant.transfer_start, plant.transfer_end, plant.first_batch) == (0, 6, 6)


class TestAContractMaker:
    def test_waits_for_a_slot_and_a_transfer(self):
        maker = typical("cdmo")

        assert (maker.contract, maker.slot, maker.transfer_start, maker.first_batch) == (1, 3, 3, 15)

    def test_that_makes_the_product_today_has_neither(self):
        maker = typical("cdmo", answers(made_now="cdmo"))

        assert (maker.contract, maker.slot, maker.transfer_start, maker.first_batch) == (None, None, None, 0)

    def test_waits_for_process_work_that_must_come_first(self):
        maker = typical("cdmo", answers(delivery_reliability="six_or_fewer"))

        assert (maker.slot, maker.first_batch) == (11, 23)


class TestAHybrid:
    def test_is_ready_later_where_the_crew_has_to_be_hired(self):
        with_crew, without = (typical("hybrid", answers(people=name)) for name in ("half_crew", "none_employed"))

        assert (with_crew.first_batch, without.first_batch) == (15, 18)

    def test_that_takes_over_a_running_plant_moves_nothing_and_validates_nothing_anew(self):
        host = typical("hybrid", answers(RUNNING, internalise_later="no"))

        assert (host.first_batch, host.transfer_start, host.filing) == (6, None, 0)

    def test_that_aims_to_own_later_plans_a_move(self):
        host = typical("hybrid", answers(internalise_later="after_pivotal"))

        assert (host.move_start, host.move_end, host.after) == (36, 48, None)

    def test_that_does_not_aim_to_own_plans_none(self):
        assert typical("hybrid", answers(internalise_later="open")).move_start is None


class TestTheProgramme:
    def test_files_when_the_clinic_allows_it(self):
        assert typical("cdmo", answers(phase="phase_2")).filing == 48

    def test_files_later_where_the_place_is_not_ready(self):
        assert typical("in_house", answers(phase="phase_2")).filing == 42 + 9 + 6

    def test_follows_one_order(self):
        for path in ("in_house", "cdmo", "hybrid"):
            found = typical(path, answers(EARLY))
            dated = [found.first_batch, found.ppq, found.filing, found.licence, found.launch]

            assert dated == sorted(dated)

    @pytest.mark.parametrize(
        ("due", "month"),
        [("no_pivotal", None), ("before_plant_ready", 24), ("within_6_months_after", 45), ("later", 54)],
    )
    def test_reads_out_when_the_answer_says(self, due, month):
        assert typical("cdmo", answers(readout_due=due)).read_out == month

    def test_that_has_read_out_has_no_read_out_ahead(self):
        assert typical("cdmo", answers(RUNNING)).read_out is None


class TestOpenAnswers:
    def test_are_averaged_and_named(self):
        found = typical("cdmo", answers(without=("phase",)))

        assert found.filing == 44
        assert found.assumed == ("phase",)

    def test_are_taken_to_mean_that_lots_are_not_made_there_yet(self):
        assert typical("cdmo", answers(without=("made_now",))).first_batch == 15
        assert typical("in_house", answers(without=("existing_plant",))).first_batch == 34

    def test_leave_no_milestone_out_of_order_when_nothing_at_all_is_known(self):
        nothing = programme({})
        for path in ("in_house", "cdmo", "hybrid"):
            found = typical(path, nothing)
            dated = [found.contract or 0, found.slot or 0, found.transfer_start, found.transfer_end, found.first_batch]

            assert dated == sorted(dated)


class TestASimulation:
    def test_can_set_the_first_batch_and_the_rest_follows(self):
        found = typical("in_house", first_batch={"in_house": 50})

        assert (found.gmp_ready, found.first_batch, found.ppq) == (44, 50, 59)


class TestAMove:
    def test_starts_in_the_month_the_reader_picks(self):
        moved = typical("cdmo_to_in_house", month=40)

        assert (moved.move_start, moved.move_end) == (40, 52)

    def test_is_put_off_until_the_plant_can_be_ready(self):
        assert typical("cdmo_to_in_house", month=20).move_start == 36

    def test_is_put_off_until_the_first_place_has_made_a_batch(self):
        said = answers(RUNNING, existing_plant="cleanroom_unlicensed", inspection_ready="later_or_own_filed")

        assert typical("cdmo_to_in_house", said, month=0).move_start == 15

    def test_says_when_it_could_start_at_the_earliest(self):
        assert earliest_move(MODEL, answers(), "cdmo_to_in_house") == 36

    def test_builds_the_plant_so_that_it_is_ready_for_the_move(self):
        own = typical("hybrid_to_in_house", month=40).after

        assert (own.build_start, own.gmp_ready, own.first_batch) == (4, 40, 46)

    def test_into_a_plant_that_stands_builds_nothing(self):
        own = typical("cdmo_to_in_house", answers(RUNNING), month=40).after

        assert (own.build_start, own.gmp_ready, own.first_inspection) == (None, None, None)

    def test_leaves_the_dates_of_the_programme_alone(self):
        moved, stayed = typical("cdmo_to_in_house", month=40), typical("cdmo")

        assert replace(moved, move_start=None, move_end=None, after=None, assumed=()) == stayed

    @pytest.mark.parametrize("month", [None, -1, 48])
    def test_needs_a_month_inside_the_horizon(self, month):
        with pytest.raises(ModelError, match="needs the month of its move, from 0 to 47"):
            typical("cdmo_to_in_house", month=month)

    @pytest.mark.parametrize("path", [name for name, (_, target) in PATHS.items() if target is None])
    def test_has_no_earliest_month_on_a_path_without_one(self, path):
        with pytest.raises(ModelError, match="has no move"):
            earliest_move(MODEL, answers(), path)


class TestSiteMoves:
    def test_are_those_of_gate_g2(self):
        counted = MODEL.gates["comparability"].numbers

        for place in ("in_house", "cdmo", "hybrid"):
            for made, moves in counted[place].items():
                assert site_moves(MODEL, answers(made_now=made), place) == moves

    def test_are_averaged_while_the_maker_is_open(self):
        assert site_moves(MODEL, answers(without=("made_now",)), "cdmo") == 0.5
