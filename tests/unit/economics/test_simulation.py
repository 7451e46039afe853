"""The whole simulation: what is absent and why, shared draws, seeds, estimates that fit together, and plain data."""

import json
import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from calculator.economics import input_list, simulate, simulation_summary
from calculator.economics.break_even import BELOW
from calculator.economics.paths import CDMO, HYBRID, IN_HOUSE
from calculator.economics.results import MoneyResult, Simulation, WaitingResult
from calculator.errors import AnswerError, ModelError
from tests.unit.economics.cases import ECONOMICS, NO_SHOCKS, QUOTES, young
from tests.unit.programmes import MODEL, programme

PROJECT = Path(__file__).resolve().parents[3]
EVERYONE = (IN_HOUSE, CDMO, HYBRID)
FULL = {"monthly_spend": 900, "move_month": 36, "transfer_price": 800}


def run(answers=None, points=256, **given) -> Simulation:
    """Return a run of the young programme, with the numbers given."""
    return simulate(MODEL, young() if answers is None else answers, given or None, points, "tests")


def quoted(answers=None, points=256, **given) -> Simulation:
    """Return a run with quotes."""
    return run(answers, points, **{**QUOTES, **given})


def money_of(answers=None, points=256, **given) -> MoneyResult:
    """Return the money of a run with quotes."""
    found = quoted(answers, points, **given).money
    assert found is not None
    return found


def waiting_of(**given) -> WaitingResult:
    """Return the waiting of a run with quotes."""
    found = quoted(**given).waiting
    assert found is not None
    return found


class TestWhatIsAbsent:
    def test_is_money_while_no_price_is_given_and_the_reason_says_so(self):
        found = run()

        assert found.money is None
        assert found.waiting is None
        assert "price per batch" in found.absent["money"]
        assert set(found.time) == set(EVERYONE)

    @pytest.mark.parametrize("one", ["price_per_batch", "suite_fee"])
    def test_is_money_while_one_of_the_two_quotes_is_missing(self, one):
        assert run(currency="EUR", **{one: 300}).money is None

    def test_is_no_part_of_time_when_money_comes_in(self):
        without, with_money = simulation_summary(run()), simulation_summary(quoted())

        assert without["time"] == with_money["time"]
        assert without["earliest"] == with_money["earliest"]

    def test_is_waiting_where_no_read_out_lies_ahead(self):
        found = quoted(young(readout_due="no_pivotal"))

        assert found.waiting is None
        assert "read-out" in found.absent["waiting"]

    def test_is_waiting_when_it_was_not_asked_for(self):
        found = simulate(MODEL, young(), QUOTES, 64, "tests", waiting=False)

        assert found.waiting is None
        assert "not asked" in found.absent["waiting"]

    def test_is_a_move_while_the_reader_picks_no_month(self):
        assert run().moves == {}
        assert "month of the move" in run().absent["moves"]

    def test_is_named_with_what_the_result_lacks(self):
        left_out = quoted(transfer_price=800).left_out

        assert {"comparability_cost", "monthly_spend", "materials_per_batch"} == set(left_out)
        assert "running short is judged by time" in left_out["monthly_spend"]

    def test_is_a_conversion_between_currencies(self):
        in_euros, in_dollars = quoted().unconverted, quoted(currency="USD").unconverted

        assert "build_cost" in in_euros
        assert "facility_running" in in_dollars
        assert set(in_euros).isdisjoint(in_dollars)
        assert "build_cost" not in quoted(build_cost=5_000).unconverted

    def test_is_a_fan_when_it_was_not_asked_for(self):
        money = simulate(MODEL, young(), QUOTES, 64, "tests", fans=False).money

        assert money is not None
        assert money.alternatives[CDMO].cash == ()


class TestTime:
    def test_gives_percentiles_in_order_and_a_promise_that_holds_in_four_of_five(self):
        for found in run().time.values():
            assert found.first.p20 <= found.first.p50 <= found.first.p80
            assert 10 * found.promise - 10 < found.first.p80 <= 10 * found.promise

    def test_names_the_earliest_with_chances_of_one_whole(self):
        found = run()

        assert sum(share.value for share in found.earliest.values()) == 1
        assert found.earliest[CDMO].value > found.earliest[HYBRID].value > found.earliest[IN_HOUSE].value

    def test_compares_pairs_on_the_same_draws(self):
        same = {"host_entry": [0, 3, 9], "own_set_up": [6, 12, 18], "change_share_hybrid": 100}
        found = run(young(people="half_crew"), **same)

        assert found.earlier[CDMO, HYBRID].value == found.earlier[HYBRID, CDMO].value == 0
        assert found.earliest[CDMO].value == found.earliest[HYBRID].value == 1 / 2

    def test_reads_a_running_plant_as_ready_now(self):
        found = run(young(existing_plant="licensed_running"))

        assert found.time[IN_HOUSE].first.p80 == 0
        assert found.time[IN_HOUSE].short.value == 0
        assert found.earliest[IN_HOUSE].value == 1

    def test_averages_over_an_unknown_answer(self):
        known = [float(run(young(made_now=maker)).time[CDMO].first.mean.value) for maker in ("nobody_yet", "cdmo")]
        unknown = float(run(young(without=("made_now",))).time[CDMO].first.mean.value)

        # Three of four answers start with a slot and a transfer.
        assert unknown == pytest.approx((3 * known[0] + known[1]) / 4, rel=0.02)

    def test_has_medians_for_the_ledgers_milestones(self):
        marks = run().time[CDMO].milestones

        assert marks["decision"] == 0
        assert marks["slot"] == marks["transfer_start"] <= marks["transfer_end"] <= marks["first_batch"]

    def test_names_what_drives_the_difference(self):
        drivers = run(points=1024).time_drivers

        assert {driver.coordinate for driver in drivers[:3]} == {"build", "build_slip", "process"}
        assert drivers[0].high > drivers[0].low

    def test_leaves_no_spread_when_nothing_is_uncertain(self):
        fixed = {"build_new": 40, "slot_wait": 3, "transfer": 12, "host_entry": 9, "own_set_up": 6, "hire_crew": 12}
        found = run(**NO_SHOCKS, **fixed)

        assert [found.time[name].first.p20 for name in EVERYONE] == [400, 150, 180]
        assert [found.time[name].first.p80 for name in EVERYONE] == [400, 150, 180]
        assert found.time[CDMO].first.mean.error == 0


class TestMoney:
    def test_gives_every_alternative_its_figures(self):
        found = money_of()

        for money in found.alternatives.values():
            assert len(money.cash) == ECONOMICS.settings.horizon + 1
            assert all(low <= middle <= high for low, middle, high in money.cash)
            assert all(before[1] <= after[1] for before, after in zip(money.cash, money.cash[1:], strict=False))
            assert money.steady.p20 <= money.steady.p50 <= money.steady.p80
            assert money.stranded is not None

    def test_names_the_cheapest_with_chances_of_one_whole(self):
        money = money_of()

        for figure in ("cheapest_present", "cheapest_steady"):
            whole = sum(float(getattr(found, figure).value) for found in money.alternatives.values())
            assert whole == pytest.approx(1, abs=1e-5)

    def test_makes_the_cdmo_dearer_with_a_higher_price_and_leaves_the_others(self):
        cheap, dear = (money_of(price_per_batch=price) for price in (200, 500))

        assert cheap.alternatives[CDMO].steady.p50 < dear.alternatives[CDMO].steady.p50
        assert cheap.alternatives[IN_HOUSE].steady == dear.alternatives[IN_HOUSE].steady
        assert cheap.break_even.pays_at_plan.value < dear.break_even.pays_at_plan.value

    def test_breaks_even_at_fewer_lots_when_lots_cost_more_to_buy(self):
        cheap, dear = (money_of(price_per_batch=price) for price in (300, 900))

        assert cheap.break_even.lots[1] is not None
        assert dear.break_even.lots[1] is not None
        assert dear.break_even.lots[1] < cheap.break_even.lots[1]

    def test_never_breaks_even_at_a_price_below_the_own_materials(self):
        money = money_of(price_per_batch=1, materials_per_batch=90)

        assert money.break_even.lots == (None, None, None)
        assert money.break_even.kinds["never"].value == 1
        assert money.break_even.pays_at_plan.value == 0

    def test_says_below_where_the_own_plant_is_cheap_to_keep_and_dear_to_run(self):
        answers = young(existing_plant="licensed_running")
        given = {"crew_size": 1, "facility_running": 0, "oversight_staff": 100, "materials_per_batch": 900}
        money = money_of(answers, **given)

        assert money.break_even.kinds[BELOW].value == 1
        assert money.break_even.lots == (None, None, None)

    def test_pays_in_more_draws_the_more_lots_are_made_up_to_those_that_reach_break_even(self):
        found = money_of().break_even
        chances = [chance for _, chance in found.curve]

        assert [lots for lots, _ in found.curve] == sorted({lots for lots, _ in found.curve})
        assert chances == sorted(chances)
        assert chances[0] == found.kinds["always"].value
        assert chances[-1] <= found.kinds["always"].value + found.kinds["lots"].value

    def test_reaches_half_of_the_draws_at_the_middle_of_break_even(self):
        found = money_of().break_even
        middle = found.lots[1]
        assert middle is not None
        before = [chance for lots, chance in found.curve if lots < middle]
        after = [chance for lots, chance in found.curve if lots >= middle]

        assert before[-1] < Fraction(1, 2) <= after[0]

    def test_pays_in_fewer_draws_the_more_lots_are_made_where_only_few_lots_pay(self):
        answers = young(existing_plant="licensed_running")
        given = {"crew_size": 1, "facility_running": 0, "oversight_staff": 100, "materials_per_batch": 900}
        chances = [chance for _, chance in money_of(answers, **given).break_even.curve]

        assert chances == sorted(chances, reverse=True)
        assert chances[0] == 1

    def test_has_kinds_of_break_even_that_make_a_whole(self):
        money = money_of()

        assert sum(chance.value for chance in money.break_even.kinds.values()) == 1

    def test_runs_short_by_time_until_the_spending_is_known_and_by_cash_from_then_on(self):
        by_time, by_cash = money_of(), money_of(monthly_spend=500)

        assert (by_time.short_by_cash, by_cash.short_by_cash) == (False, True)
        assert by_time.alternatives[HYBRID].short == run().time[HYBRID].short
        assert by_cash.alternatives[HYBRID].short.value > by_time.alternatives[HYBRID].short.value
        assert by_time.alternatives[HYBRID].cash_left == ()
        assert len(by_cash.alternatives[HYBRID].cash_left) == ECONOMICS.settings.horizon + 1

    def test_strands_nothing_in_a_programme_that_never_stops(self):
        money = money_of(stop_chance=0, stop_at_readout_chance=0)

        assert money.stop.value == 0
        assert all(found.stranded is None for found in money.alternatives.values())

    def test_stops_as_often_as_its_chances_say(self):
        money = money_of(stop_chance=20, stop_at_readout_chance=50)

        assert float(money.stop.value) == pytest.approx(0.6)

    def test_values_knowing_the_price_where_it_decides(self):
        money = money_of(points=1024)

        strongest = money.drivers[0]
        assert strongest.coordinate == "price_per_batch"
        assert strongest.worth > 0


class TestMovesAndWaiting:
    def test_move_later_than_the_reader_asked_when_the_plant_is_late(self):
        found = run(move_month=30).moves

        assert set(found) == {CDMO, HYBRID}
        for moved in found.values():
            assert 300 <= moved.start.p20 <= moved.first.p20 <= moved.end.p20
            assert moved.dual.p50 == pytest.approx(68, abs=3)
            assert moved.cost is None

    def test_cost_more_than_staying_put_within_the_horizon(self):
        found = quoted(move_month=30)

        moved = found.moves[CDMO].cost
        assert moved is not None
        assert found.money is not None
        assert moved.p50 > found.money.alternatives[CDMO].present.p50

    def test_wait_for_the_cheapest_way_and_say_what_it_saves(self):
        waiting = waiting_of()

        assert waiting.value.value == waiting.build_now.value - waiting.waited.value
        assert waiting.waited.value == min(cost.value for way, cost in waiting.ways.items() if way != IN_HOUSE)
        assert waiting.ways[f"{waiting.partner} {waiting.then}"] == waiting.waited

    def test_save_more_by_waiting_when_bad_news_is_likelier(self):
        hopeful, doubtful = (waiting_of(stop_at_readout_chance=chance) for chance in (10, 80))

        assert doubtful.value.value > hopeful.value.value


class TestSeeds:
    def test_are_made_from_the_answers_that_shape_the_paths(self):
        default = simulate(MODEL, young(), None, 64)

        assert "people=none_employed" in default.seed
        assert simulate(MODEL, young(people="half_crew"), None, 64).seed != default.seed

    def test_stay_the_same_when_a_limit_a_volume_or_a_number_changes(self):
        seed = simulate(MODEL, young(), None, 64).seed

        assert simulate(MODEL, young(runway="over_48", batches_per_year="under_10"), {"transfer": 9}, 64).seed == seed

    def test_stay_the_same_when_an_answer_changes_that_nothing_here_reads(self):
        assert (
            simulate(MODEL, programme(), None, 64).seed
            == simulate(MODEL, programme(oversight="person_in_plant"), None, 64).seed
        )

    def test_of_another_name_move_figures_within_their_errors(self):
        one, two = (simulate(MODEL, young(), None, 1024, seed).time[CDMO].first.mean for seed in ("one", "two"))

        assert one.value != two.value
        assert abs(one.value - two.value) < 5 * (one.error + two.error)


class TestRuns:
    def test_take_the_models_live_number_of_points(self):
        assert simulate(MODEL, young()).points == ECONOMICS.settings.live_points == 1024

    @pytest.mark.parametrize("points", [0, 100, 24, 1025])
    def test_refuse_points_that_do_not_fit(self, points):
        with pytest.raises(ModelError):
            simulate(MODEL, young(), None, points)

    def test_refuse_numbers_with_every_fault(self):
        with pytest.raises(AnswerError) as caught:
            quoted(price_per_batch=-1, suite_fee="")

        assert {problem.field for problem in caught.value.problems} == {"numbers.price_per_batch", "numbers.suite_fee"}

    def test_tell_how_far_they_are(self):
        seen: list[tuple[int, int]] = []
        simulate(MODEL, young(), None, 64, progress=lambda done, whole: seen.append((done, whole)))

        assert seen == [(place, 8) for place in range(1, 9)]

    def test_end_when_the_listener_has_heard_enough(self):
        def stop(done, whole):
            if done == 3:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            simulate(MODEL, young(), None, 64, progress=stop)


class TestPlainData:
    def test_is_json_of_whole_numbers_and_words(self):
        def check(value):
            if isinstance(value, dict):
                assert all(isinstance(key, str) for key in value)
                for item in value.values():
                    check(item)
            elif isinstance(value, list):
                for item in value:
                    check(item)
            else:
                assert value is None or isinstance(value, str | int)

        check(simulation_summary(quoted(**FULL)))

    def test_survives_the_way_to_text_and_back(self):
        summary = simulation_summary(quoted(**FULL))

        assert json.loads(json.dumps(summary)) == summary

    def test_states_currency_year_seed_and_points(self):
        summary = simulation_summary(quoted(year=2025))

        assert [summary[key] for key in ("currency", "year", "seed", "points")] == ["EUR", 2025, "tests", 256]

    def test_rounds_halves_up_and_counts_chances_in_parts_of_ten_thousand(self):
        summary: Any = simulation_summary(quoted())
        steady = summary["money"]["alternatives"][CDMO]["steady"]["p50"]

        assert abs(1000 * steady - money_of().alternatives[CDMO].steady.p50) <= 500
        assert sum(share["value"] for share in summary["earliest"].values()) == pytest.approx(10_000, abs=1)

    def test_is_the_same_in_another_process_whatever_its_hash_seed(self):
        code = (
            "import json; from tests.unit.economics.test_simulation import *;"
            "print(json.dumps(simulation_summary(quoted(points=64, **FULL)), sort_keys=True))"
        )
        texts = {
            subprocess.run(
                [sys.executable, "-c", code],
                cwd=PROJECT,
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        }

        assert texts == {json.dumps(simulation_summary(quoted(points=64, **FULL)), sort_keys=True) + "\n"}

    def test_lists_inputs_with_their_values_under_the_answers(self):
        listed = {str(item["id"]): item for item in input_list(MODEL, young())}

        assert listed["transfer"]["values"] == [6, 12, 18]
        assert listed["planned_batches"]["values"] == [25, 40, 60]
        assert listed["price_per_batch"]["values"] is None
        assert listed["price_per_batch"]["editable_default"] is False
        assert listed["slot_slip_chance"]["values"] == [25, 25, 25]
        assert json.loads(json.dumps(list(listed.values()))) == list(listed.values())

    def test_lists_no_values_where_the_deciding_answer_is_unknown(self):
        listed = {item["id"]: item["values"] for item in input_list(MODEL, young(without=("batches_per_year",)))}

        assert listed["planned_batches"] is None
