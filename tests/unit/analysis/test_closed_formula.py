"""The closed formula for three alternatives: exact values, cancellation, rounding, and agreement with pairs."""

from fractions import Fraction
from random import Random

import pytest

from calculator.analysis import first_rank_acceptability, pairwise_indices, two_alternatives
from calculator.analysis.acceptability import acceptability_of, rounded_shares
from calculator.analysis.planar import planar_shares
from tests.unit.analysis.oracles import random_model, triangle_share

THIRD = Fraction(1, 3)


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
