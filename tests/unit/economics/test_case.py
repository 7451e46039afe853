"""Today's worth of the three alternatives of one draw, and money that runs short."""

import pytest

from calculator.economics.case import case_of, present_costs, runs_short
from calculator.economics.cash import Discounts
from calculator.economics.costs import all_costs
from calculator.economics.units import NEVER, WEIGHT
from tests.unit.economics.cases import DRAW, YEAR

FREE = Discounts(0, 240)


class TestPresentCosts:
    def test_supply_the_same_lots_at_the_quoted_price(self):
        own, cdmo, host = present_costs(case_of(DRAW, YEAR, FREE), 480, NEVER)
        flows = all_costs(DRAW, YEAR)

        # The CDMO starts first, in month 18; the plant buys for 12 months, the host's tenant for two.
        assert cdmo == flows.cdmo.spent(480)
        assert own == flows.in_house.spent(480) + 6_000_000
        assert host == flows.hybrid.spent(480) + 1_000_000

    def test_end_with_a_stop_and_what_it_still_costs(self):
        own, cdmo, host = present_costs(case_of(DRAW, YEAR, FREE), 480, 150)
        flows = all_costs(DRAW, YEAR)

        assert own == flows.in_house.spent(150) - 150_000
        assert cdmo == flows.cdmo.spent(150) + 2_000_000
        assert host == flows.hybrid.spent(150) + 600_000 - 24_000

    def test_are_less_when_money_has_a_price(self):
        costly = Discounts(100, 240)

        assert all(
            a < b
            for a, b in zip(
                present_costs(case_of(DRAW, YEAR, costly), 480, NEVER),
                present_costs(case_of(DRAW, YEAR, FREE), 480, NEVER),
                strict=True,
            )
        )


class TestRunningShort:
    FLOW = all_costs(DRAW, YEAR).cdmo

    def test_is_judged_by_time_alone_while_the_spending_is_not_known(self):
        assert [runs_short(DRAW, self.FLOW, month) for month in (180, 240, 300)] == [0, WEIGHT // 2, WEIGHT]

    def test_comes_sooner_by_what_the_path_costs(self):
        # By month 18 the CDMO has cost 450,000; at 45,000 a month that is ten months of money, 18 to 30 months long.
        draw = DRAW._replace(monthly_spend=45_000)

        assert runs_short(draw, self.FLOW, 180) == WEIGHT * 100 // 120

    @pytest.mark.parametrize("more", [0, 10, 60, 300])
    def test_is_never_likelier_with_more_money(self, more):
        draw = DRAW._replace(monthly_spend=45_000)
        richer = draw._replace(runway_low=180 + more, runway_high=300 + more)

        assert runs_short(richer, self.FLOW, 180) <= runs_short(draw, self.FLOW, 180)
