"""Whoever weighs the criteria sees the weight that each got, beside the weight of its group."""

from fractions import Fraction
from typing import Any

import pytest

from calculator.analysis.centroids import rank_order_centroid
from calculator.present.weights import group_weights, weights_used
from tests.contract.views import CRITERIA, result

TIME = ("speed", "platform_fit", "inspection_ready")


def rows(case: str) -> list[list[str]]:
    block: dict[str, Any] = weights_used(result(case))[0]
    table = block["blocks"][0]
    return [[cell["text"] for cell in row] for row in table["rows"]]


class TestTheWeightsUsed:
    def test_are_not_shown_to_whoever_did_not_weigh(self):
        assert weights_used(result("hybrid")) == []

    @pytest.mark.parametrize("case", ["hybrid, order", "hybrid, swings", "hybrid, bounds"])
    def test_name_every_criterion_once_and_sum_to_one_over_the_groups(self, case):
        assert len({row[0] for row in rows(case)}) == len(rows(case)) == len(CRITERIA)
        assert sum(group_weights(result(case)).values()) == 1

    def test_put_the_three_criteria_of_time_side_by_side_with_their_sum(self):
        ranked = rank_order_centroid(len(CRITERIA))
        reversed_places = {name: place for place, name in enumerate(CRITERIA[::-1])}
        time = sum((ranked[reversed_places[name]] for name in TIME), Fraction(0))
        assert group_weights(result("hybrid, order"))["time"] == time
        assert [row[3] for row in rows("hybrid, order")[:3]] == [f"Time, {round(time * 100)}% in all"] * 3

    def test_repeat_what_the_reader_said(self):
        assert rows("hybrid, order")[0][1] == "8."
        assert rows("hybrid, bounds")[1][1] == "20 to 80"
        points = {row[0].split(" ")[0]: row[1] for row in rows("hybrid, swings")}
        assert (points["K1"], points["K2"]) == ("0", "10")
