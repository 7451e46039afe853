"""Score flips against a full listing of every set of changes, and what each of them promises."""

from fractions import Fraction
from random import Random

import pytest

from calculator.answers import Answers, conflicts
from calculator.decision.changes import MAX_CHANGES, MAX_FOUND_OUT, changed, total_months
from calculator.decision.flips import FlipSet, score_flips
from tests.unit.decision.enumeration import Flips, after, gate_states, scores, smallest_score_flips
from tests.unit.programmes import EVERYONE, HYBRID, IN_HOUSE, MODEL, any_answers, likely_answers, programme

EVEN = [1] * len(MODEL.criteria)


class Case:
    """A programme, swings, and who leads at them."""

    def __init__(self, answers: Answers, swings: list[int], rivals: int = 2) -> None:
        self.answers, self.swings = answers, swings
        reached = scores(answers.levels, swings)
        self.leader = max(EVERYONE, key=lambda name: reached[name])
        self.rivals = [name for name in EVERYONE if name != self.leader][:rivals]

    def flips(self, most: int = MAX_CHANGES, keep_gates: bool = True) -> list[FlipSet]:
        weights = [Fraction(swing, sum(self.swings)) for swing in self.swings]
        return score_flips(MODEL, self.answers, weights, self.leader, self.rivals, most, keep_gates)

    def listed(self, most: int, known: bool = True) -> Flips:
        return smallest_score_flips(self.answers, self.swings, self.leader, self.rivals, most, known)


def random_case(seed: int, unknown: int = 0) -> Case:
    rng = Random(seed)
    draw = any_answers if rng.random() < 0.5 else likely_answers
    swings = EVEN if rng.random() < 0.3 else [rng.randint(0, 20) for _ in EVEN]
    return Case(draw(rng, unknown), swings, rivals=rng.choice([1, 2, 2]))


def found(flips: list[FlipSet], known: bool = True) -> Flips:
    return {frozenset(flip.changes): flip.leader for flip in flips if flip.finding_out != known}


class TestAgainstListingEverySet:
    @pytest.mark.parametrize("first", range(0, 200, 50))
    def test_all_sets_of_at_most_two_changes_are_found_and_no_other(self, first):
        sizes = set()
        for seed in range(first, first + 50):
            case = random_case(seed)
            expected = case.listed(most=2)
            sizes |= {len(changes) for changes in expected}
            assert found(case.flips(most=2)) == expected
        assert sizes == {1, 2}

    @pytest.mark.parametrize("seed", range(300, 302))
    def test_all_sets_of_at_most_three_changes_are_found_for_a_programme_with_all_answers(self, seed):
        case = random_case(seed)

        assert found(case.flips(most=3)) == case.listed(most=3)

    @pytest.mark.parametrize("first", range(2000, 2200, 50))
    def test_all_sets_of_at_most_four_changes_are_found_where_few_answers_are_known(self, first):
        sizes = set()
        for seed in range(first, first + 50):
            case = random_case(seed, unknown=20 + seed % 3)
            expected = case.listed(most=4)
            sizes |= {len(changes) for changes in expected}
            assert found(case.flips()) == expected
        assert sizes >= {1, 2, 3}

    def test_all_pairs_of_up_to_six_unknown_answers_that_would_flip_are_found(self):
        sizes = set()
        for seed in range(500, 700):
            case = random_case(seed, unknown=1 + seed % 6)
            expected = case.listed(most=MAX_FOUND_OUT, known=False)
            sizes |= {len(changes) for changes in expected}
            assert found(case.flips(most=2), known=False) == expected
        assert sizes == {1, 2}


@pytest.fixture(scope="module")
def cases() -> list[tuple[Case, list[FlipSet]]]:
    return [(case, case.flips()) for case in (random_case(seed, unknown=seed % 7) for seed in range(600, 610))]


class TestEverySet:
    def test_makes_the_alternative_it_names_lead(self, cases):
        for case, flips in cases:
            for flip in flips:
                reached = scores(changed(case.answers, flip.changes).levels, case.swings)
                assert reached[flip.leader] > reached[case.leader]
                assert reached[flip.leader] == max(reached[name] for name in case.rivals)

    def test_keeps_the_state_of_every_gate_for_every_alternative(self, cases):
        for case, flips in cases:
            now = gate_states(case.answers.levels)
            assert all(gate_states(after(case.answers.levels, flip.changes)) == now for flip in flips)

    def test_brings_in_no_answers_that_contradict_each_other(self, cases):
        for case, flips in cases:
            now = len(conflicts(MODEL, case.answers))
            assert all(len(conflicts(MODEL, changed(case.answers, flip.changes))) <= now for flip in flips)

    def test_holds_no_smaller_one(self, cases):
        for _, flips in cases:
            sets = [frozenset(flip.changes) for flip in flips]
            by_size = sorted(set(sets), key=len)
            assert len(by_size) == len(sets)
            singles = {next(iter(one)) for one in by_size if len(one) == 1}
            assert all(len(larger) == 1 or not larger & singles for larger in by_size)
            assert not any(one < larger for one in by_size if len(one) == 2 for larger in by_size)

    def test_changes_known_answers_or_fills_in_unknown_ones_but_never_both(self, cases):
        for case, flips in cases:
            for flip in flips:
                known = {change.question in case.answers.levels for change in flip.changes}
                assert known == {not flip.finding_out}
                assert len(flip.changes) <= (MAX_FOUND_OUT if flip.finding_out else MAX_CHANGES)
                assert len({change.question for change in flip.changes}) == len(flip.changes)

    def test_never_changes_the_phase_or_the_product(self, cases):
        asked = {change.question for case, flips in cases for flip in flips for change in flip.changes}

        assert asked
        assert not asked & {"phase", "product"}

    def test_tells_how_long_it_takes(self, cases):
        for _, flips in cases:
            assert all(flip.months == total_months(MODEL, flip.changes) for flip in flips)

    def test_stands_after_the_quicker_ones_with_findings_last(self, cases):
        for _, flips in cases:
            keys = [(flip.finding_out, flip.months, len(flip.changes)) for flip in flips]
            assert keys == sorted(keys)


class TestLimits:
    def test_no_rival_left_means_no_flip(self):
        case = Case(programme(), EVEN)
        weights = [Fraction(1, 12)] * 12

        assert score_flips(MODEL, case.answers, weights, IN_HOUSE, []) == []

    def test_fewer_changes_than_are_needed_find_nothing(self):
        case = Case(programme(), EVEN)

        assert case.leader == IN_HOUSE
        assert [flip for flip in case.flips(most=2) if not flip.finding_out] == []
        assert min(len(flip.changes) for flip in case.flips()) > 2

    def test_a_smaller_limit_finds_the_same_smaller_sets(self):
        case = random_case(601)
        small = {changes: name for changes, name in found(case.flips()).items() if len(changes) <= 2}

        assert found(case.flips(most=2)) == small

    def test_gates_left_aside_allow_at_least_as_many_sets(self):
        for seed in range(700, 706):
            case = random_case(seed)
            kept, all_sets = found(case.flips(most=2)), found(case.flips(most=2, keep_gates=False))
            assert all(any(one <= changes for one in all_sets) for changes in kept)

    def test_a_set_that_needs_a_gate_to_change_is_found_only_with_gates_left_aside(self):
        # Losing the crew would make hybrid or a CDMO lead, but it changes what gate G4 says about owning.
        case = Case(programme(oversight="records_and_audits", internalise_later="no", speed="within_12"), EVEN)
        aside = found(case.flips(most=3, keep_gates=False))
        losing = [changes for changes in aside if any(change.after == "none_employed" for change in changes)]

        assert losing
        assert not set(losing) & set(found(case.flips(most=3)))

    def test_a_running_plant_that_comes_or_goes_is_a_change_like_any_other(self):
        answers = programme(existing_plant="licensed_running", oversight="records_and_audits", internalise_later="no")
        flips = Case(answers, EVEN, rivals=2).flips(keep_gates=False)

        assert any(change.question == "existing_plant" for flip in flips for change in flip.changes)

    def test_the_leader_after_a_flip_is_a_rival_that_no_gate_excludes(self):
        case = random_case(602)
        case.rivals = [name for name in case.rivals if name != HYBRID]

        assert {flip.leader for flip in case.flips()} <= set(case.rivals)
