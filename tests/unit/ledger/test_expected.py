"""Expected loss: chance times consequence, spread over months, moved by answers."""

from dataclasses import replace
from fractions import Fraction

import pytest

from calculator.ledger import PARTS, Milestones, ledger
from calculator.ledger.entities import Effect, Scale, Shares
from tests.unit.ledger.registers import answers, exposure, only, risk, small, three
from tests.unit.programmes import MODEL

MONTHS = Milestones(contract=0, first_batch=6, launch=18, read_out=20)
OVER_SIX = exposure("contract", "first_batch")


def money(book, month):
    return Fraction(book.total("money", month), PARTS)


def delay(book, month):
    return Fraction(book.total("delay", month), PARTS)


class TestAChanceThatCountsOnce:
    def test_is_spread_evenly_over_its_window(self):
        book = small(risk(OVER_SIX), MONTHS)

        assert [money(book, month) for month in (0, 5, 6)] == [Fraction("0.1"), Fraction("0.1"), 0]

    def test_is_the_mean_of_low_typical_and_high_and_so_is_the_loss(self):
        spread = risk(replace(OVER_SIX, chance=three(10, 20, 60)), money=three(1, 2, 6))

        assert money(small(spread, MONTHS), 0) == Fraction(3, 10) * 3 / 6

    def test_is_never_more_than_certain(self):
        sure = risk(OVER_SIX, effects=(Effect(("phase",), "chance", (), dict.fromkeys(PHASES, 300)),))
        likely = replace(sure, exposures=(replace(OVER_SIX, chance=three(90)),))

        assert sum(money(small(likely, MONTHS), month) for month in range(6)) == pytest.approx(2, abs=1e-5)


class TestARate:
    def test_strikes_every_month_until_the_horizon(self):
        book = small(risk(exposure("first_batch", "horizon", chance=5, per="month")), MONTHS)

        assert [money(book, month) for month in (5, 6, 47)] == [0, Fraction("0.1"), Fraction("0.1")]

    def test_per_trial_lot_grows_with_the_lots_of_the_phase(self):
        lots = risk(exposure("first_batch", "launch", chance=10, per="trial_lot"))
        six, ten = (small(lots, MONTHS, said=answers(phase=phase)) for phase in ("phase_2", "pivotal"))

        assert money(six, 6) == Fraction(1, 10) * 6 / 12 * 2
        assert money(ten, 6) == pytest.approx(Fraction(1, 10) * 10 / 12 * 2, abs=1e-6)

    def test_per_market_lot_grows_with_the_lots_a_year_at_launch(self):
        lots = risk(exposure("launch", "horizon", chance=10, per="market_lot"))
        book = small(lots, MONTHS, said=answers(batches_per_year="from_25_to_60"))

        assert money(book, 18) == pytest.approx(Fraction(1, 10) * 40 / 12 * 2, abs=1e-6)

    def test_per_lot_costs_an_autologous_programme_small_lots_and_more_of_them(self):
        lots = risk(exposure("first_batch", "launch", chance=10, per="trial_lot"))
        own, bank = (
            small(lots, MONTHS, said=answers(product=name)) for name in ("autologous", "allogeneic_frozen_bank")
        )

        assert money(own, 6) == money(bank, 6) * 3 / 40

    def test_in_months_costs_an_autologous_programme_the_same(self):
        monthly = risk(exposure("first_batch", "horizon", chance=5, per="month"))
        own, bank = (
            small(monthly, MONTHS, said=answers(product=name)) for name in ("autologous", "allogeneic_frozen_bank")
        )

        assert money(own, 6) == money(bank, 6)


PHASES = ("preclinical", "phase_1", "phase_2", "pivotal", "filed_or_marketed")


DOUBLED = {"preclinical": 50, "phase_1": 100, "phase_2": 200, "pivotal": 100, "filed_or_marketed": 50}


class TestAnswers:
    def moved(self, part, places=(), said=None):
        effect = Effect(("phase",), part, places, DOUBLED)
        return small(risk(OVER_SIX, effects=(effect,)), MONTHS, said=said or answers(phase="phase_2"))

    def test_move_the_chance_and_with_it_money_and_delay(self):
        book = self.moved("chance")

        assert (money(book, 0), delay(book, 0)) == (Fraction("0.2"), Fraction("0.1"))

    def test_can_move_money_alone(self):
        book = self.moved("money")

        assert (money(book, 0), delay(book, 0)) == (Fraction("0.2"), Fraction("0.05"))

    def test_can_move_delay_alone(self):
        book = self.moved("delay")

        assert (money(book, 0), delay(book, 0)) == (Fraction("0.1"), Fraction("0.1"))

    def test_leave_other_places_alone(self):
        assert money(self.moved("chance", places=("in_house",)), 0) == Fraction("0.1")

    def test_count_for_each_question_that_an_effect_names(self):
        steps = {"own_shown": 200, "own_ordered": 100, "cdmo_only": 100, "both": 100, "nobody": 100}
        effect = Effect(("fit_harvest", "fit_wash"), "money", (), steps)
        said = answers(fit_harvest="own_shown", fit_wash="own_shown")

        assert money(small(risk(OVER_SIX, effects=(effect,)), MONTHS, said=said), 0) == Fraction("0.4")

    def test_that_are_open_count_as_the_mean_of_their_levels(self):
        assert money(self.moved("chance", said=answers(without=("phase",))), 0) == Fraction("0.1")

    def test_that_are_open_leave_out_levels_which_other_answers_exclude(self):
        said = answers(without=("readout_due",), phase="phase_1")
        shares = dict.fromkeys(("no_pivotal", "before_plant_ready", "within_6_months_after", "later"), 0)
        effect = Effect(("readout_due",), "chance", (), {**shares, "already_positive": 300})

        assert money(small(risk(OVER_SIX, effects=(effect,)), MONTHS, said=said), 0) == 0


class TestWhatIsScaled:
    def test_a_place_can_have_a_smaller_chance_cost_or_delay(self):
        scaled = risk(OVER_SIX, scale={"cdmo": Scale(chance=50, money=40, delay=20)})
        book = small(scaled, MONTHS)

        assert (money(book, 0), delay(book, 0)) == (Fraction("0.02"), Fraction("0.005"))

    def test_only_some_events_hold_up_the_programme(self):
        book = small(risk(replace(OVER_SIX, delays=40)), MONTHS)

        assert (money(book, 0), delay(book, 0)) == (Fraction("0.1"), Fraction("0.02"))

    def test_a_risk_of_a_move_counts_once_for_each_move_of_gate_g2(self):
        moving = risk(replace(OVER_SIX, per_move=("cdmo",)))
        stays, moves = (small(moving, MONTHS, said=answers(made_now=name)) for name in ("nobody_yet", "own_site"))

        assert (money(stays, 0), money(moves, 0)) == (0, Fraction("0.1"))

    def test_a_tight_market_costs_the_months_of_a_tight_market(self):
        slot = only(risk(OVER_SIX, delay_tight=three(18)))
        loose, tight = (
            ledger(MODEL, answers(), "cdmo", MONTHS, register=slot, tight_market=market) for market in (False, True)
        )

        assert (delay(loose, 0), delay(tight, 0)) == (Fraction("0.05"), Fraction("0.9"))

    def test_a_tight_market_leaves_other_risks_alone(self):
        plain = only(risk(OVER_SIX))
        loose, tight = (
            ledger(MODEL, answers(), "cdmo", MONTHS, register=plain, tight_market=market) for market in (False, True)
        )

        assert loose.cells == tight.cells

    def test_judgement_rows_can_be_doubled_without_touching_sourced_ones(self):
        rows = only(risk(OVER_SIX), risk(OVER_SIX, id="sourced", basis="sourced", sourced=("chance",)))
        book = ledger(MODEL, answers(), "cdmo", MONTHS, register=rows, judged=Fraction(2))

        assert [row.at("money", 0) for row in book.rows] == [PARTS // 5, PARTS // 10]


class TestCapitalThatBuildsUp:
    AT_STAKE = risk(
        exposure("read_out-1", "read_out+1", chance=50), builds_up={"in_house": ("build_start", "gmp_ready")}
    )

    def spent(self, **months):
        return [money(small(self.AT_STAKE, Milestones(read_out=20, **months), "in_house"), month) for month in (19, 20)]

    def test_is_at_stake_in_proportion_to_what_is_spent(self):
        assert self.spent(build_start=0, gmp_ready=40) == [Fraction(19, 80), Fraction(20, 80)]

    def test_is_at_stake_in_full_once_the_plant_is_ready(self):
        assert self.spent(build_start=0, gmp_ready=10) == [Fraction(1, 2), Fraction(1, 2)]

    def test_is_not_at_stake_where_building_starts_after_the_read_out(self):
        assert self.spent(build_start=21, gmp_ready=40) == [0, 0]

    def test_is_at_stake_in_full_where_the_plant_was_there_before(self):
        assert self.spent() == [Fraction(1, 2), Fraction(1, 2)]


class TestBeforeAContract:
    HELD = risk(exposure("decision", "first_batch"), holders={"cdmo": Shares(20, 80, 0)})

    def test_there_is_nobody_to_carry_a_part(self):
        book = small(self.HELD, replace(MONTHS, contract=2))

        assert [book.share("money", "cdmo", month) for month in (0, 1, 2, 5)] == [0, 0, Fraction(4, 5), Fraction(4, 5)]

    def test_the_loss_is_the_same(self):
        early, late = (small(self.HELD, replace(MONTHS, contract=month)) for month in (0, 9))

        assert [early.total("money", month) for month in range(48)] == [
            late.total("money", month) for month in range(48)
        ]
        assert late.area("money", "cdmo", 0, 48) == 0


class TestRounding:
    def test_is_to_the_nearest_millionth_each_month(self):
        book = small(risk(exposure("contract", "contract+7", chance=10)), MONTHS)

        assert book.total("money", 0) == 100 * round(1_000_000 * Fraction(2, 70))
