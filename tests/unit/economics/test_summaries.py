"""Estimates from columns of draws: percentiles as order statistics, chances, shares and errors between scrambles."""

from fractions import Fraction

import pytest

from calculator.analysis.sampling import standard_error
from calculator.economics.summaries import (
    Spread,
    chance_of_less,
    chance_up_to,
    estimate,
    fan,
    percentile,
    smallest_shares,
    spread,
    weighted_estimate,
    weighted_spread,
)

PERCENTS = (20, 50, 80)


class TestPercentile:
    @pytest.mark.parametrize(("percent", "value"), [(20, 2), (21, 3), (50, 5), (80, 8), (100, 10), (1, 1)])
    def test_is_the_smallest_value_that_enough_values_do_not_exceed(self, percent, value):
        assert percentile(range(1, 11), percent) == value

    def test_at_eighty_leaves_at_most_a_fifth_above(self):
        for count in range(1, 40):
            values = list(range(count))
            assert sum(value > percentile(values, 80) for value in values) * 5 <= count


class TestEstimate:
    PARTS = ((1, 2, 3), (4, 5, 6), (1, 1, 1))

    def test_is_the_mean_of_all_draws(self):
        assert estimate(self.PARTS).value == Fraction(24, 9)

    def test_has_the_error_of_independent_means(self):
        assert estimate(self.PARTS).error == standard_error([Fraction(2), Fraction(5), Fraction(1)])

    def test_counts_in_units_of_a_whole(self):
        assert estimate(self.PARTS, 10).value == Fraction(24, 90)
        assert estimate(self.PARTS, 10).error == standard_error([Fraction(2, 10), Fraction(5, 10), Fraction(1, 10)])

    def test_weighs_parts_of_different_lengths_by_their_draws(self):
        found = estimate(((1, 2, 3, 2), (), (5,)))

        assert found.value == Fraction(13, 5)
        assert found.error == standard_error([Fraction(2), Fraction(5)])

    def test_has_no_error_from_a_single_part(self):
        assert estimate(((1, 2), ())).error == 0


class TestSpread:
    def test_joins_percentiles_of_all_draws_with_the_errors_of_each_scramble(self):
        found = spread(((1, 2, 3, 4, 5), (6, 7, 8, 9, 10)), PERCENTS)

        assert (found.p20, found.p50, found.p80) == (2, 5, 8)
        assert found.errors[1] == standard_error([Fraction(3), Fraction(8)])
        assert found.mean.value == Fraction(11, 2)

    def test_with_equal_weights_is_the_plain_one(self):
        parts = ((5, 3, 9, 1, 7), (2, 8, 8, 0, 6))

        assert weighted_spread(parts, ((3,) * 5, (3,) * 5), PERCENTS) == spread(parts, PERCENTS)

    def test_counts_a_draw_as_often_as_it_weighs(self):
        heavy = weighted_spread(((10, 20, 30), (10, 20, 30)), ((1, 2, 7), (1, 2, 7)), PERCENTS)
        often = spread(((10, 20, 20, *[30] * 7), (10, 20, 20, *[30] * 7)), PERCENTS)

        assert heavy == often
        assert isinstance(heavy, Spread)

    def test_takes_no_notice_of_draws_without_weight(self):
        assert weighted_estimate(((5, 900), (7, 900)), ((1, 0), (1, 0))) == estimate(((5,), (7,)))

    def test_of_draws_that_all_lack_weight_is_none(self):
        assert weighted_spread(((5,), (7,)), ((0,), (0,)), PERCENTS) is None
        assert weighted_estimate(((5,), (7,)), ((0,), (0,))) is None


class TestShares:
    def test_count_how_often_each_is_smallest(self):
        found = smallest_shares([((1, 9, 9, 9),), ((2, 1, 1, 8),), ((3, 8, 7, 1),)])

        assert [share.value for share in found] == [Fraction(1, 4), Fraction(1, 2), Fraction(1, 4)]

    def test_are_split_equally_in_a_tie(self):
        two, three = smallest_shares([((1,),), ((1,),), ((5,),)]), smallest_shares([((1,),), ((1,),), ((1,),)])

        assert [share.value for share in two] == [Fraction(1, 2), Fraction(1, 2), 0]
        assert [share.value for share in three] == [Fraction(1, 3)] * 3

    def test_follow_weights_where_draws_do_not_count_alike(self):
        found = smallest_shares([((1, 2),), ((2, 1),)], weights=((3, 1),))

        assert [share.value for share in found] == [Fraction(3, 4), Fraction(1, 4)]

    def test_of_less_leave_ties_to_neither(self):
        parts = (((1, 2, 3, 4),), ((2, 2, 2, 2),))

        assert chance_of_less(*parts).value == Fraction(1, 4)
        assert chance_of_less(*reversed(parts)).value == Fraction(1, 2)

    def test_up_to_a_limit_include_it(self):
        assert chance_up_to(((1, 2, 3, 4),), 2).value == Fraction(1, 2)


class TestFan:
    def test_has_the_percentiles_of_each_month(self):
        rows = [(draw, 10 * draw, 0) for draw in range(1, 11)]

        assert fan(rows, PERCENTS) == ((2, 5, 8), (20, 50, 80), (0, 0, 0))

    def test_is_empty_without_rows(self):
        assert fan((), PERCENTS) == ()
