"""What the answers say about the world: states, expected values and mean weights, all exact."""

from fractions import Fraction
from random import Random

import pytest

from calculator.answers import read_weights
from calculator.decision.world import (
    all_level_shares,
    count_worlds,
    expected_scores,
    expected_value,
    mean_weights,
    plant_shares,
    worlds,
)
from tests.unit.decision.enumeration import PARTS, scores, value
from tests.unit.programmes import EVERYONE, MODEL, any_answers, programme

CRITERIA = list(MODEL.criteria)


class TestMeanWeights:
    def test_are_even_while_nothing_is_said(self):
        assert mean_weights(MODEL, read_weights(MODEL, None)) == [Fraction(1, 12)] * 12

    def test_of_an_order_are_the_centroid_the_first_criterion_getting_most(self):
        order = CRITERIA[::-1]
        weights = dict(zip(CRITERIA, mean_weights(MODEL, read_weights(MODEL, {"order": order})), strict=True))
        harmonic = sum(Fraction(1, k) for k in range(1, 13))

        assert weights[order[0]] == harmonic / 12
        assert weights[order[-1]] == Fraction(1, 144)
        assert [weights[name] for name in order] == sorted(weights.values(), reverse=True)
        assert sum(weights.values()) == 1

    def test_of_swings_are_their_shares(self):
        points = dict(zip(CRITERIA, range(12), strict=True))

        assert mean_weights(MODEL, read_weights(MODEL, {"swings": points})) == [Fraction(k, 66) for k in range(12)]

    def test_of_bounds_are_the_shares_of_their_middles(self):
        bounds = {**{name: [0, 0] for name in CRITERIA}, "people": [20, 60], "speed": [0, 20]}
        weights = dict(zip(CRITERIA, mean_weights(MODEL, read_weights(MODEL, {"bounds": bounds})), strict=True))

        assert {name: weight for name, weight in weights.items() if weight} == {
            "people": Fraction(4, 5),
            "speed": Fraction(1, 5),
        }


class TestPlant:
    @pytest.mark.parametrize(
        ("plant", "expected"),
        [
            ("none", {False: 1}),
            ("licensed_running", {True: 1}),
            ("unknown", {False: Fraction(3, 4), True: Fraction(1, 4)}),
        ],
    )
    def test_runs_for_sure_or_in_one_of_four_answers(self, plant, expected):
        assert plant_shares(MODEL, programme(existing_plant=plant)) == expected

    def test_can_be_assumed(self):
        assert plant_shares(MODEL, programme(), {"existing_plant": "licensed_running"}) == {True: 1}


class TestStatesOfTheWorld:
    def test_are_one_when_everything_is_known(self):
        answers = programme()
        shares, plants = all_level_shares(MODEL, answers), plant_shares(MODEL, answers)

        (state,) = worlds(shares, plants)
        assert (state.levels, state.plant, state.share) == ((3, 3, 3, 3, 3, 3, 3, 2, 3, 3, 3, 1), False, 1)
        assert state.values(MODEL, ["in_house"]) == {
            "in_house": [95, 95, 95, 90, 85, 95, 95, 75, 95, 95, 95, 55],
        }

    def test_are_every_combination_and_share_out_to_one(self):
        answers = programme(people="unknown", existing_plant="unknown", fit_wash="unknown")
        shares, plants = all_level_shares(MODEL, answers), plant_shares(MODEL, answers)
        listed = worlds(shares, plants)

        # Four levels of people, three that one platform can lead to, and a plant that runs or does not.
        assert len(listed) == count_worlds(shares, plants) == 4 * 3 * 2
        assert sum(state.share for state in listed) == 1
        assert len({(state.levels, state.plant) for state in listed}) == len(listed)


class TestExpectedScores:
    def test_are_those_of_the_listing_for_any_answers(self):
        for seed in range(60):
            rng = Random(seed)
            answers = any_answers(rng, unknown=seed % 30)
            swings = [rng.randint(1, 9) for _ in CRITERIA]
            weights = [Fraction(swing, sum(swings)) for swing in swings]
            expected = {
                name: Fraction(points, PARTS * sum(swings)) for name, points in scores(answers.levels, swings).items()
            }
            assert expected_scores(MODEL, answers, weights) == expected

    def test_of_one_criterion_are_those_of_the_listing(self):
        for seed in range(20):
            answers = any_answers(Random(seed), unknown=12)
            plants, shares = plant_shares(MODEL, answers), all_level_shares(MODEL, answers)
            for criterion, share in zip(MODEL.criteria.values(), shares, strict=True):
                listed = value(criterion.id, answers.levels)
                for name in EVERYONE:
                    assert expected_value(criterion, share, plants, name) == Fraction(listed[name], PARTS)
