"""Averages over states and weightings drawn together, on tables small enough to know the exact answer."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest

from calculator.analysis import acceptability, pairwise_indices, pick
from calculator.analysis.sampling import ordered_weights, simplex_weights
from calculator.decision.sampled import JointShares, StateDraw, joint_shares
from tests.unit.analysis.oracles import Table, random_model

NAMES = ("in_house", "cdmo", "hybrid")
ROOM = Fraction(1, 1000)


class Tables(StateDraw):
    """A world with a few states, each a table of its own; the first uniform number picks one by its share."""

    def __init__(self, tables: Sequence[Table], shares: Sequence[int]) -> None:
        self.alternatives = tuple(tables[0])
        self.dimensions = int(len(tables) > 1)
        self.rows = [list(zip(*table.values(), strict=True)) for table in tables]
        self.shares = list(shares)

    def __call__(self, uniforms: Sequence[int]) -> list[tuple[int, ...]]:
        assert len(uniforms) == self.dimensions
        return self.rows[pick(uniforms[0], self.shares)] if uniforms else self.rows[0]


def drawn(tables: Sequence[Table], shares: Sequence[int], order: Sequence[int] | None, seed: str) -> JointShares:
    def ordered(uniforms: Sequence[int]) -> list[int]:
        return ordered_weights(uniforms, order or ())

    draw = simplex_weights if order is None else ordered
    return joint_shares(Tables(tables, shares), (draw, len(next(iter(tables[0].values()))) - 1), seed)


class TestJointShares:
    @pytest.mark.parametrize("order", [None, [4, 2, 0, 1, 3]])
    def test_agree_with_the_exact_ones_when_everything_is_known(self, order):
        table = random_model(Random("known"), 5, step=5)
        found, exact = drawn([table], [1], order, "known"), acceptability(table, order)
        wins = pairwise_indices(table, order)

        assert found.points == 4096
        assert sum(found.shares.values()) == 1
        assert all(abs(found.shares[name] - exact[name]) <= 4 * found.error + ROOM for name in NAMES)
        assert all(abs(found.pairwise[pair] - wins[pair]) <= Fraction(1, 100) for pair in wins)

    def test_agree_with_the_exact_average_over_states_that_are_not_equally_likely(self):
        tables = [random_model(Random(f"state {k}"), 4, step=5) for k in range(3)]
        found = drawn(tables, [1, 2, 5], None, "unknown")

        for name in NAMES:
            exact = sum(
                acceptability(table)[name] * Fraction(share, 8) for table, share in zip(tables, (1, 2, 5), strict=True)
            )
            assert abs(found.shares[name] - exact) <= 4 * found.error + ROOM

    def test_share_a_tie_equally(self):
        found = drawn([{name: [50, 50] for name in NAMES}], [1], None, "ties")

        assert found.shares == dict.fromkeys(NAMES, Fraction(1, 3))
        assert set(found.pairwise.values()) == {Fraction(1, 2)}
        assert found.error == 0

    def test_need_no_chance_on_a_single_criterion(self):
        assert drawn([{"a": [2], "b": [1]}], [1], None, "one").shares == {"a": 1, "b": 0}

    def test_differ_by_seed_alone(self):
        table = random_model(Random("seeds"), 3, step=5)
        one, same, other = (drawn([table], [1], None, seed) for seed in ("x", "x", "y"))

        assert one == same
        assert one != other

    def test_never_change(self):
        # Frozen: every browser must reproduce these to the last digit.
        table = {"in_house": [100, 0, 30], "cdmo": [40, 40, 90], "hybrid": [10, 80, 60]}
        found = drawn([table], [1], None, "frozen")

        assert {name: share * 4096 for name, share in found.shares.items()} == {
            "in_house": 1182,
            "cdmo": 1632,
            "hybrid": 1282,
        }
        assert found.error == Fraction(1808242, 10**9)
