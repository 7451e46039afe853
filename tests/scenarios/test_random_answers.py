"""2,000 random answer sets: no alternative is a dead letter, no verdict word and no question is idle."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import pytest

from calculator import assess
from scripts.scenario_table import SETS, as_markdown, outcome, random_answers, scenario_table
from tests.scenarios.situations import MODEL, Standing, standing

LEAST_SHARE = Fraction(1, 10)
EARLY = 120  # sets; enough for every word that does not depend on luck


@cache
def programmes() -> tuple[tuple[dict[str, str], Standing], ...]:
    """Every random programme with its gates and leader."""
    return tuple((answers, standing(answers)) for answers in random_answers(MODEL))


def with_a_leader() -> list[tuple[dict[str, str], Standing]]:
    return [(answers, found) for answers, found in programmes() if found.leader is not None]


def what_the_gates_say(found: Standing) -> list[object]:
    return [
        (gate, name, result.state, [(item.outcome.action, item.outcome.months) for item in result.findings])
        for gate, by_alternative in found.gates.items()
        for name, result in by_alternative.items()
    ]


def with_another_answer(question: str, answers: dict[str, str]) -> Iterator[dict[str, str]]:
    for level in MODEL.questions[question].levels:
        if level.id != answers[question]:
            yield {**answers, question: level.id}


def matters(question: str) -> bool:
    """Tell whether another answer to a question changes the leader, or a gate's state, action or months, somewhere."""
    for answers, found in with_a_leader():
        for other in with_another_answer(question, answers):
            after = standing(other)
            if after.leader != found.leader or what_the_gates_say(after) != what_the_gates_say(found):
                return True
    return False


class TestRandomProgrammes:
    def test_are_the_same_on_every_run(self):
        again = list(random_answers(MODEL))
        assert len(again) == SETS
        assert again == [answers for answers, _ in programmes()]

    def test_give_every_answer_of_every_question(self):
        for question in MODEL.questions.values():
            seen = Counter(answers[question.id] for answers, _ in programmes())
            fair = SETS / len(question.levels)
            assert all(abs(seen[level.id] - fair) < fair / 4 for level in question.levels)

    @pytest.mark.parametrize("name", MODEL.alternatives)
    def test_are_led_by_each_alternative_in_a_tenth_of_those_with_a_leader(self, name):
        led = with_a_leader()
        assert sum(found.leader == name for _, found in led) >= LEAST_SHARE * len(led)

    def test_never_fail_the_gate_on_patient_delivery(self):
        assert not [found for _, found in programmes() if "fail" in found.states("patient_delivery").values()]

    def test_never_leave_hybrid_open_where_the_cdmo_is_ruled_out(self):
        """A host is a maker too: what no maker can do, no host can offer."""
        for _, found in programmes():
            if any(states["cdmo"].state == "fail" for states in found.gates.values()):
                assert any(states["hybrid"].state == "fail" for states in found.gates.values())

    def test_reach_every_verdict_word(self):
        missing = set(MODEL.texts["verdict_words"])
        for answers in random_answers(MODEL):
            missing.discard(outcome(MODEL, answers).word)
            if not missing:
                break
        assert not missing


class TestEveryQuestion:
    @pytest.mark.parametrize("question", MODEL.questions)
    def test_changes_the_leader_or_a_gate_somewhere(self, question):
        assert matters(question)

    @pytest.mark.parametrize("question", [item.id for item in MODEL.questions.values() if item.criterion])
    def test_that_feeds_a_criterion_changes_the_leader_somewhere(self, question):
        assert any(
            standing(other).leader not in (found.leader, None)
            for answers, found in with_a_leader()
            for other in with_another_answer(question, answers)
        )


class TestTheTable:
    def test_finds_the_words_that_a_whole_assessment_finds(self):
        led = [answers for answers, _ in with_a_leader()][:6]
        quick = [outcome(MODEL, answers) for answers in led]
        whole = [assess(MODEL, answers) for answers in led]
        assert [(one.word, one.leader) for one in quick] == [(one.word, one.leader) for one in whole]

    def test_counts_each_set_once(self):
        table = scenario_table(MODEL, sets=EARLY)
        assert sum(sum(counts.values()) for counts in table.words.values()) == EARLY
        assert sum(table.words[None].values()) == table.words[None]["blocked"]

    def test_is_published_with_a_row_for_each_alternative_and_each_gate(self):
        text = as_markdown(MODEL, scenario_table(MODEL, sets=EARLY))
        for entity in MODEL.alternatives.values():
            assert f"| {entity.name} |" in text
        for gate in MODEL.gates.values():
            assert f"| {gate.number} {gate.title} |" in text
