"""The closed formulas against a million random weightings of each of many models."""

from random import Random

import pytest

from calculator.analysis import acceptability, central_weights, central_weights_given_order, last_rank
from tests.unit.analysis.oracles import WIDEST, Draws, random_model

SEED = 20261120


def differences(models, drawn, exact):
    """Distance of each share from the draws, with the model it belongs to."""
    return [
        (abs(float(exact(model)[name]) - drawn[index][place]), index, name)
        for index, model in enumerate(models)
        for place, name in enumerate(model)
    ]


def weight_differences(models, draws, exact):
    """Distance of central weights from the draws, for alternatives first in at least one draw of fifty."""
    return [
        (abs(float(weight) - drawn), index, name)
        for index, model in enumerate(models)
        for place, name in enumerate(model)
        if draws.first[index][place] >= 0.02
        for weight, drawn in zip(exact(model, name), draws.weights[index][place], strict=False)
    ]


class TestAllWeightings:
    @pytest.fixture(scope="class")
    @classmethod
    def models(cls):
        rng = Random(SEED)
        return [random_model(rng, 2 + k % (WIDEST - 1)) for k in range(65)]

    @pytest.fixture(scope="class")
    @classmethod
    def draws(cls, models):
        return Draws(models, ordered=False, seed=SEED)

    def test_first_places_agree_within_two_thousandths(self, models, draws):
        assert max(differences(models, draws.first, acceptability)) < (0.002,)

    def test_last_places_agree_within_two_thousandths(self, models, draws):
        assert max(differences(models, draws.last, last_rank)) < (0.002,)

    def test_central_weights_agree_within_a_hundredth(self, models, draws):
        assert max(weight_differences(models[:26], draws, central_weights)) < (0.01,)


class TestOrderedWeightings:
    @pytest.fixture(scope="class")
    @classmethod
    def models(cls):
        rng = Random(SEED + 1)
        return [random_model(rng, (3, 6, 12)[k % 3]) for k in range(24)]

    @pytest.fixture(scope="class")
    @classmethod
    def draws(cls, models):
        return Draws(models, ordered=True, seed=SEED + 1)

    def test_first_places_agree_within_two_thousandths(self, models, draws):
        def exact(model):
            return acceptability(model, range(len(model["cdmo"])))

        assert max(differences(models, draws.first, exact)) < (0.002,)

    def test_central_weights_agree_within_a_hundredth(self, models, draws):
        def exact(model, name):
            return central_weights_given_order(model, range(len(model["cdmo"])), name)

        assert max(weight_differences(models, draws, exact)) < (0.01,)
