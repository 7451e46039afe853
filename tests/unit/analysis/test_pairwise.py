"""Exact comparison of two alternatives over all weightings."""

from fractions import Fraction

import pytest

from calculator.analysis import pairwise_indices, pairwise_win, two_alternatives
from calculator.errors import ModelError


class TestPairwiseWin:
    def test_is_even_when_the_two_mirror_each_other(self):
        assert pairwise_win([1, -1]) == Fraction(1, 2)

    def test_depends_on_how_far_apart_the_two_are(self):
        # With weight w on the first criterion: 30 w > 10 (1 - w) means w > 1/4.
        assert pairwise_win([30, -10]) == Fraction(3, 4)

    def test_handles_repeated_differences_without_perturbing_them(self):
        # Three criteria for, one against, equally strong: lost when the one has more than half, (1/2)^3.
        assert pairwise_win([5, 5, 5, -5]) == Fraction(7, 8)

    def test_handles_repeated_differences_on_the_losing_side(self):
        assert pairwise_win([5, -5, -5, -5]) == Fraction(1, 8)

    def test_counts_criteria_on_which_the_two_agree_as_dilution_only(self):
        assert pairwise_win([0, 30, 0, -10, 0]) == Fraction(3, 4)

    def test_is_one_half_when_nothing_differs(self):
        assert pairwise_win([0, 0, 0]) == Fraction(1, 2)

    def test_is_certain_when_no_criterion_is_against(self):
        assert pairwise_win([0, 3]) == 1
        assert pairwise_win([0, -3]) == 0

    def test_does_not_depend_on_the_order_or_the_unit_of_the_differences(self):
        assert pairwise_win([7, -3, 2, -9]) == pairwise_win([-90, 20, 70, -30])

    def test_swapping_the_two_gives_the_rest(self):
        differences = [25, -50, 75, 25, -25, -100, 0, 50, 25, -75, -25, 100]

        assert pairwise_win(differences) + pairwise_win([-d for d in differences]) == 1

    def test_agrees_with_the_formula_for_differences_that_all_differ(self):
        differences = [41, -13, 7, -58, 29]
        expected = Fraction(0)
        for d in differences:
            if d > 0:
                term = Fraction(d) ** 4
                for other in differences:
                    term /= d - other if other != d else 1
                expected += term

        assert pairwise_win(differences) == expected

    def test_refuses_no_criterion(self):
        with pytest.raises(ModelError, match="no criterion"):
            pairwise_win([])


class TestPairwiseIndices:
    def test_names_every_ordered_pair(self):
        indices = pairwise_indices({"a": [30, 0], "b": [0, 10], "c": [0, 0]})

        assert indices["a", "b"] == Fraction(3, 4)
        assert indices["b", "a"] == Fraction(1, 4)
        assert indices["a", "c"] == indices["b", "c"] == 1
        assert len(indices) == 6

    def test_respects_an_order_of_swings(self):
        # With the first swing at least as large as the second, w runs from 1/2 to 1; b wins below 3/4.
        indices = pairwise_indices({"a": [10, 0], "b": [0, 30]}, order=[0, 1])

        assert indices["a", "b"] == Fraction(1, 2)

    def test_refuses_a_table_without_values(self):
        with pytest.raises(ModelError, match="no criterion"):
            pairwise_indices({"a": [], "b": []})


class TestTwoAlternatives:
    def test_gives_both_shares(self):
        assert two_alternatives({"a": [30, 0], "b": [0, 10]}) == {"a": Fraction(3, 4), "b": Fraction(1, 4)}

    def test_respects_an_order_of_swings(self):
        assert two_alternatives({"a": [0, 10], "b": [30, 0]}, order=[1, 0]) == {
            "a": Fraction(1, 2),
            "b": Fraction(1, 2),
        }

    @pytest.mark.parametrize("table", [{"a": [1]}, {"a": [1], "b": [2], "c": [3]}])
    def test_refuses_any_other_number(self, table):
        with pytest.raises(ModelError, match="takes 2"):
            two_alternatives(table)
