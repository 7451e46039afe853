"""What would change a result and what is worth finding out, on programmes that Hypothesis invents."""

import json
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.answers import Answers, read_answers
from calculator.bridge import handle
from calculator.decision.flips import FlipSet, score_flips
from calculator.decision.information import find_out
from tests.properties.test_decision_properties import LEVELS, any_answers, complete, few, swings
from tests.unit.decision.enumeration import DECIDING, SCORED, after, contradictions, gate_states, scores
from tests.unit.decision.test_information import Listing
from tests.unit.programmes import EVERYONE, MODEL

DECISIVE = {*SCORED, *(name for questions in DECIDING.values() for name in questions)}
some = settings(few, max_examples=20)


def led(answers: Answers, points: list[int]) -> tuple[str, list[str]]:
    """Return the leader at the swings and the others."""
    reached = scores(answers.levels, points)
    leader = max(EVERYONE, key=lambda name: reached[name])
    return leader, [name for name in EVERYONE if name != leader]


def flips_of(answers: Answers, points: list[int], limit: int) -> tuple[str, list[FlipSet]]:
    weights = [Fraction(point, sum(points)) for point in points]
    leader, rivals = led(answers, points)
    return leader, score_flips(MODEL, answers, weights, leader, rivals, limit)


class TestAFlipSet:
    @some
    @given(complete, swings)
    def test_flips_and_none_of_its_parts_does(self, given_answers, points):
        answers = read_answers(MODEL, given_answers)
        leader, flips = flips_of(answers, points, 3)
        states, contradicted = gate_states(answers.levels), contradictions(answers.levels)

        def is_flipped(changes) -> bool:
            levels = after(answers.levels, changes)
            kept = gate_states(levels) == states and contradictions(levels) <= contradicted
            reached = scores(levels, points)
            return kept and max(reached.values()) > reached[leader]

        for flip in flips[:400]:
            assert is_flipped(flip.changes)
            for size in range(1, len(flip.changes)):
                assert not any(is_flipped(part) for part in combinations(flip.changes, size))

    @some
    @given(complete, swings)
    def test_fits_into_a_larger_search_unchanged(self, given_answers, points):
        answers = read_answers(MODEL, given_answers)
        _, small = flips_of(answers, points, 2)
        _, large = flips_of(answers, points, 3)

        assert small == [flip for flip in large if len(flip.changes) <= 2]


class TestFindingOut:
    @some
    @given(complete, st.lists(st.sampled_from(sorted(LEVELS)), min_size=1, max_size=4, unique=True), swings)
    def test_one_answer_is_worth_between_nothing_and_all_of_them(self, known, unknown, points):
        answers = read_answers(MODEL, {name: level for name, level in known.items() if name not in unknown})
        most = Listing(answers, points, 0).evpi()
        for finding in find_out(MODEL, answers, [Fraction(point, sum(points)) for point in points]):
            assert 0 <= finding.points <= most

    @pytest.mark.parametrize("question", sorted(set(LEVELS) - DECISIVE))
    @some
    @given(any_answers, swings)
    def test_an_answer_that_touches_no_gate_and_no_criterion_is_worth_nothing(self, question, given_answers, points):
        answers = read_answers(MODEL, {name: level for name, level in given_answers.items() if name != question})
        found = find_out(MODEL, answers, [Fraction(point, sum(points)) for point in points])
        finding = next(item for item in found if item.question == question)

        assert (finding.points, finding.changes_leader, finding.never) == (0, 0, True)


class TestALink:
    @settings(few, max_examples=6)
    @given(any_answers, st.one_of(st.none(), st.permutations(list(MODEL.criteria)).map(lambda order: {"order": order})))
    def test_gives_the_same_bytes_as_the_answers_it_was_made_from(self, answers, weights):
        made = json.loads(handle(json.dumps({"kind": "encode", "answers": answers, "weights": weights})))
        read = json.loads(handle(json.dumps({"kind": "decode", "text": made["fragment"]})))
        asked = {"kind": "assess", "answers": answers, "weights": weights, "values": []}
        again = {"kind": "assess", "answers": read["answers"], "weights": read["weights"], "values": read["values"]}

        assert handle(json.dumps(again)) == handle(json.dumps(asked))
