"""Each section opens with what came out, and that sentence says the same as the detail below it."""

import pytest

from calculator.present.words import Wording, share_text
from tests.contract.views import CASES, result, section
from tests.scenarios.situations import MODEL

WORDING = Wording(MODEL)
each_case = pytest.mark.parametrize("case", CASES)


class TestTheGates:
    @each_case
    def test_say_by_which_gate_each_excluded_alternative_is_ruled_out(self, case):
        found = result(case)
        if found.leader is None:
            return
        lead = section(case, "gates")["lead"]
        for name, gates in found.excluded.items():
            said = next(part for part in lead.lower().split(". ") if WORDING.name(name).lower() in part)
            assert "ruled out" in said
            assert all(f"“{MODEL.gates[gate].title}”".lower() in said for gate in gates)

    @each_case
    def test_speak_of_no_gate_that_everybody_passes(self, case):
        lead = section(case, "gates")["lead"]
        for gate, states in result(case).gates.items():
            if {state.state for state in states.values()} == {"pass"}:
                assert MODEL.gates[gate].title not in lead

    def test_are_said_to_be_passed_where_all_are(self):
        assert section("signals_in_all_directions", "gates")["lead"] == "All three pass all four gates."

    def test_are_open_for_all_three_before_any_answer(self):
        assert section("no_answers", "gates")["lead"].startswith("Still open for all three: ")


class TestWhatWouldChangeIt:
    @each_case
    def test_begins_with_a_set_as_small_as_the_smallest(self, case):
        found, lead = result(case), section(case, "change")["lead"]
        away = [flip for flip in found.flips if not flip.finding_out and flip.leader != found.leader]
        if not away or found.verdict.known_criteria == 0 or len(found.ranking.remaining) == 1:
            return
        fewest = min(len(flip.changes) for flip in away)
        fitting = [
            flip
            for flip in away
            if len(flip.changes) == fewest
            and all(f"“{WORDING.question(change.question)}”" in lead for change in flip.changes)
            and WORDING.name(flip.leader) in lead
        ]
        assert fitting
        assert lead.count("“") == fewest

    @pytest.mark.parametrize("case", ["no_answers", "nothing_known"])
    def test_is_nothing_while_nothing_is_known(self, case):
        assert section(case, "change")["lead"] == "Nothing is known yet, so there is no leader to change."


class TestWhy:
    @each_case
    def test_names_only_criteria_that_pull_the_way_it_says(self, case):
        found = result(case)
        if found.rival is None or found.verdict.known_criteria == 0:
            return
        lead = section(case, "why")["lead"]
        leader = WORDING.name(found.leader or "")
        for_leader, _, against = lead.replace(f"against {leader}", "against it").partition("against it on ")
        pulls = {MODEL.criteria[reason.criterion].title: reason.contribution for reason in found.reasons}
        assert all(pull > 0 for title, pull in pulls.items() if f"“{title}”" in for_leader)
        assert all(pull < 0 for title, pull in pulls.items() if f"“{title}”" in against)
        assert "“" in lead


class TestWhatToFindOut:
    @each_case
    def test_starts_with_the_first_of_the_list_and_its_chance(self, case):
        found = result(case)
        if not any(finding.points > 0 or finding.changes_leader > 0 for finding in found.find_out):
            return
        lead, first = section(case, "find_out")["lead"], found.find_out[0]
        assert f"“{WORDING.question(first.question)}”" in lead
        assert share_text(first.changes_leader) in lead
        assert section(case, "find_out")["blocks"][0]["items"][0]["text"] == WORDING.question(first.question)


class TestTheWork:
    @each_case
    def test_is_counted_as_it_is_listed(self, case):
        entries = [entry for block in section(case, "work")["blocks"] for entry in block["items"]]
        expected = {0: "Nothing", 1: "One piece"}.get(len(entries), f"{len(entries)} pieces")
        assert section(case, "work")["lead"].startswith(expected)
