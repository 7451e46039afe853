"""Break-even in closed form, sign by sign (method.md D1 and E)."""

import pytest

from calculator.economics.break_even import BreakEven, break_even


class TestBreakEven:
    def test_is_extra_fixed_cost_over_what_each_lot_saves(self):
        assert break_even(1_000_000, 100_000, capacity=500) == BreakEven("lots", 100)

    def test_is_rounded_up_so_that_the_number_itself_pays(self):
        assert break_even(1_000_000, 300_000, capacity=500) == BreakEven("lots", 34)

    def test_is_nothing_when_owning_has_the_lower_fixed_cost_and_the_cheaper_lot(self):
        assert break_even(-1, 100_000, capacity=500) == BreakEven("always", 0)
        assert break_even(0, 100_000, capacity=500) == BreakEven("always", 0)

    def test_cannot_be_reached_above_what_the_plant_can_make(self):
        assert break_even(1_000_000, 100_000, capacity=99) == BreakEven("unreachable", 100)
        assert break_even(1_000_000, 100_000, capacity=100).kind == "lots"

    def test_is_infinite_when_a_lot_of_ones_own_is_not_cheaper(self):
        assert break_even(1_000_000, 0, capacity=500) == BreakEven("never", 0)
        assert break_even(1_000_000, -5, capacity=500) == BreakEven("never", 0)

    def test_lies_below_a_number_when_the_own_lot_is_dearer_and_the_fixed_cost_lower(self):
        assert break_even(-1_000_000, -100_000, capacity=500) == BreakEven("below", 100)

    @pytest.mark.parametrize(("extra", "saved", "kind"), [(0, 0, "always"), (-1, 0, "always"), (0, -1, "never")])
    def test_counts_equal_cost_as_no_dearer(self, extra, saved, kind):
        assert break_even(extra, saved, capacity=500).kind == kind


class TestPayingAtANumber:
    @pytest.mark.parametrize(
        ("kind", "lots", "at_99", "at_100", "at_101"),
        [
            ("lots", 100, False, True, True),
            ("below", 100, True, True, False),
            ("always", 0, True, True, True),
            ("never", 0, False, False, False),
            ("unreachable", 100, False, False, False),
        ],
    )
    def test_follows_the_kind(self, kind, lots, at_99, at_100, at_101):
        found = BreakEven(kind, lots)

        assert [found.pays_at(number) for number in (99, 100, 101)] == [at_99, at_100, at_101]

    @pytest.mark.parametrize(("extra", "saved"), [(700_001, 33_333), (-700_001, -33_333), (-5, 7), (5, -7)])
    def test_agrees_with_comparing_the_two_costs(self, extra, saved):
        found = break_even(extra, saved, capacity=10**6)

        for lots in range(1, 500, 7):
            assert found.pays_at(lots) == (10 * extra <= saved * lots)
