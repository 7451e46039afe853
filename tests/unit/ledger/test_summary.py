"""The ledger as plain data and as a table."""

import json

import pytest

from calculator.ledger import CLASSES, COLUMNS, HOLDERS, PARTS, Milestones, ledger_summary, ledger_table
from calculator.ledger.summary import amount
from tests.unit.ledger.registers import ALTERNATIVES, EARLY, RUNNING, answers, book, exposure, risk, small

BOOKS = {path: book(path, answers(EARLY)) for path in ALTERNATIVES}
MONTHS = Milestones(contract=0, slot=10, first_batch=11, licence=60, launch=70)


class TestTheSummary:
    SUMMARY = ledger_summary(BOOKS)

    def test_is_plain_data_that_survives_json(self):
        assert json.loads(json.dumps(self.SUMMARY)) == self.SUMMARY

    def test_is_the_same_to_the_byte_when_made_twice(self):
        again = ledger_summary({path: book(path, answers(EARLY)) for path in ALTERNATIVES})

        assert json.dumps(again) == json.dumps(self.SUMMARY)

    def test_holds_every_path_with_a_number_for_every_month(self):
        for path in self.SUMMARY["paths"]:
            for column in COLUMNS:
                for name in CLASSES:
                    assert [len(path["series"][column][name][holder]) for holder in HOLDERS] == [48, 48, 48]

    def test_adds_up_from_months_to_areas(self):
        for path in self.SUMMARY["paths"]:
            for column in COLUMNS:
                areas = path["headline"][column]["areas"]
                for holder in HOLDERS:
                    months = [sum(path["series"][column][name][holder]) for name in CLASSES]
                    assert sum(area[holder] for area in areas) == sum(months)

    def test_names_the_cause_of_the_peak_by_an_id_of_its_risks(self):
        for path in self.SUMMARY["paths"]:
            ids = {item["id"] for item in path["risks"]}
            assert {path["headline"][column]["own_peak"]["cause"] for column in COLUMNS} <= ids

    def test_says_what_the_unit_is(self):
        assert "direct cost alone" in self.SUMMARY["unit"]["money_scope"]

    def test_tells_the_dates_of_both_places_of_a_move(self):
        moved = ledger_summary({"cdmo_to_in_house": book("cdmo_to_in_house", answers(EARLY), 40)})["paths"][0]

        assert (moved["milestones"]["move_start"], moved["milestones"]["after"]["gmp_ready"]) == (40, 40)

    def test_names_the_mechanism_of_what_is_shared_on_the_path(self):
        cdmo = next(path for path in self.SUMMARY["paths"] if path["id"] == "cdmo")
        row = next(item for item in cdmo["risks"] if item["id"] == "lot_fails")

        assert list(row["shared_by"]) == ["cdmo"]


class TestTheTable:
    def test_has_every_risk_in_order_and_a_text_in_every_cell(self):
        head, rows = ledger_table(BOOKS["hybrid"])

        assert [row[0] for row in rows] == [str(number) for number in range(1, 29)]
        assert all(len(row) == len(head) and all(row) for row in rows)

    def test_prints_0_for_what_does_not_apply(self):
        _, rows = ledger_table(BOOKS["cdmo"])

        assert rows[0][3:9] == ("does not apply", "0", "0", "0", "0", "0")

    def test_prints_0_for_a_risk_of_money_without_delay(self):
        _, rows = ledger_table(book("in_house", answers(RUNNING)))

        assert rows[26][1] == "Plant under-filled"
        assert rows[26][4] != "0"
        assert rows[26][5] == "0"

    def test_says_where_a_risk_lies_beyond_the_horizon(self):
        _, rows = ledger_table(small(risk(exposure("licence", "launch")), MONTHS))

        assert rows[0][3] == "after month 48"

    @pytest.mark.parametrize(
        ("end", "text"), [("slot", "0–9"), ("contract+1", "0"), ("licence", "0–47"), ("horizon", "0–47")]
    )
    def test_counts_months_as_they_are_lived(self, end, text):
        per = "month" if end == "horizon" else "once"
        _, rows = ledger_table(small(risk(exposure("contract", end, per=per)), MONTHS))

        assert rows[0][3] == text

    def test_joins_stretches_that_touch_and_keeps_apart_those_that_do_not(self):
        twice = risk(
            exposure("contract", "slot"), exposure("slot", "first_batch"), exposure("first_batch+4", "first_batch+6")
        )
        _, rows = ledger_table(small(twice, MONTHS))

        assert rows[0][3] == "0–10, 15–16"

    def test_says_what_rests_on_a_source(self):
        _, rows = ledger_table(BOOKS["cdmo"])

        assert (rows[2][-1], rows[10][-1]) == ("Judgement", "Sourced: chance, delay")


class TestAmounts:
    @pytest.mark.parametrize(
        ("parts", "text"),
        [
            (0, "0"),
            (1, "<0.1"),
            (PARTS // 20, "0.1"),
            (PARTS // 20 - 1, "<0.1"),
            (149 * PARTS // 100, "1.5"),
            (12 * PARTS, "12.0"),
        ],
    )
    def test_are_printed_with_one_decimal(self, parts, text):
        assert amount(parts) == text
