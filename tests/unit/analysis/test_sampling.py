"""Drawing from uniform numbers: levels in proportion, even weightings, and the standard error of a mean."""

from fractions import Fraction

import pytest

from calculator.analysis import pick, sobol_points
from calculator.analysis.sampling import ordered_weights, simplex_weights, standard_error
from calculator.errors import ModelError

FULL = 1 << 32


class TestPick:
    def test_gives_each_index_its_share_of_the_numbers(self):
        counts = [0, 0, 0]
        for (uniform,) in sobol_points(1, 1024, "pick"):
            counts[pick(uniform, [1, 2, 5])] += 1

        assert counts == [128, 256, 640]

    def test_never_gives_an_index_without_share(self):
        assert {pick(uniform, [0, 3, 0]) for uniform in (0, FULL // 2, FULL - 1)} == {1}

    def test_covers_both_ends(self):
        assert pick(0, [1, 1]) == 0
        assert pick(FULL // 2 - 1, [1, 1]) == 0
        assert pick(FULL // 2, [1, 1]) == 1
        assert pick(FULL - 1, [1, 1]) == 1

    def test_refuses_shares_that_are_all_zero(self):
        with pytest.raises(ModelError, match="not all zero"):
            pick(5, [0, 0])


class TestWeights:
    def test_are_the_spacings_of_sorted_numbers(self):
        assert simplex_weights([70, 10, 30]) == [10, 20, 40, FULL - 70]

    def test_of_one_criterion_are_everything(self):
        assert simplex_weights([]) == [FULL]

    def test_have_the_mean_and_spread_of_even_weightings(self):
        weights = [simplex_weights(point) for point in sobol_points(3, 4096, "spread")]
        for column in zip(*weights, strict=True):
            # One weight of four is Beta(1, 3): mean 1/4, mean square 1/10.
            assert sum(column) / 4096 / FULL == pytest.approx(1 / 4, abs=2e-3)
            assert sum(weight**2 for weight in column) / 4096 / FULL**2 == pytest.approx(1 / 10, abs=2e-3)

    def test_fall_along_the_order_of_swings(self):
        weights = ordered_weights([70, 10, 30], [2, 0, 3, 1])

        assert weights == [40, 10, FULL - 70, 20]


class TestStandardError:
    def test_is_the_deviation_of_the_means_divided_by_the_root_of_their_number(self):
        # Variance of 1, 2, 3, 4 is 5/3; divided by 4 and rooted 0.645497224367...
        assert standard_error([Fraction(k) for k in (1, 2, 3, 4)]) == Fraction(645497224, 10**9)

    def test_is_zero_when_all_means_agree(self):
        assert standard_error([Fraction(1, 3)] * 8) == 0
