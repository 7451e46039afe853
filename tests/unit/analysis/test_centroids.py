"""Mean weights of an order of swings, and values at the corners of its region."""

from fractions import Fraction

import pytest

from calculator.analysis import rank_order_centroid
from calculator.analysis.centroids import check_order, cumulated_values
from calculator.errors import ModelError


class TestRankOrderCentroid:
    def test_gives_a_single_criterion_all_the_weight(self):
        assert rank_order_centroid(1) == [1]

    def test_gives_two_criteria_three_quarters_and_one_quarter(self):
        assert rank_order_centroid(2) == [Fraction(3, 4), Fraction(1, 4)]

    def test_falls_and_sums_to_exactly_one_for_twelve_criteria(self):
        weights = rank_order_centroid(12)

        assert sum(weights) == 1
        assert weights == sorted(set(weights), reverse=True)

    def test_is_the_mean_of_the_corners_of_the_ordered_region(self):
        n = 7
        corners = [[Fraction(1, k)] * k + [Fraction(0)] * (n - k) for k in range(1, n + 1)]

        assert rank_order_centroid(n) == [sum(column) / n for column in zip(*corners, strict=True)]

    @pytest.mark.parametrize("n", [0, -1, True, 2.0])
    def test_refuses_anything_but_a_number_of_criteria(self, n):
        with pytest.raises(ModelError, match="at least one criterion"):
            rank_order_centroid(n)


class TestCumulatedValues:
    def test_averages_the_values_of_the_largest_swings(self):
        # Means 80, (80 + 20) / 2 and (80 + 20 + 50) / 3, all times 6.
        assert cumulated_values({"a": [20, 50, 80]}, [2, 0, 1]) == {"a": [480, 300, 300]}

    def test_keeps_twelve_criteria_in_whole_numbers(self):
        row = cumulated_values({"a": list(range(12))}, list(range(12)))["a"]

        assert all(isinstance(value, int) for value in row)
        assert row[-1] == 27720 * 66 // 12


class TestCheckOrder:
    @pytest.mark.parametrize("order", [[0, 1], [0, 1, 1], [1, 2, 3], []])
    def test_refuses_an_order_that_misses_or_repeats_a_criterion(self, order):
        with pytest.raises(ModelError, match="each of the 3 criteria exactly once"):
            check_order(order, 3)

    def test_accepts_any_arrangement_of_all_criteria(self):
        check_order([2, 0, 1], 3)
