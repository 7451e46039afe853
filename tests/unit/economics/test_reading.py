"""Numbers a reader gives: what is taken, and the message that every fault gets at its field."""

import pytest

from calculator.economics.reading import Numbers, as_given, read_numbers
from calculator.errors import AnswerError
from calculator.ladder import snap
from tests.unit.economics.cases import ECONOMICS

INF, NAN = float("inf"), float("nan")


def faults(**given: object) -> list[tuple[str, str]]:
    """Return field and code of each fault in numbers given in euros."""
    with pytest.raises(AnswerError) as caught:
        read_numbers(ECONOMICS, {"currency": "EUR", **given})
    return [(problem.field, problem.code) for problem in caught.value.problems]


def message(**given: object) -> str:
    with pytest.raises(AnswerError) as caught:
        read_numbers(ECONOMICS, {"currency": "EUR", **given})
    return caught.value.problems[0].message


def taken(**given: object) -> Numbers:
    return read_numbers(ECONOMICS, {"currency": "EUR", **given})


class TestWhatIsTaken:
    def test_one_number_stands_for_low_typical_and_high(self):
        assert taken(price_per_batch=350).values == {"price_per_batch": (350_000, 350_000, 350_000)}

    def test_three_numbers_are_low_typical_and_high(self):
        assert taken(transfer=[6, 9.5, 18]).values == {"transfer": (60, 95, 180)}

    def test_more_than_two_digits_are_rounded_to_two_halves_up(self):
        found = taken(transfer=[6, 12.5, 18.4], price_per_batch=[1249, 1250, 9949], suite_fee=[0.0995, 0.1, 99.5])
        assert found.values == {
            "transfer": (60, 130, 180),
            "price_per_batch": (1_200_000, 1_300_000, 9_900_000),
            "suite_fee": (100, 100, 100_000),
        }

    def test_rounding_never_leads_beyond_the_bounds_of_an_input(self):
        for item in ECONOMICS.inputs.values():
            assert [snap(item.least), snap(item.most)] == [item.least, item.most], item.id

    def test_checked_numbers_can_be_given_again_and_stay_as_they_are(self):
        found = taken(transfer=[6, 12.5, 18], price_per_batch=1234, year=2024)
        assert read_numbers(ECONOMICS, as_given(ECONOMICS, found)) == found

    def test_without_an_input_nothing_is_left_to_give(self):
        assert as_given(ECONOMICS, taken(year=2024)) is None

    def test_names_say_the_same_as_three_numbers(self):
        by_name = {"low": 70, "typical": 80, "high": 92, "unit": "percent"}

        assert taken(lot_success=by_name) == taken(lot_success=[70, 80, 92])

    def test_a_single_value_may_carry_its_unit(self):
        assert taken(suite_fee={"value": 150, "unit": "thousand a month"}) == taken(suite_fee=150)

    def test_currency_and_year_are_kept(self):
        assert (taken(year=2024).currency, taken(year=2024).year) == ("EUR", 2024)

    def test_the_year_of_the_model_stands_where_none_is_given(self):
        assert taken().year == ECONOMICS.settings.base_year

    def test_months_need_no_currency(self):
        assert read_numbers(ECONOMICS, {"transfer": 12}).currency == ""

    def test_nothing_given_is_no_fault(self):
        assert read_numbers(ECONOMICS, None).values == {}

    def test_zero_is_a_number(self):
        assert taken(slot_wait=0).values == {"slot_wait": (0, 0, 0)}


class TestFaults:
    @pytest.mark.parametrize(
        ("value", "code"),
        [
            (-1, "negative"),
            (None, "empty"),
            ("", "empty"),
            ("  ", "empty"),
            ("350", "not_a_number"),
            (True, "not_a_number"),
            (NAN, "not_a_number"),
            (INF, "not_a_number"),
            (2_000_000, "too_large"),
            (0, "too_small"),
            ([200, 350], "shape"),
            ({"low": 200, "high": 500}, "shape"),
            ({"value": 350, "unit": "thousand a month"}, "unit"),
        ],
    )
    def test_is_named_at_its_field(self, value, code):
        field = "numbers.price_per_batch.unit" if code == "unit" else "numbers.price_per_batch"

        assert faults(price_per_batch=value) == [(field, code)]

    def test_a_number_beyond_all_measure_is_too_large_and_breaks_nothing(self):
        assert faults(price_per_batch=10**400) == [("numbers.price_per_batch", "too_large")]

    def test_low_above_typical_is_named_at_low(self):
        assert faults(price_per_batch=[400, 350, 500]) == [("numbers.price_per_batch.low", "order")]

    def test_typical_above_high_is_named_at_high(self):
        assert faults(price_per_batch=[300, 550, 500]) == [("numbers.price_per_batch.high", "order")]

    def test_a_fault_in_one_of_three_numbers_is_named_there(self):
        assert faults(price_per_batch=[200, -350, 500]) == [("numbers.price_per_batch.typical", "negative")]

    def test_an_input_that_does_not_exist_is_named(self):
        assert faults(price_per_pint=3) == [("numbers.price_per_pint", "unknown_number")]

    def test_every_fault_is_listed_and_not_only_the_first(self):
        assert len(faults(price_per_batch=-1, suite_fee="", transfer=[9, 8, 7])) == 3

    def test_a_share_above_one_hundred_percent_is_too_large(self):
        assert faults(lot_success=101) == [("numbers.lot_success", "too_large")]

    def test_a_message_says_what_to_do(self):
        assert message(price_per_batch="") == (
            "Price per batch started at the CDMO, materials and tests included: it is empty; give a number in thousand."
        )
        assert "not in thousand a month" in message(price_per_batch={"value": 350, "unit": "thousand a month"})
        assert "swap" in message(price_per_batch=[400, 350, 500])

    @pytest.mark.parametrize("currency", ["", "GBP", "eur", 5])
    def test_money_needs_one_of_the_currencies_and_converts_nothing(self, currency):
        assert faults(currency=currency, price_per_batch=350) == [("numbers.currency", "currency")]

    @pytest.mark.parametrize("year", [1999, 2101, "2026", 2026.0, True])
    def test_the_year_has_to_be_a_year(self, year):
        assert faults(year=year) == [("numbers.year", "year")]

    @pytest.mark.parametrize("given", [[], "350", 350])
    def test_numbers_of_another_shape_are_refused(self, given):
        with pytest.raises(AnswerError, match="object of input id to value"):
            read_numbers(ECONOMICS, given)
