"""Payments, steady years and stops of one draw in round numbers, against sums done by hand."""

import pytest

from calculator.economics.cash import SCALE, Discounts
from calculator.economics.costs import (
    all_costs,
    bought_lots,
    hosted_crew,
    invested,
    own_plant,
    plant_break_even,
    released,
    steady_year,
    stranded,
    wind_down,
    with_bridge,
)
from calculator.economics.paths import times
from calculator.economics.prices import ends_of, money_draws, stops_of, suites_for, yearly
from calculator.economics.units import NEVER
from tests.unit.economics.cases import DRAW, QUOTES, YEAR, draws, middle, young
from tests.unit.programmes import MODEL

FREE = Discounts(0, 240)


class TestAYear:
    def test_follows_from_the_inputs_of_the_draw(self):
        assert yearly(draws(young()), DRAW) == YEAR

    def test_needs_more_suites_when_more_lots_have_to_be_started(self):
        # 10 released lots are 20 started; a suite starts 20.
        assert [suites_for(lots, DRAW) for lots in (1, 100, 101, 200, 201)] == [1, 1, 2, 2, 3]

    def test_needs_a_larger_crew_only_beyond_two_suites(self):
        crews = [yearly(draws(young()), DRAW._replace(planned_batches=lots)).crew for lots in (100, 200, 300)]

        assert crews == [3_000_000, 3_000_000, 4_500_000]

    def test_counts_what_the_employer_adds_to_salaries(self):
        assert yearly(draws(young()), DRAW._replace(on_cost=1300)).crew == 3_900_000

    def test_never_makes_more_trial_lots_than_launch_lots(self):
        few = yearly(draws(young()), DRAW._replace(planned_batches=30))

        assert few.own_trial == few.own_launch

    def test_with_a_running_plant_has_no_capital_left_to_spend(self):
        assert yearly(draws(young()), DRAW._replace(capital_needed=0)).capital == 0


class TestAnOwnPlant:
    FLOW = own_plant(DRAW, YEAR, 0, 300)

    def test_spends_its_capital_evenly_until_it_is_ready(self):
        assert self.FLOW.spent(120) == 3_000_000 * 120 // 300

    def test_pays_the_crew_from_the_middle_of_its_hiring(self):
        assert self.FLOW.spent(300) - 3_000_000 - 12_000 == 3_000_000 // 120 * 60

    def test_once_ready_pays_crew_rooms_and_materials(self):
        year = self.FLOW.spent(540) - self.FLOW.spent(420)

        assert year == pytest.approx(3_000_000 + 208_000 + 2_000_000, abs=500)

    def test_pays_those_already_employed_from_the_decision_on(self):
        flow = own_plant(DRAW._replace(hire_needed=0), YEAR, 0, 300)

        assert flow.spent(120) == 1_200_000 + 3_000_000

    def test_for_later_hires_everybody_for_it(self):
        flow = own_plant(DRAW._replace(hire_needed=0), YEAR, 240, 600, now=False)

        assert flow.spent(240) == 0
        assert flow.spent(480) == 3_000_000 * 240 // 300

    def test_makes_trial_lots_until_launch(self):
        flow = own_plant(DRAW._replace(launch=420), YEAR, 0, 300)
        before, after = flow.spent(420) - flow.spent(300), flow.spent(660) - flow.spent(540)

        assert after - before == pytest.approx(2_000_000 - 800_000, abs=500)


class TestBuyingLots:
    def test_pays_oversight_from_the_decision_and_lots_from_the_first_batch(self):
        flow = bought_lots(DRAW, YEAR)

        assert flow.spent(120) == 300_000
        assert flow.spent(300) - flow.spent(180) == 6_300_000

    def test_pays_the_transfer_while_it_lasts(self):
        flow = bought_lots(DRAW._replace(transfer_price=1_200_007), YEAR)

        assert flow.spent(60) - bought_lots(DRAW, YEAR).spent(60) == 7
        assert flow.spent(180) - bought_lots(DRAW, YEAR).spent(180) == 1_200_007

    def test_pays_for_no_transfer_where_the_product_is_made_there(self):
        flow = bought_lots(DRAW._replace(transfer_price=1_200_000, entry_cdmo=0, first_cdmo=0), YEAR)

        assert flow.spent(120) == 300_000 + 6_000_000


class TestAHostsPlant:
    def test_pays_equipment_and_fee_from_entry_crew_before_and_materials_from_the_first_batch(self):
        flow = hosted_crew(DRAW, YEAR)

        # The crew of 1.5 million a year is paid from month 6, the middle of its hiring.
        assert flow.spent(119) == 1_500_000 // 120 * 59
        assert flow.spent(120) == 1_500_000 // 120 * 60 + 240_000
        assert flow.spent(320) - flow.spent(200) == pytest.approx(1_500_000 + 600_000 + 2_000_000 + 8_000, abs=500)


class TestLotsThatCannotBeMadeYet:
    def test_are_bought_between_the_fastest_first_batch_and_ones_own(self):
        plain = own_plant(DRAW, YEAR, 0, 300)
        flow = with_bridge(DRAW, YEAR, plain, 180, 300)

        assert flow.spent(180) == plain.spent(180)
        assert flow.spent(300) - plain.spent(300) == 6_000_000
        assert flow.spent(900) - plain.spent(900) == 6_000_000

    def test_are_bought_at_the_rate_of_trials_until_launch(self):
        draw = DRAW._replace(launch=240)
        plain = own_plant(draw, YEAR, 0, 300)

        assert with_bridge(draw, YEAR, plain, 180, 300).spent(900) - plain.spent(900) == 1_200_000 + 3_000_000

    def test_stop_at_the_own_first_batch_when_launch_comes_later(self):
        draw = DRAW._replace(launch=600)
        plain = own_plant(draw, YEAR, 0, 300)

        assert with_bridge(draw, YEAR, plain, 180, 300).spent(900) - plain.spent(900) == 2_400_000

    def test_are_none_for_the_fastest(self):
        plain = bought_lots(DRAW, YEAR)

        assert with_bridge(DRAW, YEAR, plain, 180, 180) is plain


class TestASteadyYear:
    def test_spreads_capital_over_its_life(self):
        own, cdmo, host = steady_year(DRAW, YEAR, FREE)

        assert own == 3_000_000 + 208_000 + 2_000_000 + 300_000
        assert cdmo == 300_000 + 6_000_000
        assert host == 1_500_000 + 600_000 + 8_000 + 2_000_000 + 24_000

    def test_is_dearer_where_money_has_a_price(self):
        costly = Discounts(100, 240)

        assert steady_year(DRAW, YEAR, costly)[0] == 5_208_000 + 3_000_000 * SCALE // costly.annuity(10)
        assert steady_year(DRAW, YEAR, costly)[0] > 5_508_000

    def test_breaks_even_where_the_two_steady_years_cost_the_same(self):
        # (3.0 + 0.208 + 0.3 - 0.3 million) / (0.6 - 0.2 million) = 8.02 lots, 8.1 when rounded up.
        found = plant_break_even(DRAW, YEAR, FREE)

        assert (found.kind, found.lots) == ("lots", 81)

    def test_cannot_break_even_beyond_what_its_suites_can_make(self):
        assert plant_break_even(DRAW._replace(lots_per_suite=100), YEAR, FREE).kind == "unreachable"


class TestAStop:
    def test_strands_the_capital_spent_by_then_less_what_a_sale_brings(self):
        assert stranded(DRAW, YEAR, 150)[0] == 1_500_000 * 9 // 10
        assert stranded(DRAW, YEAR, 400)[0] == 3_000_000 * 9 // 10

    def test_strands_nothing_but_oversight_before_a_contract(self):
        assert stranded(DRAW, YEAR, 60)[1] == 0

    def test_strands_four_months_of_lots_and_the_transfer_paid_for(self):
        draw = DRAW._replace(transfer_price=1_200_000)

        assert stranded(draw, YEAR, 120)[1] == 6_000_000 * 4 // 12 + 600_000
        assert stranded(draw, YEAR, 400)[1] == 6_000_000 * 4 // 12 + 1_200_000

    def test_strands_a_year_of_suite_fee_and_equipment_less_its_sale(self):
        assert stranded(DRAW, YEAR, 119)[2] == 0
        assert stranded(DRAW, YEAR, 120)[2] == 600_000 + 240_000 * 9 // 10

    def test_before_launch_strands_trial_lots_only(self):
        assert stranded(DRAW._replace(launch=600), YEAR, 120)[1] == 2_400_000 * 4 // 12

    def test_brings_back_money_for_a_plant_and_costs_money_under_contracts(self):
        assert wind_down(DRAW, YEAR, 400) == (-300_000, 2_000_000, 600_000 - 24_000)

    def test_counts_capital_from_the_month_in_which_building_began(self):
        assert [invested(DRAW, YEAR, month, 100) for month in (100, 250, 400, 900)] == [
            0,
            1_500_000,
            3_000_000,
            3_000_000,
        ]

    def test_counts_no_capital_where_nothing_is_built(self):
        assert invested(DRAW._replace(build=0), YEAR, 400, 0) == 0


class TestReleasedLots:
    def test_are_a_year_s_lots_from_the_first_batch_on(self):
        assert released(DRAW, 240, 480) == 200

    def test_are_trial_lots_until_launch(self):
        assert released(DRAW._replace(launch=360), 240, 480) == 40 + 100

    def test_are_none_before_the_first_batch(self):
        assert released(DRAW, 480, 480) == 0


class TestHowAProgrammeEnds:
    DRAW = DRAW._replace(stop_chance=200, stop_at_readout_chance=500, readout=240, other_stop=120)

    def test_is_going_on_stopping_earlier_or_a_bad_read_out_each_with_its_chance(self):
        assert ends_of(self.DRAW, 480) == ((NEVER, 400_000), (120, 200_000), (240, 400_000))

    def test_counts_the_earlier_of_two_stops(self):
        assert ends_of(self.DRAW, 480, other_stop=360) == ((NEVER, 400_000), (360, 100_000), (240, 500_000))

    def test_goes_on_for_us_when_it_stops_beyond_the_horizon(self):
        assert ends_of(self.DRAW, 200) == ((NEVER, 800_000), (120, 200_000), (240, 0))

    def test_knows_no_bad_read_out_without_one(self):
        assert ends_of(self.DRAW._replace(readout=NEVER), 480) == ((NEVER, 800_000), (120, 200_000), (NEVER, 0))

    def test_spreads_a_stop_for_another_reason_over_four_months(self):
        draw = self.DRAW._replace(other_stops=(60, 120, 360, 470))

        assert stops_of(draw, 480) == [(60, 200_000), (120, 200_000), (360, 100_000), (470, 100_000), (240, 1_800_000)]


class TestDrawsOfMoney:
    def found(self, answers, **given):
        columns = middle(answers, {**QUOTES, **given})
        return money_draws(columns, times(MODEL, columns))[0]

    def test_take_materials_from_doses_cells_and_their_cost(self):
        draw = self.found(young())

        # 103 doses of 70 million cells at 50.0 a million, of which materials are 931/2642: medians of three triangles.
        assert draw.materials == pytest.approx(102.6 * 70 * 49.98 * 931 / 2642, rel=0.01)

    def test_prefer_the_reader_s_own_materials(self):
        assert self.found(young(), materials_per_batch=90).materials == 90_000

    def test_launch_at_once_after_a_positive_read_out_or_a_filing(self):
        assert self.found(young(readout_due="already_positive", phase="pivotal")).launch == 0
        assert self.found(young(readout_due="no_pivotal", phase="filed_or_marketed")).launch == 0

    def test_launch_some_months_after_the_read_out(self):
        draw = self.found(young(), readout_month=20, launch_after_readout=15)

        assert (draw.readout, draw.launch) == (200, 350)

    def test_never_launch_without_a_pivotal_trial(self):
        assert self.found(young(readout_due="no_pivotal")).launch == NEVER

    def test_take_a_price_that_nobody_gave_as_nothing(self):
        draw = self.found(young())

        assert (draw.transfer_price, draw.comparability_cost, draw.monthly_spend) == (0, 0, 0)

    def test_look_at_a_stop_in_each_quarter_of_its_months(self):
        found = self.found(young(), stop_when=[0, 24, 48]).other_stops

        # From the middle on: the quantiles at 1/2, 3/4, 0 and 1/4 of a triangle from 0 to 48.
        assert found == (240, 310, 0, 170)

    def test_pay_three_alternatives_from_one_draw(self):
        costs = all_costs(DRAW, YEAR)

        assert [flow.spent(0) for flow in costs] == [0, 0, 0]
        assert len(costs) == 3
