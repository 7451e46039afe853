"""Sobol points: the published sequence, and scrambles that keep it even."""

import pytest
from scipy.stats import qmc

from calculator.analysis import sobol_points
from calculator.analysis.sobol import MOST_DIMENSIONS
from calculator.analysis.sobol_directions import DIRECTIONS
from calculator.errors import ModelError


class TestPlainPoints:
    def test_start_with_the_first_points_anyone_can_check_by_hand(self):
        half, quarter = 1 << 31, 1 << 30

        assert list(sobol_points(2, 4)) == [(0, 0), (half, half), (3 * quarter, quarter), (quarter, 3 * quarter)]

    def test_equal_those_of_scipy_in_every_dimension(self):
        ours = [[coordinate / 2**32 for coordinate in point] for point in sobol_points(MOST_DIMENSIONS, 1024)]

        assert ours == qmc.Sobol(MOST_DIMENSIONS, scramble=False).random(1024).tolist()

    def test_a_single_point_is_the_first(self):
        assert list(sobol_points(3, 1)) == [(0, 0, 0)]


class TestScrambledPoints:
    def test_stay_even_in_every_dimension(self):
        points = list(sobol_points(MOST_DIMENSIONS, 256, "even"))
        for coordinates in zip(*points, strict=True):
            assert sorted(coordinate >> 24 for coordinate in coordinates) == list(range(256))

    def test_stay_even_in_every_box_of_the_first_two_dimensions(self):
        points = list(sobol_points(2, 256, "boxes"))
        for across in range(9):
            boxes = {(x >> (32 - across), y >> (24 + across)) for x, y in points}
            assert len(boxes) == 256

    def test_use_all_32_bits(self):
        points = list(sobol_points(5, 64, "bits"))
        for coordinates in zip(*points, strict=True):
            assert len({coordinate & 0xFFFF for coordinate in coordinates}) > 32

    def test_a_longer_sequence_begins_with_the_shorter_one(self):
        assert list(sobol_points(4, 64, "key"))[:16] == list(sobol_points(4, 16, "key"))

    def test_a_wider_sequence_begins_with_the_narrower_one(self):
        wide = [point[:3] for point in sobol_points(9, 16, "key")]

        assert wide == list(sobol_points(3, 16, "key"))

    def test_another_text_gives_other_points(self):
        assert list(sobol_points(2, 16, "one")) != list(sobol_points(2, 16, "two"))

    def test_never_change(self):
        # Frozen: every sampled result depends on them.
        assert list(sobol_points(3, 4, "key")) == [
            (2285346607, 28728673, 2374275979),
            (1429274389, 3978533479, 86944812),
            (764503101, 1326448016, 3647821760),
            (4036363271, 2744793750, 1372022887),
        ]


class TestLimits:
    @pytest.mark.parametrize("dimensions", [0, MOST_DIMENSIONS + 1, True])
    def test_refuses_a_number_of_dimensions_it_has_no_numbers_for(self, dimensions):
        with pytest.raises(ModelError, match="1 to 64 dimensions"):
            sobol_points(dimensions, 4)

    @pytest.mark.parametrize("count", [0, 3, 1000, -4, 1 << 33, 4.0])
    def test_refuses_a_number_of_points_that_would_lose_the_balance(self, count):
        with pytest.raises(ModelError, match="power of two"):
            sobol_points(2, count)

    def test_accepts_every_power_of_two_up_to_the_bits_of_a_coordinate(self):
        assert next(iter(sobol_points(1, 1 << 32))) == (0,)


class TestDirectionNumbers:
    def test_cover_twelve_criteria_and_twenty_nine_unknown_answers(self):
        assert len(DIRECTIONS) >= 40

    def test_are_odd_and_below_their_power_of_two(self):
        for polynomial, numbers in DIRECTIONS[1:]:
            assert len(numbers) == polynomial.bit_length() - 1
            assert all(number % 2 == 1 and number < 1 << place for place, number in enumerate(numbers, start=1))
