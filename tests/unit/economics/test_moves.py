"""Moves from a partner to an own plant, and waiting for a read-out, against sums done by hand."""

import pytest

from calculator.economics.case import case_of, move_present
from calculator.economics.cash import Discounts, Worth
from calculator.economics.costs import bought_lots, hosted_crew, own_plant
from calculator.economics.moves import (
    Move,
    MoveDraws,
    move,
    move_cost,
    move_draws,
    moves_at,
    plant_worth,
    wind_down_moved,
)
from calculator.economics.paths import CDMO, HYBRID, times
from calculator.economics.units import NEVER
from calculator.economics.waiting import WAYS, keep_ways
from tests.unit.economics.cases import DRAW, NO_SHOCKS, YEAR, draws, middle, young
from tests.unit.programmes import MODEL

FREE = Discounts(0, 240)
MOVED = Move(begin=0, start=300, first=400, end=460)


class TestMove:
    def test_starts_when_the_plant_is_ready_and_adds_transfer_comparability_and_both_running(self):
        found = move(begin=100, not_before=0, build=300, first_partner=180, transfer=120, comparability=90, dual=60)

        assert found == Move(begin=100, start=400, first=610, end=670)

    def test_waits_for_the_month_that_the_reader_picked(self):
        assert move(0, 480, 300, 180, 120, 90, 60).start == 480

    def test_waits_for_the_partners_first_batch(self):
        assert move(0, 0, 300, 310, 120, 90, 60).start == 310


class TestTheReadersMonth:
    def found(self, month, **given):
        columns = middle(young(), {**NO_SHOCKS, "move_month": month, **given})
        return moves_at(MODEL, columns, times(MODEL, columns), move_draws(columns))

    def test_has_the_plant_begun_so_early_that_it_is_typically_ready_by_then(self):
        assert self.found(60)[CDMO].moves[0][:2] == (180, 600)

    def test_cannot_begin_before_the_decision(self):
        assert self.found(20)[CDMO].moves[0][:2] == (0, 420)

    def test_is_missed_when_building_takes_longer_than_typical(self):
        slow = self.found(60, build_slip_chance=100, build_slip=10)[CDMO].moves[0]

        assert (slow.begin, slow.start) == (180, 700)

    def test_needs_less_transfer_from_a_hosts_plant(self):
        cdmo, hybrid = (self.found(60)[partner].moves[0] for partner in (CDMO, HYBRID))

        # A transfer of 12 months, half of it from a host; the comparability exercise is the same.
        assert cdmo.first - hybrid.first == 60
        assert cdmo.end - cdmo.first == hybrid.end - hybrid.first

    def test_asks_for_more_comparability_in_a_later_phase(self):
        early, late = (
            move_draws(draws(young(phase=phase), {"comparability_months": 12})).comparability[0]
            for phase in ("phase_1", "pivotal")
        )

        assert (early, late) == (30, 120)


def cost(draw, flow, moved=MOVED, until=900):
    """Return what a path with a move pays until a month, money having no price."""
    return move_cost(draw, YEAR, Worth(flow, FREE), moved, FREE, until)


class TestTheCostOfAMove:
    def test_is_the_partner_until_it_stops_and_the_plant_from_when_it_is_begun(self):
        partner, plant = bought_lots(DRAW, YEAR), own_plant(DRAW, YEAR, 0, 400, now=False)

        assert cost(DRAW, partner) == partner.spent(460) + plant.spent(900)

    def test_pays_for_lots_at_both_places_while_both_run(self):
        partner = bought_lots(DRAW, YEAR)

        assert cost(DRAW, partner) - cost(DRAW, partner, MOVED._replace(end=400)) == 6_300_000 // 2

    def test_adds_one_transfer_and_one_comparability_exercise(self):
        # The CDMO had the process before, so that the move's transfer is the only one.
        there = DRAW._replace(entry_cdmo=0, first_cdmo=0)
        priced = there._replace(transfer_price=1_000_000, comparability_cost=700_000)

        assert cost(priced, bought_lots(priced, YEAR)) - cost(there, bought_lots(there, YEAR)) == 1_700_000
        assert cost(priced, bought_lots(priced, YEAR), until=299) == cost(there, bought_lots(there, YEAR), until=299)

    def test_counts_a_hosts_payments_for_a_move_from_there(self):
        partner, plant = hosted_crew(DRAW, YEAR), own_plant(DRAW, YEAR, 0, 400, now=False)

        assert cost(DRAW, partner) == partner.spent(460) + plant.spent(900)

    def test_ends_with_the_sale_of_the_plant_when_the_programme_stops_after_the_move(self):
        assert wind_down_moved(DRAW, YEAR, CDMO, MOVED, 500) == -300_000

    def test_leaves_the_partner_its_due_when_the_programme_stops_before_the_move_is_done(self):
        assert wind_down_moved(DRAW, YEAR, CDMO, MOVED, 450) == 2_000_000 - 300_000
        assert wind_down_moved(DRAW, YEAR, HYBRID, MOVED, 450) == 600_000 - 24_000 - 300_000

    def test_is_that_of_the_partner_alone_when_the_programme_stops_as_building_begins(self):
        late = Move(begin=200, start=500, first=600, end=660)
        found = move_present(case_of(DRAW, YEAR, FREE), CDMO, late, 900, 200)

        assert found == bought_lots(DRAW, YEAR).spent(200) + 2_000_000


class TestWhatAPlantIsThenWorth:
    @pytest.mark.parametrize(("month", "worth"), [(150, 1_500_000), (300, 3_000_000), (900, 1_500_000), (1500, 0)])
    def test_is_its_capital_less_even_wear_since_it_opened(self, month, worth):
        assert plant_worth(DRAW, YEAR, month, FREE, 0) == worth

    def test_is_worn_less_when_it_was_begun_later(self):
        assert plant_worth(DRAW, YEAR, 900, FREE, 300) > plant_worth(DRAW, YEAR, 900, FREE, 0)


class TestWaiting:
    EXTRA = MoveDraws({CDMO: [120], HYBRID: [60]}, [90], [60])

    def ways(self, draw):
        table: dict[str, list[int]] = {}
        keep_ways(table, case_of(draw, YEAR, FREE), self.EXTRA, 0, 1200)
        return {name: column[0] for name, column in table.items()}

    def test_has_five_ways_to_decide(self):
        assert set(self.ways(DRAW._replace(readout=240))) == set(WAYS)

    def test_counts_a_plant_for_what_it_is_then_worth(self):
        draw = DRAW._replace(readout=240)
        case = case_of(draw, YEAR, FREE)

        # Ready in month 30, used for 90 months of 120: a quarter of 3 million is left.
        assert self.ways(draw)["in_house"] == case.supplied[0].until(1200) - 750_000

    def test_of_a_programme_that_a_bad_read_out_ends_for_certain_never_move(self):
        ways = self.ways(DRAW._replace(readout=240, stop_at_readout_chance=1000))

        assert ways["cdmo moves"] == ways["cdmo stays"] == bought_lots(DRAW, YEAR).spent(240) + 2_000_000
        assert ways["hybrid moves"] == ways["hybrid stays"]

    def test_weigh_a_bad_read_out_by_its_chance(self):
        good, bad, even = (
            self.ways(DRAW._replace(readout=240, stop_at_readout_chance=chance)) for chance in (0, 1000, 500)
        )

        assert all(2 * even[way] == pytest.approx(good[way] + bad[way], abs=2) for way in WAYS)

    def test_of_a_move_after_a_good_read_out_build_from_then_on(self):
        draw = DRAW._replace(readout=240)
        moved = move(240, 0, 300, 180, 120, 90, 60)
        expected = cost(draw, bought_lots(draw, YEAR), moved, 1200) - plant_worth(draw, YEAR, 1200, FREE, 240)

        assert self.ways(draw)["cdmo moves"] == expected

    def test_save_the_plant_when_the_read_out_is_bad(self):
        ways = self.ways(DRAW._replace(readout=240, stop_at_readout_chance=1000, launch=NEVER))

        assert ways["cdmo stays"] < ways["in_house"]
