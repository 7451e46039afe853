"""The inputs of time and money as published: complete, sourced, within their own bounds, and true to what they cite."""

import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from calculator.economics import compare_plants, load_economics
from calculator.economics.data import SOLIDITY
from calculator.economics.units import in_unit
from calculator.loader import load_model

MODEL = load_model()
ECONOMICS = load_economics(MODEL)
FOLDER = Path(__file__).resolve().parents[2] / "calculator" / "model" / "economics"
QUOTED = {"price_per_batch", "suite_fee", "transfer_price", "comparability_cost", "monthly_spend"}
READERS = QUOTED | {"materials_per_batch", "move_month"}

# Figures of the evidence, typed a second time: low, typical, high.
TYPED = {
    "build_new": (30, 42, 54),
    "slot_wait": (0, 3, 9),
    "transfer": (6, 12, 18),
    "host_entry": (3, 9, 15),
    "own_set_up": (3, 6, 9),
    "build_slip": (3, 9, 20),
    "late_change": (3, 12, 18),
    "build_cost": (2_200, 6_500, 18_000),
    "crew_size": (25, 30, 40),
    "salary": (80, 90, 140),
    "lot_success": (70, 80, 92),
    "cells_per_dose": (70, 70, 70),
    "media_fill": (4, 4, 4),
}
PLANTS = {"haifa": 31, "yokohama": 44, "burlington": 49, "grange_castle": 50, "stevenage": 53}


class TestEveryInput:
    @pytest.mark.parametrize("name", ECONOMICS.inputs)
    def test_says_what_it_is_why_and_how_we_know(self, name):
        item = ECONOMICS.inputs[name]

        assert item.label
        assert item.label[0].isupper()
        assert not item.label.endswith(".")
        assert len(item.label) <= 90
        assert item.why.endswith(".")
        assert item.solidity in SOLIDITY
        assert item.basis in ("judgement", "published")

    @pytest.mark.parametrize("name", ECONOMICS.inputs)
    def test_cites_a_source_unless_it_is_judgement_alone(self, name):
        item = ECONOMICS.inputs[name]

        assert bool(item.references) or item.solidity == "J"
        assert item.basis != "published" or item.solidity in ("A", "B", "X")

    @pytest.mark.parametrize("name", ECONOMICS.inputs)
    def test_cites_nothing_that_may_not_be_published(self, name):
        weak = [
            source for source in ECONOMICS.inputs[name].references if MODEL.references[source].solidity in ("D", "BK")
        ]

        assert weak == []

    @pytest.mark.parametrize("name", ECONOMICS.inputs)
    def test_has_a_default_or_says_what_the_result_lacks_without_one(self, name):
        item = ECONOMICS.inputs[name]

        assert item.editable_default == (name not in READERS)
        assert bool(item.without) == (name in READERS)
        assert (item.values is not None or bool(item.by_level)) == item.editable_default

    @pytest.mark.parametrize("name", [item.id for item in ECONOMICS.inputs.values() if item.by])
    def test_that_an_answer_decides_has_values_for_its_levels(self, name):
        item = ECONOMICS.inputs[name]
        missing = {level.id for level in MODEL.questions[item.by].levels} - set(item.by_level)

        assert missing == ({"no_pivotal", "already_positive"} if name == "readout_month" else set())

    @pytest.mark.parametrize("name", [item.id for item in ECONOMICS.inputs.values() if item.source_currency])
    def test_in_money_names_the_currency_of_its_source(self, name):
        assert ECONOMICS.inputs[name].source_currency in ECONOMICS.settings.currencies
        assert ECONOMICS.inputs[name].unit.startswith(("per ", "thousand"))

    @pytest.mark.parametrize("name", [item.id for item in ECONOMICS.inputs.values() if item.shape == "triangular"])
    def test_is_drawn_from_a_coordinate_that_exists(self, name):
        settings = ECONOMICS.settings

        assert ECONOMICS.inputs[name].coordinate in {*settings.time_coordinates, *settings.money_coordinates}


class TestPricesNobodyCanTrust:
    @pytest.mark.parametrize("name", sorted(QUOTED))
    def test_have_no_default(self, name):
        assert ECONOMICS.inputs[name].values is None
        assert ECONOMICS.inputs[name].references == ()

    def test_that_open_the_money_are_price_per_batch_and_suite_fee(self):
        assert set(ECONOMICS.settings.money_needs) == {"price_per_batch", "suite_fee"}


class TestFiguresOfTheEvidence:
    @pytest.mark.parametrize(("name", "typed"), TYPED.items())
    def test_are_those_typed_here_a_second_time(self, name, typed):
        item = ECONOMICS.inputs[name]

        assert item.values is not None
        assert tuple(in_unit(steps, item.unit) for steps in item.values) == typed

    def test_put_equipment_of_a_hundred_square_metres_at_the_published_cost_of_one(self):
        low, _, high = ECONOMICS.inputs["suite_equipment"].values or (0, 0, 0)

        assert (low, high) == (70_000, 680_000)
        assert (round(100 * 675, -4), round(100 * 6_815, -4)) == (low, high)

    def test_put_a_facility_between_the_areas_per_suite_that_are_public(self):
        low, typical, high = ECONOMICS.inputs["facility_area"].values or (0, 0, 0)
        per_suite = [Fraction(409, 2), Fraction(2_601, 5), Fraction(7_200, 12)]

        assert all(low <= area <= high for area in per_suite)
        assert abs(typical - per_suite[1]) < 1

    def test_put_the_cost_of_cells_at_the_cost_of_a_bag(self):
        _, _, high = ECONOMICS.inputs["cost_of_cells"].values or (0, 0, 0)

        assert high == 8_300
        assert round(Fraction(6_647, 80)) == 83

    def test_take_doses_of_a_lot_from_vessels_and_cells(self):
        for product, doses in ECONOMICS.inputs["doses_per_lot"].by_level.items():
            assert doses == ((1, 1, 1) if product == "autologous" else (70, 100, 140))

    def test_say_so_where_no_figure_was_found(self):
        assert ECONOMICS.inputs["on_cost"].values == (1000, 1000, 1000)
        assert "No figure was found" in ECONOMICS.inputs["on_cost"].why


class TestTheRunway:
    def test_name_the_month_by_which_a_date_needs_a_product_in_the_words_of_the_answer(self):
        levels = [level for level in MODEL.questions["speed"].levels if level.months is not None]

        assert [level.months for level in levels] == [12, 24, 36]
        assert all(f"{level.months} months" in level.label for level in levels)

    def test_has_ranges_that_begin_where_the_question_says(self):
        months = [level.months for level in MODEL.questions["runway"].levels]

        assert months == sorted(months, key=lambda value: value or 0)
        assert None not in months


class TestPublicPlants:
    FOUND = compare_plants(MODEL)

    def test_are_the_five_with_both_dates(self):
        counted = {row.plant.id: row.plant.months for row in self.FOUND.rows if row.plant.counted}

        assert counted == PLANTS

    def test_lie_within_the_models_range_but_for_one_that_is_named(self):
        assert (self.FOUND.covered, self.FOUND.counted) == (4, 5)
        assert [plant.id for plant in self.FOUND.missed] == ["haifa"]

    def test_have_a_median_within_six_months_of_the_models(self):
        assert self.FOUND.observed == 49
        assert abs(self.FOUND.apart) <= 10 * ECONOMICS.comparison.within_months
        assert ECONOMICS.comparison.within_months == 6

    def test_are_not_met_by_the_step_alone(self):
        # Without the slip, 30/42/54 has a range of about 34 to 50 and a median of 42.
        steps = [row.plant.months for row in self.FOUND.rows if row.covered is not None]

        assert sum(34 <= months <= 50 for months in steps) == 3

    def test_show_plans_without_counting_them(self):
        shown = [row for row in self.FOUND.rows if row.covered is None]

        assert {row.plant.id for row in shown} == {"hamilton", "sacramento", "boston", "kobe", "pencoed"}
        assert all(row.plant.note for row in shown)

    def test_have_sources(self):
        assert all(row.plant.references for row in self.FOUND.rows)


WORDS = [
    str(value)
    for path in sorted(FOLDER.glob("*.toml"))
    for row in tomllib.loads(path.read_text(encoding="utf-8")).get("inputs", [])
    for value in (row["label"], row["why"], row.get("without", ""))
]


class TestWording:
    def test_is_read_from_every_file(self):
        assert len(WORDS) > 120

    def test_keeps_sentences_short(self):
        long = [text for text in WORDS if any(len(part.split()) > 34 for part in text.split(". "))]

        assert long == []
