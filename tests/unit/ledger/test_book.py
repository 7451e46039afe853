"""The ledger of a path: what adds up to what, and what lies beyond the horizon."""

import pytest

from calculator.errors import ModelError
from calculator.ledger import CLASSES, COLUMNS, HOLDERS, PARTS, Milestones, ledger
from calculator.ledger.entities import Shares
from tests.unit.ledger.registers import EARLY, RUNNING, answers, book, exposure, only, risk, small
from tests.unit.programmes import MODEL

SHARED = {"cdmo": Shares(50, 30, 20)}
NAMED = {"cdmo": "Lot-failure credit"}
MONTHS = Milestones(contract=0, slot=10, first_batch=40, licence=60, launch=70)


class TestWhatAMonthHolds:
    def test_is_split_between_the_holders(self):
        split = small(risk(exposure("contract", "slot"), holders=SHARED, shared_by=NAMED), MONTHS)

        assert [split.share("money", holder, 0) * 100 for holder in HOLDERS] == [50, 30, 20]

    def test_is_yours_in_a_month_without_any_risk(self):
        quiet = small(risk(exposure("contract", "slot"), holders=SHARED, shared_by=NAMED), MONTHS)

        assert [quiet.share("money", holder, 30) for holder in HOLDERS] == [1, 0, 0]

    def test_can_be_read_by_class(self):
        two = only(
            risk(exposure("contract", "slot")), risk(exposure("contract", "slot"), id="b", risk_class="execution")
        )
        found = ledger(MODEL, answers(), "cdmo", MONTHS, register=two)

        assert [found.total("delay", 0, name) for name in CLASSES] == [3 * PARTS // 100, 3 * PARTS // 100, 0]


class TestTheHorizon:
    def test_cuts_a_window_that_reaches_beyond_it_and_says_what_is_left(self):
        cut = small(risk(exposure("first_batch", "licence")), MONTHS)
        inside = cut.area("money", "you", 0, 48)

        assert inside == 8 * PARTS * 3 // 100
        assert cut.later("money") == 12 * PARTS * 3 // 100

    def test_leaves_a_risk_beyond_it_out_of_every_month(self):
        late = small(risk(exposure("licence", "launch")), MONTHS)

        assert late.area("money", "you", 0, 48) == 0
        assert late.later("money") == 6 * PARTS // 10

    def test_counts_nothing_as_later_for_a_rate_that_never_ends(self):
        assert small(risk(exposure("slot", "horizon", per="month")), MONTHS).later("money") == 0


class TestARow:
    ROW = small(risk(exposure("contract", "slot"), holders=SHARED, shared_by=NAMED), MONTHS).rows[0]

    def test_tells_each_month(self):
        assert [self.ROW.at("money", month) for month in (0, 9, 10)] == [6 * PARTS // 100, 6 * PARTS // 100, 0]

    def test_tells_what_each_holder_carries(self):
        assert [self.ROW.held("money", holder, 48) for holder in HOLDERS] == [
            3 * PARTS // 10,
            18 * PARTS // 100,
            12 * PARTS // 100,
        ]

    def test_that_cannot_strike_is_kept_and_empty(self):
        absent = book("cdmo", answers(EARLY)).rows[0]

        assert absent.risk.id == "build_overrun"
        assert [absent.total(column, 48) for column in COLUMNS] == [0, 0]


class TestThePrintedRegister:
    @pytest.mark.parametrize("start", [EARLY, RUNNING])
    @pytest.mark.parametrize("path", ["in_house", "cdmo", "hybrid"])
    def test_rows_add_up_to_the_months(self, start, path):
        found = book(path, answers(start))

        for column in COLUMNS:
            for holder in HOLDERS:
                rows = sum(row.held(column, holder, found.horizon) for row in found.rows)
                assert rows == found.area(column, holder, 0, found.horizon)

    def test_leaves_everything_with_the_owner_in_house(self):
        owned = book("in_house", answers(EARLY))

        assert owned.area("money", "cdmo", 0, 48) + owned.area("money", "shared", 0, 48) == 0

    def test_has_a_running_plant_carry_no_execution_risk(self):
        running = book("in_house", answers(RUNNING))

        assert running.area("money", "you", 0, 48, "execution") == 0

    def test_adds_a_transfer_a_comparability_exercise_and_dual_running_to_a_move(self):
        stays, moves = book("cdmo", answers()), book("cdmo_to_in_house", answers(), 36)
        rows = {row.risk.id: row for row in moves.rows}
        before = {row.risk.id: row for row in stays.rows}

        for again in ("transfer_overrun", "move_comparability"):
            assert rows[again].at("delay", 40) > before[again].at("delay", 40) == 0
        assert rows["lot_fails"].at("money", 46) > before["lot_fails"].at("money", 46)

    def test_ends_what_the_maker_can_do_when_it_may_stop(self):
        said = answers(existing_plant="cleanroom_unlicensed", people="full_crew")
        moves = book("cdmo_to_in_house", said, 18)

        assert moves.milestones.move_end == 30
        assert moves.area("money", "cdmo", 29, 30) > 0
        assert moves.area("money", "cdmo", 30, 48) == 0

    def test_holds_rows_8_and_13_again_for_a_hybrid_that_means_to_own_later(self):
        later, never = (book("hybrid", answers(internalise_later=name)) for name in ("after_pivotal", "no"))
        for again in (7, 12):
            assert later.rows[again].at("delay", 40) > never.rows[again].at("delay", 40) == 0

    def test_puts_no_capital_at_stake_in_a_read_out_before_the_plant_is_begun(self):
        said = answers(existing_plant="cleanroom_unlicensed", readout_due="before_plant_ready")
        waits, builds = book("cdmo_to_in_house", said, 47), book("in_house", said)
        at_stake = [next(row for row in found.rows if row.risk.id == "negative_readout") for found in (waits, builds)]

        assert at_stake[0].held("money", "you", 48) < at_stake[1].held("money", "you", 48) / 5


class TestWhatIsRefused:
    def test_a_move_without_the_place_moved_to(self):
        with pytest.raises(ModelError, match="milestones after it"):
            ledger(MODEL, answers(), "cdmo_to_in_house", MONTHS)
