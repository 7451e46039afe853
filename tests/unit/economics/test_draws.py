"""Quantiles and chances from uniform whole numbers, and columns of inputs."""

from fractions import Fraction
from random import Random

import pytest

from calculator.analysis.sobol import sobol_points
from calculator.economics.draws import ONE, if_it_happens, triangular, triangular_column, uniform_columns
from calculator.economics.units import NEVER
from tests.unit.economics.cases import draws, middle, young

LAST = ONE - 1


class TestTriangular:
    @pytest.mark.parametrize(
        ("share", "quantile"),
        [
            (Fraction(0), 300),
            (Fraction(1, 2), 420),
            (Fraction(1, 8), 360),
            (Fraction(7, 8), 480),
            (Fraction(1, 32), 330),
        ],
    )
    def test_reaches_the_known_quantiles_of_thirty_forty_two_fifty_four_months(self, share, quantile):
        assert triangular(int(share * ONE), 300, 420, 540) == quantile

    def test_ends_at_the_high_value(self):
        assert triangular(LAST, 300, 420, 540) == 540

    @pytest.mark.parametrize(("low", "typical", "high"), [(0, 0, 90), (0, 90, 90), (7, 7, 7), (0, 30, 90)])
    def test_stays_between_low_and_high_where_two_of_them_are_equal(self, low, typical, high):
        assert (triangular(0, low, typical, high), triangular(LAST, low, typical, high)) == (low, high)

    def test_has_the_mean_and_spread_of_a_triangular_distribution(self):
        values = [triangular(u, 0, 3000, 9000) for (u,) in sobol_points(1, 4096, "mean")]
        mean = Fraction(sum(values), 4096)

        # (0 + 3 + 9) / 3 thousand, and a variance of (81 + 9 - 27) / 18 millions.
        assert float(mean) == pytest.approx(4000, abs=2)
        assert sum((value - mean) ** 2 for value in values) / 4096 == pytest.approx(3.5e6, rel=2e-3)

    def test_is_the_same_one_by_one_and_by_column(self):
        rng = Random(5)
        for _ in range(500):
            low, typical, high = sorted(rng.randrange(600) for _ in range(3))
            uniforms = [0, LAST, *(rng.randrange(ONE) for _ in range(8))]

            assert triangular_column(uniforms, (low, typical, high)) == [
                triangular(u, low, typical, high) for u in uniforms
            ]


class TestSomethingThatMayHappen:
    def test_happens_as_often_as_its_chance_says(self):
        sizes = [if_it_happens(u, 250, (30, 90, 200)) for (u,) in sobol_points(1, 1024, "chance")]

        assert sum(size > 0 for size in sizes) == 256

    def test_has_the_size_of_its_distribution_when_it_happens(self):
        sizes = [if_it_happens(u, 500, (30, 60, 90)) for (u,) in sobol_points(1, 4096, "size")]
        happened = [size for size in sizes if size]

        assert sum(happened) / len(happened) == pytest.approx(60, abs=0.2)
        assert min(happened) >= 30

    def test_never_happens_at_no_chance_and_always_at_a_whole_one(self):
        assert if_it_happens(LAST, 0, (30, 90, 200)) == 0
        assert if_it_happens(0, 1000, (30, 90, 200)) == 30


class TestColumns:
    def test_keep_their_numbers_when_a_coordinate_is_added_at_the_end(self):
        short = uniform_columns(("build", "process"), 128, "columns")
        long = uniform_columns(("build", "process", "market"), 128, "columns")

        assert {name: long[name] for name in short} == short

    def test_differ_between_seeds(self):
        assert uniform_columns(("build",), 64, "one") != uniform_columns(("build",), 64, "two")

    def test_use_the_typical_value_of_a_fixed_input_in_every_draw(self):
        assert set(draws(young()).of("discount_rate")) == {100}

    def test_follow_the_answer_that_decides_an_input(self):
        assert set(draws(young(people="half_crew")).of("hire_needed")) == {500}

    def test_prefer_the_reader_to_the_answer(self):
        assert set(draws(young(people="half_crew"), {"hire_needed": 20}).of("hire_needed")) == {200}

    def test_have_no_value_where_the_answer_says_it_does_not_happen(self):
        assert set(draws(young(readout_due="no_pivotal")).of("readout_month")) == {NEVER}

    def test_have_no_value_where_only_the_reader_could_give_one(self):
        assert set(draws(young()).of("price_per_batch")) == {NEVER}

    def test_draw_an_unknown_answer_evenly_from_its_levels(self):
        shares = draws(young(without=("people",))).of("hire_needed")

        assert {share: shares.count(share) for share in set(shares)} == {1000: 32, 500: 16, 0: 16}

    def test_draw_an_unknown_answer_only_from_levels_that_others_leave_open(self):
        answers = young(without=("readout_due",), phase="phase_1")

        assert "already_positive" not in draws(answers).levels["readout_due"]

    def test_mix_levels_with_and_without_a_value(self):
        months = draws(young(without=("readout_due",))).of("readout_month")

        # Two of five levels have no read-out ahead.
        assert 20 <= months.count(NEVER) <= 32
        assert all(60 <= month <= 840 for month in months if month != NEVER)

    def test_stand_in_the_middle_when_every_uniform_number_does(self):
        assert middle(young()).of("build_new") == [420]
