"""What must hold in every ledger, tried on many programmes that Hypothesis invents (method.md M10)."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculator.answers import Answers, read_answers
from calculator.ledger import (
    CLASSES,
    COLUMNS,
    HOLDERS,
    PATHS,
    Ledger,
    Milestones,
    Register,
    Risk,
    ledger,
    typical_milestones,
)
from calculator.ledger.entities import Effect, Exposure, Shares
from tests.unit.ledger.registers import REGISTER, book
from tests.unit.programmes import MODEL

reproducible = settings(deadline=None, derandomize=True, max_examples=40)
UNKNOWN = "unknown"
HALF = Fraction(1, 2)


@st.composite
def programmes(draw: st.DrawFn, /, **fixed: str) -> Answers:
    """Return answers to any of the questions, some known, some open."""
    given_answers: dict[str, str] = {}
    for name, question in MODEL.questions.items():
        levels = [*(level.id for level in question.levels), UNKNOWN]
        given_answers[name] = draw(st.sampled_from(levels))
    return read_answers(MODEL, {**given_answers, **fixed})


@dataclass(frozen=True)
class Case:
    """A programme on a path, moves included."""

    said: Answers
    path: str
    month: int | None

    def opened(self) -> Ledger:
        return book(self.path, self.said, self.month)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Return any programme on any path."""
    said, path = draw(programmes()), draw(st.sampled_from(list(PATHS)))
    return Case(said, path, draw(st.integers(0, 47)) if PATHS[path][1] else None)


def every_month(found: Ledger) -> range:
    return range(found.horizon)


def parts(found: Ledger, column: str, month: int) -> list[int]:
    return [found.area(column, holder, month, month + 1) for holder in HOLDERS]  # type: ignore[arg-type]


class TestIdentities:
    @reproducible
    @given(cases())
    def test_the_shares_of_the_holders_sum_to_one_in_every_month(self, case):
        found = case.opened()
        for column in COLUMNS:
            for month in every_month(found):
                assert sum(found.share(column, holder, month) for holder in HOLDERS) == 1

    @reproducible
    @given(cases())
    def test_holders_and_classes_and_rows_all_add_up_to_the_same_total(self, case):
        found = case.opened()
        for column in COLUMNS:
            for month in every_month(found):
                total = sum(row.at(column, month) for row in found.rows)
                assert sum(parts(found, column, month)) == total
                assert sum(found.total(column, month, name) for name in CLASSES) == total

    @reproducible
    @given(cases(), st.randoms(use_true_random=False))
    def test_handing_shares_around_changes_no_total(self, case, random):
        said, found = case.said, case.opened()

        def shuffled(risk: Risk) -> Risk:
            held = {place: _any_shares(random) for place in risk.holders}
            return replace(risk, holders=held, shared_by=dict.fromkeys(held, "A clause"))

        moved = _with_risks(shuffled)
        again = ledger(MODEL, said, found.path, found.milestones, register=moved)
        for column in COLUMNS:
            for month in every_month(found):
                assert again.total(column, month) == found.total(column, month)

    @reproducible
    @given(programmes(made_now="academic_centre"))
    def test_a_hybrid_whose_host_carries_nothing_is_owning_on_the_same_site(self, said):
        owned = typical_milestones(MODEL, said, "in_house")
        as_owned = _with_risks(_hybrid_as_owned)
        hosted, home = (ledger(MODEL, said, path, owned, register=as_owned) for path in ("hybrid", "in_house"))

        assert hosted.cells == home.cells
        assert home.cells == ledger(MODEL, said, "in_house", owned).cells

    @reproducible
    @given(programmes())
    def test_a_hybrid_whose_host_carries_nothing_leaves_all_of_it_with_you(self, said):
        found = book("hybrid", said)
        alone = _with_risks(lambda risk: replace(risk, holders=dict.fromkeys(risk.holders, Shares(100, 0, 0))))
        yours = ledger(MODEL, said, "hybrid", found.milestones, register=alone)
        for column in COLUMNS:
            for month in every_month(found):
                assert parts(yours, column, month) == [found.total(column, month), 0, 0]


class TestWhoCarriesWhat:
    @reproducible
    @given(cases())
    def test_you_and_half_of_the_shared_part_hold_at_least_half_of_regulatory_risk(self, case):
        found = case.opened()
        for column in COLUMNS:
            for month in every_month(found):
                held = {holder: found.cells[column, "regulatory", holder][month] for holder in HOLDERS}
                assert held["you"] + held["shared"] * HALF >= HALF * sum(held.values())

    @reproducible
    @given(cases(), st.randoms(use_true_random=False))
    def test_they_do_so_whatever_a_contract_may_say(self, case, random):
        said, found = case.said, case.opened()
        grasping = _with_risks(
            lambda risk: replace(
                risk,
                holders={place: _any_shares(random) for place in risk.holders},
                shared_by=dict.fromkeys(risk.holders, "A clause"),
            )
        )
        again = ledger(MODEL, said, found.path, found.milestones, register=grasping)
        for month in every_month(found):
            held = {holder: again.cells["money", "regulatory", holder][month] for holder in HOLDERS}
            assert held["you"] + held["shared"] * HALF >= HALF * sum(held.values())

    @reproducible
    @given(cases())
    def test_delay_is_all_yours_unless_a_second_maker_is_qualified(self, case):
        said, found = case.said, case.opened()
        assume(said.get("partner_options") != "two_qualified")
        for month in every_month(found):
            assert parts(found, "delay", month)[1:] == [0, 0]

    @reproducible
    @given(cases())
    def test_a_maker_carries_nothing_before_there_is_a_contract(self, case):
        found = case.opened()
        for month in range(found.milestones.contract or 0):
            for column in COLUMNS:
                assert parts(found, column, month)[1:] == [0, 0]

    @reproducible
    @given(cases())
    def test_nothing_is_ever_negative(self, case):
        found = case.opened()
        assert min(min(months) for months in found.cells.values()) >= 0


class TestASlip:
    @reproducible
    @given(programmes(readout_due="before_plant_ready"), st.integers(1, 20), st.sampled_from(["cdmo", "hybrid"]))
    def test_of_the_read_out_moves_its_risk_and_changes_nothing_else(self, said, months, path):
        before = typical_milestones(MODEL, said, path)
        after = replace(before, read_out=(before.read_out or 0) + months)
        here, there = (ledger(MODEL, said, path, dates) for dates in (before, after))
        for row, moved in zip(here.rows, there.rows, strict=True):
            by = months if row.risk.id == "negative_readout" else 0
            assert [row.at("money", month) for month in range(48 - by)] == [
                moved.at("money", month + by) for month in range(48 - by)
            ]

    @reproducible
    @given(programmes(made_now="academic_centre"), st.integers(1, 60))
    def test_of_the_whole_path_moves_all_that_strikes_once_and_loses_none_of_it(self, said, months):
        before = typical_milestones(MODEL, said, "cdmo")
        once = _with_risks(_only_once)
        here, there = (ledger(MODEL, said, "cdmo", dates, register=once) for dates in (before, _later(before, months)))
        for row, moved in zip(here.rows, there.rows, strict=True):
            for column in COLUMNS:
                totals = [item.total(column, 48) + item.later(column, 48) for item in (row, moved)]
                assert abs(totals[0] - totals[1]) <= 100 * 200  # rounded to a millionth each month

    @reproducible
    @given(programmes(existing_plant="none"), st.integers(1, 5))
    def test_of_the_build_spreads_its_risk_over_more_months(self, said, months):
        before = typical_milestones(MODEL, said, "in_house")
        after = replace(before, gmp_ready=(before.gmp_ready or 0) + months)
        early, late = (ledger(MODEL, said, "in_house", dates).rows[0] for dates in (before, after))

        assert late.at("money", 0) < early.at("money", 0)
        assert late.at("money", before.gmp_ready or 0) > early.at("money", before.gmp_ready or 0) == 0


class TestSensitivity:
    @reproducible
    @given(cases(), st.sampled_from([Fraction(1, 2), Fraction(2), Fraction(3)]))
    def test_judgement_rows_scale_and_sourced_rows_stay(self, case, factor):
        said, found = case.said, case.opened()
        scaled = ledger(MODEL, said, found.path, found.milestones, judged=factor)
        for row, other in zip(found.rows, scaled.rows, strict=True):
            expected = row.total("money", 48) * (factor if row.risk.basis == "judgement" else 1)
            assert abs(other.total("money", 48) - expected) <= 100 * 48 * 4


def _any_shares(random):
    you = random.randint(0, 100)
    cdmo = random.randint(0, 100 - you)
    return Shares(you, cdmo, random.randint(0, 100 - you - cdmo))


def _with_risks(change):
    return Register(REGISTER.settings, {name: change(risk) for name, risk in REGISTER.risks.items()})


def _only_once(risk: Risk) -> Risk:
    """Keep what strikes once and hangs on the path alone, in its place's own months."""
    return replace(risk, exposures=tuple(item for item in risk.exposures if item.per == "once"))


def _later(dates: Milestones, months: int) -> Milestones:
    moved: dict[str, Any] = {
        name: value + months
        for name, value in vars(dates).items()
        if isinstance(value, int) and name not in ("decision", "pivotal_start")
    }
    return replace(dates, decision=dates.decision + months, **moved)


def _as_owned(exposure: Exposure) -> Exposure:
    windows = {place: window for place, window in exposure.windows.items() if place != "hybrid"}
    if "in_house" in windows:
        windows["hybrid"] = windows["in_house"]
    per_move = (*(name for name in exposure.per_move if name != "hybrid"),)
    return replace(exposure, windows=windows, per_move=(*per_move, "hybrid") if "in_house" in per_move else per_move)


def _effect_as_owned(effect: Effect) -> Effect:
    if not effect.places:
        return effect
    places = tuple(name for name in effect.places if name != "hybrid")
    return replace(effect, places=(*places, "hybrid") if "in_house" in places else (*places, "nowhere"))


def _hybrid_as_owned(risk: Risk) -> Risk:
    """Return the risk with the hybrid in the own plant's place: same windows, same size, nothing with the host."""

    def copied(by_place):
        kept = {place: value for place, value in by_place.items() if place != "hybrid"}
        return {**kept, "hybrid": kept["in_house"]} if "in_house" in kept else kept

    return replace(
        risk,
        exposures=tuple(_as_owned(item) for item in risk.exposures),
        effects=tuple(_effect_as_owned(item) for item in risk.effects),
        holders={**risk.holders, "hybrid": Shares(100, 0, 0)},
        shared_by={place: text for place, text in risk.shared_by.items() if place != "hybrid"},
        scale=copied(risk.scale),
        builds_up=copied(risk.builds_up),
    )
