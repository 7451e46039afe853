"""What must hold for every model, tried on many that Hypothesis invents."""

from fractions import Fraction
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculator.analysis import (
    acceptability,
    acceptability_given_order,
    central_weights,
    first_rank_acceptability,
    group_stability,
    last_rank,
    max_regret,
    necessary_winner,
    pairwise_indices,
    pairwise_win,
    possible_winners,
    rank_order_centroid,
    scores,
    second_rank,
    weight_stability,
)

TINY = Fraction(1, 10**10)
reproducible = settings(deadline=None, derandomize=True, max_examples=60)

level = st.one_of(st.sampled_from([0, 25, 50, 75, 100]), st.integers(0, 100))


@st.composite
def tables(draw, alternatives=3, widest=9):
    """Values of a few alternatives, equal values and equal criteria more often than by chance."""
    criteria = draw(st.integers(1, widest))
    return {name: draw(st.lists(level, min_size=criteria, max_size=criteria)) for name in "abcdefg"[:alternatives]}


@st.composite
def weighted_tables(draw, alternatives=3, widest=9):
    """A table with one swing per criterion, not all zero."""
    table = draw(tables(alternatives, widest))
    swings = draw(st.lists(st.integers(0, 100), min_size=len(table["a"]), max_size=len(table["a"])))
    assume(any(swings))
    return table, swings


@st.composite
def boxed_tables(draw):
    """A table with bounds on each swing."""
    table, low = draw(weighted_tables(widest=6))
    high = [least + draw(st.integers(0, 50)) for least in low]
    return table, low, high


class TestAcceptability:
    @reproducible
    @given(tables())
    def test_shares_are_between_zero_and_one_and_sum_to_exactly_one(self, table):
        shares = first_rank_acceptability(table)

        assert sum(shares.values()) == 1
        assert all(0 <= share <= 1 for share in shares.values())

    @reproducible
    @given(tables(), st.permutations("abc"), st.randoms(use_true_random=False))
    def test_permuting_alternatives_and_criteria_permutes_the_result_exactly(self, table, names, rng):
        criteria = list(range(len(table["a"])))
        rng.shuffle(criteria)
        moved = {name: [table[name][j] for j in criteria] for name in names}

        assert first_rank_acceptability(moved) == first_rank_acceptability(table)

    @reproducible
    @given(tables(), level)
    def test_a_criterion_on_which_all_agree_changes_nothing(self, table, value):
        longer = {name: [*row, value] for name, row in table.items()}

        assert first_rank_acceptability(longer) == first_rank_acceptability(table)

    @reproducible
    @given(tables(alternatives=2))
    def test_a_copy_shares_equally_with_its_original(self, table):
        shares = first_rank_acceptability({**table, "c": table["a"]})
        alone = acceptability(table)
        copies = 3 if table["a"] == table["b"] else 2

        assert shares["a"] == shares["c"]
        assert shares["a"] == (Fraction(1, 3) if copies == 3 else alone["a"] / 2)

    @reproducible
    @given(tables(alternatives=2), st.data())
    def test_a_dominated_alternative_changes_nothing(self, table, data):
        lower = [data.draw(st.integers(0, value)) for value in table["a"]]
        assume(lower != table["a"] and lower != table["b"])
        shares = first_rank_acceptability({**table, "c": lower})

        assert shares == {**acceptability(table), "c": 0}

    @reproducible
    @given(tables(), st.data())
    def test_a_better_value_never_lowers_the_share_of_its_alternative(self, table, data):
        criterion = data.draw(st.integers(0, len(table["a"]) - 1))
        better = data.draw(st.integers(table["a"][criterion], 100))
        raised = {**table, "a": [better if j == criterion else value for j, value in enumerate(table["a"])]}
        # Leaving a tie of identical alternatives is a jump up as well.
        assert first_rank_acceptability(raised)["a"] >= first_rank_acceptability(table)["a"] - TINY

    @reproducible
    @given(tables())
    def test_ranks_are_consistent_with_winning_pairs(self, table):
        first, last, wins = first_rank_acceptability(table), last_rank(table), pairwise_indices(table)
        for name in table:
            beaten = sum(wins[name, rival] for rival in table if rival != name)
            assert abs(1 + first[name] - last[name] - beaten) < TINY

    @reproducible
    @given(tables())
    def test_first_second_and_last_places_are_all_there_is(self, table):
        ranks = first_rank_acceptability(table), second_rank(table), last_rank(table)
        for name in table:
            first, second, last = (rank[name] for rank in ranks)
            assert abs(first + second + last - 1) < TINY

    @reproducible
    @given(tables(), st.randoms(use_true_random=False))
    def test_an_order_of_swings_gives_shares_too(self, table, rng):
        order = list(range(len(table["a"])))
        rng.shuffle(order)
        shares = acceptability_given_order(table, order)

        assert sum(shares.values()) == 1
        # Whoever is ahead on every average along the order is always first.
        for name in table:
            ahead = all(
                sum(table[name][j] - table[rival][j] for j in order[:k]) > 0
                for rival in table
                if rival != name
                for k in range(1, len(order) + 1)
            )
            assert (shares[name] == 1) or not ahead


class TestPairs:
    @reproducible
    @given(st.lists(st.integers(-100, 100), min_size=1, max_size=12))
    def test_both_sides_sum_to_exactly_one(self, differences):
        assert pairwise_win(differences) + pairwise_win([-d for d in differences]) == 1

    @reproducible
    @given(st.lists(st.integers(-100, 100), min_size=1, max_size=9), st.integers(1, 50))
    def test_the_unit_of_value_does_not_matter(self, differences, scale):
        assert pairwise_win([scale * d for d in differences]) == pairwise_win(differences)

    @reproducible
    @given(st.lists(st.integers(-100, 100), min_size=2, max_size=9), st.data())
    def test_a_larger_difference_never_lowers_the_share(self, differences, data):
        place = data.draw(st.integers(0, len(differences) - 1))
        larger = [d + 7 if j == place else d for j, d in enumerate(differences)]

        assert pairwise_win(larger) >= pairwise_win(differences)


class TestCentralWeights:
    @reproducible
    @given(tables(widest=6))
    def test_exist_for_each_alternative_that_is_ever_first_and_favour_it(self, table):
        for name, share in first_rank_acceptability(table).items():
            weights = central_weights(table, name)
            if weights is None:
                assert share == 0
            else:
                assert sum(weights) == 1
                assert min(weights) > 0
                # The region where an alternative is first is convex, so its mean lies inside.
                result = scores(table, weights)
                assert result[name] >= max(result.values()) - TINY

    @reproducible
    @given(tables(widest=6))
    def test_average_to_even_weights(self, table):
        mean = [Fraction(0)] * len(table["a"])
        for name, share in first_rank_acceptability(table).items():
            for j, weight in enumerate(central_weights(table, name) or []):
                mean[j] += share * weight

        assert all(abs(weight - Fraction(1, len(mean))) < TINY for weight in mean)


class TestScores:
    @reproducible
    @given(weighted_tables(alternatives=4), st.integers(1, 1000))
    def test_scaling_raw_swings_changes_nothing(self, case, scale):
        table, swings = case

        assert scores(table, [scale * swing for swing in swings]) == scores(table, swings)

    @reproducible
    @given(weighted_tables(alternatives=4), st.sampled_from("abcd"))
    def test_dropping_an_alternative_never_reorders_the_others(self, case, dropped):
        table, swings = case
        left = {name: row for name, row in table.items() if name != dropped}
        before, after = scores(table, swings), scores(left, swings)

        assert all((before[x] < before[y]) == (after[x] < after[y]) for x, y in combinations(left, 2))

    @reproducible
    @given(st.integers(1, 30))
    def test_centroid_weights_fall_and_sum_to_one(self, n):
        weights = rank_order_centroid(n)

        assert sum(weights) == 1
        assert all(weights[k] > weights[k + 1] > 0 for k in range(n - 1))


class TestStability:
    @reproducible
    @given(weighted_tables(alternatives=4), st.data())
    def test_the_interval_contains_the_weight_now(self, case, data):
        table, swings = case
        group = data.draw(st.sets(st.integers(0, len(swings) - 1), min_size=1))
        low, high = group_stability(table, swings, sorted(group))
        now = Fraction(sum(swings[j] for j in group), sum(swings))

        assert 0 <= low <= now <= high <= 1

    @reproducible
    @given(weighted_tables(), st.integers(1, 1000), st.data())
    def test_scaling_raw_swings_changes_nothing(self, case, scale, data):
        table, swings = case
        criterion = data.draw(st.integers(0, len(swings) - 1))
        scaled = [scale * swing for swing in swings]

        assert weight_stability(table, scaled, criterion) == weight_stability(table, swings, criterion)


class TestSwingBox:
    @reproducible
    @given(boxed_tables())
    def test_winners_and_regrets_tell_one_story(self, case):
        table, low, high = case
        possible, necessary, regret = (
            possible_winners(table, low, high),
            necessary_winner(table, low, high),
            max_regret(table, low, high),
        )

        assert possible
        assert necessary is None or possible == [necessary]
        assert (necessary is None) or regret[necessary] == 0
        assert all(name in possible for name in table if regret[name] == 0)

    @reproducible
    @given(boxed_tables(), st.data())
    def test_any_swings_within_the_bounds_agree(self, case, data):
        table, low, high = case
        swings = [data.draw(st.integers(least, most)) for least, most in zip(low, high, strict=True)]
        assume(any(swings))
        result = scores(table, swings)
        best, regret = max(result.values()), max_regret(table, low, high)

        assert all(name in possible_winners(table, low, high) for name in table if result[name] == best)
        assert all(best - result[name] <= regret[name] for name in table)

    @reproducible
    @given(boxed_tables(), st.integers(1, 50))
    def test_scaling_all_bounds_changes_nothing(self, case, scale):
        table, low, high = case
        low_scaled, high_scaled = [scale * x for x in low], [scale * x for x in high]

        assert max_regret(table, low_scaled, high_scaled) == max_regret(table, low, high)
        assert possible_winners(table, low_scaled, high_scaled) == possible_winners(table, low, high)
