"""What must hold for time and money whatever the programme and the numbers, tried on many that Hypothesis invents."""

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.economics import simulate
from calculator.economics.break_even import break_even
from calculator.economics.draws import ONE, triangular
from calculator.economics.paths import CDMO, HYBRID, IN_HOUSE
from tests.unit.economics.cases import ECONOMICS, QUOTES, months
from tests.unit.programmes import MODEL, any_answers

reproducible = settings(deadline=None, derandomize=True, max_examples=40)
few = settings(deadline=None, derandomize=True, max_examples=12)
EVERYONE = (IN_HOUSE, CDMO, HYBRID)
STEPS = list(MODEL.timeline.steps)
RUNWAYS = [level.id for level in MODEL.questions["runway"].levels]
POINTS = 64


@st.composite
def triples(draw, most=60):
    """Low, typical and high in whole units."""
    return sorted(draw(st.lists(st.integers(0, most), min_size=3, max_size=3)))


@st.composite
def programmes(draw, unknown=3):
    """Answers of any programme, a few of them unknown."""
    return any_answers(Random(draw(st.integers(0, 10**6))), unknown, ECONOMICS.settings.questions)


def run(answers, **numbers):
    return simulate(MODEL, answers, numbers or None, POINTS, "properties", waiting=False)


class TestQuantiles:
    @reproducible
    @given(triples(900), st.integers(0, ONE - 1), st.integers(0, ONE - 1))
    def test_never_fall_when_the_uniform_number_rises(self, triple, one, other):
        low, high = sorted((one, other))

        assert triple[0] <= triangular(low, *triple) <= triangular(high, *triple) <= triple[2]

    @settings(deadline=None, derandomize=True, max_examples=400)
    @given(triples(900), triples(200), st.integers(0, ONE - 1))
    def test_never_fall_when_low_typical_and_high_rise(self, triple, added, uniform):
        longer = [a + b for a, b in zip(triple, added, strict=True)]

        assert triangular(uniform, *triple) <= triangular(uniform, *longer)


class TestTime:
    @reproducible
    @given(programmes(), st.sampled_from(STEPS), triples(), triples(30))
    def test_a_longer_step_never_makes_a_first_batch_earlier(self, answers, step, triple, added):
        longer = [a + b for a, b in zip(triple, added, strict=True)]
        short, long = months(answers, {step: triple}), months(answers, {step: longer})

        for name in EVERYONE:
            assert all(a <= b for a, b in zip(short.first(name), long.first(name), strict=True))

    @reproducible
    @given(programmes(), st.sampled_from(["build_slip_chance", "hiring_lag_chance", "slot_slip_chance"]))
    def test_a_likelier_delay_never_makes_a_first_batch_earlier(self, answers, chance):
        rare, often = months(answers, {chance: 20}), months(answers, {chance: 70})

        for name in EVERYONE:
            assert all(a <= b for a, b in zip(rare.first(name), often.first(name), strict=True))

    @reproducible
    @given(programmes())
    def test_percentiles_are_in_order_and_shares_make_a_whole(self, answers):
        found = run(answers)

        assert all(time.first.p20 <= time.first.p50 <= time.first.p80 for time in found.time.values())
        assert sum(share.value for share in found.earliest.values()) == 1

    @reproducible
    @given(programmes(unknown=0))
    def test_more_runway_never_raises_the_chance_of_running_short(self, answers):
        chances = []
        for runway in RUNWAYS:
            longer = type(answers)({**answers.levels, "runway": runway}, (), ())
            chances.append([run(longer).time[name].short.value for name in EVERYONE])

        for before, after in pairwise(chances):
            assert all(b <= a for a, b in zip(before, after, strict=True))

    @reproducible
    @given(programmes(), triples())
    def test_all_alternatives_share_their_draws(self, answers, triple):
        plain, changed = months(answers), months(answers, {"build_new": triple})

        # What only the own plant needs leaves the other two as they were, draw by draw.
        assert plain.first(CDMO) == changed.first(CDMO)
        assert plain.first(HYBRID) == changed.first(HYBRID)


class TestMoney:
    @few
    @given(programmes(unknown=2), st.integers(100, 3_000))
    def test_more_runway_never_raises_the_chance_of_running_short_of_cash(self, answers, spend):
        chances = []
        for runway in RUNWAYS:
            known = {**answers.levels, "runway": runway}
            longer = type(answers)(known, tuple(n for n in answers.said_unknown if n != "runway"), answers.unanswered)
            money = run(longer, **{**QUOTES, "monthly_spend": spend}).money
            assert money is not None
            chances.append([money.alternatives[name].short.value for name in EVERYONE])

        for before, after in pairwise(chances):
            assert all(b <= a for a, b in zip(before, after, strict=True))

    @few
    @given(programmes(), st.integers(50, 2_000), st.integers(0, 500))
    def test_percentiles_are_in_order_and_payments_never_fall(self, answers, price, fee):
        money = run(answers, currency="USD", price_per_batch=price, suite_fee=fee).money

        assert money is not None
        for found in money.alternatives.values():
            for figure in (found.present, found.steady, found.per_lot, found.lots):
                assert figure.p20 <= figure.p50 <= figure.p80
            assert all(low <= middle <= high for low, middle, high in found.cash)
            for before, after in pairwise(found.cash):
                assert all(a <= b for a, b in zip(before, after, strict=True))

    @few
    @given(programmes(), st.integers(50, 1_000), st.integers(1, 500))
    def test_a_dearer_lot_never_makes_buying_likelier_to_be_cheapest(self, answers, price, more):
        cheap, dear = (
            run(answers, currency="EUR", price_per_batch=price + extra, suite_fee=150).money for extra in (0, more)
        )

        assert cheap is not None
        assert dear is not None
        assert dear.alternatives[CDMO].cheapest_steady.value <= cheap.alternatives[CDMO].cheapest_steady.value
        assert dear.break_even.pays_at_plan.value >= cheap.break_even.pays_at_plan.value

    @reproducible
    @given(st.integers(-(10**7), 10**7), st.integers(-(10**6), 10**6), st.integers(1, 5_000))
    def test_break_even_agrees_with_comparing_the_two_costs(self, extra, saved, lots):
        pays = break_even(extra, saved, capacity=10**12).pays_at(lots)

        assert pays == (10 * extra <= saved * lots)
