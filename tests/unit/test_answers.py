"""What the reader may say, and what it means for each criterion."""

from fractions import Fraction

import pytest

from calculator.answers import (
    Answers,
    combine,
    conflicts,
    criterion_level,
    level_shares,
    open_levels,
    plant_runs,
    read_answers,
    read_weights,
    values_at,
)
from calculator.errors import AnswerError
from tests.unit.programmes import MODEL, READY, programme

CRITERIA = list(MODEL.criteria)


def problems(call, *given):
    with pytest.raises(AnswerError) as raised:
        call(MODEL, *given)
    return {problem.field: problem.code for problem in raised.value.problems}


def each(points):
    return dict.fromkeys(CRITERIA, points)


class TestReadAnswers:
    def test_keeps_known_said_unknown_and_unanswered_apart(self):
        said = read_answers(MODEL, {"people": "full_crew", "runway": "unknown"})

        assert said.levels == {"people": "full_crew"}
        assert said.said_unknown == ("runway",)
        assert len(said.unanswered) == len(MODEL.questions) - 2
        assert set(said.unknown) == set(MODEL.questions) - {"people"}
        assert said.get("people") == "full_crew"
        assert said.get("runway") is None

    def test_lists_answers_in_the_permanent_order_of_the_questions(self):
        backwards = dict(reversed(READY.items()))

        assert list(read_answers(MODEL, backwards).levels) == list(MODEL.questions)

    def test_reports_every_problem_and_not_only_the_first(self):
        found = problems(read_answers, {"people": "plenty", "weather": "fine", "runway": ""})

        assert found == {
            "answers.people": "unknown_level",
            "answers.weather": "unknown_question",
            "answers.runway": "unknown_level",
        }

    def test_names_the_answers_that_can_be_given(self):
        with pytest.raises(AnswerError, match="none_employed, quality_lead, half_crew, full_crew, unknown"):
            read_answers(MODEL, {"people": "plenty"})

    def test_shows_only_the_start_of_a_long_wrong_answer(self):
        with pytest.raises(AnswerError) as raised:
            read_answers(MODEL, {"people": "x" * 5000})

        assert len(str(raised.value)) < 300


class TestCanonicalForm:
    def test_is_the_same_for_the_same_answers_in_any_order(self):
        assert read_answers(MODEL, dict(reversed(READY.items()))).canonical() == programme().canonical()

    def test_does_not_depend_on_how_the_answers_came_to_be(self):
        answers = programme(people="unknown", speed="unknown")
        backwards = Answers(
            dict(reversed(list(answers.levels.items()))), answers.said_unknown[::-1], answers.unanswered
        )

        assert backwards.canonical() == answers.canonical()

    def test_differs_when_an_answer_or_its_absence_differs(self):
        lines = [
            programme().canonical(),
            programme(people="half_crew").canonical(),
            programme(people="unknown").canonical(),
            programme(without=("people",)).canonical(),
        ]

        assert len(set(lines)) == 4


class TestReadWeights:
    def test_without_any_leave_every_weighting_open(self):
        assert read_weights(MODEL, None).kind == "none"

    def test_take_an_order_of_all_criteria_largest_swing_first(self):
        weights = read_weights(MODEL, {"order": CRITERIA[::-1]})

        assert (weights.kind, weights.order) == ("order", tuple(CRITERIA[::-1]))

    def test_take_swing_points_by_criterion_whatever_their_order(self):
        points = {name: place for place, name in enumerate(CRITERIA)}
        weights = read_weights(MODEL, {"swings": dict(reversed(points.items()))})

        assert (weights.kind, weights.low, weights.high) == ("swings", tuple(range(12)), tuple(range(12)))

    def test_take_bounds_of_points(self):
        weights = read_weights(MODEL, {"bounds": {**each([20, 60]), CRITERIA[0]: [0, 100]}})

        assert weights.kind == "bounds"
        assert (weights.low[:2], weights.high[:2]) == ((0, 20), (100, 60))

    @pytest.mark.parametrize(
        "given", ["order", [], {}, {"orders": CRITERIA}, {"order": CRITERIA, "swings": each(1)}, 7, {"weights": None}]
    )
    def test_refuse_any_other_shape(self, given):
        assert problems(read_weights, given) == {"weights": "weights"}

    @pytest.mark.parametrize(
        "order", ["people", CRITERIA[:-1], [*CRITERIA, CRITERIA[0]], [*CRITERIA[:-1], "weather"], 12, None, [1] * 12]
    )
    def test_refuse_an_order_that_does_not_name_each_criterion_once(self, order):
        assert problems(read_weights, {"order": order}) == {"weights.order": "weights"}

    @pytest.mark.parametrize("kind", ["swings", "bounds"])
    @pytest.mark.parametrize("change", ["missing", "extra", "list"])
    def test_refuse_points_that_do_not_name_the_twelve_criteria(self, kind, change):
        points = each(5 if kind == "swings" else [1, 5])
        given = {
            "missing": {name: points[name] for name in CRITERIA[1:]},
            "extra": {**points, "weather": 5},
            "list": list(points.values()),
        }

        assert problems(read_weights, {kind: given[change]}) == {f"weights.{kind}": "weights"}

    @pytest.mark.parametrize("point", [-1, 101, 2.5, "5", True, None, [1, 2]])
    def test_refuse_points_that_are_not_whole_from_0_to_100(self, point):
        assert problems(read_weights, {"swings": {**each(5), "people": point}}) == {"weights.swings.people": "weights"}

    @pytest.mark.parametrize("pair", [[-1, 5], [5, 101], [6, 5], [5], [1, 2, 3], 5, "15", [1.5, 2], [False, 1], None])
    def test_refuse_bounds_that_are_not_a_low_and_a_high_point(self, pair):
        assert problems(read_weights, {"bounds": {**each([1, 5]), "people": pair}}) == {
            "weights.bounds.people": "weights"
        }

    @pytest.mark.parametrize(("kind", "nothing"), [("swings", 0), ("bounds", [0, 0])])
    def test_refuse_weights_that_are_all_zero_and_say_what_to_do(self, kind, nothing):
        with pytest.raises(AnswerError, match="at least one criterion needs points"):
            read_weights(MODEL, {kind: each(nothing)})

    @pytest.mark.parametrize(("kind", "one"), [("swings", 1), ("bounds", [0, 1])])
    def test_one_criterion_with_a_point_is_enough(self, kind, one):
        nothing = 0 if kind == "swings" else [0, 0]

        assert max(read_weights(MODEL, {kind: {**each(nothing), "people": one}}).high) == 1


class TestLevelOfACriterion:
    @pytest.mark.parametrize("levels", [[2], [3, 2], [3, 3, 2]])
    def test_is_the_lowest_of_its_questions(self, levels):
        assert combine(MODEL.criteria["gmp_operations"], levels) == 2

    @pytest.mark.parametrize(
        ("levels", "level"),
        [([3, 3, 3, 3], 3), ([3, 3, 3, 2], 2), ([2, 2, 2, 2], 2), ([3, 3, 3, 1], 1), ([3, 3, 1, 1], 0), ([1] * 4, 0)],
    )
    def test_of_platforms_falls_to_the_bottom_when_two_steps_are_only_elsewhere(self, levels, level):
        assert combine(MODEL.criteria["platform_fit"], levels) == level

    def test_of_other_criteria_does_not(self):
        assert combine(MODEL.criteria["gmp_operations"], [1, 1, 3]) == 1

    def test_is_not_known_before_all_its_questions_are_answered(self):
        criterion = MODEL.criteria["gmp_operations"]
        answered = dict(programme(quality_system="working").levels)

        assert criterion_level(MODEL, criterion, answered) == 2
        del answered["aseptic_behaviours"]
        assert criterion_level(MODEL, criterion, answered) is None

    def test_of_capacity_is_the_lower_of_the_line_and_of_batches_a_year(self):
        criterion = MODEL.criteria["flexible_capacity"]
        levels = [
            criterion_level(
                MODEL, criterion, programme(flexible_capacity="from_60_to_100", batches_per_year=lots).levels
            )
            for lots in ("under_10", "from_10_to_24", "from_25_to_60", "over_60")
        ]

        assert levels == [0, 2, 2, 2]


class TestOpenLevels:
    def test_of_a_known_answer_are_that_answer(self):
        assert open_levels(MODEL.questions["people"], programme(people="half_crew")) == ("half_crew",)

    @pytest.mark.parametrize("said", [{"people": "unknown"}, {}])
    def test_of_an_unknown_answer_are_all_of_them(self, said):
        expected = ("none_employed", "quality_lead", "half_crew", "full_crew")

        assert open_levels(MODEL.questions["people"], read_answers(MODEL, said)) == expected

    def test_leave_out_what_another_known_answer_excludes(self):
        left = open_levels(MODEL.questions["inspection_ready"], read_answers(MODEL, {"existing_plant": "none"}))

        assert left == ("within_12", "from_12_to_30", "later_or_own_filed")

    @pytest.mark.parametrize("plant", [{}, {"existing_plant": "unknown"}, {"existing_plant": "licensed_running"}])
    def test_leave_nothing_out_for_an_unknown_or_fitting_answer(self, plant):
        assert len(open_levels(MODEL.questions["inspection_ready"], read_answers(MODEL, plant))) == 4


class TestLevelShares:
    def test_put_everything_on_a_known_level(self):
        assert level_shares(MODEL, MODEL.criteria["people"], programme(people="half_crew")) == {2: 1}

    def test_spread_an_unknown_answer_evenly_and_never_on_the_middle(self):
        quarter = Fraction(1, 4)

        shares = level_shares(MODEL, MODEL.criteria["people"], programme(people="unknown"))
        assert shares == {0: quarter, 1: quarter, 2: quarter, 3: quarter}

    def test_spread_over_the_levels_that_are_left(self):
        third = Fraction(1, 3)
        answers = programme(existing_plant="none", inspection_ready="unknown")

        assert level_shares(MODEL, MODEL.criteria["inspection_ready"], answers) == {0: third, 1: third, 2: third}

    def test_combine_unknown_questions_of_one_criterion(self):
        answers = programme(quality_system="unknown", aseptic_behaviours="unknown", operational_discipline="waits")

        # Of sixteen pairs seven have a question at the bottom; the third question stops the others at level 1.
        assert level_shares(MODEL, MODEL.criteria["gmp_operations"], answers) == {
            0: Fraction(7, 16),
            1: Fraction(9, 16),
        }

    def test_are_certain_when_the_unknown_question_cannot_matter(self):
        answers = programme(quality_system="none", aseptic_behaviours="unknown")

        assert level_shares(MODEL, MODEL.criteria["gmp_operations"], answers) == {0: 1}

    def test_take_an_assumed_answer_instead_of_what_was_said(self):
        criterion = MODEL.criteria["people"]

        assert level_shares(MODEL, criterion, programme(), {"people": "none_employed"}) == {0: 1}


class TestPlantVariant:
    def test_applies_only_when_a_licensed_plant_is_known_to_run(self):
        assert plant_runs(programme(existing_plant="licensed_running"))
        assert not plant_runs(programme(existing_plant="unknown"))
        assert not plant_runs(programme(existing_plant="cleanroom_unlicensed"))

    def test_changes_the_values_of_a_criterion_that_has_one(self):
        speed = MODEL.criteria["speed"]

        assert values_at(speed, 0, plant=False).value == {"in_house": 10, "cdmo": 75, "hybrid": 60}
        assert values_at(speed, 0, plant=True).value == {"in_house": 90, "cdmo": 55, "hybrid": 75}

    def test_leaves_the_others_as_they_are(self):
        oversight = MODEL.criteria["oversight"]

        assert values_at(oversight, 1, plant=True) == values_at(oversight, 1, plant=False)


class TestConflicts:
    def test_are_named_with_both_questions(self):
        answers = programme(existing_plant="none", inspection_ready="own_licensed")

        assert conflicts(MODEL, answers) == (("inspection_ready", "existing_plant"),)

    def test_need_two_known_answers(self):
        assert conflicts(MODEL, programme(existing_plant="unknown", inspection_ready="own_licensed")) == ()
        assert conflicts(MODEL, programme(existing_plant="licensed_running", inspection_ready="own_licensed")) == ()

    def test_can_be_more_than_one(self):
        answers = programme(
            existing_plant="none", inspection_ready="own_licensed", phase="phase_1", readout_due="already_positive"
        )

        assert len(conflicts(MODEL, answers)) == 2
