"""Money of all draws together: what hangs on which draw, and estimates that no draw is wasted on."""

import pytest

from calculator.analysis.sobol import sobol_points
from calculator.economics.cash import discount_tables
from calculator.economics.draws import Draws
from calculator.economics.money import Money, Wanted, money_columns
from calculator.economics.moves import move_draws, moves_at
from calculator.economics.paths import CDMO, HYBRID, IN_HOUSE, times
from calculator.economics.units import WEIGHT
from tests.unit.economics.cases import ECONOMICS, QUOTES, draws, young
from tests.unit.programmes import MODEL

EVERYONE = (IN_HOUSE, CDMO, HYBRID)
SETTINGS = ECONOMICS.settings
GIVEN = {**QUOTES, "transfer_price": [400, 800, 1500], "comparability_cost": [200, 500, 900]}


PLAIN = Wanted(fans=False, waiting=False)


def columns(found: Draws, wanted: Wanted = PLAIN) -> Money:
    months, extra = times(MODEL, found), move_draws(found)
    moved = moves_at(MODEL, found, months, extra) if "move_month" in found.numbers.values else {}
    return money_columns(found, months, extra, moved, discount_tables(100, 600), wanted)


def with_other(coordinate: str) -> Draws:
    """Return the young programme's draws with another column for one coordinate."""
    plain = draws(young(), GIVEN)
    other = tuple(u for (u,) in sobol_points(1, plain.count, f"other {coordinate}"))
    return Draws(ECONOMICS, plain.numbers, {**plain.uniforms, coordinate: other}, plain.levels)


class TestASteadyYear:
    @pytest.mark.parametrize("coordinate", [*SETTINGS.time_coordinates, *SETTINGS.money_coordinates])
    def test_hangs_on_the_coordinates_that_are_named_and_on_no_other(self, coordinate):
        named = coordinate in SETTINGS.steady_coordinates
        # No one's salary is multiplied by anything but 1 until the reader says by what.
        idle = coordinate == "on_cost"

        assert (columns(with_other(coordinate)).steady != columns(draws(young(), GIVEN)).steady) == (named and not idle)

    def test_hangs_on_what_the_employer_adds_once_the_reader_gives_a_range(self):
        given = {**GIVEN, "on_cost": [110, 130, 150]}
        plain = draws(young(), given)
        other = tuple(reversed(plain.uniforms["on_cost"]))
        changed = Draws(ECONOMICS, plain.numbers, {**plain.uniforms, "on_cost": other}, plain.levels)

        assert columns(changed).steady != columns(plain).steady


class TestHowAProgrammeMayEnd:
    FOUND = columns(draws(young(), {**GIVEN, "move_month": 40}))

    def test_has_chances_that_make_a_whole_in_every_draw(self):
        assert {sum(weights) for weights in zip(*self.FOUND.weights, strict=True)} == {WEIGHT}

    def test_costs_less_within_the_horizon_when_it_ends_early(self):
        going, other, bad = (sum(table[CDMO]) for table in self.FOUND.present)

        assert max(other, bad) < going

    def test_strands_something_in_every_draw_that_can_stop(self):
        # Four months of a stop for another reason and one read-out to each draw.
        assert len(self.FOUND.stops) == len(self.FOUND.stranded[IN_HOUSE]) == 5 * len(self.FOUND.planned)

    def test_counts_five_stops_of_a_draw_as_four_times_its_chance(self):
        likely = sum(self.FOUND.weights[1]) + sum(self.FOUND.weights[2])

        assert sum(self.FOUND.stops) == pytest.approx(4 * likely, rel=0.01)

    def test_costs_a_path_with_a_move_under_the_same_ends(self):
        assert [set(table) for table in self.FOUND.moved] == [{CDMO, HYBRID}] * 3
        assert all(len(table[CDMO]) == len(self.FOUND.planned) for table in self.FOUND.moved)


class TestFans:
    def test_have_a_row_of_every_month_for_every_draw(self):
        found = columns(draws(young(), {**GIVEN, "monthly_spend": 900}), Wanted(fans=True, waiting=False))

        for name in EVERYONE:
            assert {len(row) for row in found.cash[name]} == {SETTINGS.horizon + 1}
            assert len(found.cash[name]) == len(found.cash_left[name]) == 64

    def test_start_cash_in_hand_at_the_runway_s_middle_times_the_spending(self):
        found = columns(draws(young(), {**GIVEN, "monthly_spend": 900}), Wanted(fans=True, waiting=False))

        assert {left[0] + paid[0] for left, paid in zip(found.cash_left[CDMO], found.cash[CDMO], strict=True)} == {
            24 * 900_000
        }
