"""First-rank acceptability: ties, dominance, orders of swings, and what it must not depend on."""

from fractions import Fraction
from itertools import permutations
from random import Random

import pytest

from calculator.analysis import acceptability, acceptability_given_order, first_rank_acceptability, two_alternatives
from calculator.errors import ModelError
from tests.unit.analysis.oracles import random_model, shuffled

THIRD = Fraction(1, 3)


class TestTies:
    def test_three_identical_alternatives_have_exactly_one_third_each(self):
        assert first_rank_acceptability({name: [10, 60, 30] for name in "abc"}) == {"a": THIRD, "b": THIRD, "c": THIRD}

    def test_identical_alternatives_share_what_one_of_them_would_have(self):
        row, other = [80, 10, 40], [20, 70, 50]
        alone = two_alternatives({"a": row, "c": other})
        shared = first_rank_acceptability({"a": row, "b": row, "c": other})

        assert shared == {"a": alone["a"] / 2, "b": alone["a"] / 2, "c": alone["c"]}

    def test_alternatives_that_mirror_each_other_have_exactly_equal_shares(self):
        turned = {"a": [100, 0, 50, 50], "b": [50, 100, 0, 50], "c": [0, 50, 100, 50]}

        assert set(first_rank_acceptability(turned).values()) == {THIRD}

    def test_two_mirrored_alternatives_have_exactly_equal_shares_beside_a_third(self):
        result = first_rank_acceptability({"a": [100, 0, 25, 75], "b": [0, 100, 75, 25], "c": [55, 55, 55, 55]})

        assert result["a"] == result["b"]
        assert result["c"] > 0

    def test_criteria_on_which_all_agree_change_nothing(self):
        table = {"a": [90, 0, 40], "b": [10, 80, 45], "c": [55, 50, 20]}
        longer = {name: [33, *row, 100] for name, row in table.items()}

        assert first_rank_acceptability(longer) == first_rank_acceptability(table)


class TestDominance:
    def test_an_alternative_at_least_as_good_everywhere_is_always_first(self):
        result = first_rank_acceptability({"a": [60, 70, 70], "b": [60, 20, 70], "c": [10, 70, 30]})

        assert result == {"a": 1, "b": 0, "c": 0}

    def test_a_dominated_alternative_has_exactly_zero_and_leaves_the_exact_pair(self):
        best, rival = [90, 10, 30], [20, 83, 61]
        result = first_rank_acceptability({"best": best, "below": [90, 10, 29], "rival": rival})

        assert result == {"below": 0, **two_alternatives({"best": best, "rival": rival})}

    def test_an_alternative_below_every_mixture_of_the_others_has_exactly_zero(self):
        # Not dominated by either, yet always behind one of them; a and b are level at w = 1/3, with 33 1/3.
        result = first_rank_acceptability({"a": [100, 0], "b": [0, 50], "middle": [33, 33]})

        assert result == {"a": Fraction(2, 3), "b": Fraction(1, 3), "middle": 0}

    def test_an_alternative_that_only_ever_ties_has_exactly_zero(self):
        result = first_rank_acceptability({"a": [100, 0, 0], "b": [0, 100, 100], "middle": [50, 50, 50]})

        assert result["middle"] == 0

    def test_an_alternative_just_above_a_mixture_is_sometimes_first(self):
        result = first_rank_acceptability({"a": [100, 0], "b": [0, 100], "middle": [51, 51]})

        # First where 49 percent <= w <= 51 percent.
        assert result["middle"] == Fraction(2, 100)

    def test_a_single_point_of_value_is_enough_to_be_first_sometimes(self):
        # Scores 2 w, 3 (1 - w) and 2 - w: the middle one leads from 1/2 to 2/3.
        result = first_rank_acceptability({"a": [2, 0], "b": [0, 3], "middle": [1, 2]})

        assert abs(result["middle"] - Fraction(1, 6)) < Fraction(1, 10**11)


class TestInvariance:
    def test_permuting_alternatives_or_criteria_permutes_the_result_to_the_last_digit(self):
        rng = Random("permutations")
        for criteria in (2, 3, 5, 8, 12):
            table = random_model(rng, criteria)
            expected = first_rank_acceptability(table)
            for _ in range(8):
                moved, _ = shuffled(table, rng)
                assert first_rank_acceptability(moved) == expected

    def test_every_order_of_mirrored_alternatives_gives_the_same(self):
        table = {"a": [100, 0, 25, 75], "b": [0, 100, 75, 25], "c": [55, 55, 55, 55]}
        expected = first_rank_acceptability(table)

        for names in permutations(table):
            assert first_rank_acceptability({name: table[name] for name in names}) == expected

    def test_raising_all_values_of_a_criterion_alike_changes_nothing(self):
        table = {"a": [90, 0, 40], "b": [10, 80, 45], "c": [55, 50, 20]}
        raised = {name: [row[0] + 10, *row[1:]] for name, row in table.items()}

        assert abs(first_rank_acceptability(raised)["a"] - first_rank_acceptability(table)["a"]) < Fraction(1, 10**11)


class TestOrderOfSwings:
    def test_only_the_ordered_half_counts(self):
        # w from 1/2 to 1: c would need w below 1/3; a is first above 3/5.
        table = {"a": [100, 0], "b": [60, 60], "c": [0, 90]}
        result = acceptability_given_order(table, [0, 1])

        assert result == {"a": Fraction(4, 5), "b": Fraction(1, 5), "c": 0}

    def test_all_orders_together_make_up_all_weightings(self):
        table = {"a": [90, 0, 40], "b": [10, 80, 45], "c": [55, 50, 20]}
        orders = list(permutations(range(3)))
        total = sum((acceptability_given_order(table, order)["a"] for order in orders), start=Fraction(0))

        assert abs(total / 6 - first_rank_acceptability(table)["a"]) < Fraction(1, 10**11)

    def test_moving_criteria_and_order_together_changes_nothing(self):
        rng = Random("orders")
        table = random_model(rng, 9)
        order = list(range(9))
        rng.shuffle(order)
        moved, criteria = shuffled(table, rng)

        expected = acceptability_given_order(table, order)
        assert acceptability_given_order(moved, [criteria.index(j) for j in order]) == expected

    def test_refuses_an_order_that_forgets_a_criterion(self):
        with pytest.raises(ModelError, match="exactly once"):
            acceptability_given_order({"a": [1, 2], "b": [2, 1], "c": [0, 3]}, [0])


class TestMultiplicity:
    def test_a_weight_that_counts_twice_leans_to_its_criterion(self):
        # The weight of the first criterion is Beta(2, 1), above one half with probability 3/4.
        result = acceptability({"a": [100, 0], "b": [0, 100]}, multiplicity=[2, 1])

        assert result == {"a": Fraction(3, 4), "b": Fraction(1, 4)}

    def test_all_ones_are_the_same_as_none(self):
        table = {"a": [90, 0, 40], "b": [10, 80, 45], "c": [55, 50, 20]}

        assert acceptability(table, multiplicity=[1, 1, 1]) == acceptability(table)

    @pytest.mark.parametrize("multiplicity", [[1], [1, 0], [1, Fraction(1)], [1, True]])
    def test_refuses_anything_but_one_whole_number_per_criterion(self, multiplicity):
        with pytest.raises(ModelError, match="whole multiplicity of at least 1 for each of the 2 criteria"):
            acceptability({"a": [1, 2], "b": [2, 1]}, multiplicity=multiplicity)

    def test_refuses_an_order_at_the_same_time(self):
        with pytest.raises(ModelError, match="not both"):
            acceptability({"a": [1, 2], "b": [2, 1]}, order=[0, 1], multiplicity=[1, 1])


class TestFewerAlternatives:
    def test_the_only_one_left_is_always_first(self):
        assert acceptability({"cdmo": [0, 10]}) == {"cdmo": 1}
        assert acceptability({"cdmo": [0, 10]}, order=[1, 0]) == {"cdmo": 1}

    def test_two_left_are_compared_exactly(self):
        table = {"a": [30, 0], "b": [0, 10]}

        assert acceptability(table) == two_alternatives(table)
        assert acceptability(table, order=[1, 0]) == two_alternatives(table, order=[1, 0])

    def test_two_that_differ_by_single_points_can_both_be_first(self):
        assert acceptability({"a": [51, 50], "b": [50, 51]}) == {"a": Fraction(1, 2), "b": Fraction(1, 2)}

    def test_two_identical_ones_share_equally(self):
        assert acceptability({"a": [30, 0], "b": [30, 0]}) == {"a": Fraction(1, 2), "b": Fraction(1, 2)}

    def test_more_than_three_are_refused(self):
        with pytest.raises(ModelError, match="1 to 3"):
            acceptability({name: [1, 2] for name in "abcd"})

    @pytest.mark.parametrize("names", ["ab", "abcd"])
    def test_the_three_way_names_take_exactly_three(self, names):
        table = {name: [1, 2] for name in names}
        with pytest.raises(ModelError, match="takes 3"):
            first_rank_acceptability(table)
        with pytest.raises(ModelError, match="takes 3"):
            acceptability_given_order(table, [0, 1])
