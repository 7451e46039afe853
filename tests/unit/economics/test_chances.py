"""Chances in closed form against counting."""

from fractions import Fraction

import pytest

from calculator.economics.chances import chance_bought_is_cheaper, chance_passed, chance_up_to, cheapest_year
from calculator.economics.draws import ONE, triangular
from calculator.economics.units import WEIGHT
from tests.unit.economics.cases import YEAR

PRICE = (200_000, 350_000, 500_000)


class TestTriangularChance:
    @pytest.mark.parametrize("value", [199, 200, 230, 349, 350, 420, 499, 500, 501])
    def test_agrees_with_counting_quantiles(self, value):
        counted = sum(triangular(u * ONE // 4096, 2000, 3500, 5000) <= 10 * value for u in range(4096))

        assert chance_up_to(10 * value, (2000, 3500, 5000)) / WEIGHT == pytest.approx(counted / 4096, abs=1.5e-3)

    def test_is_a_step_for_a_single_number(self):
        assert [chance_up_to(value, (5, 5, 5)) for value in (4, 5, 6)] == [0, WEIGHT, WEIGHT]

    def test_is_right_where_the_typical_value_lies_at_an_end(self):
        assert chance_up_to(50, (0, 0, 100)) == WEIGHT * 3 // 4
        assert chance_up_to(50, (0, 100, 100)) == WEIGHT // 4


class TestMoneyThatEnds:
    @pytest.mark.parametrize(("month", "chance"), [(180, 0), (210, 0.25), (240, 0.5), (300, 1), (400, 1)])
    def test_does_so_evenly_between_two_months(self, month, chance):
        assert chance_passed(month, 180, 300) == chance * WEIGHT

    def test_does_so_in_one_month_when_the_two_are_equal(self):
        assert [chance_passed(month, 480, 480) for month in (479, 480, 481)] == [0, 0, WEIGHT]


class TestTheCheapestYear:
    # 20 lots started and 300,000 of oversight: a price of 350,000 makes a year of 7.3 million.
    def test_at_a_cdmo_depends_on_the_prices_held_possible(self):
        assert chance_bought_is_cheaper(YEAR, 7_300_000, PRICE) == WEIGHT // 2
        assert chance_bought_is_cheaper(YEAR, 4_200_000, PRICE) == 0
        assert chance_bought_is_cheaper(YEAR, 10_400_000, PRICE) == WEIGHT

    def test_at_a_single_price_is_certain_one_way_or_the_other(self):
        single = (350_000, 350_000, 350_000)

        found = [chance_bought_is_cheaper(YEAR, 7_300_000 + more, single) for more in (-1, 0, 1)]

        assert found == [0, WEIGHT // 2, WEIGHT]

    def test_shares_what_the_cdmo_leaves_with_the_cheaper_of_the_other_two(self):
        half = WEIGHT // 2

        assert cheapest_year(7, 9, half, WEIGHT) == (half, half, 0)
        assert cheapest_year(9, 7, WEIGHT, half) == (0, half, half)
        assert cheapest_year(7, 7, half, half) == (half // 2, half, half // 2)

    def test_gives_shares_of_one_whole(self):
        for below in range(0, WEIGHT, 99_999):
            assert sum(cheapest_year(7, 7, below, below)) == WEIGHT

    def test_agrees_with_trying_many_prices(self):
        prices = [triangular(u * ONE // 2048, *PRICE) for u in range(2048)]
        cheaper = sum(300_000 + price * 200 // 10 < 6_100_000 for price in prices)

        assert chance_bought_is_cheaper(YEAR, 6_100_000, PRICE) / WEIGHT == pytest.approx(
            float(Fraction(cheaper, 2048)), abs=1e-3
        )
