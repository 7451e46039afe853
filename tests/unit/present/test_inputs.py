"""The inputs for the page: what only the reader can say first, everything in words, with published sources alone."""

from typing import Any

import pytest

from calculator.answers import read_answers
from calculator.economics.units import SCALES
from calculator.present.inputs import input_groups, unit_text
from calculator.present.words import Wording
from tests.unit.economics.cases import ECONOMICS, YOUNG
from tests.unit.programmes import MODEL

GROUPS: Any = input_groups(MODEL, read_answers(MODEL, YOUNG))
INPUTS = {found["id"]: found for group in GROUPS for found in group["inputs"]}


class TestTheGroups:
    def test_begin_with_what_only_the_reader_can_say_and_what_opens_the_money_first(self):
        first = [found["id"] for found in GROUPS[0]["inputs"]]
        assert tuple(first[:2]) == ECONOMICS.settings.money_needs
        assert not any(INPUTS[name]["editable_default"] for name in first)

    def test_hold_every_input_once(self):
        assert sum(len(group["inputs"]) for group in GROUPS) == len(INPUTS) == len(ECONOMICS.inputs)

    def test_are_named_and_none_is_empty(self):
        assert all(group["title"] and group["inputs"] for group in GROUPS)
        assert all(found["editable_default"] for group in GROUPS[1:] for found in group["inputs"])


class TestAnInput:
    @pytest.mark.parametrize("name", ECONOMICS.inputs)
    def test_says_its_unit_how_solid_it_is_and_why(self, name):
        found = INPUTS[name]
        assert found["unit_text"]
        assert found["solidity_text"].endswith(".")
        assert found["why"]

    @pytest.mark.parametrize("name", ECONOMICS.inputs)
    def test_leads_only_to_published_sources(self, name):
        for source in INPUTS[name]["sources"]:
            page, _, anchor = source["href"].partition("#")
            assert page == "method/sources/"
            assert MODEL.references[anchor].solidity in "ABXC"
            assert source["text"].startswith(MODEL.references[anchor].title)

    def test_takes_its_values_from_the_answers(self):
        assert INPUTS["planned_batches"]["values"] == [25, 40, 60]
        groups: Any = input_groups(MODEL, read_answers(MODEL, {}))
        open_ones = {found["id"]: found for group in groups for found in group["inputs"]}
        assert open_ones["planned_batches"]["values"] is None

    def test_in_money_is_marked_so(self):
        assert INPUTS["price_per_batch"]["money"]
        assert not INPUTS["transfer"]["money"]


class TestUnits:
    @pytest.mark.parametrize("unit", SCALES)
    def test_have_words_with_and_without_a_currency(self, unit):
        bare, named = unit_text(Wording(MODEL), unit), unit_text(Wording(MODEL), unit, "EUR")
        assert "{" not in bare
        assert "EUR" not in bare
        assert named.replace("EUR", "").split() == bare.split()
