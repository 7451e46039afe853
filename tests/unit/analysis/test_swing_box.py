"""Possible and necessary winners and maximum regret when swings lie between bounds."""

from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest

from calculator.analysis import max_regret, necessary_winner, possible_winners, scores
from calculator.errors import ModelError
from tests.unit.analysis.oracles import best_worst_lead_by_programming, largest_mean_by_programming

CROSSING = {"a": [100, 0], "b": [60, 60], "c": [0, 90]}


def random_case(rng):
    criteria = rng.randint(2, 7)
    values = {name: [rng.randrange(0, 101, 10) for _ in range(criteria)] for name in "abc"}
    high = [rng.randint(1, 100) for _ in range(criteria)]
    low = [rng.randint(0, most) if rng.random() < 0.8 else 0 for most in high]
    return values, low, high


def leads_of(values, name):
    own = values[name]
    return [[x - y for x, y in zip(own, rival, strict=True)] for other, rival in values.items() if other != name]


class TestPossibleWinners:
    def test_follows_the_bounds(self):
        # The share of the first swing runs from 1/3 to 2/3: a, b and c each lead somewhere (c at 1/3 only in a tie).
        assert possible_winners(CROSSING, [1, 1], [2, 2]) == ["a", "b", "c"]
        assert possible_winners(CROSSING, [10, 10], [19, 19]) == ["a", "b"]
        assert possible_winners(CROSSING, [4, 5], [5, 5]) == ["b"]

    def test_exact_swings_leave_the_highest_score(self):
        assert possible_winners(CROSSING, [9, 1], [9, 1]) == ["a"]

    def test_an_alternative_below_every_mixture_is_impossible_though_not_dominated(self):
        table = {"a": [100, 0], "middle": [49, 49], "b": [0, 100]}

        assert possible_winners(table, [0, 0], [100, 100]) == ["a", "b"]
        assert possible_winners(table, [1, 1], [100, 100]) == ["a", "b"]

    def test_swings_that_may_all_be_near_zero_still_need_one_above_zero(self):
        # With every lower bound at zero, all swings zero would make anything level.
        assert possible_winners({"a": [90, 80], "b": [40, 30]}, [0, 0], [10, 10]) == ["a"]

    def test_free_swings_find_an_impossible_alternative_wherever_the_mixture_that_beats_it_lies(self):
        # Seventeen parts of the first rival and three of the second are ahead of the middle one on both criteria.
        table = {"middle": [80, 10], "a": [100, 0], "b": [0, 100]}

        assert possible_winners(table, [0, 0], [100, 100]) == ["a", "b"]

    def test_identical_alternatives_are_possible_together(self):
        table = {"a": [70, 20], "b": [70, 20], "c": [60, 10]}

        assert possible_winners(table, [0, 0], [10, 10]) == ["a", "b"]
        assert possible_winners(table, [1, 1], [10, 10]) == ["a", "b"]

    def test_a_criterion_whose_swing_must_be_zero_does_not_count(self):
        assert possible_winners({"a": [90, 0], "b": [40, 100]}, [0, 0], [10, 0]) == ["a"]

    def test_the_only_alternative_left_is_possible(self):
        assert possible_winners({"a": [0, 0]}, [1, 1], [2, 2]) == ["a"]

    def test_agrees_with_linear_programming(self):
        rng = Random("possible")
        clear = 0
        for case in range(200):
            values, low, high = random_case(rng)
            name = "abc"[case % 3]
            margin = best_worst_lead_by_programming(leads_of(values, name), low, high)
            if abs(margin) > 1e-6:
                clear += 1
                assert (name in possible_winners(values, low, high)) == (margin > 0), (values, low, high, name)
        assert clear > 180


class TestNecessaryWinner:
    def test_is_first_for_all_swings_within_the_bounds(self):
        assert necessary_winner(CROSSING, [4, 5], [5, 5]) == "b"

    def test_does_not_exist_where_a_rival_can_draw_level(self):
        # At swings 3 to 2 a draws level with b.
        assert necessary_winner(CROSSING, [2, 2], [3, 3]) is None

    def test_does_not_exist_between_identical_alternatives(self):
        assert necessary_winner({"a": [50, 50], "b": [50, 50]}, [1, 1], [2, 2]) is None

    def test_exists_when_swings_may_all_be_near_zero(self):
        assert necessary_winner({"b": [40, 30], "a": [90, 80]}, [0, 0], [10, 10]) == "a"

    def test_is_the_only_alternative_left(self):
        assert necessary_winner({"a": [0, 0]}, [1, 1], [2, 2]) == "a"

    def test_agrees_with_linear_programming(self):
        rng = Random("necessary")
        found = 0
        for _ in range(200):
            values, low, high = random_case(rng)
            behind = {
                name: max(largest_mean_by_programming([-d for d in lead], low, high) for lead in leads_of(values, name))
                for name in values
            }
            if min(abs(loss) for loss in behind.values()) > 1e-6:
                expected = next((name for name, loss in behind.items() if loss < 0), None)
                found += expected is not None
                assert necessary_winner(values, low, high) == expected, (values, low, high)
        assert found > 50


class TestMaxRegret:
    def test_is_the_largest_loss_of_score_within_the_bounds(self):
        # Share of the first swing from 1/3 to 2/3. a: at 1/3 60 - 33.3; b: at 2/3 66.7 - 60; c: at 2/3 66.7 - 30.
        assert max_regret(CROSSING, [1, 1], [2, 2]) == {
            "a": Fraction(80, 3),
            "b": Fraction(20, 3),
            "c": Fraction(110, 3),
        }

    def test_is_zero_for_a_necessary_winner(self):
        assert max_regret(CROSSING, [4, 5], [5, 5])["b"] == 0

    def test_at_exact_swings_is_the_distance_to_the_highest_score(self):
        expected = scores(CROSSING, [9, 1])

        assert max_regret(CROSSING, [9, 1], [9, 1]) == {name: 90 - score for name, score in expected.items()}

    def test_with_free_swings_is_the_largest_single_difference(self):
        assert max_regret(CROSSING, [0, 0], [1, 1]) == {"a": 90, "b": 40, "c": 100}

    def test_the_only_alternative_left_has_nothing_to_regret(self):
        assert max_regret({"a": [0, 5]}, [1, 1], [2, 2]) == {"a": 0}

    def test_agrees_with_linear_programming(self):
        rng = Random("regret")
        for case in range(200):
            values, low, high = random_case(rng)
            name = "abc"[case % 3]
            losses = [largest_mean_by_programming([-d for d in lead], low, high) for lead in leads_of(values, name)]
            assert float(max_regret(values, low, high)[name]) == pytest.approx(max(0.0, *losses), abs=1e-6)

    def test_wider_bounds_never_lower_it(self):
        values, low, high = random_case(Random("wider"))
        boxes = [([max(0, x - k) for x in low], [x + k for x in high]) for k in (0, 5, 20, 80)]
        for (low_1, high_1), (low_2, high_2) in pairwise(boxes):
            narrow, wide = max_regret(values, low_1, high_1), max_regret(values, low_2, high_2)
            assert all(wide[name] >= narrow[name] for name in values)


class TestBounds:
    @pytest.mark.parametrize("calculation", [possible_winners, necessary_winner, max_regret])
    @pytest.mark.parametrize(
        ("low", "high", "complaint"),
        [
            ([1, 3], [2, 2], "criterion 1 must satisfy"),
            ([-1, 1], [2, 2], "criterion 0 must satisfy"),
            ([1], [2, 2], "1 lower bounds"),
            ([1, 1], [2], "1 swing weights"),
            ([0, 0], [0, 0], "above zero"),
            ([0.5, 1], [2, 2], "whole numbers or exact fractions"),
        ],
    )
    def test_bounds_that_describe_no_swings_are_refused(self, calculation, low, high, complaint):
        with pytest.raises(ModelError, match=complaint):
            calculation(CROSSING, low, high)

    def test_more_than_three_alternatives_are_refused(self):
        with pytest.raises(ModelError, match="1 to 3"):
            max_regret({name: [1] for name in "abcd"}, [1], [1])
