"""First-rank acceptability: ties, dominance, exact values and what it must not depend on."""

from fractions import Fraction
from itertools import permutations
from random import Random

import pytest

from calculator.analysis import (
    acceptability,
    acceptability_given_order,
    first_rank_acceptability,
    pairwise_indices,
    two_alternatives,
)
from calculator.analysis.acceptability import acceptability_of, rounded_shares
from calculator.analysis.planar import planar_shares
from calculator.errors import ModelError
from tests.unit.analysis.oracles import random_model, shuffled, triangle_share

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
        best, rival = [90, 10, 30], [20, 80, 60]
        result = first_rank_acceptability({"best": best, "below": [90, 10, 29], "rival": rival})

        assert result == {"below": 0, **two_alternatives({"best": best, "rival": rival})}

    def test_an_alternative_below_every_mixture_of_the_others_has_exactly_zero(self):
        # Not dominated by either, yet always behind one of them.
        result = first_rank_acceptability({"a": [100, 0], "b": [0, 100], "middle": [49, 49]})

        assert result == {"a": Fraction(1, 2), "b": Fraction(1, 2), "middle": 0}

    def test_an_alternative_that_only_ever_ties_has_exactly_zero(self):
        result = first_rank_acceptability({"a": [100, 0, 0], "b": [0, 100, 100], "middle": [50, 50, 50]})

        assert result["middle"] == 0

    def test_an_alternative_just_above_a_mixture_is_sometimes_first(self):
        result = first_rank_acceptability({"a": [100, 0], "b": [0, 100], "middle": [51, 51]})

        # First where 49 percent <= w <= 51 percent.
        assert result["middle"] == Fraction(2, 100)


class TestExactValues:
    @pytest.mark.parametrize("step", [1, 5, 25, 50])
    def test_three_criteria_agree_with_cutting_a_triangle(self, step):
        rng = Random(f"triangles {step}")
        compared = 0
        while compared < 60:
            table = random_model(rng, 3, step)
            if len({tuple(row) for row in table.values()}) == 3:
                compared += 1
                result = first_rank_acceptability(table)
                for name, share in result.items():
                    assert abs(share - triangle_share(table, name)) < Fraction(2, 10**12), table

    def test_two_criteria_agree_with_the_points_where_scores_cross(self):
        # Scores 100 w, 60 and 90 (1 - w): c is first below 1/3, a above 3/5.
        result = first_rank_acceptability({"a": [100, 0], "b": [60, 60], "c": [0, 90]})

        assert [round(share * 10**9) for share in result.values()] == [400000000, 266666667, 333333333]

    @pytest.mark.parametrize("copies", range(1, 7))
    def test_many_equal_criteria_agree_with_the_two_way_formula(self, copies):
        # c copies b but for a hair on one criterion, so together they have what b would have alone.
        a, b = [100] * copies + [0] * copies, [0] * copies + [100] * copies
        c = [1, *b[1:-1], 99]
        result = first_rank_acceptability({"a": a, "b": b, "c": c})
        alone = two_alternatives({"a": a, "b": b})

        assert alone["a"] == Fraction(1, 2)
        assert abs(result["a"] - alone["a"]) < Fraction(1, 100)
        assert sum(result.values()) == 1


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


class TestClosedFormula:
    def test_needs_points_in_general_position(self):
        on_a_line = [(0, 10, 20), (0, 20, 40), (30, 0, 5)]
        three_in_a_row = [(0, 10, 40), (0, 20, 30), (0, 30, 20)]

        assert planar_shares(on_a_line, 64) is None
        assert planar_shares(three_in_a_row, 64) is None

    def test_sums_to_one_without_being_told_to(self):
        rng = Random("general position")
        for criteria in range(2, 15):
            columns = [(rng.randrange(10**6), rng.randrange(10**6), rng.randrange(10**6)) for _ in range(criteria)]
            shares = planar_shares(columns, 64)

            assert shares is not None
            assert abs(sum(shares) - (1 << 64)) <= 3

    def test_survives_coefficients_that_almost_cancel(self):
        # Fourteen criteria in two tight clusters: coefficients of more than a thousand bits of both signs.
        rng = Random("clusters")
        columns = [
            tuple((value << 100) + rng.randrange(1000) for value in ((100, 0, 51) if j % 2 else (0, 100, 52)))
            for j in range(14)
        ]
        shares = planar_shares([(a, b, c) for a, b, c in columns], 64)

        assert shares is not None
        assert abs(sum(shares) - (1 << 64)) <= 3

    def test_rows_of_very_large_numbers_are_welcome(self):
        rows = [[90, 0, 40], [10, 80, 45], [55, 50, 20]]
        large = [[value * 10**30 for value in row] for row in rows]

        assert acceptability_of(large) == acceptability_of(rows)


class TestRounding:
    def test_rounds_to_the_nearest_step_and_divides_by_the_sum(self):
        assert rounded_shares([2, 1], rounding=10) == [Fraction(7, 10), Fraction(3, 10)]

    def test_treats_equal_parts_equally(self):
        assert rounded_shares([1, 1, 1], rounding=10) == [THIRD, THIRD, THIRD]

    def test_keeps_zero_at_exactly_zero(self):
        assert rounded_shares([0, 5, 5]) == [0, Fraction(1, 2), Fraction(1, 2)]


class TestAgainstPairs:
    def test_first_and_last_are_consistent_with_winning_pairs(self):
        # The expected number of rivals beaten, counted two ways: 1 + P(first) - P(last) = sum of pairwise wins.
        rng = Random("identity")
        for criteria in (2, 4, 6, 9, 12, 14):
            table = random_model(rng, criteria)
            upside_down = {name: [-value for value in row] for name, row in table.items()}
            first, last, wins = (
                first_rank_acceptability(table),
                first_rank_acceptability(upside_down),
                pairwise_indices(table),
            )
            for name in table:
                beaten = sum(wins[name, rival] for rival in table if rival != name)
                assert abs(1 + first[name] - last[name] - beaten) < Fraction(1, 10**11)
