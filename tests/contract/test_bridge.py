"""The bridge answers every request with JSON: a result, or problems as data, whatever is sent."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from calculator import bridge, link
from calculator.link_format import encode_link
from calculator.overrides import ValueChange
from tests.contract.views import WEIGHTS, ask, view
from tests.scenarios.situations import MODEL, NAMES, answers_of

PROJECT = Path(__file__).parents[2]
NESTED = "[" * 500 + "]" * 500
CHANGED = [{"criterion": "people", "level": 2, "alternative": "hybrid", "value": 10}]


def on_all(points):
    return dict.fromkeys(MODEL.criteria, points)


def problems_of(request):
    reply = json.loads(bridge.handle(request))
    assert reply["kind"] == "problem"
    assert reply["problems"]
    for problem in reply["problems"]:
        assert set(problem) == {"field", "code", "message"}
        assert problem["message"].endswith(".")
        assert "\n" not in problem["message"]
        assert len(problem["message"]) < 500
    return reply["problems"]


class TestAssess:
    @pytest.mark.parametrize("name", ["all_in_house", "all_cdmo", "hybrid", "no_answers"])
    def test_gives_the_view(self, name):
        assert ask(kind="assess", answers=answers_of(name), weights=None) == {"kind": "assessed", "view": view(name)}

    @pytest.mark.parametrize("kind", WEIGHTS)
    def test_takes_every_kind_of_weights(self, kind):
        reply = ask(kind="assess", answers=answers_of("hybrid"), weights=WEIGHTS[kind])
        assert reply["view"] == view(f"hybrid, {kind}")

    def test_takes_missing_answers_and_weights_for_none(self):
        assert ask(kind="assess")["view"] == view("no_answers")

    @pytest.mark.parametrize("name", ["hybrid", "half_known"])
    def test_gives_the_same_bytes_twice_and_in_any_order_of_answers(self, name):
        answers = answers_of(name)
        backwards = dict(reversed(answers.items()))
        first, again, other = (
            bridge.handle(json.dumps({"kind": "assess", "answers": given})) for given in (answers, answers, backwards)
        )
        assert first == again == other

    def test_gives_the_same_bytes_in_another_process(self):
        request = json.dumps({"kind": "assess", "answers": answers_of("half_known")})
        program = "import sys; from calculator import bridge; sys.stdout.write(bridge.handle(sys.stdin.read()))"
        found = {
            subprocess.run(
                [sys.executable, "-c", program],
                input=request,
                capture_output=True,
                encoding="utf-8",
                check=True,
                cwd=PROJECT,
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            ).stdout
            for seed in ("0", "1")
        }
        assert found == {bridge.handle(request)}

    def test_uses_a_changed_value_and_says_so_before_anything_else(self):
        reply = ask(kind="assess", answers=answers_of("hybrid"), values=CHANGED)
        assert reply["view"]["notice"]
        assert reply["view"]["facts"]["scores"] != view("hybrid")["facts"]["scores"]
        assert ask(kind="assess", answers=answers_of("hybrid"), values=[])["view"] == view("hybrid")


class TestLinks:
    @pytest.mark.parametrize("name", NAMES)
    def test_come_back_as_they_went(self, name):
        fragment = ask(kind="encode", answers=answers_of(name), weights=None)["fragment"]
        back = ask(kind="decode", text=f"https://example.org/msc/calculator/#{fragment}")
        assert (back["answers"], back["weights"], back["values"]) == (answers_of(name), None, [])
        assert back["version"] == MODEL.version

    @pytest.mark.parametrize("kind", WEIGHTS)
    def test_carry_weights(self, kind):
        fragment = ask(kind="encode", answers={}, weights=WEIGHTS[kind])["fragment"]
        assert ask(kind="decode", text=fragment)["weights"] == WEIGHTS[kind]

    def test_carry_changed_values(self):
        fragment = ask(kind="encode", answers={}, values=CHANGED)["fragment"]
        assert ask(kind="decode", text=fragment)["values"] == CHANGED
        assert fragment == link.encode({}, values=[ValueChange("people", 2, "hybrid", 10)])

    def test_carry_changed_values_of_the_plant_variant(self):
        plant = [{**CHANGED[0], "level": 6}]
        assert ask(kind="decode", text=ask(kind="encode", answers={}, values=plant)["fragment"])["values"] == plant

    def test_with_a_value_that_the_model_does_not_have_are_refused_whole(self):
        text = encode_link(link.spec_of(MODEL), {}, values=[("oversight", 5, "hybrid", 10)])
        (problem,) = problems_of(json.dumps({"kind": "decode", "text": text}))
        assert (problem["field"], problem["code"]) == ("text", "slot")

    @pytest.mark.parametrize(("text", "code"), [("", "empty"), ("good morning", "no_code"), ("r=1", "cut")])
    def test_that_cannot_be_read_say_why(self, text, code):
        (problem,) = problems_of(json.dumps({"kind": "decode", "text": text}))
        assert (problem["field"], problem["code"]) == ("text", code)


class TestQuestions:
    def test_list_every_question_with_its_levels_in_permanent_order(self):
        found = ask(kind="questions")["questions"]
        assert [question["id"] for question in found] == list(MODEL.questions)
        for question in found:
            levels = MODEL.questions[question["id"]].levels
            assert [level["id"] for level in question["levels"]] == [level.id for level in levels]


class TestAFaultyRequest:
    @pytest.mark.parametrize(
        ("request_text", "code"),
        [
            ("", "not_json"),
            ("{", "not_json"),
            ("\x00\x01", "not_json"),
            ('{"kind": NaN}', "not_json"),
            ('{"kind":"assess","answers":{},"weights":{"swings":{"people":Infinity}}}', "not_json"),
            ("[" * 40_000, "not_json"),
            ("9" * 10_000, "not_json"),
            ("[]", "shape"),
            ("null", "shape"),
            ('"assess"', "shape"),
            ("{}", "unknown_kind"),
            ('{"kind":null}', "unknown_kind"),
            ('{"kind":["assess"]}', "unknown_kind"),
            ('{"kind":"__class__"}', "unknown_kind"),
            ('{"kind":"assess","pad":"' + "x" * 70_000 + '"}', "too_long"),
            ('{"kind":"assess","answers":null}', "shape"),
            ('{"kind":"assess","answers":[]}', "shape"),
            ('{"kind":"assess","answers":{"people":2}}', "shape"),
            ('{"kind":"assess","answers":{"people":null}}', "shape"),
            ('{"kind":"assess","answers":' + NESTED + "}", "shape"),
            ('{"kind":"assess","weights":[]}', "shape"),
            ('{"kind":"assess","weights":"equal"}', "shape"),
            ('{"kind":"decode"}', "shape"),
            ('{"kind":"decode","text":5}', "shape"),
            ('{"kind":"decode","text":"' + "r=1" * 2_000 + '"}', "too_long"),
        ],
    )
    def test_comes_back_as_one_problem_with_a_code(self, request_text, code):
        assert [problem["code"] for problem in problems_of(request_text)] == [code]

    @pytest.mark.parametrize("name", ["__proto__", "constructor", "People", "", "\ud800", "a\nb", "x" * 5_000])
    def test_names_an_unknown_question(self, name):
        (problem,) = problems_of(json.dumps({"kind": "assess", "answers": {name: "none"}}))
        assert problem["code"] == "unknown_question"
        assert problem["field"] == f"answers.{name[:60]}"

    @pytest.mark.parametrize("level", ["__proto__", "Full_crew", "", "\ud800", "x" * 5_000])
    def test_names_an_unknown_level_and_those_that_exist(self, level):
        (problem,) = problems_of(json.dumps({"kind": "encode", "answers": {"people": level}}))
        assert (problem["field"], problem["code"]) == ("answers.people", "unknown_level")
        assert "full_crew" in problem["message"]
        assert "unknown" in problem["message"]

    def test_lists_all_its_problems_not_only_the_first(self):
        found = problems_of(json.dumps({"kind": "assess", "answers": {"people": "x", "phase": "y", "colour": "z"}}))
        assert {problem["field"] for problem in found} == {"answers.people", "answers.phase", "answers.colour"}

    @pytest.mark.parametrize(
        "weights",
        [
            {},
            {"order": [], "swings": {}},
            {"__proto__": {}},
            {"order": "people"},
            {"order": list(MODEL.criteria)[1:]},
            {"order": [*list(MODEL.criteria)[1:], "speed"]},
            {"order": [[[[]]]]},
            {"order": json.loads(NESTED)},
            {"swings": []},
            {"swings": {"people": 5}},
            {"swings": on_all(0)},
            {"swings": on_all(101)},
            {"swings": on_all(-1)},
            {"swings": on_all(1.5)},
            {"swings": on_all(1e308)},
            {"swings": on_all(True)},
            {"swings": on_all("50")},
            {"swings": on_all(10**30)},
            {"swings": on_all(json.loads(NESTED))},
            {"bounds": on_all(50)},
            {"bounds": on_all([60, 40])},
            {"bounds": on_all([40])},
            {"bounds": on_all(["0", "9"])},
        ],
    )
    @pytest.mark.parametrize("kind", ["assess", "encode"])
    def test_with_weights_that_cannot_be_used_names_the_field(self, kind, weights):
        (problem,) = problems_of(json.dumps({"kind": kind, "answers": {}, "weights": weights}))
        assert problem["field"].startswith("weights")

    @pytest.mark.parametrize(
        "values",
        [
            "people",
            5,
            {"people": 5},
            [5],
            [{}],
            [{**CHANGED[0], "criterion": "colour"}],
            [{**CHANGED[0], "level": 9}],
            [{**CHANGED[0], "criterion": "oversight", "level": 5}],
            [{**CHANGED[0], "criterion": ["people"]}],
            [{**CHANGED[0], "alternative": {"id": "hybrid"}}],
            [{**CHANGED[0], "level": True}],
            [{**CHANGED[0], "value": 101}],
            [{**CHANGED[0], "value": "10"}],
            [{**CHANGED[0], "extra": 1}],
            CHANGED * 2,
        ],
    )
    @pytest.mark.parametrize("kind", ["assess", "encode"])
    def test_with_values_that_cannot_be_used_names_the_field(self, kind, values):
        (problem,) = problems_of(json.dumps({"kind": kind, "answers": {}, "values": values}))
        assert problem["field"].startswith("values")
