"""What the ledger says at a glance: areas, peak and cause, months in which the load changes hands."""

from calculator.ledger import PARTS, Milestones, headline, ledger
from calculator.ledger.entities import Shares
from tests.unit.ledger.registers import EARLY, answers, book, exposure, only, risk, three
from tests.unit.programmes import MODEL

MONTHS = Milestones(contract=0, slot=12, first_batch=24, launch=36)
NAMED = {"cdmo": "A clause"}


def carried(name, start, end, you, cdmo, shared, lots=10, **changes):
    """Return a risk of 30 % in a window, by holder."""
    return risk(
        exposure(start, end),
        id=name,
        holders={"cdmo": Shares(you, cdmo, shared)},
        shared_by=NAMED,
        money=three(lots),
        **changes,
    )


def told(*risks, column="money"):
    return headline(ledger(MODEL, answers(), "cdmo", MONTHS, register=only(*risks)), column)


class TestAreas:
    def test_are_told_for_each_holder_in_both_halves(self):
        found = told(carried("a", "slot", "launch", 50, 30, 20))

        assert found.areas[0, 24] == {"you": 75 * PARTS // 100, "cdmo": 45 * PARTS // 100, "shared": 30 * PARTS // 100}
        assert found.areas[24, 48] == found.areas[0, 24]


class TestThePeak:
    def test_is_the_first_month_of_the_largest_loss_and_names_the_risk_that_adds_most(self):
        found = told(carried("small", "contract", "launch", 100, 0, 0), carried("large", "slot", "slot+6", 100, 0, 0))

        assert (found.peak.month, found.peak.cause) == (12, "large")
        assert found.peak.cause_parts == PARTS // 2

    def test_of_your_part_can_be_another_month_with_another_cause(self):
        found = told(carried("theirs", "slot", "slot+6", 0, 100, 0), carried("yours", "launch", "launch+12", 100, 0, 0))

        assert (found.peak.month, found.peak.cause) == (12, "theirs")
        assert (found.own_peak.month, found.own_peak.cause) == (36, "yours")

    def test_of_your_part_names_what_adds_most_to_your_part_not_to_the_whole(self):
        found = told(
            carried("theirs", "slot", "launch", 10, 90, 0), carried("yours", "slot", "launch", 100, 0, 0, lots=5)
        )

        assert (found.peak.cause, found.own_peak.cause) == ("theirs", "yours")
        assert found.own_peak.cause_parts * 24 == 3 * PARTS // 2

    def test_is_none_where_nothing_is_at_stake(self):
        found = told(carried("a", "slot", "launch", 100, 0, 0, lots=0))

        assert found.peak is None
        assert found.own_peak is None


class TestHandOvers:
    def test_are_the_months_in_which_another_holder_begins_to_carry_most(self):
        found = told(carried("a", "contract", "slot", 20, 80, 0), carried("b", "slot", "first_batch", 60, 10, 30))

        assert [(item.month, item.giver, item.taker) for item in found.hand_overs] == [(12, "cdmo", "you")]

    def test_pass_over_months_without_risk(self):
        found = told(carried("a", "contract", "slot", 20, 80, 0), carried("b", "launch", "launch+6", 20, 80, 0))

        assert found.hand_overs == ()

    def test_leave_a_tie_where_it_was(self):
        found = told(carried("a", "contract", "slot", 20, 80, 0), carried("b", "slot", "launch", 50, 50, 0))

        assert found.hand_overs == ()

    def test_are_told_for_each_class_too(self):
        found = told(
            carried("a", "contract", "slot", 20, 80, 0, risk_class="execution"),
            carried("b", "slot", "launch", 80, 20, 0, risk_class="execution"),
            carried("c", "contract", "launch", 0, 0, 100, lots=90),
        )

        assert found.hand_overs == ()
        assert [item.month for item in found.class_hand_overs["execution"]] == [12]

    def test_never_happen_to_a_delay_that_stays_with_you(self):
        assert headline(book("cdmo", answers(EARLY)), "delay").hand_overs == ()


def test_what_falls_after_the_horizon_is_told():
    assert told(carried("a", "launch", "launch+24", 100, 0, 0)).later == 3 * PARTS // 2
