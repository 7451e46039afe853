"""What would change a result: each set of changes does what it says, and none is impossible."""

import pytest

from calculator.answers import Weights, conflicts
from calculator.decision.changes import changed
from calculator.decision.ranking import rank
from calculator.gates import gate_results
from tests.scenarios.situations import MODEL, NAMES, assessed

TRIED = 8

each_name = pytest.mark.parametrize("name", NAMES)


def states_after(found, changes, alternative):
    gates = gate_results(MODEL, changed(found.answers, changes))
    return {gate: states[alternative].state for gate, states in gates.items()}


def every_set(found):
    opened = [flip for flips in found.opens.values() for flip in flips]
    return [flip.changes for flip in (*found.flips, *found.rules_out, *opened)]


class TestASetOfChanges:
    @each_name
    def test_never_makes_two_answers_contradict_each_other(self, name):
        found = assessed(name)
        for changes in every_set(found):
            assert set(conflicts(MODEL, changed(found.answers, changes))) <= set(found.conflicts)

    @each_name
    def test_never_undoes_what_cannot_be_undone(self, name):
        moves = {
            (change.question, change.after)
            for changes in every_set(assessed(name))
            for change in changes
            if change.before
        }
        assert ("made_now", "nobody_yet") not in moves
        assert not {question for question, _ in moves} & {"phase", "product"}

    @each_name
    def test_changes_at_most_four_answers(self, name):
        assert all(1 <= len(changes) <= 4 for changes in every_set(assessed(name)))

    @each_name
    def test_that_would_change_the_leader_does(self, name):
        found = assessed(name)
        for flip in found.flips[:TRIED]:
            after = rank(MODEL, changed(found.answers, flip.changes), Weights("none"), found.ranking.remaining)
            assert after.mean_leader == flip.leader != found.ranking.mean_leader

    @each_name
    def test_that_would_change_the_leader_leaves_every_gate_as_it_is(self, name):
        found = assessed(name)
        for flip in found.flips[:TRIED]:
            for alternative in MODEL.alternatives:
                before = {gate: states[alternative].state for gate, states in found.gates.items()}
                assert states_after(found, flip.changes, alternative) == before

    @each_name
    def test_that_would_rule_the_leader_out_does(self, name):
        found = assessed(name)
        for flip in found.rules_out[:TRIED]:
            after = states_after(found, flip.changes, flip.alternative)
            assert flip.alternative == found.leader
            assert [after[gate] for gate in flip.gates] == ["fail"] * len(flip.gates)

    @each_name
    def test_that_would_open_an_alternative_leaves_no_gate_that_fails_it(self, name):
        found = assessed(name)
        for flips in found.opens.values():
            for flip in flips[:TRIED]:
                assert "fail" not in states_after(found, flip.changes, flip.alternative).values()

    @each_name
    def test_comes_before_a_slower_one(self, name):
        found = assessed(name)
        known = [flip.months for flip in found.flips if not flip.finding_out]
        assert known == sorted(known)
        assert [flip.months for flip in found.rules_out] == sorted(flip.months for flip in found.rules_out)
