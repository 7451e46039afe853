"""Published figures that our arithmetic has to reproduce (evidence R1, R2, R5, R6)."""

from fractions import Fraction

import pytest

from calculator.economics.arithmetic import (
    cells_per_vessel,
    dislike_at_which_choice_flips,
    doses_per_lot,
    facility_day,
    lot_materials,
    lots_a_year,
    mean_and_deviation,
    multiple_of_whole,
    preferred,
    running_per_m2,
    share_that_varies,
)
from calculator.economics.entities import CostShare
from calculator.errors import ModelError
from tests.unit.economics.cases import ECONOMICS

# R5: yearly items, and pieces of equipment with their price.
RUNNING = (6_000, 15_600, 7_900, 65_400, 52_800, 28_000, 2_000)
EQUIPMENT = [
    (8, "9604"), (4, "7163"), (4, "10865"), (1, "94700"), (1, "10169.39"),
    (1, "20560"), (2, "2471"), (1, "12245"), (18, "2473"), (6, "65550"),
]  # fmt: skip


class TestGoodManufacturingPracticeMultiplesR1:
    def test_shares_and_multiples_of_the_table_give_2_642(self):
        assert multiple_of_whole(ECONOMICS.cost_shares) == Fraction("2.642")

    def test_that_lies_within_five_percent_of_the_published_2_524(self):
        published = Fraction(6647, 2633)

        assert abs(multiple_of_whole(ECONOMICS.cost_shares) - published) / published < Fraction(5, 100)

    def test_materials_become_thirty_five_percent_of_the_whole(self):
        assert share_that_varies(ECONOMICS.cost_shares) == Fraction(931, 2642)

    def test_shares_that_do_not_make_a_whole_are_refused(self):
        with pytest.raises(ModelError, match="99 %"):
            multiple_of_whole([CostShare("all", 99, 10, varies_with_lot=False)])

    def test_media_fills_of_the_table_cost_twelve_thousand_at_first_and_eight_thousand_a_year(self):
        settings, fill = ECONOMICS.settings, ECONOMICS.inputs["media_fill"].values

        assert fill == (4_000, 4_000, 4_000)
        assert (settings.media_fills_first * fill[1], settings.media_fills_yearly * fill[1]) == (12_000, 8_000)


class TestMeanAgainstSpreadR2:
    OWN, OUTSOURCE = (Fraction(570), Fraction(626)), (Fraction(348), Fraction(272))

    def test_the_choice_flips_at_a_dislike_of_0_627(self):
        flip = dislike_at_which_choice_flips((Fraction(570), Fraction(348)), (Fraction(626), Fraction(272)))

        assert flip is not None
        assert round(flip, 3) == Fraction("0.627")

    @pytest.mark.parametrize(("dislike", "choice"), [(0, 0), (Fraction("0.62"), 0), (Fraction("0.64"), 1), (1, 1)])
    def test_who_minds_no_spread_makes_and_who_minds_it_outsources(self, dislike, choice):
        worth, spread = zip(self.OWN, self.OUTSOURCE, strict=True)

        assert preferred(worth, spread, Fraction(dislike)) == choice

    def test_the_order_of_the_two_does_not_matter(self):
        forth = dislike_at_which_choice_flips((Fraction(570), Fraction(348)), (Fraction(626), Fraction(272)))
        back = dislike_at_which_choice_flips((Fraction(348), Fraction(570)), (Fraction(272), Fraction(626)))

        assert forth == back

    def test_nothing_flips_what_is_better_and_surer(self):
        assert dislike_at_which_choice_flips((Fraction(9), Fraction(8)), (Fraction(1), Fraction(2))) is None

    def test_mean_and_deviation_are_those_of_the_values(self):
        assert mean_and_deviation([2, 4, 4, 4, 5, 5, 7, 9]) == (5, 2)


class TestFacilityDayR5:
    DAY = facility_day(
        400,
        Fraction("0.2"),
        (6_329, 3_692),
        RUNNING,
        [(pieces, Fraction(price)) for pieces, price in EQUIPMENT],
        (15, 5),
        (4, 8, 12),
    )

    def test_the_building_costs_1_687_760(self):
        assert self.DAY.building == 1_687_760

    def test_running_costs_486_53_a_day_and_177_700_a_year(self):
        assert self.DAY.running == Fraction("486.53")
        assert sum(RUNNING) == 177_700

    def test_the_facility_costs_794_59_a_day(self):
        assert self.DAY.rooms == Fraction("794.59")

    def test_equipment_costs_729_374_39_and_399_38_a_day(self):
        assert (self.DAY.equipment, self.DAY.equipment_day) == (Fraction("729374.39"), Fraction("399.38"))

    def test_facility_and_equipment_cost_1_193_97_a_day_and_staff_384(self):
        assert (self.DAY.rooms + self.DAY.equipment_day, self.DAY.staff_day) == (Fraction("1193.97"), 384)

    def test_the_typical_running_cost_of_a_square_metre_is_that_of_this_facility(self):
        default = ECONOMICS.inputs["facility_running"].values

        assert default is not None
        assert round(running_per_m2(RUNNING, 400)) == default[1] == 444


class TestLotsR6:
    def test_a_trillion_cells_in_ten_thousand_vessels_are_a_hundred_million_each(self):
        assert cells_per_vessel(10**12, 10_000) == 10**8

    def test_fifty_to_a_hundred_vessels_make_71_to_143_doses_of_seventy_million(self):
        vessel = cells_per_vessel(10**12, 10_000)

        assert [round(doses_per_lot(vessels, vessel, 70_000_000)) for vessels in (50, 100)] == [71, 143]

    def test_2_500_doses_a_year_at_a_hundred_to_a_lot_are_25_lots(self):
        assert lots_a_year(2_500, 100) == 25

    def test_a_part_of_a_lot_is_a_lot(self):
        assert lots_a_year(2_501, 100) == 26

    def test_materials_of_a_lot_are_doses_times_cells_times_cost_times_what_varies(self):
        assert lot_materials(100, 70, 4_500, Fraction(1, 4)) == 78_750
