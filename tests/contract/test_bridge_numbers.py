"""Numbers cross the bridge checked: the same numbers give the same bytes, and a fault never becomes a figure."""

import json
from typing import Any

import pytest

from calculator import bridge, link, requests
from calculator.economics import load_economics, simulate, simulation_summary
from calculator.economics.units import TENTHS
from calculator.requests import assessment_of
from tests.contract.views import ask
from tests.scenarios.situations import MODEL, answers_of
from tests.unit.economics.cases import QUOTES, YOUNG

ECONOMICS = load_economics(MODEL)
COUNTED = {"price_per_batch": [200, 350, 500], "suite_fee": [100, 150, 250], "currency": "EUR", "year": 2026}
KINDS = ["assess", "firm", "ledger", "money", "money_part", "inputs", "encode"]


def request(kind: str, **more: Any) -> dict[str, Any]:
    parts = {"part": 0} if kind == "money_part" else {}
    return {"kind": kind, "answers": YOUNG, **parts, **more}


def problem_of(**asked: Any) -> tuple[str, str]:
    """Return field and code of the one problem."""
    reply = ask(**asked)
    assert set(reply) == {"kind", "problems"}
    assert reply["kind"] == "problem"
    ((field, code),) = [(found["field"], found["code"]) for found in reply["problems"]]
    return field, code


class TestFaults:
    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize(
        ("numbers", "field", "code"),
        [
            ([], "numbers", "shape"),
            ("350", "numbers", "shape"),
            ({"price_per_pint": 3}, "numbers.price_per_pint", "unknown_number"),
            ({"transfer": -1}, "numbers.transfer", "negative"),
            ({"transfer": [9, 8, 10]}, "numbers.transfer.low", "order"),
            ({"transfer": [6, 12, ""]}, "numbers.transfer.high", "empty"),
            ({"transfer": "12"}, "numbers.transfer", "not_a_number"),
            ({"transfer": 1e6}, "numbers.transfer", "too_large"),
            ({"transfer": {"value": 3, "unit": "years"}}, "numbers.transfer.unit", "unit"),
            ({"suite_fee": 100}, "numbers.currency", "currency"),
            ({"suite_fee": 100, "currency": "GBP"}, "numbers.currency", "currency"),
            ({"transfer": 6, "year": 1812}, "numbers.year", "year"),
        ],
    )
    def test_come_back_at_their_field_and_never_as_a_figure(self, kind, numbers, field, code):
        assert problem_of(**request(kind, numbers=numbers)) == (field, code)

    @pytest.mark.parametrize("kind", KINDS)
    def test_come_all_together(self, kind):
        found = ask(**request(kind, numbers={"transfer": -1, "suite_fee": "", "currency": "EUR"}))
        assert [problem["field"] for problem in found["problems"]] == ["numbers.transfer", "numbers.suite_fee"]

    @pytest.mark.parametrize("kind", ["money", "money_part", "inputs"])
    def test_in_answers_come_back_too(self, kind):
        assert problem_of(kind=kind, part=0, answers={"people": "many"}) == ("answers.people", "unknown_level")

    @pytest.mark.parametrize("points", [0, 64, 1000, 2048, "1024", True, 1024.5, [1024]])
    @pytest.mark.parametrize("kind", ["money", "money_part"])
    def test_in_the_number_of_points_are_named(self, kind, points):
        assert problem_of(**request(kind, points=points)) == ("points", "points")

    @pytest.mark.parametrize("part", [-1, 8, "0", None, True, 1.5])
    def test_in_the_part_are_named(self, part):
        assert problem_of(**request("money_part") | {"part": part}) == ("part", "part")


class TestAssess:
    def test_announces_money_after_the_ledger_and_before_how_firm_it_is(self):
        view = ask(kind="assess", answers=answers_of("hybrid"))["view"]
        assert [later["kind"] for later in view["later"]] == ["ledger", "money", "firm"]
        money = view["later"][1]
        assert (money["before"], money["title"]) == ("work", MODEL.texts["money"]["title"])
        assert money["lead"].endswith(".")

    def test_gives_the_same_verdict_whatever_the_numbers(self):
        assert ask(**request("assess", numbers=QUOTES)) == ask(**request("assess"))


class TestMoney:
    def test_is_a_section_without_prices_too(self):
        section = ask(**request("money"))["section"]
        assert section["id"] == "money"
        assert "million" not in section["lead"]

    def test_has_the_figures_of_the_simulation_with_the_same_points(self):
        asked = request("money", numbers=QUOTES)
        summary: Any = simulation_summary(simulate(MODEL, assessment_of(asked).answers, QUOTES))
        section = ask(**asked)["section"]
        dates = next(block for block in section["blocks"] if block["type"] == "table")
        assert [row[3]["text"] for row in dates["rows"]] == [
            str(found["promise"]) for found in summary["time"].values()
        ]
        middles = [(found["first"]["p50"] + TENTHS // 2) // TENTHS for found in summary["time"].values()]
        assert [row[2]["text"] for row in dates["rows"]] == [str(month) for month in middles]

    def test_gives_the_same_bytes_twice_and_in_any_order(self):
        first = bridge.handle(json.dumps(request("money", numbers=QUOTES)))
        turned = {"numbers": dict(reversed(QUOTES.items())), "answers": dict(reversed(YOUNG.items())), "kind": "money"}
        assert bridge.handle(json.dumps(turned)) == first

    def test_takes_numbers_that_count_alike_for_the_same(self):
        close = {**QUOTES, "price_per_batch": [199.6, 351, 504]}
        assert ask(**request("money", numbers=close)) == ask(**request("money", numbers=QUOTES))

    def test_gathered_from_parts_is_the_same_as_at_once(self):
        asked = request("money", numbers={"transfer": [7, 12, 19]}, points=4096)
        parts = [ask(**{**asked, "kind": "money_part", "part": part}) for part in range(8)]
        assert parts == [{"kind": "money_part", "part": part, "of": 8} for part in range(8)]
        gathered = ask(**asked)
        for kept in (requests._part, requests._simulation):
            kept.cache_clear()
        assert ask(**asked) == gathered

    def test_says_with_how_many_points_it_was_worked_out(self):
        for points, words in ((None, "1,024 scrambled"), (1024, "1,024 scrambled"), (4096, "4,096 scrambled")):
            assert words in json.dumps(ask(**request("money", points=points)), ensure_ascii=False)


class TestTheLedger:
    def test_shows_both_moves_in_the_month_that_the_reader_gives(self):
        def pictures(numbers: Any) -> list[str]:
            section = ask(**request("ledger", numbers=numbers))["section"]
            row = next(block for block in section["glance"] if block["type"] == "row")
            return [chart["title"] for chart in row["blocks"]]

        assert len(pictures(None)) == len(pictures({"move_month": 48})) == 3
        assert pictures({"move_month": 30})[3:] == ["CDMO first, then in-house", "Hybrid first, then in-house"]


class TestInputs:
    def test_list_currencies_year_and_groups(self):
        reply = ask(kind="inputs", answers=YOUNG)
        assert (reply["currencies"], reply["year"], reply["numbers"]) == (["EUR", "USD"], 2026, None)
        assert sum(len(group["inputs"]) for group in reply["groups"]) == len(ECONOMICS.inputs)

    def test_give_back_the_numbers_as_they_are_counted(self):
        given = {"price_per_batch": [199.6, 351, 504], "suite_fee": {"low": 100, "typical": 154, "high": 250}}
        assert ask(kind="inputs", answers={}, numbers={**given, "currency": "EUR"})["numbers"] == COUNTED

    def test_however_guessed_are_counted_in_steps_a_link_can_carry(self):
        for guess in range(1, 10_000, 397):
            counted = ask(kind="inputs", numbers={"transfer_price": guess, "currency": "USD"})["numbers"]
            assert link.decode(link.encode({}, numbers=counted)).numbers == counted


class TestLinks:
    def test_carry_numbers_there_and_back(self):
        fragment = ask(kind="encode", answers=YOUNG, numbers=QUOTES)["fragment"]
        back = ask(kind="decode", text=fragment)
        assert back["numbers"] == COUNTED
        assert ask(kind="money", answers=back["answers"], numbers=back["numbers"]) == ask(
            **request("money", numbers=QUOTES)
        )

    def test_without_numbers_say_none(self):
        assert ask(kind="decode", text=ask(kind="encode", answers=YOUNG)["fragment"])["numbers"] is None

    def test_refuse_more_numbers_than_they_hold(self):
        many = dict.fromkeys([name for name, item in ECONOMICS.inputs.items() if item.unit == "months"][:17], 6)
        assert len(many) == 17
        assert problem_of(kind="encode", answers={}, numbers=many) == ("numbers", "not_in_link")

    @pytest.mark.parametrize("name", ECONOMICS.inputs)
    def test_carry_every_input_from_its_least_to_its_most(self, name):
        item = ECONOMICS.inputs[name]
        listed = next(
            found for group in ask(kind="inputs")["groups"] for found in group["inputs"] if found["id"] == item.id
        )
        numbers = {name: [listed["least"], listed["least"], listed["most"]], "currency": "USD", "year": 2026}
        assert ask(kind="decode", text=ask(kind="encode", numbers=numbers)["fragment"])["numbers"] == numbers
