"""Who leads: exact averages against a listing of every state, sampled ones against exact ones."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import product
from random import Random

import pytest

from calculator.analysis import (
    acceptability,
    acceptability_given_order,
    first_rank_acceptability,
    max_regret,
    pairwise_win,
    scores,
)
from calculator.answers import Answers, Weights, read_answers, read_weights
from calculator.decision.ranking import EXACT_WORLDS, Ranking, rank, typical_values
from calculator.decision.sampled import StateDraw, joint_shares, weight_draw
from calculator.decision.world import all_level_shares, plant_shares
from tests.unit.decision.enumeration import PLANT, RUNS, joint_worlds, level_of
from tests.unit.programmes import CDMO, EVERYONE, HYBRID, IN_HOUSE, MODEL, PARTNERING, READY, any_answers, programme

CRITERIA = list(MODEL.criteria)
NONE = read_weights(MODEL, None)
Rows = tuple[tuple[int, ...], ...]


def values_of(levels: Mapping[str, str], alternatives: Sequence[str]) -> Rows:
    """Return the value table of one state of the world, read from the model's data."""
    rows = []
    for criterion in MODEL.criteria.values():
        questions = MODEL.questions_of(criterion.id)
        found = [question.level(levels[question.id]).criterion_level or 0 for question in questions]
        plant = levels[PLANT] == RUNS and criterion.plant_levels
        table = criterion.plant_levels if plant else criterion.levels
        rows.append([table[level_of(criterion.id, found)].value[name] for name in alternatives])
    return tuple(zip(*rows, strict=True))


@cache
def shares_in(rows: Rows, order: tuple[int, ...] | None) -> tuple[Fraction, ...]:
    """Return first-rank acceptability in one state of the world."""
    table = dict(zip("abc", rows, strict=False))
    if len(rows) == 3:
        found = first_rank_acceptability(table) if order is None else acceptability_given_order(table, order)
    else:
        found = acceptability(table, order)
    return tuple(found.values())


def average(answers: Answers, alternatives: Sequence[str], order: tuple[int, ...] | None = None) -> dict[str, Fraction]:
    """Return acceptability averaged over every way the unknown answers may turn out together."""
    listed = [shares_in(values_of(levels, alternatives), order) for _, levels in joint_worlds(answers)]
    return {
        name: Fraction(sum(column)) / len(listed)
        for name, column in zip(alternatives, zip(*listed, strict=True), strict=True)
    }


def few_unknown(seed: int) -> Answers:
    """Return answers with so few unknown that every state can be listed; the plant is sometimes among them."""
    return any_answers(Random(seed), unknown=1 + seed % 3)


def ranked(answers: Answers, weights: Weights = NONE, remaining: Sequence[str] = EVERYONE) -> Ranking:
    return rank(MODEL, answers, weights, remaining)


class TestExactShares:
    def test_average_over_every_state_of_the_world_jointly(self):
        exact = 0
        for seed in range(16):
            answers = few_unknown(seed)
            result = ranked(answers)
            if result.method == "exact":
                assert result.shares == average(answers, EVERYONE)
                exact += result.worlds > 1
        assert exact > 8

    def test_average_in_the_same_way_among_two_that_are_left(self):
        for seed in range(16):
            answers, two = few_unknown(seed), Random(seed).sample(EVERYONE, 2)
            result = ranked(answers, remaining=two)
            if result.method == "exact":
                assert result.shares == average(answers, two)

    def test_average_in_the_same_way_for_an_order_of_swings(self):
        for seed in range(8):
            rng = Random(seed)
            order = tuple(rng.sample(range(12), 12))
            weights = read_weights(MODEL, {"order": [CRITERIA[place] for place in order]})
            answers = any_answers(rng, unknown=1)
            assert ranked(answers, weights).shares == average(answers, EVERYONE, order)

    def test_are_everything_for_the_one_that_is_left(self):
        result = ranked(programme(people="unknown"), remaining=[CDMO])

        assert (result.shares, result.pairwise, result.leader, result.mean_leader) == ({CDMO: 1}, {}, CDMO, CDMO)

    def test_count_who_scores_highest_at_exact_swings(self):
        for seed in range(30):
            rng = Random(seed)
            swings = {name: rng.randint(0, 20) for name in CRITERIA}
            answers = any_answers(rng, unknown=1 + seed % 2)
            result = ranked(answers, read_weights(MODEL, {"swings": swings}))
            firsts = dict.fromkeys(EVERYONE, Fraction(0))
            states = [levels for _, levels in joint_worlds(answers)]
            for levels in states:
                rows = values_of(levels, EVERYONE)
                points = [sum(v * s for v, s in zip(row, swings.values(), strict=True)) for row in rows]
                winners = [name for name, p in zip(EVERYONE, points, strict=True) if p == max(points)]
                for name in winners:
                    firsts[name] += Fraction(1, len(winners) * len(states))
            assert result.method == "exact"
            assert result.shares == firsts

    def test_never_use_expected_values_instead_of_the_spread(self):
        # With everything unknown the average company would choose a CDMO far more often than companies do on average.
        result = ranked(programme({}))
        average_company = acceptability(typical_values(MODEL, programme({}), EVERYONE))

        assert result.shares[IN_HOUSE] > average_company[IN_HOUSE] + Fraction(1, 10)


class TestPairs:
    def test_are_averaged_over_every_state_and_sum_to_one(self):
        for seed in range(6):
            answers = few_unknown(seed)
            result = ranked(answers)
            states = [values_of(levels, EVERYONE) for _, levels in joint_worlds(answers)]
            for a, b in product(EVERYONE, EVERYONE):
                if a != b:
                    i, j = EVERYONE.index(a), EVERYONE.index(b)
                    wins = [pairwise_win([x - y for x, y in zip(rows[i], rows[j], strict=True)]) for rows in states]
                    assert result.pairwise[a, b] + result.pairwise[b, a] == 1
                    if result.method == "exact":
                        assert result.pairwise[a, b] == Fraction(sum(wins)) / len(wins)


class TestSampledShares:
    CASES: tuple[tuple[dict[str, str], dict[str, object] | None], ...] = (
        ({"people": "unknown"}, None),
        ({"people": "unknown", "speed": "unknown"}, None),
        ({"existing_plant": "unknown", "oversight": "unknown"}, None),
        ({"quality_system": "unknown", "internalise_later": "unknown"}, {"order": CRITERIA[::-1]}),
        ({"fit_wash": "unknown", "commercial_case": "unknown"}, {"order": CRITERIA}),
        ({"speed": "unknown", "qc_stability": "unknown"}, {"swings": dict(zip(CRITERIA, range(1, 13), strict=True))}),
        ({}, None),
    )

    @pytest.mark.parametrize(("unknown", "given"), CASES)
    @pytest.mark.parametrize("start", [READY, PARTNERING])
    def test_lie_within_four_standard_errors_of_the_exact_ones(self, start, unknown, given):
        answers, weights = programme({**start, **unknown}), read_weights(MODEL, given)
        exact = ranked(answers, weights)
        state = StateDraw(MODEL, all_level_shares(MODEL, answers), plant_shares(MODEL, answers), EVERYONE)
        sampled = joint_shares(state, weight_draw(MODEL, weights), "a seed")
        room = 4 * sampled.error + Fraction(1, 100)

        assert exact.method == "exact"
        assert sampled.points == 4096
        assert all(abs(sampled.shares[name] - exact.shares[name]) <= room for name in EVERYONE)
        assert all(abs(sampled.pairwise[pair] - exact.pairwise[pair]) <= room for pair in exact.pairwise)

    def test_lie_as_close_to_a_listing_too_long_for_the_exact_way(self):
        answers = programme(PARTNERING, people="unknown", oversight="unknown", speed="unknown")
        result = ranked(answers)
        listed = average(answers, EVERYONE)

        assert (result.method, result.worlds) == ("sampled", 64)
        assert result.worlds > EXACT_WORLDS
        for name in EVERYONE:
            assert abs(result.shares[name] - listed[name]) <= 4 * result.error + Fraction(1, 100)

    def test_sum_to_one_and_tell_their_error_and_seed(self):
        result = ranked(programme({}))

        assert sum(result.shares.values()) == 1
        assert 0 < result.error < Fraction(1, 50)
        assert MODEL.version in result.seed
        assert result.points == 4096

    def test_are_identical_for_the_same_answers_in_any_order(self):
        given = {name: level for name, level in READY.items() if name not in ("people", "speed", "oversight")}
        shuffled = dict(Random(1).sample(list(given.items()), len(given)))
        one, other = (ranked(read_answers(MODEL, answers)) for answers in (given, shuffled))

        assert one.method == "sampled"
        assert one == other

    def test_leave_out_whoever_a_gate_excludes(self):
        result = ranked(programme({}), remaining=[IN_HOUSE, HYBRID])

        assert set(result.shares) == {IN_HOUSE, HYBRID}
        assert set(result.pairwise) == {(IN_HOUSE, HYBRID), (HYBRID, IN_HOUSE)}
        assert sum(result.shares.values()) == 1

    def test_share_a_tie_equally(self):
        # Only running costs of oversight count, and at this answer in-house and hybrid are worth the same.
        swings = {**dict.fromkeys(CRITERIA, 0), "oversight": 10}
        answers = programme(
            oversight="person_in_plant", without=("people", "speed", "qc_stability", "inspection_ready")
        )
        result = ranked(answers, read_weights(MODEL, {"swings": swings}))

        assert result.method == "sampled"
        assert result.shares == {IN_HOUSE: Fraction(1, 2), CDMO: 0, HYBRID: Fraction(1, 2)}
        assert result.pairwise[IN_HOUSE, HYBRID] == Fraction(1, 2)


def box(low: int, high: int, **points: list[int]) -> Weights:
    return read_weights(MODEL, {"bounds": {**{name: [low, high] for name in CRITERIA}, **points}})


class TestBounds:
    def test_that_leave_no_room_give_the_winner_of_those_swings(self):
        for seed in range(4):
            rng = Random(seed)
            points = {name: rng.randint(1, 20) for name in CRITERIA}
            answers = any_answers(rng)
            exact = ranked(answers, read_weights(MODEL, {"swings": points}))
            narrow = read_weights(MODEL, {"bounds": {name: [p, p] for name, p in points.items()}})
            assert ranked(answers, narrow).shares == exact.shares
            assert ranked(answers, narrow).leader == exact.leader

    def test_are_drawn_evenly_from_the_box(self):
        # In-house is worth 95 against 5 on oversight, a CDMO 85 against 40 on later ownership; nothing else counts.
        answers = programme(oversight="only_own_staff", internalise_later="no")
        weights = box(0, 0, oversight=[0, 100], internalise_later=[0, 100])
        result = ranked(answers, weights, [IN_HOUSE, CDMO])

        # In-house wins while 90 x oversight exceeds 45 x later ownership: three quarters of the square.
        assert abs(result.shares[IN_HOUSE] - Fraction(3, 4)) < Fraction(1, 100)

    # In the last three the alternative that wins most of the box could also lose by most.
    @pytest.mark.parametrize(("seed", "most_often"), [(0, True), (1, True), (6, False), (29, False), (42, False)])
    def test_are_led_by_the_smallest_largest_regret_and_not_by_the_largest_share(self, seed, most_often):
        rng = Random(seed)
        answers = any_answers(rng)
        weights = read_weights(MODEL, {"bounds": {name: sorted(rng.sample(range(101), 2)) for name in CRITERIA}})
        table = {name: list(row) for name, row in zip(EVERYONE, values_of(answers.levels, EVERYONE), strict=True)}
        regrets = max_regret(table, weights.low, weights.high)
        result = ranked(answers, weights)

        assert result.leader == min(regrets, key=lambda name: regrets[name])
        assert (result.leader == max(result.shares, key=lambda name: result.shares[name])) == most_often


class TestLeader:
    def test_is_the_one_first_most_often_while_weights_are_open(self):
        for seed in range(10):
            result = ranked(any_answers(Random(seed)))
            assert result.leader is not None
            assert result.shares[result.leader] == max(result.shares.values())

    def test_is_the_highest_score_at_exact_swings_even_where_states_of_the_world_favour_another(self):
        for seed in range(60):
            rng = Random(seed)
            answers = any_answers(rng, unknown=2)
            swings = read_weights(MODEL, {"swings": {name: rng.randint(0, 20) for name in CRITERIA}})
            result = ranked(answers, swings)
            assert result.leader is not None
            assert result.scores[result.leader] == max(result.scores.values())
            assert result.leader == result.mean_leader

    def test_at_mean_weights_is_the_highest_score_among_those_left(self):
        for seed in range(10):
            left = Random(seed).sample(EVERYONE, 2)
            result = ranked(any_answers(Random(seed)), remaining=left)
            assert result.mean_leader == max(left, key=lambda name: result.scores[name])

    def test_is_nobody_when_all_are_excluded(self):
        result = ranked(programme(), remaining=[])

        assert (result.leader, result.mean_leader, result.shares) == (None, None, {})

    def test_scores_are_kept_for_everybody_so_that_dropping_one_reorders_nothing(self):
        answers = any_answers(Random(5), unknown=3)

        assert ranked(answers, remaining=[CDMO]).scores == ranked(answers).scores


class TestTypicalValues:
    def test_are_a_thousand_times_the_values_when_everything_is_known(self):
        answers = any_answers(Random(2))
        rows = values_of(answers.levels, EVERYONE)

        assert typical_values(MODEL, answers, EVERYONE) == {
            name: [1000 * value for value in row] for name, row in zip(EVERYONE, rows, strict=True)
        }

    def test_are_rounded_expected_values_otherwise(self):
        table = typical_values(MODEL, programme(people="unknown"), [IN_HOUSE])

        # 5, 45, 75 and 95 are equally likely.
        assert table[IN_HOUSE][CRITERIA.index("people")] == 55_000

    def test_name_the_same_winner_as_the_scores_at_exact_swings(self):
        answers = any_answers(Random(8), unknown=4)
        swings = [Fraction(1, 12)] * 12
        points = scores(typical_values(MODEL, answers, EVERYONE), swings)

        assert max(points, key=lambda name: points[name]) == ranked(answers).mean_leader
