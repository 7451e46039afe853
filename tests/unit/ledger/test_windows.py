"""When a risk can strike: edges, fallbacks, stages of a move."""

from dataclasses import replace
from fractions import Fraction

import pytest

from calculator.errors import ModelError
from calculator.ledger import Milestones
from calculator.ledger.entities import MILESTONES, Window
from calculator.ledger.parse import edge
from calculator.ledger.windows import Span, span, stages
from tests.unit.ledger.registers import exposure

SIX_A_YEAR = Fraction(6)
CDMO = Milestones(contract=1, slot=3, transfer_start=3, transfer_end=12, first_batch=15, launch=30)
MOVED = replace(CDMO, move_start=30, move_end=42, after=Milestones(build_start=6, gmp_ready=30, first_batch=36))


def months(struck, milestones=CDMO, path="cdmo", stage=0):
    return span(struck, stages(path, milestones)[stage], SIX_A_YEAR)


def test_the_named_milestones_are_those_that_a_path_can_have():
    assert set(MILESTONES) == set(Milestones.__dataclass_fields__) - {"after", "assumed"}


class TestAWindow:
    def test_runs_from_one_milestone_to_the_next(self):
        assert months(exposure("transfer_start", "transfer_end")) == Span(3, 12, 9)

    def test_may_be_shifted_by_months(self):
        assert months(exposure("first_batch-2", "first_batch+3")) == Span(13, 18, 5)

    def test_never_starts_before_the_decision(self):
        assert months(exposure("contract-4", "contract+3")) == Span(0, 4, 4)

    def test_falls_back_on_the_first_milestone_that_the_path_has(self):
        assert months(exposure("gmp_ready|qualification|transfer_end|decision", "launch")) == Span(12, 30, 18)

    def test_is_closed_on_a_path_without_its_milestone(self):
        assert months(exposure("build_start", "gmp_ready")) is None

    def test_is_closed_in_a_place_that_has_none(self):
        elsewhere = replace(exposure("slot", "launch"), windows={})

        assert months(elsewhere) is None

    def test_is_closed_where_it_would_end_before_it_starts(self):
        assert months(exposure("launch", "first_batch")) is None

    @pytest.mark.parametrize(("lots", "yearly", "length"), [(10, 6, 20), (10, 7, 18), (1, 24, 1)])
    def test_can_last_a_number_of_lots(self, lots, yearly, length):
        counted = replace(exposure("slot", "launch"), windows={"cdmo": Window(edge("first_batch", "test"), None, lots)})
        found = span(counted, stages("cdmo", CDMO)[0], Fraction(yearly))

        assert found == Span(15, 15 + length, length)


class TestAMove:
    def test_has_two_places_and_the_move_between_them(self):
        assert [stage.place for stage in stages("cdmo_to_in_house", MOVED)] == ["cdmo", "in_house", "move"]

    def test_ends_the_risks_of_the_old_site_when_it_may_stop(self):
        assert months(exposure("first_batch", "horizon"), MOVED, "cdmo_to_in_house").last == 42

    def test_starts_the_risks_of_the_new_site_with_that_site(self):
        assert months(exposure("first_batch", "first_batch+6"), MOVED, "cdmo_to_in_house", 1) == Span(36, 42, 6)

    def test_has_a_risk_of_the_programme_once_at_any_time(self):
        programme = exposure("decision", "horizon", scope="programme")
        before, after = (months(programme, MOVED, "cdmo_to_in_house", stage) for stage in (0, 1))

        assert (before.first, before.last) == (0, 42)
        assert after.first == 42

    def test_keeps_a_chance_that_counts_once_spread_over_its_whole_window(self):
        programme = exposure("first_batch", "first_batch+40", scope="programme")

        assert months(programme, MOVED, "cdmo_to_in_house") == Span(15, 42, 40)

    def test_needs_the_months_of_the_place_moved_to(self):
        with pytest.raises(ModelError, match="give move_start, move_end and the milestones after"):
            stages("cdmo_to_in_house", CDMO)


class TestWhatIsRefused:
    def test_a_path_that_does_not_exist_with_those_that_do(self):
        with pytest.raises(ModelError, match="hybrid_to_in_house"):
            stages("in_house_to_cdmo", CDMO)

    def test_half_a_move(self):
        with pytest.raises(ModelError, match="give the other month"):
            Milestones(move_start=10)

    def test_a_move_that_ends_before_it_starts(self):
        with pytest.raises(ModelError, match="swap them"):
            Milestones(move_start=20, move_end=10)
