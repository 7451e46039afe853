"""Sampled acceptability: even weights, joint states, ties, gates and the standard error."""

from fractions import Fraction
from random import Random

import pytest

from calculator.analysis import acceptability, pick, sampled_acceptability, sobol_points
from calculator.analysis.sampling import ordered_weights, simplex_weights, standard_error
from calculator.errors import ModelError
from tests.unit.analysis.oracles import random_model

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


class TestSampledAcceptability:
    @pytest.mark.parametrize("order", [None, [4, 2, 0, 1, 3]])
    def test_agrees_with_the_exact_shares_when_everything_is_known(self, order):
        table = random_model(Random("known"), 5, step=5)
        result = sampled_acceptability(lambda uniforms: table, 5, order, "known")
        exact = acceptability(table, order)

        assert result.points == 4096
        assert sum(result.shares.values()) == 1
        for name, share in exact.items():
            assert abs(result.shares[name] - share) <= 4 * result.standard_errors[name] + Fraction(1, 1000)

    def test_agrees_with_the_exact_average_over_two_unknown_answers(self):
        first_levels, second_levels = [1, 1], [1, 2, 5]
        states = [[random_model(Random(f"state {j} {k}"), 4, step=5) for k in range(3)] for j in range(2)]

        def draw(uniforms):
            return states[pick(uniforms[0], first_levels)][pick(uniforms[1], second_levels)]

        expected = {name: Fraction(0) for name in states[0][0]}
        for j, first in enumerate(first_levels):
            for k, second in enumerate(second_levels):
                for name, share in acceptability(states[j][k]).items():
                    expected[name] += share * Fraction(first * second, 16)
        result = sampled_acceptability(draw, 4, None, "unknown", state_dimensions=2)

        for name, share in expected.items():
            assert abs(result.shares[name] - share) <= 4 * result.standard_errors[name] + Fraction(1, 1000)

    def test_state_and_weighting_come_from_different_coordinates(self):
        seen = set()

        def draw(uniforms):
            seen.add(len(uniforms))
            return {"a": [100, 0], "b": [0, 100]}

        sampled_acceptability(draw, 2, None, "apart", points=4, state_dimensions=3)

        assert seen == {3}

    def test_shares_ties_equally(self):
        result = sampled_acceptability(lambda uniforms: {name: [50, 50] for name in "abc"}, 2, None, "ties", points=8)

        assert set(result.shares.values()) == {Fraction(1, 3)}
        assert set(result.standard_errors.values()) == {0}

    def test_leaves_out_an_alternative_where_a_gate_excludes_it(self):
        def draw(uniforms):
            passing = {"cdmo": [10, 20]}
            return {"in_house": [90, 90], **passing} if pick(uniforms[0], [1, 3]) == 0 else passing

        result = sampled_acceptability(draw, 2, None, "gate", points=64, state_dimensions=1)

        assert result.shares == {"in_house": Fraction(1, 4), "cdmo": Fraction(3, 4)}

    def test_leaves_a_rest_where_nothing_passes(self):
        def draw(uniforms):
            return {"cdmo": [10, 20]} if pick(uniforms[0], [1, 1]) == 0 else {}

        result = sampled_acceptability(draw, 2, None, "nobody", points=64, state_dimensions=1)

        assert result.shares == {"cdmo": Fraction(1, 2)}

    def test_names_an_alternative_that_is_never_first(self):
        table = {"a": [90, 90], "b": [10, 10]}

        assert sampled_acceptability(lambda uniforms: table, 2, None, "never", points=8).shares == {"a": 1, "b": 0}

    def test_is_the_same_every_time_and_differs_by_key(self):
        table = {"a": [100, 0, 30], "b": [40, 40, 90], "c": [10, 80, 60]}
        runs = [sampled_acceptability(lambda uniforms: table, 3, None, key, points=64) for key in ("x", "x", "y")]

        assert runs[0] == runs[1]
        assert runs[0] != runs[2]

    def test_never_changes(self):
        # Frozen: the browser must reproduce these to the last digit.
        table = {"a": [100, 0, 30], "b": [40, 40, 90], "c": [10, 80, 60]}
        result = sampled_acceptability(lambda uniforms: table, 3, None, "frozen", points=64)

        assert {name: share * 512 for name, share in result.shares.items()} == {"a": 149, "b": 208, "c": 155}
        assert {name: error * 10**9 for name, error in result.standard_errors.items()} == {
            "a": 5060925,
            "b": 7232969,
            "c": 7777544,
        }

    def test_a_single_known_criterion_needs_no_chance(self):
        assert sampled_acceptability(lambda uniforms: {"a": [2], "b": [1]}, 1, None, "one", points=2).shares["a"] == 1

    def test_refuses_what_it_cannot_sample(self):
        table = {"a": [100, 0], "b": [40, 40]}
        with pytest.raises(ModelError, match="at least one criterion"):
            sampled_acceptability(lambda uniforms: table, 0, None, "x")
        with pytest.raises(ModelError, match="exactly once"):
            sampled_acceptability(lambda uniforms: table, 2, [0, 2], "x")
        with pytest.raises(ModelError, match="dimensions"):
            sampled_acceptability(lambda uniforms: table, 2, None, "x", state_dimensions=64)
        with pytest.raises(ModelError, match="power of two"):
            sampled_acceptability(lambda uniforms: table, 2, None, "x", points=500)


class TestStandardError:
    def test_is_the_deviation_of_the_means_divided_by_the_root_of_their_number(self):
        # Variance of 1, 2, 3, 4 is 5/3; divided by 4 and rooted 0.645497224367...
        assert standard_error([Fraction(k) for k in (1, 2, 3, 4)]) == Fraction(645497224, 10**9)

    def test_is_zero_when_all_means_agree(self):
        assert standard_error([Fraction(1, 3)] * 8) == 0
