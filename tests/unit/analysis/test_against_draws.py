"""The closed formulas against half a million random weightings of each of two hundred models."""

from random import Random

import pytest

from calculator.analysis import acceptability, central_weights, central_weights_given_order, last_rank
from tests.unit.analysis.oracles import DRAWS, WIDEST, Draws, random_model, room

SEED = 20261120
MODELS = 200


def differences(models, drawn, exact):
    """Distance of each share from the draws, in parts of the room they leave, with the model it belongs to."""
    return [
        (abs(float(exact(model)[name]) - drawn[index][place]) / room(DRAWS), index, name)
        for index, model in enumerate(models)
        for place, name in enumerate(model)
    ]


def weight_differences(models, draws, exact):
    """Distance of central weights from the draws in which an alternative is first, if that is one draw of fifty."""
    return [
        (abs(float(weight) - drawn) / room(DRAWS * share), index, name)
        for index, model in enumerate(models)
        for place, name in enumerate(model)
        if (share := draws.first[index][place]) >= 0.02
        for weight, drawn in zip(exact(model, name), draws.weights[index][place], strict=False)
    ]


class TestAllWeightings:
    @pytest.fixture(scope="class")
    @classmethod
    def models(cls):
        rng = Random(SEED)
        return [random_model(rng, 2 + k % (WIDEST - 1)) for k in range(MODELS)]

    @pytest.fixture(scope="class")
    @classmethod
    def draws(cls, models):
        return Draws(models, ordered=False, seed=SEED)

    def test_first_places_agree_within_five_standard_errors(self, models, draws):
        assert max(differences(models, draws.first, acceptability)) < (1,)

    def test_last_places_agree_within_five_standard_errors(self, models, draws):
        assert max(differences(models, draws.last, last_rank)) < (1,)

    def test_central_weights_agree_within_five_standard_errors(self, models, draws):
        assert max(weight_differences(models, draws, central_weights)) < (1,)


class TestOrderedWeightings:
    @pytest.fixture(scope="class")
    @classmethod
    def models(cls):
        rng = Random(SEED + 1)
        return [random_model(rng, (3, 6, 12)[k % 3]) for k in range(MODELS)]

    @pytest.fixture(scope="class")
    @classmethod
    def draws(cls, models):
        return Draws(models, ordered=True, seed=SEED + 1)

    def test_first_places_agree_within_five_standard_errors(self, models, draws):
        def exact(model):
            return acceptability(model, range(len(model["cdmo"])))

        assert max(differences(models, draws.first, exact)) < (1,)

    def test_central_weights_agree_within_five_standard_errors(self, models, draws):
        def exact(model, name):
            return central_weights_given_order(model, range(len(model["cdmo"])), name)

        assert max(weight_differences(models, draws, exact)) < (1,)
