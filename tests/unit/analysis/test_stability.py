"""How far one weight, or the weight of a group, may move before the leader changes."""

from fractions import Fraction
from random import Random

import pytest

from calculator.analysis import group_stability, scores, weight_stability
from calculator.errors import ModelError

GRID = [Fraction(k, 24) for k in range(25)]


def leaders(values, weights):
    result = scores(values, weights)
    return {name for name, score in result.items() if score == max(result.values())}


def moved(weights, group, share):
    """Give a group a share of all weight, inside and outside in proportion, or equally where there is none."""
    result = [Fraction(0)] * len(weights)
    for part, part_share in (
        (sorted(group), share),
        ([j for j in range(len(weights)) if j not in group], 1 - share),
    ):
        total = sum(weights[j] for j in part)
        for j in part:
            result[j] = part_share * (Fraction(weights[j], total) if total else Fraction(1, len(part)))
    return result


class TestWeightStability:
    def test_ends_where_the_rival_draws_level(self):
        # Scores 100 w and 40: level at w = 2/5.
        assert weight_stability({"a": [100, 0], "b": [40, 40]}, [1, 1], 0) == (Fraction(2, 5), 1)

    def test_can_end_on_both_sides(self):
        # b = 60 leads between 100 (1 - w) below 2/5 and 100 w above 3/5.
        table = {"a": [100, 0], "b": [60, 60], "c": [0, 100]}

        assert weight_stability(table, [1, 1], 0) == (Fraction(2, 5), Fraction(3, 5))

    def test_is_everything_when_no_weight_on_the_criterion_changes_the_leader(self):
        assert weight_stability({"a": [90, 80], "b": [40, 40]}, [1, 3], 1) == (0, 1)

    def test_is_everything_when_there_is_only_one_criterion(self):
        assert weight_stability({"a": [90], "b": [40]}, [7], 0) == (0, 1)

    def test_shares_equally_when_the_criterion_has_all_the_weight_now(self):
        # Away from criterion 0, the others count half each: a 0, b 50.
        table = {"a": [100, 0, 0], "b": [0, 0, 100]}

        assert weight_stability(table, [1, 0, 0], 0) == (Fraction(1, 3), 1)

    def test_starts_from_zero_when_the_criterion_has_no_weight_now(self):
        assert weight_stability({"a": [0, 100], "b": [100, 50]}, [0, 1], 0) == (0, Fraction(1, 3))

    def test_leaders_that_tie_now_must_all_keep_leading(self):
        assert weight_stability({"a": [100, 0], "b": [0, 100]}, [1, 1], 0) == (Fraction(1, 2), Fraction(1, 2))

    def test_identical_leaders_lead_together(self):
        assert weight_stability({"a": [90, 80], "b": [90, 80], "c": [0, 0]}, [1, 1], 0) == (0, 1)

    def test_agrees_with_trying_every_weight_on_a_grid(self):
        rng = Random("stability")
        for _ in range(200):
            criteria = rng.randint(2, 6)
            values = {name: [rng.randrange(0, 101, 5) for _ in range(criteria)] for name in "abc"}
            weights = [rng.randrange(0, 5) for _ in range(criteria - 1)] + [1]
            group = set(rng.sample(range(criteria), rng.randint(1, criteria - 1)))
            low, high = group_stability(values, weights, sorted(group))
            now = leaders(values, weights)
            for share in GRID:
                keeps = now <= leaders(values, moved(weights, group, share))
                assert keeps == (low <= share <= high), (values, weights, group, share)


class TestGroupStability:
    def test_contains_the_weight_of_the_group_now(self):
        table = {"a": [100, 0, 30], "b": [40, 40, 90], "c": [10, 80, 60]}
        low, high = group_stability(table, [5, 3, 2], [0, 2])

        assert low <= Fraction(7, 10) <= high

    def test_moving_everything_outside_is_moving_the_group_the_other_way(self):
        table = {"a": [100, 0, 30], "b": [40, 40, 90], "c": [10, 80, 60]}
        low, high = group_stability(table, [5, 3, 2], [0, 2])

        assert weight_stability(table, [5, 3, 2], 1) == (1 - high, 1 - low)

    def test_moving_all_criteria_together_changes_nothing(self):
        assert group_stability({"a": [100, 0], "b": [40, 40]}, [1, 1], [1, 0]) == (0, 1)

    def test_finds_the_end_between_alternatives_that_hardly_differ(self):
        # Half a point ahead inside the group, half a point behind outside.
        table = {"a": [51, 50, 50, 50], "b": [50, 50, 50, 51]}

        assert group_stability(table, [2, 2, 1, 1], [0, 1]) == (Fraction(1, 2), 1)
        assert group_stability(table, [2, 2, 1, 1], [2, 3]) == (0, Fraction(1, 2))

    @pytest.mark.parametrize("criteria", [[], [0, 0], [2], [-1]])
    def test_refuses_criteria_that_do_not_make_a_group(self, criteria):
        with pytest.raises(ModelError, match="different indices from 0 to 1"):
            group_stability({"a": [100, 0], "b": [40, 40]}, [1, 1], criteria)

    def test_refuses_weights_that_are_all_zero(self):
        with pytest.raises(ModelError, match="above zero"):
            weight_stability({"a": [100, 0], "b": [40, 40]}, [0, 0], 0)
