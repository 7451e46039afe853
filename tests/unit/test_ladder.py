"""Numbers on the ladder have two digits that count, and a place that leads back to them."""

from itertools import pairwise

import pytest

from calculator.ladder import LAST_CODE, code_of, snap, steps_at, steps_of, unit_of


class TestThePlaces:
    def test_all_lead_to_a_number_that_leads_back(self):
        assert [code_of(steps_at(code)) for code in range(LAST_CODE + 1)] == list(range(LAST_CODE + 1))

    def test_rise_with_the_number(self):
        assert all(low < high for low, high in pairwise(steps_at(code) for code in range(LAST_CODE + 1)))

    def test_begin_one_by_one_and_go_on_with_two_digits(self):
        assert [steps_at(code) for code in (0, 99, 100, 101, 189, 190, 191)] == [0, 99, 100, 110, 990, 1000, 1100]

    def test_end_beyond_every_amount_that_can_be_meant(self):
        assert steps_at(LAST_CODE) == 3_300_000_000_000


class TestSnap:
    @pytest.mark.parametrize(
        ("steps", "nearest"),
        [(0, 0), (99, 99), (104, 100), (105, 110), (994, 990), (995, 1000), (1250, 1300), (9949, 9900), (9950, 10_000)],
    )
    def test_goes_to_the_nearest_number_halves_up(self, steps, nearest):
        assert snap(steps) == nearest

    def test_leaves_what_is_on_the_ladder(self):
        assert all(snap(steps_at(code)) == steps_at(code) for code in range(LAST_CODE + 1))


class TestSteps:
    @pytest.mark.parametrize(
        ("value", "scale", "steps"),
        [(12, 10, 120), (12.0, 10, 120), (0.04, 10, 0), (0.05, 10, 1), (0.15, 10, 2), (1e300, 1000, int(1e300) * 1000)],
    )
    def test_are_the_nearest_to_a_number_halves_up(self, value, scale, steps):
        assert steps_of(value, scale) == steps

    @pytest.mark.parametrize("scale", [1, 10, 100, 1000])
    def test_come_back_from_the_unit_as_they_were(self, scale):
        found = [steps_of(unit_of(steps_at(code), scale), scale) for code in range(LAST_CODE + 1)]
        assert found == [steps_at(code) for code in range(LAST_CODE + 1)]
