"""A register that does not fit together, or does not fit the model, is refused."""

from dataclasses import replace

import pytest

from calculator.errors import ModelError
from calculator.ledger.entities import Effect, Register, Shares
from calculator.ledger.integrity import check_register
from tests.unit.ledger.registers import REGISTER, SETTINGS, exposure, only, risk
from tests.unit.programmes import MODEL

GOOD = risk(exposure("contract", "launch"))
SOURCED = replace(GOOD, basis="sourced", sourced=("chance",), references=("s86",))


def breaches(*risks):
    with pytest.raises(ModelError) as caught:
        check_register(MODEL, only(*risks))
    return str(caught.value)


def with_settings(**changes):
    numbers = {**SETTINGS.numbers, **changes}
    with pytest.raises(ModelError) as caught:
        check_register(MODEL, Register(replace(SETTINGS, numbers=numbers), {"a_risk": GOOD}))
    return str(caught.value)


class TestASoundRegister:
    def test_passes(self):
        check_register(MODEL, only(GOOD))
        check_register(MODEL, only(SOURCED))

    def test_is_the_one_that_is_shipped(self):
        check_register(MODEL, REGISTER)


class TestRows:
    def test_are_numbered_without_a_gap(self):
        assert "without a gap" in breaches(replace(GOOD, number=2))

    def test_name_claims_and_references_that_exist(self):
        assert "claim 'B9' does not exist" in breaches(replace(GOOD, claims=("B9",)))
        assert "reference 's999' does not exist" in breaches(replace(GOOD, references=("s999",)))

    def test_name_every_breach_at_once(self):
        found = breaches(replace(GOOD, claims=("B9",), references=("s999",)))

        assert len(found.splitlines()) == 2


class TestBasis:
    def test_of_a_sourced_row_says_what_is_sourced(self):
        assert "which part rests" in breaches(replace(SOURCED, sourced=()))

    def test_of_a_sourced_row_needs_a_source_firm_enough_for_a_figure(self):
        assert "solidity A, B or X" in breaches(replace(SOURCED, references=("s55",)))

    def test_of_a_row_with_a_sourced_part_is_not_judgement(self):
        assert "has the basis 'sourced'" in breaches(replace(SOURCED, basis="judgement"))

    def test_never_rests_on_a_source_too_weak_to_show(self):
        assert MODEL.references["s53"].solidity == "D"
        assert "which may not be shown" in breaches(replace(GOOD, references=("s53",)))


class TestHolders:
    def test_are_stated_for_every_place_the_risk_reaches(self):
        assert "say in [holders.hybrid]" in breaches(
            replace(GOOD, holders={"cdmo": Shares(100, 0, 0), "in_house": Shares(100, 0, 0)})
        )

    def test_are_stated_for_no_other_place(self):
        assert "holders are given for move" in breaches(
            replace(GOOD, holders={**GOOD.holders, "move": Shares(100, 0, 0)})
        )

    def test_come_to_100(self):
        assert "come to 90" in breaches(replace(GOOD, holders={**GOOD.holders, "cdmo": Shares(60, 30, 0)}))

    def test_name_the_mechanism_of_what_is_shared(self):
        assert "name the mechanism" in breaches(replace(GOOD, holders={**GOOD.holders, "cdmo": Shares(60, 30, 10)}))


class TestWindows:
    def test_hang_on_milestones_that_exist(self):
        assert "milestone 'party' does not exist" in breaches(replace(GOOD, exposures=(exposure("party", "launch"),)))

    def test_of_a_chance_that_counts_once_have_an_end(self):
        assert "needs an end" in breaches(replace(GOOD, exposures=(exposure("contract", "horizon"),)))

    def test_are_there_for_every_exposure(self):
        assert "can never strike" in breaches(
            replace(GOOD, exposures=(exposure("contract", "launch", windows={}),), holders={})
        )

    def test_of_a_move_hang_on_the_move(self):
        window = {"move": exposure("contract", "launch").windows["cdmo"]}
        moved = replace(
            GOOD, exposures=(exposure("contract", "launch", windows=window),), holders={"move": Shares(100, 0, 0)}
        )

        assert "hangs on move_start and move_end" in breaches(moved)

    def test_build_up_between_milestones_that_exist(self):
        assert "milestone 'party' does not exist" in breaches(replace(GOOD, builds_up={"cdmo": ("contract", "party")}))


class TestEffects:
    def test_ask_questions_that_exist(self):
        assert "question 'mood' does not exist" in breaches(
            replace(GOOD, effects=(Effect(("mood",), "chance", (), {}),))
        )

    def test_give_a_percent_for_every_level(self):
        effect = Effect(("phase",), "chance", (), {"preclinical": 50, "phase_9": 20})

        assert "check filed_or_marketed, phase_1, phase_2, phase_9, pivotal" in breaches(
            replace(GOOD, effects=(effect,))
        )


class TestSettings:
    def test_have_every_offset(self):
        assert "[numbers.move]: give exactly" in with_settings(move={"end": 12})

    def test_have_a_number_for_every_level(self):
        assert "give a number for filed_or_marketed, phase_1, phase_2, pivotal too" in with_settings(
            filing={"preclinical": 84}
        )

    def test_may_leave_out_answers_without_a_month(self):
        assert "no_pivotal" not in SETTINGS.numbers["read_out"]

    def test_name_levels_that_exist(self):
        assert "level 'soon' does not exist" in with_settings(read_out={"soon": 3})
