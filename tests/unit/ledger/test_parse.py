"""Reading a risk: what is wrong is named with file and key."""

import tomllib

import pytest

from calculator.errors import ModelError
from calculator.ledger import parse
from calculator.tables import Table

GOOD = """
id = "a_risk"
number = 1
title = "A risk"
what = "Something goes wrong."
class = "operational"
claims = ["B1"]
basis = "sourced"
sourced = ["delay"]
rests_on = "A table."
references = ["s1"]
reviewed = 2026-11-20
money = { low = 0.5, typical = 1, high = 3 }
delay = { low = 1, typical = 2, high = 4 }

[[exposures]]
per = "month"
scope = "site"
delays = 40
chance = { low = 1, typical = 2, high = 3 }
windows = { cdmo = ["contract|decision", "first_batch+3"], hybrid = ["first_batch", "10 lots"] }

[holders]
cdmo = { you = 50, cdmo = 30, shared = 20 }
hybrid = { you = 100 }

[shared_by]
cdmo = "A clause."

[scale]
cdmo = { chance = 50 }

[builds_up]
cdmo = ["contract", "first_batch"]

[[effects]]
questions = ["phase"]
part = "chance"
percent = { preclinical = 50 }

[[lowered_by]]
what = "Care"
cut = 30
"""


def read(text=GOOD, *changes):
    for old, new in changes:
        assert old in text, f"{old!r} is not in the example"
        text = text.replace(old, new)
    table = Table(tomllib.loads(text), "risks/a_risk.toml")
    built = parse.risk(table)
    table.finish()
    return built


class TestARisk:
    def test_is_read_with_halves_as_exact_fractions(self):
        assert (read().money.low * 2, read().money.mean) == (1, 1.5)

    def test_keeps_fallbacks_and_shifts_of_a_window(self):
        window = read().exposures[0].windows["cdmo"]

        assert (window.start.choices, window.end.choices) == ((("contract", 0), ("decision", 0)), (("first_batch", 3),))

    def test_keeps_a_window_that_lasts_a_number_of_lots(self):
        assert read().exposures[0].windows["hybrid"].lots == 10

    def test_keeps_a_negative_shift(self):
        assert parse.edge("read_out-3", "test").choices == (("read_out", -3),)

    def test_has_all_events_delay_unless_it_says_otherwise(self):
        assert read(GOOD, ("delays = 40\n", "")).exposures[0].delays == 100


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            ("low = 0.5, typical = 1", "low = 2, typical = 1", "rising order"),
            ("low = 1, typical = 2, high = 3 }", "low = 1, typical = 2, high = 103 }", "up to 100"),
            ('"first_batch+3"', '"first_batch+x"', "is no milestone"),
            ('"first_batch+3"]', '"first_batch+3", "launch"]', "needs two edges"),
            ("windows = { cdmo", 'windows = { moon = ["slot", "launch"], cdmo', "'moon' is no place"),
            ("cdmo = 30, shared = 20", "cdmo = 60, shared = 20", "come to 130"),
            ("delays = 40", "delays = 140", "whole percent from 0 to 100"),
            ("preclinical = 50", "preclinical = 301", "whole percent from 0 to 300"),
            ('sourced = ["delay"]', 'sourced = ["fame"]', "use chance, money, delay"),
            ('class = "operational"', 'class = "financial"', "use one of execution, operational, regulatory"),
            ('["contract", "first_batch"]', '["contract"]', "needs two milestones"),
            ("cut = 30", "cut = 30\nhow = 1", "unknown key how"),
            ("{ chance = 50 }", "{ luck = 50 }", "unknown key luck"),
            ('title = "A risk"', 'title = ""', "title is empty"),
        ],
    )
    def test_is_named_with_its_remedy(self, old, new, says):
        with pytest.raises(ModelError, match=says) as caught:
            read(GOOD, (old, new))

        assert "risks/a_risk.toml" in str(caught.value)
