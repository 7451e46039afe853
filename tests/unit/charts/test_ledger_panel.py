"""The ledger's picture: marks broken at the titles, names apart, and a peak that would flatten all else cut off."""

import pytest

from calculator.charts import Panel, Strip, ledger_panel
from calculator.charts.ledger import FILL
from tests.unit.charts.pictures import overlapping, spans, with_class, words

MONTHS = 48
MOST = 100


def strip(title, you=0, shared=0, cdmo=0, note=""):
    series = [
        ("you", "You", [you] * MONTHS),
        ("shared", "Shared", [shared] * MONTHS),
        ("cdmo", "CDMO", [cdmo] * MONTHS),
    ]
    return Strip(title, series, note)


def drawn(*strips, marks=((20, "first GMP batch"),), most=MOST):
    return ledger_panel(Panel(strips or (strip("Execution", 40), strip("Operational", 20)), most, list(marks)), MONTHS)


def heights(panel, holder):
    return [
        float(part.split("H", maxsplit=1)[0])
        for entry in with_class(panel, "path", f"holder-{holder}")
        for part in entry["attrs"]["d"].rstrip("Z").split("V")[1:]
    ]


class TestMarks:
    @pytest.mark.parametrize("month", [0, 1, 20, 47])
    def test_cross_no_title(self, month):
        panel = drawn(marks=[(month, "first GMP batch")])
        titles = [y for text, _, _, y in spans(panel) if text in ("Execution", "Operational")]
        lines = [
            (float(line["attrs"]["y1"]), float(line["attrs"]["y2"])) for line in with_class(panel, "line", "chart-mark")
        ]
        assert len(lines) == 3
        assert [y for y in titles for top, bottom in lines if top < y and y - 9 < bottom] == []

    def test_beyond_the_picture_are_named_without_a_line(self):
        panel = drawn(marks=[(55, "first GMP batch after month 48")])
        assert with_class(panel, "line", "chart-mark") == []
        assert "first GMP batch after month 48" in words(panel)

    def test_stand_one_below_the_other(self):
        panel = drawn(marks=[(15, "first GMP batch"), (20, "move to the own plant")])
        assert overlapping(panel) == []


class TestNames:
    @pytest.mark.parametrize("amounts", [(3, 3, 3), (8, 1, 1), (1, 8, 1), (0, 2, 2), (40, 2, 2)])
    def test_of_holders_never_stand_on_each_other(self, amounts):
        panel = drawn(strip("Execution", *amounts), strip("Operational", *amounts), strip("Regulatory", *amounts))
        assert overlapping(panel) == []

    def test_are_all_given_once_at_least(self):
        panel = drawn(strip("Execution", 8, 1, 1), strip("Operational", 1, 8, 1))
        assert set(words(panel)) >= {"You", "Shared", "CDMO"}

    def test_stand_clear_of_the_line_of_a_mark_where_there_is_room(self):
        panel = drawn(strip("Execution", 3), marks=[(1, "first GMP batch")])
        (line, *_) = with_class(panel, "line", "chart-mark")
        ((_, left, right, _),) = [span for span in spans(panel) if span[0] == "You"]
        assert not left < float(line["attrs"]["x1"]) < right


class TestAPeakBeyondTheScale:
    def test_is_cut_off_at_the_top_of_its_strip(self):
        whole, cut = drawn(strip("Execution", MOST)), drawn(strip("Execution", 9 * MOST))
        assert heights(cut, "you") == heights(whole, "you")

    def test_says_how_high_it_is(self):
        assert "cut off: up to 9 lots" in words(drawn(strip("Execution", 9 * MOST, note="cut off: up to 9 lots")))

    def test_bears_no_name_above_it(self):
        panel = drawn(strip("Execution", 9 * MOST, 2, 2), strip("Operational", 10, 2, 2))
        named = {text: y for text, _, _, y in spans(panel) if text in ("Shared", "CDMO")}
        (title,) = [y for text, _, _, y in spans(panel) if text == "Operational"]
        assert all(y > title for y in named.values())


def test_every_holder_has_a_colour_of_its_own():
    assert len(set(FILL.values())) == len(FILL) == 3
