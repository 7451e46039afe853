"""What must not matter: the order of alternatives and of criteria, and criteria that say nothing."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from calculator.analysis import (
    acceptability,
    acceptability_given_order,
    central_weights,
    first_rank_acceptability,
    last_rank,
    max_regret,
    necessary_winner,
    pairwise_indices,
    possible_winners,
    scores,
    second_rank,
    weight_stability,
)
from tests.properties.test_analysis_properties import (
    TINY,
    boxed_tables,
    level,
    reproducible,
    tables,
    weighted_tables,
)

names = st.permutations("abc")
shuffles = st.randoms(use_true_random=False)


def shuffled(table, order_of_names, rng):
    """Return the table with alternatives and criteria in another order, and that order of criteria."""
    criteria = list(range(len(table["a"])))
    rng.shuffle(criteria)
    return {name: [table[name][j] for j in criteria] for name in order_of_names}, criteria


def widened(table, columns):
    """Return the table with more criteria, each a value per alternative."""
    return {name: [*row, *(column[place] for column in columns)] for place, (name, row) in enumerate(table.items())}


def in_order(row, criteria):
    return [row[j] for j in criteria]


class TestPermutingAlternativesAndCriteria:
    @reproducible
    @given(tables(), names, shuffles)
    def test_permutes_places_and_pairs_exactly(self, table, order_of_names, rng):
        moved, _ = shuffled(table, order_of_names, rng)

        assert last_rank(moved) == last_rank(table)
        assert second_rank(moved) == second_rank(table)
        assert pairwise_indices(moved) == pairwise_indices(table)

    @reproducible
    @given(tables(widest=5), names, shuffles)
    def test_permutes_central_weights_exactly(self, table, order_of_names, rng):
        moved, criteria = shuffled(table, order_of_names, rng)
        for name in table:
            before, after = central_weights(table, name), central_weights(moved, name)
            assert after == (None if before is None else in_order(before, criteria))

    @reproducible
    @given(tables(), names, shuffles, shuffles)
    def test_permutes_the_shares_under_an_order_of_swings_exactly(self, table, order_of_names, rng, other):
        moved, criteria = shuffled(table, order_of_names, rng)
        order = list(range(len(criteria)))
        other.shuffle(order)

        assert acceptability_given_order(
            moved, [criteria.index(criterion) for criterion in order]
        ) == acceptability_given_order(table, order)

    @reproducible
    @given(weighted_tables(), names, shuffles)
    def test_permutes_scores_and_stability_intervals_exactly(self, case, order_of_names, rng):
        table, swings = case
        moved, criteria = shuffled(table, order_of_names, rng)
        weights = in_order(swings, criteria)

        assert scores(moved, weights) == scores(table, swings)
        for place, criterion in enumerate(criteria):
            assert weight_stability(moved, weights, place) == weight_stability(table, swings, criterion)

    @reproducible
    @given(boxed_tables(), names, shuffles)
    def test_permutes_what_bounds_leave_open_exactly(self, case, order_of_names, rng):
        table, low, high = case
        moved, criteria = shuffled(table, order_of_names, rng)
        box = in_order(low, criteria), in_order(high, criteria)

        assert set(possible_winners(moved, *box)) == set(possible_winners(table, low, high))
        assert necessary_winner(moved, *box) == necessary_winner(table, low, high)
        assert max_regret(moved, *box) == max_regret(table, low, high)


class TestExtraCriteria:
    @reproducible
    @given(tables(widest=6), st.lists(st.tuples(level, level, level), min_size=1, max_size=3))
    def test_on_which_an_alternative_is_never_ahead_never_raise_its_share(self, table, columns):
        rows = widened(table, columns)
        behind = [name for place, name in enumerate(table) if all(column[place] == min(column) for column in columns)]
        # Identical alternatives share; a criterion that tells them apart settles the share the one way or the other.
        assume(len({tuple(row) for row in table.values()}) == 3)
        before, after = acceptability(table), acceptability(rows)

        assert all(after[name] <= before[name] + TINY for name in behind)

    @reproducible
    @given(weighted_tables(), st.lists(st.tuples(level, level, level), min_size=1, max_size=3))
    def test_without_any_weight_change_no_score_and_no_interval(self, case, columns):
        table, swings = case
        rows, weights = widened(table, columns), [*swings, *(0 for _ in columns)]

        assert scores(rows, weights) == scores(table, swings)
        for criterion, swing in enumerate(swings):
            # Where a criterion has all the weight, the others share equally what it gives up: then they do count.
            if sum(swings) > swing:
                assert weight_stability(rows, weights, criterion) == weight_stability(table, swings, criterion)

    @reproducible
    @given(boxed_tables(), st.tuples(level, level, level))
    def test_without_any_weight_leave_open_what_was_open(self, case, column):
        table, low, high = case
        rows = widened(table, [column])

        assert max_regret(rows, [*low, 0], [*high, 0]) == max_regret(table, low, high)
        assert possible_winners(rows, [*low, 0], [*high, 0]) == possible_winners(table, low, high)


class TestPlainCases:
    @reproducible
    @given(st.lists(level, min_size=1, max_size=9))
    def test_equal_values_give_a_third_each(self, row):
        shares = first_rank_acceptability(dict.fromkeys("abc", row))

        assert set(shares.values()) == {Fraction(1, 3)}

    @reproducible
    @given(tables())
    def test_whoever_is_ahead_on_every_criterion_is_always_first(self, table):
        best = [max(column) + 1 for column in zip(table["b"], table["c"], strict=True)]
        ahead = {**table, "a": best}

        assert first_rank_acceptability(ahead) == {"a": 1, "b": 0, "c": 0}
        assert central_weights(ahead, "b") is None
