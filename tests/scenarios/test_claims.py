"""Every claim of the article moves the result the way the article says, shown by pairs that differ in one answer."""

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.situations import MODEL, answers_of, standing

TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "claims.toml").read_text(encoding="utf-8")
)
LEAST_MOVE = Fraction(1, 100)
ARGUED = [claim.id for claim in MODEL.claims.values() if claim.kind == "argument"]


def named(pairs: list[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize(
        "pair", pairs, ids=[f"{pair['claim']} {pair['says']}".replace("[", "(") for pair in pairs]
    )


def two_standings(pair: dict[str, Any]) -> Any:
    programme = answers_of(pair["base"], **pair.get("given", {}))
    return (standing({**programme, pair["question"]: answer}) for answer in (pair["before"], pair["after"]))


class TestAClaimThatSpeaksForAnAlternative:
    @named(TABLE["raises"])
    def test_raises_its_share_of_weightings(self, pair):
        before, after = two_standings(pair)
        name = pair["alternative"]
        assert after.shares[name] - before.shares[name] >= LEAST_MOVE

    @pytest.mark.parametrize(
        ("letter", "alternative"), [("B", "in_house"), ("L", "in_house"), ("P", "cdmo"), ("H", "hybrid")]
    )
    def test_speaks_for_the_alternative_that_the_article_names(self, letter, alternative):
        assert {pair["alternative"] for pair in TABLE["raises"] if pair["claim"].startswith(letter)} == {alternative}


class TestAClaimThatIsAGate:
    @named(TABLE["turns"])
    def test_turns_the_state_of_the_gate_and_of_no_other(self, pair):
        before, after = two_standings(pair)
        assert before.states(pair["gate"]) == pair["from"]
        assert after.states(pair["gate"]) == pair["to"]
        others = [gate for gate in MODEL.gates if gate != pair["gate"]]
        assert [before.states(gate) for gate in others] == [after.states(gate) for gate in others]

    @named([pair for pair in TABLE["turns"] if pair["claim"] == "G1"])
    def test_patient_delivery_leaves_the_shares_as_they_are(self, pair):
        before, after = two_standings(pair)
        assert before.shares == after.shares

    @named(TABLE["turns"])
    def test_an_alternative_that_fails_has_no_share_left(self, pair):
        _, after = two_standings(pair)
        failing = [name for name, state in after.states(pair["gate"]).items() if state == "fail"]
        assert [after.shares[name] for name in failing] == [0] * len(failing)

    @pytest.mark.parametrize("gate", MODEL.gates)
    def test_every_state_of_each_gate_is_reached(self, gate):
        reached = {
            state
            for pair in TABLE["turns"]
            if pair["gate"] == gate
            for side in ("from", "to")
            for state in pair[side].values()
        }
        never = {"fail"} if gate == "patient_delivery" else set()
        assert reached == {"pass", "conditional", "unknown", "fail"} - never


class TestEveryClaim:
    @pytest.mark.parametrize("claim", ARGUED)
    def test_has_a_question_that_asks_about_it(self, claim):
        assert [question.id for question in MODEL.questions.values() if claim in question.claims]

    @pytest.mark.parametrize("claim", ARGUED)
    def test_has_a_pair_of_programmes_whose_question_serves_it(self, claim):
        pairs = [pair for pair in (*TABLE["raises"], *TABLE["turns"]) if pair["claim"] == claim]
        assert [pair["question"] for pair in pairs if claim in MODEL.questions[pair["question"]].claims]

    def test_is_known_to_the_model(self):
        assert {pair["claim"] for pair in (*TABLE["raises"], *TABLE["turns"])} == set(ARGUED)
