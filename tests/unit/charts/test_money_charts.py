"""Pictures of cash, break-even and what drives a difference: on scale, named in place, nothing on top of each other."""

import pytest

from calculator.charts import CashPanel, ChanceCurve, Pull, cash_panel, chance_curve, tornado
from tests.unit.charts.pictures import elements, outside, overlapping, with_class, words

PAID = [(month * 100, month * 150, month * 240) for month in range(49)]
LEFT = [(9600 - month * 900, 9600 - month * 700, 9600 - month * 600) for month in range(49)]


def panel(months=PAID, least=0, most=12_000, reach=(18, 30)):
    return cash_panel(CashPanel("cdmo", "CDMO", months, least, most, "EUR 12 million by month 48", reach, "money ends"))


def heights(drawn, name):
    """Return the heights through which a path runs."""
    (found,) = with_class(drawn, "path", name)
    return [float(place.split(" ")[1].rstrip("Z")) for place in found["attrs"]["d"].removeprefix("M").split("L")]


class TestCash:
    def test_rises_with_what_is_paid(self):
        course = heights(panel(), "alt-line-cdmo")
        assert course == sorted(course, reverse=True)
        assert len(course) == 49

    def test_holds_the_course_inside_the_band(self):
        drawn = panel()
        band, course = heights(drawn, "alt-cdmo"), heights(drawn, "alt-line-cdmo")
        low, high = band[:49], band[49:][::-1]
        assert all(top <= middle <= bottom for top, middle, bottom in zip(high, course, low, strict=True))

    def test_uses_one_scale_for_all_panels(self):
        assert heights(panel(most=24_000), "alt-line-cdmo")[-1] > heights(panel(), "alt-line-cdmo")[-1]

    def test_draws_zero_inside_the_picture_where_money_runs_out(self):
        drawn = panel(LEFT, least=-34_000, most=9_600, reach=(0, 0))
        (zero,) = with_class(drawn, "line", "chart-base")
        course = heights(drawn, "alt-line-cdmo")
        assert course[0] < float(zero["attrs"]["y1"]) < course[-1]

    @pytest.mark.parametrize("reach", [(0, 0), (0, 12), (12, 18), (18, 30), (30, 48)])
    def test_keeps_its_words_apart_and_inside(self, reach):
        drawn = panel(reach=reach)
        assert (outside(drawn), overlapping(drawn)) == ([], [])
        assert ("money ends" in words(drawn)) == (reach != (0, 0))


def curve(planned=(350, 410, 480), most=960):
    points = [(most * step // 40, min(1000, step * 30)) for step in range(41)]
    return chance_curve(ChanceCurve(points, planned, "your plan: 41", "Chance that in-house costs no more", "lots"))


class TestTheCurve:
    def test_rises_to_the_right(self):
        course = heights(curve(), "alt-line-in_house")
        assert course == sorted(course, reverse=True)

    def test_shades_the_plan_around_its_line(self):
        drawn = curve()
        (shade,), (mark,) = with_class(drawn, "rect", "chart-reach"), with_class(drawn, "line", "chart-mark")
        x, width = float(shade["attrs"]["x"]), float(shade["attrs"]["width"])
        assert x < float(mark["attrs"]["x1"]) < x + width

    @pytest.mark.parametrize(
        ("planned", "most"), [((20, 60, 80), 160), ((350, 410, 480), 960), ((700, 900, 1900), 3800), ((9, 9, 9), 400)]
    )
    def test_keeps_its_words_apart_and_inside(self, planned, most):
        drawn = curve(planned, most)
        assert (outside(drawn), overlapping(drawn)) == ([], [])
        assert len([word for word in words(drawn) if word.isdigit()]) <= 6


PULLS = [
    Pull("Price per batch at the CDMO", 660, -8263, "low 0.66", "high −8.3"),
    Pull("Materials per lot", -5724, -1495, "low −5.7", "high −1.5"),
    Pull("Cost to build per m²", -5135, -2231, "low −5.1", "high −2.2"),
]


class TestTheTornado:
    def test_draws_two_halves_to_each_cause(self):
        drawn = tornado(PULLS, "in-house cheaper", "CDMO cheaper")
        assert len(elements(drawn, "rect")) == 2 * len(PULLS)

    def test_puts_the_low_half_where_the_difference_is_when_the_cause_is_low(self):
        drawn = tornado(PULLS, "in-house cheaper", "CDMO cheaper")
        lows = [float(entry["attrs"]["x"]) for entry in with_class(drawn, "rect", "chart-pull-low")]
        highs = [float(entry["attrs"]["x"]) for entry in with_class(drawn, "rect", "chart-pull-high")]
        assert [low > high for low, high in zip(lows, highs, strict=True)] == [True, False, False]

    def test_makes_the_strongest_bar_the_longest(self):
        drawn = tornado(PULLS, "in-house cheaper", "CDMO cheaper")
        widths = [float(entry["attrs"]["width"]) for entry in elements(drawn, "rect")]
        totals = [sum(widths[place : place + 2]) for place in (0, 2, 4)]
        assert totals == sorted(totals, reverse=True)

    @pytest.mark.parametrize("shift", [-9000, 0, 9000])
    def test_keeps_its_words_apart_and_inside_wherever_zero_lies(self, shift):
        moved = [Pull(p.label, p.low + shift, p.high + shift, p.low_words, p.high_words) for p in PULLS]
        drawn = tornado(moved, "in-house cheaper", "CDMO cheaper")
        assert (outside(drawn), overlapping(drawn)) == ([], [])

    def test_stands_with_a_single_cause_that_does_nothing(self):
        drawn = tornado([Pull("Nothing", 0, 0, "low 0", "high 0")], "one", "other")
        assert outside(drawn) == []
