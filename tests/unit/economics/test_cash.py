"""Streams of money against sums done by hand."""

import pytest

from calculator.economics.cash import SCALE, Discounts, Flow, Worth, discount_tables

FREE = Discounts(0, 120)


class TestFlow:
    def test_a_rate_pays_from_its_month_on(self):
        flow = Flow(((100, 50),))

        assert [flow.spent(month) for month in (0, 100, 101, 220)] == [0, 0, 50, 6000]

    def test_a_second_rate_adds_to_the_first_and_a_negative_one_ends_it(self):
        flow = Flow(((0, 50), (100, -50)))

        assert [flow.spent(month) for month in (50, 100, 500)] == [2500, 5000, 5000]

    def test_a_sum_is_paid_in_its_month(self):
        flow = Flow((), ((55, 1000),))

        assert [flow.spent(month) for month in (54, 55)] == [0, 1000]

    def test_by_month_agrees_with_what_is_spent_at_each_months_end(self):
        flow = Flow(((0, 70), (33, 41), (87, -70), (240, 11), (960, 5)), ((0, 900), (41, 77), (480, 5), (700, 3)))

        assert flow.by_month(48) == [flow.spent(10 * month) for month in range(49)]

    def test_without_interest_todays_worth_is_what_is_spent(self):
        flow = Flow(((0, 70), (33, 41), (87, -70)), ((41, 77),))

        assert [flow.present(month, FREE) for month in (0, 40, 480)] == [flow.spent(month) for month in (0, 40, 480)]

    def test_what_comes_later_is_worth_less_today(self):
        table = Discounts(100, 120)

        assert Flow((), ((480, 1000),)).present(480, table) == pytest.approx(1000 / (1 + 0.1 / 12) ** 48, abs=1)

    def test_made_ready_for_many_months_is_worth_the_same(self):
        table = Discounts(100, 120)
        flow = Flow(((240, 11), (0, 70), (33, 41), (87, -70)), ((0, 900), (41, 77), (480, 5)))
        ready = Worth(flow, table)

        for month in range(0, 600, 7):
            assert ready.until(month) == flow.present(month, table)

    def test_payments_after_the_horizon_do_not_count(self):
        assert Flow(((480, 70),), ((481, 1000),)).present(480, FREE) == 0


class TestDiscounts:
    def test_ten_percent_a_year_takes_a_twelfth_of_it_each_month(self):
        factors = Discounts(100, 24).factors

        assert factors[0] == SCALE
        assert factors[12] / SCALE == pytest.approx((1 + 0.1 / 12) ** -12, rel=1e-7)

    def test_an_annuity_without_interest_is_the_number_of_years(self):
        assert FREE.annuity(10) == 10 * SCALE

    def test_an_annuity_of_fifteen_years_at_ten_percent_is_near_eight(self):
        expected = sum((1 + 0.1 / 12) ** -month for month in range(180)) / 12

        assert Discounts(100, 180).annuity(15) / SCALE == pytest.approx(expected, rel=1e-6)

    def test_tables_are_kept_for_the_next_run(self):
        assert discount_tables(100, 60) is discount_tables(100, 60)
