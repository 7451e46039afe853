"""The picture of dates: a bar per alternative, its three months beside it, and the stretch in which money ends."""

import pytest

from calculator.charts import DateRow, dates_chart
from tests.unit.charts.pictures import elements, outside, overlapping, with_class, words

ROWS = [
    DateRow("in_house", "In-house (ruled out)", 41, 48, 55),
    DateRow("cdmo", "CDMO", 14, 17, 21),
    DateRow("hybrid", "Hybrid", 18, 23, 27),
]
NOW = DateRow("cdmo", "CDMO", 0, 0, 0)
LATE = DateRow("in_house", "In-house", 90, 110, 131)
MIXES = [ROWS, [NOW] * 3, [LATE, NOW, ROWS[2]], [DateRow("hybrid", "Hybrid", 12, 12, 13)] * 3]


def bar(drawn, name):
    (found,) = with_class(drawn, "rect", f"alt-{name}")
    return {key: float(found["attrs"][key]) for key in ("x", "y", "width", "height")}


class TestTheBars:
    def test_begin_and_end_in_the_order_of_the_months(self):
        drawn = dates_chart(ROWS)
        left = {row.id: bar(drawn, row.id)["x"] for row in ROWS}
        right = {row.id: bar(drawn, row.id)["x"] + bar(drawn, row.id)["width"] for row in ROWS}
        assert left["cdmo"] < left["hybrid"] < right["cdmo"] < right["hybrid"] < left["in_house"] < right["in_house"]

    def test_are_as_long_as_their_months(self):
        drawn = dates_chart(ROWS)
        assert bar(drawn, "in_house")["width"] / bar(drawn, "cdmo")["width"] == pytest.approx(14 / 7, rel=0.02)

    def test_are_seen_even_where_there_is_no_time_to_wait(self):
        assert bar(dates_chart([NOW]), "cdmo")["width"] >= 1

    def test_say_all_three_months(self):
        assert {"41", "48", "55", "14", "17", "21"} <= set(words(dates_chart(ROWS)))


class TestTheRunway:
    def test_is_a_shaded_stretch_with_a_name(self):
        drawn = dates_chart(ROWS, (18, 30), "money ends")
        assert len(with_class(drawn, "rect", "chart-reach")) == 1
        assert "money ends" in words(drawn)

    def test_is_left_out_where_it_has_no_end(self):
        drawn = dates_chart(ROWS, (0, 0), "money ends")
        assert with_class(drawn, "rect", "chart-reach") == []
        assert "money ends" not in words(drawn)

    def test_makes_room_for_itself_on_the_axis(self):
        near = [DateRow("cdmo", "CDMO", 1, 2, 3)]
        assert "48" in words(dates_chart(near, (30, 48), "money ends"))


class TestTheDateThatMustNotBeMissed:
    def test_is_a_line_with_a_name(self):
        drawn = dates_chart(ROWS, limit=(24, "needed by 24"))
        (mark,) = with_class(drawn, "line", "chart-mark")
        assert "needed by 24" in words(drawn)
        assert bar(drawn, "cdmo")["x"] < float(mark["attrs"]["x1"]) < bar(drawn, "in_house")["x"]

    def test_is_left_out_where_there_is_none(self):
        assert with_class(dates_chart(ROWS), "line", "chart-mark") == []


@pytest.mark.parametrize("limit", [None, (12, "needed by 12"), (24, "needed by 24"), (36, "needed by 36")])
@pytest.mark.parametrize("rows", MIXES, ids=range(len(MIXES)))
@pytest.mark.parametrize("reach", [(0, 0), (0, 12), (12, 18), (18, 30), (30, 48)])
class TestTheWords:
    def test_stay_inside_the_picture(self, rows, reach, limit):
        assert outside(dates_chart(rows, reach, "money ends", limit)) == []

    def test_stand_clear_of_each_other(self, rows, reach, limit):
        assert overlapping(dates_chart(rows, reach, "money ends", limit)) == []

    def test_come_with_a_dot_for_the_even_chance(self, rows, reach, limit):
        assert len(elements(dates_chart(rows, reach, "money ends", limit), "circle")) == len(rows)
