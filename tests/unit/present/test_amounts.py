"""Simulated numbers in words: no more digits than are known."""

from fractions import Fraction

import pytest

from calculator.economics.summaries import Estimate, Spread
from calculator.present.amounts import (
    amount_text,
    chance_text,
    in_millions,
    in_thousands,
    month,
    spread_of_money,
    spread_of_months,
    whole,
)


def spread(low, middle, high):
    return Spread(low, middle, high, (Fraction(0),) * 3, Estimate(Fraction(middle), Fraction(0)))


class TestChances:
    @pytest.mark.parametrize(
        ("share", "words"),
        [
            (Fraction(0), "less than 1%"),
            (Fraction(99, 10_000), "less than 1%"),
            (Fraction(1, 100), "1%"),
            (Fraction(125, 1000), "13%"),
            (Fraction(99, 100), "99%"),
            (Fraction(9901, 10_000), "more than 99%"),
            (Fraction(1), "more than 99%"),
        ],
    )
    def test_are_whole_percent_and_never_nothing_or_all(self, share, words):
        assert chance_text(share) == words
        assert chance_text(Estimate(share, Fraction(0))) == words


class TestMonths:
    @pytest.mark.parametrize(("tenths", "months"), [(0, 0), (4, 0), (5, 1), (475, 48), (474, 47)])
    def test_are_whole_halves_up(self, tenths, months):
        assert month(tenths) == months

    def test_show_their_range_in_brackets(self):
        assert spread_of_months(spread(370, 441, 518)) == "44 (37 to 52)"

    def test_show_no_range_where_there_is_none(self):
        assert spread_of_months(spread(0, 0, 0)) == "0"


class TestMoney:
    @pytest.mark.parametrize(
        ("units", "words"),
        [
            (0, "0"),
            (400, "0"),
            (85_400, "0.085"),
            (854_000, "0.85"),
            (1_000_000, "1.0"),
            (1_249_999, "1.2"),
            (12_499_999, "12"),
            (123_456_789, "120"),
            (2_345_678_900, "2,300"),
            (-9_400_000, "−9.4"),
            (Fraction(9_960_000), "10"),
        ],
    )
    def test_in_millions_has_two_digits_that_count(self, units, words):
        assert in_millions(units) == words

    def test_in_thousands_has_them_too(self):
        assert [in_thousands(345_678), in_thousands(45_678), in_thousands(4_567)] == ["350", "46", "4.6"]

    @pytest.mark.parametrize(
        ("units", "words"),
        [(12_345_678, "EUR 12 million"), (345_678, "EUR 350,000"), (-345_678, "EUR −350,000"), (0, "EUR 0")],
    )
    def test_carries_its_currency_in_a_sentence(self, units, words):
        assert amount_text(units, "EUR") == words

    def test_shows_its_range_in_brackets(self):
        assert spread_of_money(spread(7_400_000, 12_000_000, 18_000_000)) == "12 (7.4 to 18)"


class TestWholeNumbers:
    @pytest.mark.parametrize(("number", "nearest"), [(Fraction(5, 2), 3), (Fraction(-5, 2), -2), (7, 7)])
    def test_are_the_nearest_halves_up(self, number, nearest):
        assert whole(number) == nearest
