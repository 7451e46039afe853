"""What would rule an alternative out, and what would open one, against a full listing of every set of changes."""

from collections.abc import Iterator, Sequence
from random import Random

import pytest

from calculator.answers import Answers
from calculator.decision.changes import MAX_CHANGES, Change, changed, lead_months, total_months
from calculator.decision.gate_flips import GateFlip, open_up, rule_out
from calculator.gates.judge import gate_results
from tests.unit.decision.enumeration import DECIDING, Flips, fails_for_sure, smallest_gate_flips
from tests.unit.programmes import CDMO, EVERYONE, HYBRID, IN_HOUSE, MODEL, READY, any_answers, likely_answers, programme

ASKED = tuple(name for questions in DECIDING.values() for name in questions)


def failing(answers: Answers, alternative: str) -> list[str]:
    """Return the gates that exclude an alternative, as a result would show them."""
    return [gate for gate, row in gate_results(MODEL, answers).items() if row[alternative].state == "fail"]


def programmes() -> Iterator[tuple[Answers, str]]:
    for seed in range(200):
        rng = Random(seed)
        draw = any_answers if seed % 5 < 2 else likely_answers
        yield draw(rng, seed % 7, ASKED), EVERYONE[seed % 3]


PROGRAMMES = list(programmes())
ALLOWED = [(answers, name) for answers, name in PROGRAMMES if not failing(answers, name)]
EXCLUDED = [(answers, name) for answers, name in PROGRAMMES if failing(answers, name)]


def is_as_listed(flips: Sequence[GateFlip], listed: Flips) -> bool:
    """Tell whether flips stand for all listed sets: as many, each one listed, none slower than those it stands for."""
    shown = [frozenset(flip.changes) for flip in flips]
    quickest = all(
        any(is_no_slower(flip, changes) for flip in flips if asked(flip.changes) == asked(changes))
        for changes in listed
    )
    return set(shown) <= set(listed) and sum(flip.count for flip in flips) == len(listed) and quickest


def asked(changes: Sequence[Change] | frozenset[Change]) -> set[str]:
    return {change.question for change in changes}


def is_no_slower(flip: GateFlip, changes: frozenset[Change]) -> bool:
    return flip.months <= total_months(MODEL, tuple(changes))


class TestRulingOut:
    def test_finds_every_smallest_set_within_each_gate(self):
        total = 0
        for answers, alternative in ALLOWED:
            flips = rule_out(MODEL, answers, alternative)
            for gate in MODEL.gates:
                listed = smallest_gate_flips(answers, [gate], alternative, failing=True, most=MAX_CHANGES)
                assert is_as_listed([flip for flip in flips if flip.gates == (gate,)], listed)
                total += len(listed)
        assert total > 200

    def test_makes_the_gate_it_names_fail_and_no_smaller_part_does(self):
        for answers, alternative in ALLOWED:
            for flip in rule_out(MODEL, answers, alternative):
                assert failing(changed(answers, flip.changes), alternative) == list(flip.gates)
                for left_out in flip.changes:
                    part = [change for change in flip.changes if change != left_out]
                    assert failing(changed(answers, part), alternative) == []

    def test_tells_the_quickest_set_first(self):
        for answers, alternative in ALLOWED:
            months = [flip.months for flip in rule_out(MODEL, answers, alternative)]
            assert months == sorted(months)

    def test_a_cdmo_is_ruled_out_by_a_step_nobody_can_run_by_no_maker_or_by_exposure_alone(self):
        flips = rule_out(MODEL, programme(), CDMO)
        gates = {flip.gates[0] for flip in flips}

        assert gates == {"comparability", "capability_fit"}
        assert (Change("partner_options", "two_qualified", "none_found"),) in [flip.changes for flip in flips]

    def test_in_house_is_ruled_out_by_two_points_or_by_little_money_without_agreed_demand(self):
        flips = {flip.changes: flip for flip in rule_out(MODEL, programme(), IN_HOUSE)}
        no_quality_nor_head = (
            Change("bandwidth", "head_and_deputy", "nobody"),
            Change("quality_system", "inspected", "none"),
        )

        assert flips[no_quality_nor_head].gates == ("operating_model",)
        assert flips[no_quality_nor_head].count == 1

    def test_sets_that_the_gate_treats_alike_are_counted_and_shown_once(self):
        flips = [flip for flip in rule_out(MODEL, programme(), IN_HOUSE) if "runway" in asked(flip.changes)]
        demand = next(flip for flip in flips if asked(flip.changes) == {"runway", "commercial_case"})

        # Any of the three lower levels of demand will do.
        assert demand.count == 3

    def test_learning_an_unknown_answer_can_rule_out_too_and_takes_the_time_to_find_out(self):
        flips = rule_out(MODEL, programme(without=("partner_options",)), CDMO)
        change = Change("partner_options", "", "none_found")

        assert (change,) in [flip.changes for flip in flips]
        assert next(flip for flip in flips if flip.changes == (change,)).months == lead_months(MODEL, change)


class TestOpeningUp:
    def test_finds_every_smallest_set_where_one_gate_fails(self):
        total = 0
        for answers, alternative in EXCLUDED:
            gates = failing(answers, alternative)
            if len(gates) == 1:
                listed = smallest_gate_flips(answers, gates, alternative, failing=False, most=MAX_CHANGES)
                assert is_as_listed(open_up(MODEL, answers, alternative), listed)
                total += len(listed)
        assert total > 100

    def test_finds_every_smallest_pair_where_several_gates_fail(self):
        total = 0
        for answers, alternative in EXCLUDED:
            gates = failing(answers, alternative)
            if len(gates) > 1:
                listed = smallest_gate_flips(answers, gates, alternative, failing=False, most=2)
                flips = [flip for flip in open_up(MODEL, answers, alternative) if len(flip.changes) <= 2]
                assert is_as_listed(flips, listed)
                total += len(listed)
        assert total > 20

    def test_leaves_no_gate_failing_and_no_smaller_part_does(self):
        for answers, alternative in EXCLUDED:
            for flip in open_up(MODEL, answers, alternative):
                assert failing(changed(answers, flip.changes), alternative) == []
                assert list(flip.gates) == failing(answers, alternative)
                for left_out in flip.changes:
                    part = [change for change in flip.changes if change != left_out]
                    assert failing(changed(answers, part), alternative)

    def test_tells_the_quickest_set_first_and_stops_at_four_changes(self):
        for answers, alternative in EXCLUDED:
            flips = open_up(MODEL, answers, alternative)
            assert [flip.months for flip in flips] == sorted(flip.months for flip in flips)
            assert all(len(flip.changes) <= MAX_CHANGES for flip in flips)

    def test_a_missing_maker_is_opened_by_finding_one_and_waiting_for_no_slot_is_quickest(self):
        flips = open_up(MODEL, programme(partner_options="none_found"), HYBRID)

        assert [flip.changes for flip in flips] == [(Change("partner_options", "none_found", "one_no_slot"),)]
        assert (flips[0].count, flips[0].months) == (4, 3)

    def test_a_step_that_nobody_has_shown_and_missing_people_are_both_put_right(self):
        answers = programme(fit_wash="nobody", quality_system="none", people="none_employed")
        flips = open_up(MODEL, answers, IN_HOUSE)

        assert {flip.gates for flip in flips} == {("capability_fit", "operating_model")}
        assert all("fit_wash" in asked(flip.changes) for flip in flips)
        assert {tuple(sorted(asked(flip.changes) - {"fit_wash"})) for flip in flips} == {
            ("people",),
            ("quality_system",),
        }

    @pytest.mark.parametrize(("room", "closing"), [("later_or_own_filed", True), ("own_licensed", False)])
    def test_what_contradicts_another_answer_is_no_way_out(self, room, closing):
        # With demand agreed, under 12 months of money exclude a running plant but not a plan to build one.
        answers = programme(existing_plant="licensed_running", runway="under_12", inspection_ready=room)
        ways = [asked(flip.changes) for flip in open_up(MODEL, answers, IN_HOUSE)]

        assert {"runway"} in ways
        assert ({"existing_plant"} in ways) == closing

    def test_an_alternative_that_no_gate_excludes_has_nothing_to_open(self):
        assert open_up(MODEL, programme(), IN_HOUSE) == []

    def test_nothing_within_four_changes_is_told_as_nothing(self):
        hopeless = dict.fromkeys(("fit_harvest", "fit_wash", "fit_formulation", "fit_fill_finish"), "nobody")

        assert open_up(MODEL, programme({**READY, **hopeless}, partner_options="none_found"), CDMO) == []

    @pytest.mark.parametrize("alternative", EVERYONE)
    def test_a_phase_that_is_known_is_never_changed(self, alternative):
        answers = programme(phase="filed_or_marketed", planned_changes="four_or_more", change_budget="none")

        assert failing(answers, alternative) == ["comparability"]
        assert all("phase" not in asked(flip.changes) for flip in open_up(MODEL, answers, alternative))


def test_a_gate_that_fails_for_sure_is_one_that_fails_in_every_way_the_unknown_answers_may_turn_out():
    for answers, alternative in PROGRAMMES:
        listed = [gate for gate in MODEL.gates if fails_for_sure(gate, answers.levels, alternative)]
        assert listed == failing(answers, alternative)
