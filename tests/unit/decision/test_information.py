"""The value of finding out, against listing every way the unknown answers may turn out together."""

from fractions import Fraction
from random import Random

import pytest

from calculator.answers import Answers
from calculator.decision.information import Finding, find_out
from tests.unit.decision.enumeration import PARTS, SCORED, joint_worlds, payoffs
from tests.unit.programmes import EVERYONE, MODEL, PARTNERING, STEPS, any_answers, likely_answers, programme

Totals = dict[str, int]
EVEN = [1] * len(MODEL.criteria)


class Listing:
    """Payoffs in every state of the world, and what knowing more would be worth."""

    def __init__(self, answers: Answers, swings: list[int], floor: int) -> None:
        self.worlds = [(known, payoffs(levels, swings, floor)) for known, levels in joint_worlds(answers)]
        self.unit = PARTS * sum(swings) * len(self.worlds)
        self.floor = Fraction(floor)
        self.now = self.total(lambda known: True)
        self.best = max(self.now.values())
        self.leader = max(EVERYONE, key=lambda name: self.now[name])

    def total(self, wanted) -> Totals:
        chosen = [row for known, row in self.worlds if wanted(known)]
        return {name: sum(row[name] for row in chosen) for name in EVERYONE}

    def given(self, question: str) -> list[Totals]:
        """Return payoffs summed apart for each answer a question may turn out to have."""
        names = dict.fromkeys(known[question] for known, _ in self.worlds)
        return [self.total(lambda known, name=name: known[question] == name) for name in names]

    def evpi(self) -> Fraction:
        """Return what knowing every answer would be worth, in points."""
        return Fraction(sum(max(row.values()) for _, row in self.worlds) - self.best, self.unit)

    def evppi(self, question: str) -> Fraction:
        """Return what knowing one answer would be worth, in points."""
        return Fraction(sum(max(row.values()) for row in self.given(question)) - self.best, self.unit)

    def changes_leader(self, question: str) -> Fraction:
        """Return the share of answers after which another alternative leads, or the leader is ruled out."""
        rows = self.given(question)
        lost = self.floor * self.unit / len(rows)
        passes = self.best > self.floor * self.unit
        changed = [row[self.leader] < max(row.values()) or (passes and row[self.leader] <= lost) for row in rows]
        return Fraction(sum(changed), len(rows))

    def can_change_leader(self, question: str) -> bool:
        """Tell whether the answer matters to anybody while the leader is not ahead in every state of the world."""
        ahead = all(row[self.leader] == max(row.values()) for _, row in self.worlds)
        differs: dict[tuple[tuple[str, str], ...], set[tuple[int, ...]]] = {}
        for known, row in self.worlds:
            rest = tuple(item for item in known.items() if item[0] != question)
            differs.setdefault(rest, set()).add(tuple(row.values()))
        return not ahead and any(len(rows) > 1 for rows in differs.values())


def random_case(seed: int) -> tuple[Answers, list[int], int]:
    rng = Random(seed)
    draw = any_answers if seed % 4 == 0 else likely_answers
    answers = draw(rng, unknown=1 + seed % 4 if seed % 20 else 5 + seed // 20 % 2)
    swings = [rng.randint(0, 9) for _ in EVEN]
    swings[rng.randrange(12)] += 1
    return answers, swings, rng.choice([0, 0, 25])


def findings(answers: Answers, swings: list[int] = EVEN, floor: int = 0) -> dict[str, Finding]:
    weights = [Fraction(swing, sum(swings)) for swing in swings]
    return {finding.question: finding for finding in find_out(MODEL, answers, weights, floor)}


CASES = range(220)


@pytest.fixture(scope="module")
def compared() -> list[tuple[Answers, int, Listing, dict[str, Finding]]]:
    cases = []
    for seed in CASES:
        answers, swings, floor = random_case(seed)
        cases.append((answers, floor, Listing(answers, swings, floor), findings(answers, swings, floor)))
    return cases


class TestAgainstListingEveryState:
    def test_points_are_exactly_those_of_the_listing(self, compared):
        worth = 0
        for answers, _, listing, found in compared:
            for question in answers.unknown:
                assert found[question].points == listing.evppi(question)
                worth += found[question].points > 0
        assert worth > 50

    def test_the_chance_to_change_the_leader_is_exactly_that_of_the_listing(self, compared):
        for answers, _, listing, found in compared:
            for question in answers.unknown:
                assert found[question].changes_leader == listing.changes_leader(question)

    def test_one_answer_is_never_worth_less_than_nothing_or_more_than_all_of_them(self, compared):
        for _, _, listing, found in compared:
            assert all(0 <= finding.points <= listing.evpi() for finding in found.values())

    def test_an_answer_said_never_to_matter_cannot_change_the_leader_with_any_others(self, compared):
        silent = 0
        for _, floor, listing, found in compared:
            if floor == 0:
                for question, finding in found.items():
                    assert not (finding.never and listing.can_change_leader(question))
                    silent += finding.never
        assert silent > 50

    def test_every_unknown_answer_has_a_line_and_no_known_one_has(self, compared):
        assert all(set(found) == set(answers.unknown) for answers, _, _, found in compared)


class TestOneAnswer:
    @pytest.mark.parametrize("question", ["potency_assay", "product", "readout_due", "delivery_reliability"])
    def test_that_touches_no_criterion_and_fails_no_gate_is_worth_nothing(self, question):
        assert question not in SCORED
        for seed in range(12):
            answers = any_answers(Random(seed), unknown=1, among=(question,))
            finding = findings(answers)[question]
            assert (finding.points, finding.changes_leader, finding.never) == (0, 0, True)

    def test_that_touches_a_gate_alone_is_worth_something_where_the_gate_may_fail(self):
        finding = findings(programme(PARTNERING, without=("partner_options",)))["partner_options"]

        assert finding.points > 0
        assert finding.changes_leader == Fraction(1, 5)
        assert not finding.never

    def test_that_touches_a_gate_of_nobody_but_a_follower_is_worth_nothing(self):
        finding = findings(programme(without=("partner_options",)))["partner_options"]

        assert (finding.points, finding.changes_leader) == (0, 0)

    def test_that_matters_but_cannot_close_a_large_lead_never_changes_the_leader(self):
        finding = findings(programme(people="unknown", without=("oversight",)))

        assert finding["people"].never
        assert finding["oversight"].never

    def test_that_cannot_close_the_lead_alone_may_do_so_with_others(self):
        answers = programme(without=("people", "oversight", "flexible_capacity", "qc_stability", "process_maturity"))
        finding = findings(answers)["people"]

        assert finding.changes_leader == 0
        assert not finding.never

    def test_that_may_rule_out_the_leader_and_everybody_else_changes_the_leader_but_is_worth_no_points(self):
        finding = findings(programme(fit_wash="unknown"))["fit_wash"]

        assert (finding.points, finding.changes_leader) == (0, Fraction(1, 5))

    def test_changes_no_leader_where_no_alternative_passes_anyway(self):
        blocked = programme(fit_wash="nobody", people="unknown", without=("speed",))

        assert all(finding.changes_leader == 0 for finding in findings(blocked).values())

    def test_tells_how_long_it_takes_to_find_out(self):
        assert findings(programme(partner_options="unknown"))["partner_options"].months == 3

    def test_said_not_to_be_known_is_worth_as_much_as_one_not_given(self):
        said = findings(programme(people="unknown", speed="unknown"))
        silent = findings(programme(without=("people", "speed")))

        assert said == silent


class TestTheFloor:
    def test_raises_the_worth_of_an_alternative_that_may_fail(self):
        # Nobody may be able to wash: at a floor of 25 each alternative keeps 25 points in one state of five.
        answers = programme(fit_wash="unknown")
        swings = [1] * 12
        low, high = Listing(answers, swings, 0), Listing(answers, swings, 25)

        assert Fraction(high.best - low.best, low.unit) == Fraction(25, 5)
        for floor, listing in ((0, low), (25, high)):
            assert findings(answers, swings, floor)["fit_wash"].points == listing.evppi("fit_wash")

    def test_is_nothing_when_not_stated(self):
        answers = likely_answers(Random(3), unknown=6)
        weights = [Fraction(1, 12)] * 12

        assert find_out(MODEL, answers, weights) == find_out(MODEL, answers, weights, floor=0)


class TestManyUnknownAnswers:
    def test_all_of_them_are_valued_without_listing_every_state(self):
        found = findings(programme({}))

        assert len(found) == len(MODEL.questions)
        assert all(found[step].changes_leader > 0 for step in STEPS)

    def test_the_most_valuable_comes_first(self):
        found = find_out(MODEL, programme({}), [Fraction(1, 12)] * 12)
        keys = [(-finding.points, -finding.changes_leader) for finding in found]

        assert keys == sorted(keys)
