"""Central weights: the mean weighting for which an alternative is first."""

from fractions import Fraction
from itertools import permutations
from random import Random

import pytest

from calculator.analysis import (
    acceptability,
    central_weights,
    central_weights_given_order,
    first_rank_acceptability,
    rank_order_centroid,
)
from calculator.errors import ModelError
from tests.unit.analysis.oracles import random_model, shuffled

TINY = Fraction(1, 10**10)


def mixture(table, shares, weights_of):
    """Mean of the central weights, each alternative counted with its share."""
    parts = [(share, weights_of(name)) for name, share in shares.items() if share > 0]
    return [sum(share * weights[j] for share, weights in parts) for j in range(len(table["cdmo"]))]


class TestCentralWeights:
    def test_of_two_criteria_is_the_middle_of_the_stretch(self):
        # a is first where w runs from 3/5 to 1, so w is 4/5 on average.
        weights = central_weights({"a": [100, 0], "b": [60, 60], "c": [0, 90]}, "a")

        assert weights is not None
        assert abs(weights[0] - Fraction(4, 5)) < TINY

    def test_sums_to_exactly_one(self):
        table = random_model(Random("sum"), 12)
        leader = max(table, key=lambda name: first_rank_acceptability(table)[name])
        weights = central_weights(table, leader)

        assert weights is not None
        assert sum(weights) == 1

    def test_is_none_for_an_alternative_that_is_never_first(self):
        assert central_weights({"a": [100, 0], "b": [0, 100], "middle": [49, 49]}, "middle") is None

    def test_is_even_when_nothing_differs(self):
        assert central_weights({name: [5, 5, 5, 5] for name in "abc"}, "b") == [Fraction(1, 4)] * 4

    def test_is_even_for_the_only_alternative_left(self):
        assert central_weights({"a": [10, 90]}, "a") == [Fraction(1, 2)] * 2

    def test_of_two_alternatives_leans_to_the_criterion_the_winner_wins(self):
        # a wins where w runs from 1/4 to 1, so w is 5/8 on average.
        assert central_weights({"a": [30, 0], "b": [0, 10]}, "a") == [Fraction(5, 8), Fraction(3, 8)]

    def test_gives_a_criterion_without_differences_its_fair_share(self):
        weights = central_weights({"a": [100, 0, 7], "b": [60, 60, 7], "c": [0, 90, 7]}, "a")

        assert weights is not None
        assert abs(weights[2] - Fraction(1, 3)) < TINY

    def test_gives_criteria_with_equal_values_equal_weights(self):
        weights = central_weights({"a": [100, 0, 100, 40], "b": [60, 60, 60, 0], "c": [0, 90, 0, 75]}, "a")

        assert weights is not None
        assert weights[0] == weights[2] > weights[1]

    def test_moves_with_the_criteria(self):
        rng = Random("moving")
        table = random_model(rng, 8, step=20)
        moved, criteria = shuffled(table, rng)
        for name in table:
            before, after = central_weights(table, name), central_weights(moved, name)
            assert (before is None) == (after is None)
            if before is not None:
                assert after == [before[j] for j in criteria]

    def test_stays_exact_for_an_alternative_that_is_hardly_ever_first(self):
        # b is first only where the one criterion has more than 99 percent, about once in 1e22 weightings.
        table = {"a": [1] * 12, "b": [0] * 11 + [2], "c": [0] * 12}
        narrow = {"a": [99] * 11 + [0], "b": [0] * 11 + [1], "c": [0] * 12}
        for case, floor in ((table, Fraction(1, 2)), (narrow, Fraction(99, 100))):
            weights = central_weights(case, "b")
            # Above a floor the weight of one of n criteria is floor + (1 - floor) / n on average.
            assert weights is not None
            assert abs(weights[11] - (floor + (1 - floor) / 12)) < TINY

    def test_stays_exact_for_the_rarest_of_three_contenders(self):
        # a and c mirror each other on the first two criteria; b needs about 99 percent on the last.
        table = {"a": [99, 98] + [99] * 9 + [0], "b": [0] * 11 + [1], "c": [98, 99] + [99] * 9 + [0]}
        weights = central_weights(table, "b")

        assert weights is not None
        assert abs(weights[11] - Fraction(99 * 12 + 1, 1200)) < Fraction(1, 1000)
        assert weights[0] == weights[1] > weights[2] == weights[10]

    @pytest.mark.parametrize("seed", range(6))
    def test_averages_to_even_weights_over_all_alternatives(self, seed):
        table = random_model(Random(f"total {seed}"), 3 + seed)
        shares = first_rank_acceptability(table)

        mean = mixture(table, shares, lambda name: central_weights(table, name))
        assert all(abs(weight - Fraction(1, 3 + seed)) < TINY for weight in mean)

    def test_refuses_an_alternative_it_does_not_know(self):
        with pytest.raises(ModelError, match="d is not among the alternatives a, b"):
            central_weights({"a": [1], "b": [2]}, "d")


class TestCentralWeightsGivenOrder:
    def test_falls_along_the_order(self):
        table = random_model(Random("falling"), 6, step=5)
        order = [3, 1, 5, 0, 2, 4]
        for name, share in acceptability(table, order).items():
            weights = central_weights_given_order(table, order, name)
            if weights is None:
                assert share == 0
            else:
                along = [weights[j] for j in order]
                assert along == sorted(along, reverse=True)
                assert sum(weights) == 1

    def test_of_two_criteria_is_the_middle_of_the_stretch(self):
        # With the first swing largest, w runs from 1/2 to 1; a is first above 3/5, b below.
        table = {"a": [100, 0], "b": [60, 60], "c": [0, 90]}

        assert central_weights_given_order(table, [0, 1], "a") == [Fraction(4, 5), Fraction(1, 5)]
        assert central_weights_given_order(table, [0, 1], "b") == [Fraction(11, 20), Fraction(9, 20)]
        assert central_weights_given_order(table, [0, 1], "c") is None

    def test_averages_to_the_rank_order_centroid_over_all_alternatives(self):
        table = random_model(Random("centroid"), 5, step=10)
        for order in list(permutations(range(5)))[::17]:
            shares = acceptability(table, order)
            mean = mixture(table, shares, lambda name, order=order: central_weights_given_order(table, order, name))

            assert all(abs(mean[j] - weight) < TINY for j, weight in zip(order, rank_order_centroid(5), strict=True))

    def test_is_the_centroid_for_the_only_alternative_left(self):
        assert central_weights_given_order({"a": [1, 2, 3]}, [0, 1, 2], "a") == rank_order_centroid(3)

    def test_refuses_an_alternative_it_does_not_know(self):
        with pytest.raises(ModelError, match="not among"):
            central_weights_given_order({"a": [1], "b": [2]}, [0], "d")
