"""The page on time and money shows every input and every public plant, with its sources, and names what was missed."""

import re

import pytest

from calculator.economics import compare_plants, load_economics
from calculator.loader import load_model
from scripts.site_build.economics import fragments

MODEL = load_model()
ECONOMICS = load_economics(MODEL)
FRAGMENTS = fragments(MODEL)
COMPARISON = compare_plants(MODEL)


class TestInputs:
    @pytest.mark.parametrize("name", [name for name, item in ECONOMICS.inputs.items() if item.editable_default])
    def test_with_a_default_stand_with_their_reason(self, name):
        item = ECONOMICS.inputs[name]
        (row,) = [line for line in FRAGMENTS["inputs.md"].splitlines() if line.startswith(f"| {item.label} <small>")]
        assert row.endswith(f"| {item.solidity} |")
        assert row.count(" | ") == 3

    @pytest.mark.parametrize("name", [name for name, item in ECONOMICS.inputs.items() if not item.editable_default])
    def test_without_one_say_what_the_result_lacks(self, name):
        item = ECONOMICS.inputs[name]
        assert f"| {item.label} <small>" in FRAGMENTS["inputs-yours.md"]
        assert item.without in FRAGMENTS["inputs-yours.md"]
        assert f"| {item.label} <small>" not in FRAGMENTS["inputs.md"]

    def test_show_low_typical_and_high_in_their_unit(self):
        assert "| 30 / 42 / 54 | months | X |" in FRAGMENTS["inputs.md"]
        assert "| 2,200 / 6,500 / 18,000 | USD per m² | X |" in FRAGMENTS["inputs.md"]

    def test_that_follow_an_answer_show_the_values_of_each(self):
        assert re.search(r"\| .*: 25 / 40 / 60; .*: 61 / 90 / 200 \| lots a year \|", FRAGMENTS["inputs.md"])

    def test_lead_only_to_published_sources(self):
        named = set(re.findall(r"sources\.md#(s\d+)", "".join(FRAGMENTS.values())))
        assert named
        assert all(MODEL.references[name].solidity in "ABXC" for name in named)


class TestPlants:
    def test_that_are_counted_say_whether_the_model_covers_them(self):
        for row in COMPARISON.rows:
            (line,) = [line for line in FRAGMENTS["plants.md"].splitlines() if line.startswith(f"| {row.plant.name} ")]
            inside = {True: " | yes |", False: " | no |", None: f" | {row.plant.months} |"}[row.covered]
            assert line.endswith(inside)

    def test_that_were_missed_are_named(self):
        assert COMPARISON.missed
        for plant in COMPARISON.missed:
            assert f"{plant.name} ({plant.months} months)" in FRAGMENTS["plants-verdict.md"]

    def test_and_the_model_are_told_apart_by_their_medians(self):
        assert f"holds {COMPARISON.covered} of {COMPARISON.counted}" in FRAGMENTS["plants-verdict.md"]
        assert f"median is {COMPARISON.observed} months" in FRAGMENTS["plants-verdict.md"]


class TestTheError:
    def test_is_below_one_percent_and_smaller_with_more_points(self):
        found = [
            (float(chance), float(mean))
            for chance, mean in re.findall(
                r"<td>([\d.]+) percentage points</td>\n<td>([\d.]+)", FRAGMENTS["simulation-error.md"]
            )
        ]
        live, memo = found
        assert max(live) < 1
        assert memo[0] < live[0]
        assert memo[1] < live[1]
