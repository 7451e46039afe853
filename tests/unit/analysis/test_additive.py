"""Scores at stated swing weights."""

from fractions import Fraction

import pytest

from calculator.analysis import scores, weighted_score
from calculator.analysis.additive import check_values, check_weights, exact_sum, is_whole
from calculator.errors import ModelError


class TestWeightedScore:
    def test_counts_a_criterion_in_proportion_to_its_swing(self):
        assert weighted_score([100, 0], swings=[3, 1]) == 75

    def test_is_exact_where_a_float_would_not_be(self):
        assert weighted_score([1, 0, 0], swings=[1, 1, 1]) == Fraction(1, 3)

    def test_takes_shares_as_well_as_points(self):
        assert weighted_score([100, 0], swings=[Fraction(1, 5), Fraction(4, 5)]) == 20

    def test_refuses_swings_that_are_all_zero_and_says_what_to_do(self):
        with pytest.raises(ModelError, match="above zero"):
            weighted_score([50, 50], swings=[0, 0])

    def test_refuses_a_missing_swing(self):
        with pytest.raises(ModelError, match="2 values but 1 swing weights"):
            weighted_score([50, 50], swings=[1])

    def test_refuses_a_negative_swing(self):
        with pytest.raises(ModelError, match="negative"):
            weighted_score([50, 50], swings=[2, -1])

    def test_refuses_a_float_because_it_is_not_exact(self):
        with pytest.raises(ModelError, match="whole numbers or exact fractions"):
            weighted_score([50, 50], swings=[0.5, 0.5])  # type: ignore[list-item]


class TestScores:
    def test_scores_every_alternative_in_the_order_given(self):
        result = scores({"hybrid": [50, 50], "cdmo": [0, 100], "in_house": [100, 0]}, [1, 3])

        assert list(result.items()) == [("hybrid", 50), ("cdmo", 75), ("in_house", 25)]

    def test_does_not_change_when_raw_swings_are_scaled(self):
        table = {"a": [10, 70, 30], "b": [90, 20, 40]}

        assert scores(table, [5, 3, 2]) == scores(table, [500, 300, 200])

    def test_does_not_change_when_another_alternative_is_dropped(self):
        table = {"a": [10, 70], "b": [90, 20], "c": [35, 35]}
        without = {name: row for name, row in table.items() if name != "b"}

        assert scores(without, [1, 2]) == {name: score for name, score in scores(table, [1, 2]).items() if name != "b"}


class TestCheckValues:
    def test_returns_the_number_of_criteria(self):
        assert check_values({"a": [1, 2, 3], "b": [4, 5, 6]}) == 3

    def test_accepts_the_fewest_and_the_most_alternatives_allowed(self):
        assert check_values({"a": [1], "b": [2]}, least=2, most=3) == 1
        assert check_values({"a": [1], "b": [2], "c": [3]}, least=2, most=3) == 1

    def test_refuses_an_empty_table(self):
        with pytest.raises(ModelError, match="no alternative is left"):
            check_values({})

    def test_refuses_an_alternative_without_values(self):
        with pytest.raises(ModelError, match="no criterion"):
            check_values({"a": []})

    def test_refuses_rows_of_different_lengths(self):
        with pytest.raises(ModelError, match="different numbers of values"):
            check_values({"a": [1, 2], "b": [1]})

    def test_names_the_alternative_with_a_value_that_is_not_whole(self):
        with pytest.raises(ModelError, match="values of b must be whole"):
            check_values({"a": [1], "b": [0.5]})  # type: ignore[list-item]

    def test_says_how_many_alternatives_it_takes(self):
        table = {"a": [1], "b": [2], "c": [3], "d": [4]}
        with pytest.raises(ModelError, match="4 alternatives were given; this calculation takes 1 to 3"):
            check_values(table, most=3)
        with pytest.raises(ModelError, match="4 alternatives were given; this calculation takes 2"):
            check_values(table, least=2, most=2)
        with pytest.raises(ModelError, match="1 alternatives were given"):
            check_values({"a": [1]}, least=2, most=2)


class TestCheckWeights:
    def test_returns_the_exact_sum(self):
        assert check_weights([Fraction(1, 3), Fraction(1, 6), 1], 3) == Fraction(3, 2)

    def test_allows_single_zeros(self):
        assert check_weights([0, 7], 2) == 7


class TestExactness:
    def test_true_and_false_are_not_numbers(self):
        assert not is_whole(True)
        assert is_whole(1)
        assert not is_whole(1.0)

    def test_the_sum_of_nothing_is_zero(self):
        assert exact_sum([]) == 0
