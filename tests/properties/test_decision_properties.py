"""What must hold for every programme, tried on many that Hypothesis invents."""

from fractions import Fraction
from itertools import pairwise, permutations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculator import assess
from calculator.answers import level_shares, plant_runs, read_answers, read_weights, values_at
from calculator.decision.ranking import Ranking, rank
from calculator.decision.world import expected_scores
from calculator.gates import gate_results
from calculator.gates.judge import SEVERITY
from tests.unit.decision.enumeration import gate_states, scores
from tests.unit.programmes import CDMO, EVERYONE, HYBRID, IN_HOUSE, MODEL, PARTNERING, READY

reproducible = settings(deadline=None, derandomize=True, max_examples=50)
few = settings(deadline=None, derandomize=True, max_examples=10)
many = settings(deadline=None, derandomize=True, max_examples=200)

# Shares are exact to a millionth.
ROUNDING = Fraction(2, 10**6)
CRITERIA = list(MODEL.criteria)
LEVELS = {question.id: [level.id for level in question.levels] for question in MODEL.questions.values()}

# Answers of two sound programmes come more often than the others, or some gate would exclude everybody nearly always.
complete = st.fixed_dictionaries(
    {name: st.sampled_from([READY[name], PARTNERING[name], *levels]) for name, levels in LEVELS.items()}
)
any_answers = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from([*levels, *levels, "unknown"]) for name, levels in LEVELS.items()}
)
swings = st.lists(st.integers(0, 50), min_size=12, max_size=12).filter(any)

# Answers on which every step up makes a programme readier, from the first level to the last.
LADDERS = (
    "potency_assay",
    "delivery_reliability",
    "quality_system",
    "aseptic_behaviours",
    "people",
    "bandwidth",
    "commercial_case",
    "change_budget",
    "runway",
    "partner_options",
)


@st.composite
def changes(draw, among=tuple(LEVELS)):
    """A complete set of answers and the same with one answer changed."""
    answers, name = draw(complete), draw(st.sampled_from(among))
    other = draw(st.sampled_from([level for level in LEVELS[name] if level != answers[name]]))
    return answers, {**answers, name: other}


def allowed(answers: dict[str, str]) -> list[str]:
    """Return the alternatives that no gate excludes."""
    said = read_answers(MODEL, answers)
    rows = gate_results(MODEL, said).values()
    return [name for name in EVERYONE if all(row[name].state != "fail" for row in rows)]


def ranked(answers: dict[str, str], left: list[str], weights: object = None) -> Ranking:
    return rank(MODEL, read_answers(MODEL, answers), read_weights(MODEL, weights), left)


def leads(answers: dict[str, str], alternative: str) -> list[int]:
    """Return how far each rival is ahead of an alternative on each criterion, with every answer known."""
    said = read_answers(MODEL, answers)
    found = []
    for criterion in MODEL.criteria.values():
        (level,) = level_shares(MODEL, criterion, said)
        row = values_at(criterion, level, plant_runs(said)).value
        found += [row[rival] - row[alternative] for rival in EVERYONE if rival != alternative]
    return found


def severities(answers: dict[str, str], alternative: str) -> list[int]:
    """Return how bad each gate's state is for an alternative."""
    place = EVERYONE.index(alternative)
    return [SEVERITY.index(row[place]) for row in gate_states(answers)]


def no_larger(after: list[int], before: list[int]) -> bool:
    return all(new <= old for new, old in zip(after, before, strict=True))


def is_in_favour(before: dict[str, str], after: dict[str, str], alternative: str) -> bool:
    """Tell whether a change favours an alternative: no rival gains on it anywhere and none of its gates worsens.

    A change that also opens or eases a gate for a rival favours the rival as well and says nothing.
    """
    rivals = [name for name in EVERYONE if name != alternative]
    return (
        no_larger(leads(after, alternative), leads(before, alternative))
        and no_larger(severities(after, alternative), severities(before, alternative))
        and all(no_larger(severities(before, rival), severities(after, rival)) for rival in rivals)
    )


class TestMovingAnAnswer:
    @many
    @given(changes(among=tuple(name for name in LEVELS if name != "existing_plant")))
    def test_in_favour_of_an_alternative_never_lowers_its_share(self, change):
        for before, after in permutations(change):
            favoured = [name for name in EVERYONE if is_in_favour(before, after, name)]
            if favoured:
                old, new = ranked(before, allowed(before)), ranked(after, allowed(after))
                for name in favoured:
                    assert new.shares.get(name, 0) >= old.shares.get(name, 0) - ROUNDING

    @reproducible
    @given(changes(), swings)
    def test_in_favour_of_an_alternative_never_lowers_its_lead_in_score_at_any_swings(self, change, points):
        weights = [Fraction(point, sum(points)) for point in points]
        for before, after in permutations(change):
            old, new = (expected_scores(MODEL, read_answers(MODEL, given), weights) for given in (before, after))
            for name in EVERYONE:
                if no_larger(leads(after, name), leads(before, name)):
                    assert all(new[name] - new[rival] >= old[name] - old[rival] for rival in EVERYONE)

    @reproducible
    @given(any_answers, swings)
    def test_to_a_running_plant_never_lowers_the_score_of_owning(self, answers, points):
        weights = [Fraction(point, sum(points)) for point in points]
        # An unknown licence would count as open with a plant and as excluded without one.
        assume(answers.get("inspection_ready", "unknown") != "unknown")
        without = expected_scores(MODEL, read_answers(MODEL, {**answers, "existing_plant": "none"}), weights)
        plant = expected_scores(MODEL, read_answers(MODEL, {**answers, "existing_plant": "licensed_running"}), weights)

        assert plant[IN_HOUSE] >= without[IN_HOUSE]

    @reproducible
    @given(complete, st.sampled_from(LADDERS))
    def test_up_a_ladder_of_readiness_never_worsens_a_gate_for_anybody(self, answers, ladder):
        rungs = [{**answers, ladder: level} for level in LEVELS[ladder]]
        for lower, higher in pairwise(rungs):
            assert all(no_larger(severities(higher, name), severities(lower, name)) for name in EVERYONE)

    @reproducible
    @given(complete)
    def test_to_fewer_open_changes_never_worsens_a_gate_for_anybody(self, answers):
        rungs = [{**answers, "planned_changes": level} for level in reversed(LEVELS["planned_changes"])]
        for more, less in pairwise(rungs):
            assert all(no_larger(severities(less, name), severities(more, name)) for name in EVERYONE)


class TestDroppingAnAlternative:
    @few
    @given(any_answers, swings, st.sampled_from(EVERYONE))
    def test_never_reorders_or_changes_the_scores_of_the_others(self, answers, points, dropped):
        given_swings = {"swings": dict(zip(CRITERIA, points, strict=True))}
        left = [name for name in EVERYONE if name != dropped]
        all_three, two = ranked(answers, list(EVERYONE), given_swings), ranked(answers, left, given_swings)

        assert two.scores == all_three.scores
        expected = max(left, key=lambda name: all_three.scores[name])
        assert all_three.scores[two.leader or ""] == all_three.scores[expected]

    @few
    @given(complete, st.sampled_from(EVERYONE))
    def test_never_lowers_the_share_of_one_that_stays(self, answers, dropped):
        left = [name for name in EVERYONE if name != dropped]
        all_three, two = ranked(answers, list(EVERYONE)), ranked(answers, left)

        assert all(two.shares[name] >= all_three.shares[name] - ROUNDING for name in left)


class TestSwings:
    @few
    @given(any_answers, swings, st.integers(2, 100))
    def test_scaled_alike_change_nothing(self, answers, points, factor):
        most = 100 // max(points)
        scale = min(factor, most)
        raw, scaled = (
            ranked(answers, list(EVERYONE), {"swings": dict(zip(CRITERIA, row, strict=True))})
            for row in (points, [scale * point for point in points])
        )

        assert scaled.scores == raw.scores
        assert (scaled.leader, scaled.mean_leader) == (raw.leader, raw.mean_leader)
        if raw.method == "exact":
            assert scaled.shares == raw.shares

    @reproducible
    @given(any_answers, swings)
    def test_scores_are_those_of_a_plain_listing(self, answers, points):
        said = read_answers(MODEL, answers)
        computed = expected_scores(MODEL, said, [Fraction(point, sum(points)) for point in points])
        listed = scores(said.levels, points)

        assert all((computed[a] < computed[b]) == (listed[a] < listed[b]) for a in listed for b in listed)


class TestAssessment:
    @few
    @given(any_answers)
    def test_shares_sum_to_one_among_those_left_and_an_excluded_one_never_leads(self, answers):
        result = assess(MODEL, answers)

        assert sum(result.acceptability.values()) == (1 if result.leader else 0)
        assert all(result.acceptability[name] == 0 for name in result.excluded)
        assert result.leader not in result.excluded
        assert (result.word == "blocked") == (set(result.excluded) == set(EVERYONE)) == (result.leader is None)

    @few
    @given(complete)
    def test_each_word_means_what_the_method_says(self, answers):
        result = assess(MODEL, answers)
        share = max(result.acceptability.values())
        left = len(EVERYONE) - len(result.excluded)
        # With every answer known only a count of too few runs leaves something to ask.
        unknown = answers["delivery_reliability"] == "fewer_than_5_runs"
        if left:
            assert (result.word == "ask_first") == unknown
        if result.word == "only_one_left":
            assert left == 1
        if result.word == "clear" and left > 1:
            assert share >= Fraction(4, 5)
            assert result.verdict.smallest_flip is None or result.verdict.smallest_flip >= 3
        if result.word == "lean":
            assert share >= Fraction(3, 5)
            assert result.verdict.smallest_flip is None or result.verdict.smallest_flip >= 2
        if result.word == "clear" and result.leader == HYBRID:
            assert not result.verdict.compromise

    @settings(few, max_examples=5)
    @given(any_answers, st.randoms(use_true_random=False))
    def test_the_order_of_answers_changes_nothing(self, answers, rng):
        shuffled = dict(rng.sample(list(answers.items()), len(answers)))

        assert assess(MODEL, shuffled) == assess(MODEL, answers)

    @few
    @given(st.sets(st.sampled_from(sorted(LEVELS)), max_size=12))
    def test_with_few_answers_nothing_is_recommended(self, known):
        answers = {name: LEVELS[name][-1] for name in known}
        result = assess(MODEL, answers)

        assert result.word in ("ask_first", "blocked")

    @few
    @given(complete)
    def test_a_step_that_nobody_can_run_excludes_everybody_whatever_they_score(self, answers):
        result = assess(MODEL, {**answers, "fit_wash": "nobody"})

        assert set(result.excluded) == {IN_HOUSE, CDMO, HYBRID}
