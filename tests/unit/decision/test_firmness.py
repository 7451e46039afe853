"""How firm a result is: what the weights would have to be, who is second and last, and how much rests on our values."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from random import Random

import pytest

from calculator.analysis import central_weights, last_rank, max_regret, possible_winners, scores, second_rank
from calculator.analysis.splitmix import SplitMix64
from calculator.answers import Answers, Weights, read_weights
from calculator.decision.firmness import Firmness, firmness
from calculator.decision.perturbation import Cell, Decisive, Perturbation, _moved, perturb
from calculator.decision.ranking import Ranking, rank, typical_values
from calculator.decision.world import expected_scores
from calculator.entities import CriterionLevel, Model, ValueChange
from calculator.overrides import PLANT_OFFSET, with_values
from tests.unit.programmes import CDMO, EVERYONE, HYBRID, IN_HOUSE, MODEL, PARTNERING, likely_answers, programme

CRITERIA = list(MODEL.criteria)
LAST = len(CRITERIA) - 1


ENDS = ((5, 95), (40, 60), (60, 60), (95, 5))
LEVELS = tuple(CriterionLevel("", {IN_HOUSE: own, CDMO: other, HYBRID: 50}, "") for own, other in ENDS)


@dataclass(frozen=True)
class Case:
    """A programme with its ranking."""

    model: Model
    answers: Answers
    weights: Weights
    ranking: Ranking


def case(answers: Answers, given: object = None, left: tuple[str, ...] = EVERYONE) -> Case:
    weights = read_weights(MODEL, given)
    return Case(MODEL, answers, weights, rank(MODEL, answers, weights, left))


def firm(found: Case) -> Firmness:
    firmly = firmness(found)
    assert firmly is not None
    return firmly


PROGRAMMES = [
    case(programme()),
    case(programme(PARTNERING)),
    case(likely_answers(Random(4), unknown=2)),
    case(likely_answers(Random(5)), {"order": CRITERIA[::-1]}),
    case(likely_answers(Random(8)), {"swings": {name: 5 + place for place, name in enumerate(CRITERIA)}}),
]
CLOSE = [PROGRAMMES[2], case(likely_answers(Random(21))), *PROGRAMMES[3:]]
each = pytest.mark.parametrize("found", PROGRAMMES, ids=["ready", "partnering", "open", "order", "swings"])
each_close = pytest.mark.parametrize("found", CLOSE, ids=["open", "close", "order", "swings"])


class TestFirmness:
    def test_says_nothing_where_fewer_than_two_are_left_to_compare(self):
        assert firmness(case(programme(), left=(CDMO,))) is None
        assert firmness(case(programme(), left=())) is None
        assert perturb(case(programme(), left=(CDMO,))) is None

    @each
    def test_gives_every_criterion_an_interval_around_its_weight(self, found):
        intervals = firm(found).criteria

        assert [entry.id for entry in intervals] == CRITERIA
        assert all(entry.low <= entry.weight <= entry.high for entry in intervals)
        assert [entry.weight for entry in intervals] == list(found.ranking.weights)

    @each
    def test_the_leader_leads_within_an_interval_and_not_beyond(self, found):
        values = typical_values(MODEL, found.answers, found.ranking.remaining)
        leader = found.ranking.mean_leader
        for place, entry in enumerate(firm(found).criteria):
            rest = 1 - entry.weight
            for share in (entry.low, entry.high, entry.low - Fraction(1, 10**6), entry.high + Fraction(1, 10**6)):
                if 0 <= share <= 1:
                    moved = [weight * (1 - share) / rest for weight in found.ranking.weights]
                    moved[place] = share
                    reached = scores(values, moved)
                    assert (reached[leader] == max(reached.values())) == (entry.low <= share <= entry.high)

    def test_weighs_a_group_as_the_sum_of_its_criteria(self):
        groups = {entry.id: entry for entry in firm(PROGRAMMES[4]).groups}
        weights = dict(zip(CRITERIA, PROGRAMMES[4].ranking.weights, strict=True))

        assert list(groups) == list(MODEL.groups)
        assert groups["time"].weight == sum(weights[name] for name in ("speed", "platform_fit", "inspection_ready"))
        assert sum(entry.weight for entry in groups.values()) == 1

    def test_names_the_mean_weights_of_those_who_would_choose_the_leader(self):
        found = PROGRAMMES[1]
        values = typical_values(MODEL, found.answers, EVERYONE)

        assert firm(found).central == tuple(central_weights(values, CDMO) or ())

    @pytest.mark.parametrize(("kind", "points"), [("swings", 5), ("bounds", [1, 9])])
    def test_names_none_where_the_reader_gave_points(self, kind, points):
        assert firm(case(programme(PARTNERING), {kind: dict.fromkeys(CRITERIA, points)})).central is None

    def test_counts_second_and_last_places_along_the_order_given(self):
        found = PROGRAMMES[3]
        values, order = typical_values(MODEL, found.answers, EVERYONE), list(range(LAST, -1, -1))

        assert firm(found).last == last_rank(values, order)
        for name, share in second_rank(values, order).items():
            assert abs(firm(found).second[name] - share) < Fraction(1, 10**9)

    def test_has_no_second_place_between_two(self):
        assert firm(case(programme(), left=(IN_HOUSE, HYBRID))).second == {}

    def test_tells_what_bounds_leave_open_in_points_of_score(self):
        bounds = {name: [place, 40] for place, name in enumerate(CRITERIA)}
        found = case(likely_answers(Random(8)), {"bounds": bounds})
        values = typical_values(MODEL, found.answers, EVERYONE)
        low, high = range(len(CRITERIA)), [40] * len(CRITERIA)
        box = firm(found).box

        assert box is not None
        assert list(box.possible) == possible_winners(values, list(low), high)
        assert box.regret == {name: loss / 1000 for name, loss in max_regret(values, list(low), high).items()}
        assert firm(PROGRAMMES[0]).box is None


def moved(found: Case, tables: int = 500, span: int = 15) -> Perturbation:
    perturbed = perturb(found, tables, span)
    assert perturbed is not None
    return perturbed


def decisive_of(found: Case) -> Decisive:
    decisive = moved(found, tables=1).decisive
    assert decisive is not None
    return decisive


def scored(found: Case, cell: Cell, value: int) -> dict[str, Fraction]:
    """Return the scores with one value of the model changed."""
    change = ValueChange(cell.criterion, cell.level + PLANT_OFFSET * cell.plant, cell.alternative, value)
    return expected_scores(with_values(MODEL, [change]), found.answers, found.ranking.weights)


def cells() -> Iterator[tuple[Cell, int]]:
    """Return every value of the model with where it stands."""
    for criterion in MODEL.criteria.values():
        for plant, table in ((False, criterion.levels), (True, criterion.plant_levels)):
            for level, entry in enumerate(table):
                yield from ((Cell(criterion.id, level, plant, name), entry.value[name]) for name in EVERYONE)


def flips(found: Case, cell: Cell, value: int) -> bool:
    """Tell whether another alternative leads with one value changed."""
    reached = scored(found, cell, value)
    return reached[found.ranking.mean_leader or ""] < max(reached[name] for name in found.ranking.remaining)


class TestPerturbedValues:
    @each
    def test_that_do_not_move_leave_the_leader(self, found):
        assert moved(found, tables=5, span=0).stays == 5

    @each
    def test_are_five_hundred_tables_moved_by_up_to_fifteen_points(self, found):
        perturbed = perturb(found)

        assert perturbed == moved(found, tables=500, span=15)
        assert 250 < perturbed.stays <= 500

    def test_never_change_for_the_same_answers(self):
        # Frozen: every browser must count the same tables.
        draw = SplitMix64.from_text("frozen")
        assert [_moved(LEVELS, name, 15, draw) for name in EVERYONE] == [
            [1, 25, 65, 94],
            [100, 71, 73, 0],
            [39, 53, 57, 60],
        ]

    def test_stay_within_the_span_and_the_scale_and_keep_the_order_of_levels(self):
        draw = SplitMix64.from_text("order")
        for criterion in MODEL.criteria.values():
            for name in EVERYONE:
                values = [level.value[name] for level in criterion.levels]
                new = _moved(criterion.levels, name, 15, draw)
                assert all(0 <= now <= 100 and abs(now - old) <= 15 for now, old in zip(new, values, strict=True))
                ranked = sorted(range(4), key=lambda place: (values[place], place))
                assert [new[place] for place in ranked] == sorted(new)

    def test_reach_both_ends_of_the_span(self):
        draw = SplitMix64.from_text("ends")
        steps = {_moved(LEVELS, IN_HOUSE, 15, draw)[1] - LEVELS[1].value[IN_HOUSE] for _ in range(400)}

        assert steps == set(range(-15, 16))


class TestTheDecisiveValue:
    @each_close
    def test_changes_the_leader_and_would_not_a_point_earlier(self, found):
        decisive = decisive_of(found)
        back = 1 if decisive.needed < decisive.value else -1
        reached = scored(found, decisive.cell, decisive.needed)

        assert scored(found, decisive.cell, decisive.value) == found.ranking.scores
        assert reached[decisive.leader] == max(reached.values())
        assert flips(found, decisive.cell, decisive.needed)
        assert not flips(found, decisive.cell, decisive.needed + back)

    @each_close
    def test_has_as_many_like_it_as_changing_each_value_alone_finds_and_none_needs_less(self, found):
        decisive = decisive_of(found)
        alike = 0
        for cell, value in cells():
            less = [value + move for move in (1 - decisive.step, decisive.step - 1)]
            assert not any(flips(found, cell, max(0, min(100, moved_to))) for moved_to in less)
            moves = (value - decisive.step, value + decisive.step)
            alike += any(flips(found, cell, moved_to) for moved_to in moves if 0 <= moved_to <= 100)
        assert decisive.alike == alike

    def test_does_not_exist_where_the_lead_is_larger_than_any_one_value(self):
        assert moved(PROGRAMMES[1], tables=1).decisive is None
