"""What holds for all gates together: what unknown answers may and may not do, and what a gate reads."""

from itertools import product
from random import Random

import pytest

from calculator.answers import Answers
from calculator.gates import GATE_RULES, fail_block, fails, gate_results
from calculator.gates.judge import SEVERITY, judge
from tests.unit.programmes import EVERYONE, MODEL, any_answers, gate, outcomes, programme

READERS = {name: tuple(q.id for q in MODEL.questions.values() if name in q.gates) for name in MODEL.gates}
CASES = 60


def states(answers: Answers) -> dict[str, list[str]]:
    return {name: [judge(MODEL, MODEL.gates[name], answers, a).state for a in EVERYONE] for name in MODEL.gates}


def found(name: str, answers: Answers) -> list[list[str]]:
    """Return what a gate finds for each alternative, more than its state."""
    return [outcomes(judge(MODEL, MODEL.gates[name], answers, alternative)) for alternative in EVERYONE]


def completions(answers: Answers, questions: tuple[str, ...]) -> list[Answers]:
    """Return the answers with every unknown one of some questions filled in, in every way."""
    missing = [name for name in questions if answers.get(name) is None]
    ways = product(*([level.id for level in MODEL.questions[name].levels] for name in missing))
    return [Answers({**answers.levels, **dict(zip(missing, way, strict=True))}, (), ()) for way in ways]


def test_every_gate_of_the_model_has_a_rule_and_every_rule_a_gate():
    assert set(GATE_RULES) == set(MODEL.gates)


def test_all_gates_pass_for_a_programme_that_is_ready():
    assert states(programme()) == dict.fromkeys(MODEL.gates, ["pass"] * 3)


def test_without_any_answer_every_gate_is_unknown_for_every_alternative():
    assert states(programme({})) == dict.fromkeys(MODEL.gates, ["unknown"] * 3)


def test_saying_that_one_does_not_know_counts_like_no_answer():
    said = programme(dict.fromkeys(MODEL.questions, "unknown"))

    assert states(said) == states(programme({}))


def test_results_are_given_for_every_gate_and_alternative():
    results = gate_results(MODEL, programme())

    assert {(name, place) for name, row in results.items() for place in row} == set(product(MODEL.gates, EVERYONE))
    assert all((r.gate, r.alternative) == (g, a) for g, row in results.items() for a, r in row.items())


def test_the_state_is_that_of_the_worst_finding_which_comes_first():
    for seed in range(CASES):
        for row in gate_results(MODEL, any_answers(Random(seed), unknown=seed % 6)).values():
            for result in row.values():
                severities = [SEVERITY.index(finding.outcome.state) for finding in result.findings]
                assert result.state == result.findings[0].outcome.state
                assert severities == sorted(severities, reverse=True)


@pytest.mark.parametrize("name", MODEL.gates)
class TestEachGate:
    def test_fails_when_no_answer_could_avoid_it_and_only_then(self, name):
        failed = 0
        for seed in range(CASES):
            answers = any_answers(Random(seed), unknown=min(3, len(READERS[name])), among=READERS[name])
            ways = completions(answers, READERS[name])
            for alternative in EVERYONE:
                doomed = all(fails_by_findings(name, way, alternative) for way in ways)
                failed += doomed
                assert (judge(MODEL, MODEL.gates[name], answers, alternative).state == "fail") == doomed
        assert failed or name == "patient_delivery"

    def test_passes_or_is_conditional_only_when_every_answer_still_open_leads_there(self, name):
        for seed in range(CASES):
            answers = any_answers(Random(seed), unknown=min(3, len(READERS[name])), among=READERS[name])
            ways = completions(answers, READERS[name])
            for alternative in EVERYONE:
                state = judge(MODEL, MODEL.gates[name], answers, alternative).state
                if state in ("pass", "conditional"):
                    assert {judge(MODEL, MODEL.gates[name], way, alternative).state for way in ways} == {state}

    def test_is_known_when_all_its_questions_are_answered(self, name):
        for seed in range(CASES):
            answers = any_answers(Random(seed))
            if answers.get("delivery_reliability") != "fewer_than_5_runs" or name != "patient_delivery":
                assert "unknown" not in states(answers)[name]

    def test_reads_no_question_that_does_not_name_it(self, name):
        for seed in range(CASES):
            rng = Random(seed)
            answers, other = any_answers(rng, unknown=seed % 5), any_answers(rng, unknown=seed % 5)
            kept = {key: level for key, level in answers.levels.items() if name in MODEL.questions[key].gates}
            rest = {key: level for key, level in other.levels.items() if name not in MODEL.questions[key].gates}
            assert states(programme({**kept, **rest}))[name] == states(answers)[name]

    def test_reads_every_question_that_names_it(self, name):
        read: set[str] = set()
        for seed in range(4 * CASES):
            answers = any_answers(Random(seed))
            before = found(name, answers)
            for question in set(READERS[name]) - read:
                for level in MODEL.questions[question].levels:
                    if found(name, Answers({**answers.levels, question: level.id}, (), ())) != before:
                        read.add(question)
        assert read == set(READERS[name])

    def test_says_in_short_form_what_its_findings_say(self, name):
        rule, entity = GATE_RULES[name], MODEL.gates[name]
        for seed in range(4 * CASES):
            answers = any_answers(Random(seed))
            for alternative in EVERYONE:
                assert rule.fails(entity, answers.levels, alternative) == fails_by_findings(name, answers, alternative)

    def test_treats_levels_of_one_class_alike(self, name):
        rule, entity = GATE_RULES[name], MODEL.gates[name]
        for seed in range(CASES):
            levels = dict(any_answers(Random(seed)).levels)
            for question in fail_block(MODEL, name):
                verdicts: dict[object, set[tuple[bool, ...]]] = {}
                for level in MODEL.questions[question].levels:
                    now = {**levels, question: level.id}
                    kind = rule.fail_class(entity, question, level.id)
                    verdicts.setdefault(kind, set()).add(tuple(rule.fails(entity, now, a) for a in EVERYONE))
                assert all(len(found) == 1 for found in verdicts.values())

    def test_fails_on_nothing_outside_the_questions_that_can_make_it_fail(self, name):
        rule, entity = GATE_RULES[name], MODEL.gates[name]
        for seed in range(CASES):
            rng = Random(seed)
            answers, other = any_answers(rng), any_answers(rng)
            mixed = {**other.levels, **{key: answers.levels[key] for key in fail_block(MODEL, name)}}
            for alternative in EVERYONE:
                assert rule.fails(entity, mixed, alternative) == rule.fails(entity, answers.levels, alternative)


def fails_by_findings(name: str, answers: Answers, alternative: str) -> bool:
    rule, entity = GATE_RULES[name], MODEL.gates[name]
    found = rule.findings(MODEL, entity, answers, alternative)
    return any(finding.outcome.state == "fail" for finding in found)


def test_gates_share_no_question_that_can_make_them_fail():
    blocks = [name for gate_id in MODEL.gates for name in fail_block(MODEL, gate_id)]

    assert len(blocks) == len(set(blocks))


def test_an_alternative_fails_when_any_gate_fails():
    for seed in range(CASES):
        answers = any_answers(Random(seed))
        for place, alternative in enumerate(EVERYONE):
            failed = [row[place] for row in states(answers).values()]
            assert fails(MODEL, answers.levels, alternative) == ("fail" in failed)


@pytest.mark.parametrize("name", MODEL.gates)
@pytest.mark.parametrize("alternative", EVERYONE)
def test_an_unknown_gate_names_the_questions_it_waits_for(name, alternative):
    result = gate(name, alternative, without=READERS[name])

    for question in result.findings[0].questions:
        assert MODEL.texts["question_names"][question] in result.findings[0].reason
