"""Inputs that drive a difference, and the block estimator against values known in closed form (PC8)."""

from math import sqrt
from statistics import NormalDist

import pytest

from calculator.analysis.sobol import sobol_points
from calculator.economics.draws import ONE
from calculator.economics.drivers import drivers, value_of_knowing
from calculator.errors import ModelError

POINTS = list(sobol_points(3, 4096, "drivers"))
FIRST, SECOND, THIRD = (list(column) for column in zip(*POINTS, strict=True))


# Net benefit 0 against p1 - p2, p1 of mean 1 and deviation 1, p2 of mean 0 and deviation 2, in millionths.
UNIT = 10**6
P1 = [round(UNIT * NormalDist(1, 1).inv_cdf((u + 0.5) / ONE)) for u in FIRST]
P2 = [round(UNIT * NormalDist(0, 2).inv_cdf((u + 0.5) / ONE)) for u in SECOND]
PAYOFFS = [[0] * len(P1), [a - b for a, b in zip(P1, P2, strict=True)]]


class TestDrivers:
    def test_put_the_strongest_pull_first(self):
        difference = [u - v // 4 for u, v in zip(FIRST, SECOND, strict=True)]
        found = drivers({"weak": SECOND, "strong": FIRST, "idle": THIRD}, difference)

        assert [driver.coordinate for driver in found] == ["strong", "weak", "idle"]

    def test_give_the_mean_difference_where_an_input_is_lowest_and_highest(self):
        found = drivers({"only": FIRST}, [u * 1000 // ONE for u in FIRST])[0]

        assert float(found.low) == pytest.approx(100, abs=1)
        assert float(found.high) == pytest.approx(900, abs=1)

    def test_explain_everything_by_an_input_that_decides_alone_and_nothing_by_an_idle_one(self):
        found = drivers({"only": FIRST, "idle": THIRD}, [u * u for u in FIRST])

        assert [driver.explained for driver in found] == [1000, 0]

    def test_explain_a_falling_difference_as_well_as_a_rising_one(self):
        assert drivers({"only": FIRST}, [-u for u in FIRST])[0].explained == 1000

    def test_explain_shares_that_match_the_spread_each_input_brings(self):
        # Spread 2 beside 1: four fifths of the variance, nearly the same for ranks.
        found = drivers({"two": FIRST, "one": SECOND}, [2 * u + v for u, v in zip(FIRST, SECOND, strict=True)])

        assert [driver.explained for driver in found] == pytest.approx([800, 200], abs=25)

    def test_explain_nothing_where_nothing_differs(self):
        assert drivers({"idle": FIRST}, [7] * len(FIRST))[0].explained == 0

    def test_ask_for_enough_draws(self):
        with pytest.raises(ModelError, match="too few"):
            drivers({"only": [ONE // 2]}, [1])


class TestTheValueOfKnowing:
    @staticmethod
    def exact(mean: float, deviation: float) -> float:
        normal = NormalDist()
        return mean * normal.cdf(mean / deviation) + deviation * normal.pdf(mean / deviation) - mean

    def estimated(self, column, blocks=32):
        order = sorted(range(len(column)), key=column.__getitem__)
        return float(value_of_knowing(PAYOFFS, order, blocks)) / UNIT

    def test_is_the_published_one_of_each_parameter(self):
        assert self.exact(1, 1) == pytest.approx(0.0833154706, abs=1e-9)
        assert self.exact(1, 2) == pytest.approx(0.3955931148, abs=1e-9)

    @pytest.mark.parametrize(("place", "deviation"), [(0, 1), (1, 2)])
    def test_is_reached_by_the_block_estimator(self, place, deviation):
        assert self.estimated((P1, P2)[place]) == pytest.approx(self.exact(1, deviation), rel=0.03)

    def test_is_that_of_knowing_everything_when_every_draw_is_a_block(self):
        known = self.estimated(PAYOFFS[1], blocks=len(P1))

        assert known == pytest.approx(self.exact(1, sqrt(5)), rel=0.02)
        assert self.exact(1, sqrt(5)) == pytest.approx(0.4798107063, abs=1e-9)

    def test_is_next_to_nothing_for_an_input_that_changes_nothing(self):
        assert 0 <= self.estimated(THIRD, blocks=8) < 0.002

    def test_is_nothing_when_one_alternative_is_always_best(self):
        assert value_of_knowing([[1] * 64, [0] * 64], range(64), 8) == 0

    def test_is_never_below_zero(self):
        for blocks in (1, 3, 7, 64, 4096):
            assert self.estimated(P1, blocks) >= 0

    @pytest.mark.parametrize("blocks", [0, 65])
    def test_asks_for_a_number_of_blocks_that_fits(self, blocks):
        with pytest.raises(ModelError, match="blocks"):
            value_of_knowing([[1] * 64], range(64), blocks)
