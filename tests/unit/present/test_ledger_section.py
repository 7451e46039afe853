"""The ledger's section: pictures at a glance, moves in the reader's month, and a scale that one peak cannot flatten."""

from typing import Any

import pytest

from calculator.ledger import CLASSES, PARTS
from calculator.present.ledger import ledger_section, ledgers, lots, tallest
from tests.scenarios.situations import NAMES, assessed
from tests.unit.charts.pictures import overlapping, words

PEAKED = "late_changes"
EVEN = "hybrid"


def pictures(name, move_month=None):
    section: Any = ledger_section(assessed(name), move_month)
    return next(block["blocks"] for block in section["glance"] if block["type"] == "row")


def firsts(name):
    return {path: book.milestones for path, book in ledgers(assessed(name)).items()}


def amounts(name):
    books = ledgers(assessed(name))
    return [book.total("money", month, risk) for book in books.values() for risk in CLASSES for month in range(48)]


class TestPictures:
    @pytest.mark.parametrize("name", NAMES)
    def test_have_no_words_on_each_other(self, name):
        assert {chart["title"]: overlapping(chart["svg"]) for chart in pictures(name, 30)} == {
            chart["title"]: [] for chart in pictures(name, 30)
        }

    def test_show_the_three_places_alone_until_a_month_is_given(self):
        assert [chart["title"] for chart in pictures(EVEN)] == ["In-house", "CDMO", "Hybrid (client-in-plant)"]

    def test_show_both_moves_with_the_month_in_which_they_start(self):
        moves = pictures(EVEN, 30)[3:]
        assert [chart["title"] for chart in moves] == ["CDMO first, then in-house", "Hybrid first, then in-house"]
        assert all(any(word.startswith("move") for word in words(chart["svg"])) for chart in moves)

    @pytest.mark.parametrize("month", [48, 60, 240])
    def test_show_no_move_beyond_their_months(self, month):
        assert len(pictures(EVEN, month)) == 3

    def test_name_a_first_batch_that_comes_after_them(self):
        late = {
            name: months.first_batch for name, months in firsts("missed_deliveries").items() if months.first_batch >= 48
        }
        assert late
        said = [word for chart in pictures("missed_deliveries") for word in words(chart["svg"])]
        assert said.count("first GMP batch after month 48") == len(late)


class TestTheScale:
    def test_holds_every_month_where_none_stands_out(self):
        books = ledgers(assessed(EVEN))
        assert tallest(books) == max(amounts(EVEN))
        assert not any("cut off" in word for chart in pictures(EVEN) for word in words(chart["svg"]))

    def test_leaves_room_for_the_usual_months_where_one_stands_out(self):
        usual = sorted(amount for amount in amounts(PEAKED) if amount)
        most = tallest(ledgers(assessed(PEAKED)))
        assert most < max(usual)
        assert sum(amount > most for amount in usual) <= len(usual) / 10

    def test_says_how_high_a_peak_is_that_it_cuts_off(self):
        said = [word for chart in pictures(PEAKED) for word in words(chart["svg"]) if "cut off" in word]
        assert f"cut off: up to {lots(max(amounts(PEAKED)))} lots a month" in said

    def test_is_one_lot_at_least_where_nothing_can_be_lost(self):
        assert tallest({}) == 1
        assert PARTS > 1
