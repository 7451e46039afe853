"""Who carries a risk: what is missing, what names no mechanism, the floor, and why delay stays."""

import pytest

from calculator.ledger.entities import Shares
from calculator.ledger.holders import accountable, settled, shares
from tests.unit.ledger.registers import answers, exposure, risk

WINDOW = exposure("decision", "launch")
HANDED = {"cdmo": Shares(10, 70, 20)}
NAMED = {"cdmo": "Lot-failure credit"}


class TestMoney:
    def test_follows_the_shares_that_are_stated(self):
        assert settled(risk(WINDOW, holders=HANDED, shared_by=NAMED), "cdmo") == Shares(10, 70, 20)

    def test_leaves_with_you_what_nobody_is_named_for(self):
        assert settled(risk(WINDOW, holders={"cdmo": Shares(0, 60, 0)}), "cdmo") == Shares(40, 60, 0)

    def test_leaves_with_you_a_place_for_which_nothing_is_stated(self):
        assert settled(risk(WINDOW, holders={}), "hybrid") == Shares(100, 0, 0)

    def test_leaves_with_you_a_shared_part_that_names_no_mechanism(self):
        assert settled(risk(WINDOW, holders=HANDED, shared_by={}), "cdmo") == Shares(30, 70, 0)


class TestTheAccountabilityFloor:
    @pytest.mark.parametrize(
        ("stated", "left"),
        [
            (Shares(0, 100, 0), Shares(50, 50, 0)),
            (Shares(10, 70, 20), Shares(40, 40, 20)),
            (Shares(50, 30, 20), Shares(50, 30, 20)),
            (Shares(40, 40, 20), Shares(40, 40, 20)),
            (Shares(0, 0, 100), Shares(0, 0, 100)),
            (Shares(0, 95, 5), Shares(48, 47, 5)),
        ],
    )
    def test_takes_from_the_cdmo_until_you_and_half_of_the_shared_part_reach_a_half(self, stated, left):
        assert accountable(stated) == left

    def test_holds_for_regulatory_risk(self):
        regulatory = risk(WINDOW, risk_class="regulatory", holders=HANDED, shared_by=NAMED)

        assert settled(regulatory, "cdmo") == Shares(40, 40, 20)

    def test_leaves_other_risk_where_the_contract_put_it(self):
        operational = risk(WINDOW, risk_class="operational", holders=HANDED, shared_by=NAMED)

        assert settled(operational, "cdmo") == Shares(10, 70, 20)


class TestDelay:
    HELD = risk(WINDOW, holders={**HANDED, "in_house": Shares(90, 10, 0)}, shared_by=NAMED)

    def test_stays_with_you_whatever_the_contract_says(self):
        assert shares(self.HELD, "cdmo", "delay", answers(partner_options="one_slot")) == Shares(100, 0, 0)

    def test_stays_with_you_while_it_is_open_whether_a_second_maker_is_qualified(self):
        assert shares(self.HELD, "cdmo", "delay", answers(without=("partner_options",))) == Shares(100, 0, 0)

    def test_can_be_handed_over_once_a_second_maker_is_qualified(self):
        assert shares(self.HELD, "cdmo", "delay", answers(partner_options="two_qualified")) == Shares(10, 70, 20)

    @pytest.mark.parametrize("place", ["in_house", "move"])
    def test_of_an_own_plant_and_of_a_move_into_it_is_always_yours(self, place):
        assert shares(self.HELD, place, "delay", answers(partner_options="two_qualified")) == Shares(100, 0, 0)

    def test_does_not_keep_money_from_moving(self):
        assert shares(self.HELD, "cdmo", "money", answers(partner_options="one_slot")) == Shares(10, 70, 20)
