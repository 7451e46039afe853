"""The palette holds for every eye, in both schemes and in grey print. What each threshold means is stated beside it."""

from itertools import combinations

import pytest

from tests.site.colours import DARK, LIGHT, SIGHTS, apart, ciede2000, contrast, tokens

ALTERNATIVES = ("in_house-fill", "cdmo-fill", "hybrid-fill")
HOLDERS = ("you-fill", "shared-fill", "cdmo-fill")
STATES = ("pass", "conditional", "fail", "unknown")
# CIEDE2000 of areas and bars. About 1 is the least that a careful eye notices side by side. Ours are looked at apart,
# so normal sight gets twenty times that, and simulated colour blindness fifteen. Grey print has lightness alone, and
# always a name beside it: ten. The thresholds are our own; no standard states any for areas.
LEAST = {"normal": 20, "protanopia": 15, "deuteranopia": 15, "tritanopia": 15, "grey": 10}
TEXT, AREA = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def colours(request: pytest.FixtureRequest) -> dict[str, str]:
    """The colours of one scheme."""
    return tokens(str(request.param))


class TestThreeColours:
    @pytest.mark.parametrize("sight", SIGHTS)
    @pytest.mark.parametrize("three", [ALTERNATIVES, HOLDERS], ids=["alternatives", "holders"])
    def test_lie_far_enough_apart(self, colours: dict[str, str], three: tuple[str, ...], sight: str):
        found = {(a, b): apart(colours[a], colours[b], sight) for a, b in combinations(three, 2)}
        assert {pair: round(far, 1) for pair, far in found.items() if far < LEAST[sight]} == {}

    @pytest.mark.parametrize("ground", ["paper", "surface"])
    def test_stand_out_from_their_ground(self, colours: dict[str, str], ground: str):
        found = {name: contrast(colours[name], colours[ground]) for name in {*ALTERNATIVES, *HOLDERS}}
        assert {name: round(ratio, 2) for name, ratio in found.items() if ratio < AREA} == {}

    def test_run_from_dark_to_light_in_the_order_of_the_stack(self, colours: dict[str, str]):
        against_black = [contrast(colours[name], "#000000") for name in HOLDERS]
        assert against_black == sorted(against_black)


class TestWords:
    def test_can_be_read_inside_the_areas_that_they_name(self, colours: dict[str, str]):
        found = {name: contrast(colours[f"on-{name}"], colours[f"{name}-fill"]) for name in ("you", "shared", "cdmo")}
        assert {name: round(ratio, 2) for name, ratio in found.items() if ratio < TEXT} == {}

    @pytest.mark.parametrize("name", ["in_house", "cdmo", "hybrid", *STATES])
    def test_can_be_read_in_the_colour_of_what_they_name(self, colours: dict[str, str], name: str):
        grounds = ("paper", "surface", f"{name}-tint")
        found = {ground: contrast(colours[f"{name}-ink"], colours[ground]) for ground in grounds}
        assert {ground: round(ratio, 2) for ground, ratio in found.items() if ratio < TEXT} == {}

    @pytest.mark.parametrize("ink", ["ink", "ink-quiet", "accent"])
    def test_can_be_read_on_every_ground(self, colours: dict[str, str], ink: str):
        found = {name: contrast(colours[ink], colours[name]) for name in ("paper", "surface", "sunken", "accent-tint")}
        assert {name: round(ratio, 2) for name, ratio in found.items() if ratio < TEXT} == {}

    def test_can_be_read_on_the_button(self, colours: dict[str, str]):
        for ground in ("accent", "accent-strong"):
            assert contrast(colours["on-accent"], colours[ground]) >= TEXT


class TestTheMeasure:
    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
            ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
            ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
            ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ],
    )
    def test_gives_the_published_differences(
        self, one: tuple[float, float, float], other: tuple[float, float, float], expected: float
    ):
        assert ciede2000(one, other) == pytest.approx(expected, abs=0.0001)

    def test_sees_a_red_and_a_green_come_close_without_one_kind_of_cone(self):
        assert apart("#b3402e", "#6e7a1e", "deuteranopia") < apart("#b3402e", "#6e7a1e", "normal") / 3
