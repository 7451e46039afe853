"""Breaches in the economics' data, one planted at a time."""

from dataclasses import replace

import pytest

from calculator.economics.integrity import breaches_of
from tests.unit.economics.cases import ECONOMICS
from tests.unit.programmes import MODEL

SETTINGS = ECONOMICS.settings


def breaches(**changed: object) -> list[str]:
    """Return the breaches of the economics with one part replaced."""
    return breaches_of(MODEL, replace(ECONOMICS, **changed))  # type: ignore[arg-type]


def with_input(name: str, **changed: object) -> list[str]:
    item = replace(ECONOMICS.inputs[name], **changed)  # type: ignore[arg-type]
    return breaches(inputs={**ECONOMICS.inputs, name: item})


class TestTheModel:
    def test_has_none(self):
        assert breaches() == []


class TestEachBreach:
    @pytest.mark.parametrize(
        ("name", "changed", "named"),
        [
            ("salary", {"references": ("s999",)}, "reference 's999'"),
            ("salary", {"coordinate": "wage"}, "coordinate 'wage'"),
            ("salary", {"values": (90_000, 80_000, 3_000_000_000)}, "outside its own bounds"),
            ("hire_needed", {"by": "crew"}, "question 'crew'"),
            ("hire_needed", {"by_level": {"some": (0, 0, 0)}}, "level 'some'"),
        ],
    )
    def test_of_an_input_is_named(self, name, changed, named):
        assert any(named in breach and name in breach for breach in with_input(name, **changed))

    @pytest.mark.parametrize(
        ("changed", "named"),
        [
            ({"money_needs": ("price",)}, "input 'price'"),
            ({"questions": (*SETTINGS.questions, "weather")}, "question 'weather'"),
            ({"launched": {"weather": ()}}, "question 'weather'"),
            ({"steady_coordinates": ("weather",)}, "coordinate 'weather'"),
            ({"milestones": {}}, "step 'build_new'"),
            ({"delays": (replace(SETTINGS.delays[0], steps=("dig",)),)}, "step 'dig'"),
            ({"delays": (replace(SETTINGS.delays[0], chance="luck"),)}, "input 'luck'"),
        ],
    )
    def test_of_the_settings_is_named(self, changed, named):
        found = breaches(settings=replace(SETTINGS, **changed))

        assert any(named in breach for breach in found)

    def test_of_shares_that_make_no_whole_is_named(self):
        assert any("100" in breach for breach in breaches(cost_shares=ECONOMICS.cost_shares[:2]))

    def test_of_the_public_plants_is_named(self):
        comparison = ECONOMICS.comparison
        lost = replace(comparison.plants[0], references=("s999",))

        assert any("'s999'" in breach for breach in breaches(comparison=replace(comparison, plants=(lost,))))
        assert any("'dig'" in breach for breach in breaches(comparison=replace(comparison, steps=("dig",))))
