"""Shares of second and last places."""

from fractions import Fraction

import pytest

from calculator.analysis import last_rank, second_rank
from calculator.errors import ModelError

# Scores 100 w, 60 and 90 (1 - w): the order is c b a below 1/3, then b c a or b a c, then a b c above 3/5.
CROSSING = {"a": [100, 0], "b": [60, 60], "c": [0, 90]}


def in_millionths(shares: dict[str, Fraction]) -> dict[str, int]:
    return {name: round(share * 10**6) for name, share in shares.items()}


class TestLastRank:
    def test_counts_the_weightings_that_put_an_alternative_last(self):
        # a and c cross at w = 9/19; b is never last.
        assert last_rank(CROSSING) == {"a": Fraction(9, 19), "b": 0, "c": Fraction(10, 19)}

    def test_respects_an_order_of_swings(self):
        assert last_rank(CROSSING, order=[0, 1]) == {"a": 0, "b": 0, "c": 1}

    def test_of_two_is_the_other_way_round(self):
        assert last_rank({"a": [30, 0], "b": [0, 10]}) == {"a": Fraction(1, 4), "b": Fraction(3, 4)}


class TestSecondRank:
    def test_is_what_first_and_last_leave(self):
        expected = {"a": 1 - 0.4 - 9 / 19, "b": 1 - 4 / 15, "c": 1 - 1 / 3 - 10 / 19}

        assert in_millionths(second_rank(CROSSING)) == {name: round(share * 10**6) for name, share in expected.items()}
        assert sum(second_rank(CROSSING).values()) == 1

    def test_respects_an_order_of_swings(self):
        assert second_rank(CROSSING, order=[0, 1]) == {"a": Fraction(1, 5), "b": Fraction(4, 5), "c": 0}

    def test_identical_alternatives_share_second_place_too(self):
        result = second_rank({"a": [80, 10], "b": [80, 10], "c": [20, 70]})

        assert result == {"a": Fraction(1, 2), "b": Fraction(1, 2), "c": 0}

    def test_is_never_below_zero(self):
        # b and c lie on the same side of a on one line, so a is never between them.
        result = second_rank({"a": [0, 100, 37], "b": [60, 40, 37], "c": [90, 10, 37]})

        assert result["a"] == 0
        assert sum(result.values()) == 1

    def test_needs_three_alternatives(self):
        with pytest.raises(ModelError, match="takes 3"):
            second_rank({"a": [1], "b": [2]})
