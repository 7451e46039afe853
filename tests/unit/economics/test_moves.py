"""Moves from a partner to an own plant, and waiting for a read-out, against sums done by hand."""

import pytest

from calculator.economics.cash import Discounts
from calculator.economics.costs import bought_lots, hosted_crew, own_plant
from calculator.economics.moves import Move, move, move_cost, move_draws, moves_at, plant_worth, wind_down_moved
from calculator.economics.paths import CDMO, HYBRID, times
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


class TestTheCostOfAMove:
    def test_is_the_partner_until_it_stops_and_the_plant_from_when_it_is_begun(self):
        partner = bought_lots(DRAW, YEAR)
        plant = own_plant(DRAW, YEAR, 0, 400, now=False)

        assert move_cost(DRAW, YEAR, partner, CDMO, MOVED, FREE, 900) == partner.spent(460) + plant.spent(900)

    def test_pays_for_lots_at_both_places_while_both_run(self):
        short, long = MOVED._replace(end=400), MOVED
        partner = bought_lots(DRAW, YEAR)
        extra = [move_cost(DRAW, YEAR, partner, CDMO, moved, FREE, 900) for moved in (short, long)]

        assert extra[1] - extra[0] == 6_300_000 // 2

    def test_adds_one_transfer_and_one_comparability_exercise(self):
        # The CDMO had the process before, so that the move's transfer is the only one.
        there = DRAW._replace(entry_cdmo=0, first_cdmo=0)
        priced = there._replace(transfer_price=1_000_000, comparability_cost=700_000)
        costs = [move_cost(draw, YEAR, bought_lots(draw, YEAR), CDMO, MOVED, FREE, 900) for draw in (there, priced)]

        assert costs[1] - costs[0] == 1_700_000

    def test_is_that_of_the_partner_alone_when_the_programme_stops_before_building(self):
        draw = DRAW._replace(stop=200)
        late = MOVED._replace(begin=200, start=500, first=600, end=660)
        cost = move_cost(draw, YEAR, bought_lots(draw, YEAR), CDMO, late, FREE, 900)

        assert cost == bought_lots(draw, YEAR).spent(200) + 2_000_000

    def test_ends_with_the_sale_of_the_plant_when_the_programme_stops_after_the_move(self):
        assert wind_down_moved(DRAW._replace(stop=500), YEAR, CDMO, MOVED) == (300_000, 0)

    def test_leaves_a_host_its_notice_when_the_programme_stops_before_the_move_is_done(self):
        assert wind_down_moved(DRAW._replace(stop=450), YEAR, HYBRID, MOVED) == (300_000, 600_000 - 24_000)

    def test_counts_a_hosts_payments_for_a_move_from_there(self):
        partner = hosted_crew(DRAW, YEAR)
        plant = own_plant(DRAW, YEAR, 0, 400, now=False)

        assert move_cost(DRAW, YEAR, partner, HYBRID, MOVED, FREE, 900) == partner.spent(460) + plant.spent(900)


class TestWhatAPlantIsThenWorth:
    @pytest.mark.parametrize(("month", "worth"), [(150, 1_500_000), (300, 3_000_000), (900, 1_500_000), (1500, 0)])
    def test_is_its_capital_less_even_wear_since_it_opened(self, month, worth):
        assert plant_worth(DRAW, YEAR, month, FREE, 0) == worth

    def test_is_worn_less_when_it_was_begun_later(self):
        assert plant_worth(DRAW, YEAR, 900, FREE, 300) > plant_worth(DRAW, YEAR, 900, FREE, 0)
