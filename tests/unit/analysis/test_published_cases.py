"""Published cases reproduced: figures re-typed from their sources, no data files copied."""

from fractions import Fraction

import numpy as np
import pytest
from scipy.stats import beta, qmc

from calculator.analysis import (
    first_rank_acceptability,
    group_stability,
    pairwise_win,
    rank_order_centroid,
    scores,
    sobol_points,
    two_alternatives,
)
from tests.unit.analysis.oracles import chance_of_lower_weighted_sum

OFFICES = {
    "A": [100, 60, 100, 75, 0, 90],
    "B": [20, 80, 10, 30, 100, 30],
    "C": [80, 70, 0, 0, 10, 100],
    "D": [70, 50, 30, 55, 30, 90],
    "E": [40, 60, 90, 100, 60, 70],
    "F": [0, 0, 70, 0, 80, 0],
    "G": [60, 100, 20, 50, 50, 80],
}
RATIOS = {"A": (1, 9, 8), "B": (9, 1, 9), "C": (1, 1, 1)}
SWING = [Fraction(4, 7), Fraction(1, 7), Fraction(2, 7)]


class TestThrombolytics:
    """Heparin or enoxaparin on three criteria measured in trials (drugis/mcda-elicitation-web, thrombolytics)."""

    heparin = ((20, 116), (40, 96), (1, 135))
    enoxaparin = ((8, 121), (32, 97), (5, 124))
    ranges = (0.25, 0.25, 0.10)
    proximal_first = (0, 2, 1)

    @pytest.fixture(scope="class")
    @classmethod
    def differences(cls):
        """Heparin minus enoxaparin, in millionths of each range, on 16,384 even draws of all six measurements."""
        draws = (np.array(list(sobol_points(6, 16384, "thrombolytics"))).T + 0.5) / 2**32
        columns = []
        for j, width in enumerate(cls.ranges):
            ours, theirs = beta.ppf(draws[j], *cls.heparin[j]), beta.ppf(draws[j + 3], *cls.enoxaparin[j])
            # Less of each event is better, and values fall in a straight line, so only differences matter.
            columns.append([round(d) for d in (1e6 * (theirs - ours) / width).tolist()])
        return list(zip(*columns, strict=True))

    def mean_weights(self, differences, side):
        """Central weights averaged over the measurements, by the rule of the repeated criterion."""
        signed = [[side * d for d in row] for row in differences]
        whole = sum(pairwise_win(row) for row in signed)
        return [float(sum(pairwise_win([*row, row[j]]) for row in signed) / (3 * whole)) for j in range(3)]

    def test_without_preferences_heparin_is_first_a_third_of_the_time(self, differences):
        share = sum(pairwise_win(row) for row in differences[:1024]) / 1024

        assert float(share) == pytest.approx(0.3381, abs=0.02)
        assert float(share) == pytest.approx(0.3427, abs=0.004)

    def test_without_preferences_the_central_weights_are_those_published(self, differences):
        assert self.mean_weights(differences[:1024], 1) == pytest.approx([0.1976, 0.2780, 0.5244], abs=0.02)
        assert self.mean_weights(differences[:1024], -1) == pytest.approx([0.4118, 0.3578, 0.2304], abs=0.02)

    def test_with_proximal_events_first_and_distal_last_heparin_is_rarely_first(self, differences):
        shares = [two_alternatives({"h": d, "e": [0, 0, 0]}, self.proximal_first)["h"] for d in differences[:1024]]

        assert float(sum(shares)) / 1024 == pytest.approx(0.1369, abs=0.02)
        assert float(sum(shares)) / 1024 == pytest.approx(0.1355, abs=0.004)

    def test_at_exact_swings_the_score_decides_one_time_in_ten(self, differences):
        ahead = sum(scores({"h": row}, SWING)["h"] > 0 for row in differences)

        assert ahead / len(differences) == pytest.approx(0.103497, abs=0.004)

    @pytest.mark.parametrize(("weights", "expected"), [((4 / 7, 1 / 7, 2 / 7), 0.103497), ((0.5, 0.2, 0.3), 0.133188)])
    def test_the_figure_at_exact_swings_is_confirmed_by_convolution(self, weights, expected):
        steepness = [weight / width for weight, width in zip(weights, self.ranges, strict=True)]

        assert chance_of_lower_weighted_sum(self.heparin, self.enoxaparin, steepness) == pytest.approx(
            expected, abs=2e-6
        )


class TestOfficeLocation:
    """Goodwin and Wright, Decision Analysis for Management Judgment: the office location problem (SMART)."""

    raw = (100, 80, 70, 30, 20, 10)
    printed = (32, 26, 23, 10, 6, 3)
    turnover = (0, 1, 2)

    def test_gives_the_printed_totals(self):
        totals = [float(score) for score in scores(OFFICES, self.printed).values()]

        assert totals == [80.8, 39.4, 47.4, 52.3, 64.8, 20.9, 60.2]

    def test_office_e_scores_as_printed_where_turnover_counts_nothing_or_everything(self):
        assert float(scores(OFFICES, [0, 0, 0, 30, 20, 10])["E"]) == pytest.approx(81.7, abs=0.05)
        assert float(scores(OFFICES, [100, 80, 70, 0, 0, 0])["E"]) == pytest.approx(60.4, abs=0.05)

    def test_office_a_leads_down_to_the_printed_weight_of_turnover(self):
        low, high = group_stability(OFFICES, self.raw, self.turnover)

        assert 100 * low == Fraction(87500, 1679)
        assert float(100 * low) == pytest.approx(52.1, abs=0.05)
        assert high == 1


class TestRankOrderCentroid:
    """Edwards and Barron 1994, to four places."""

    def test_gives_the_published_weights(self):
        assert [round(float(w), 4) for w in rank_order_centroid(4)] == [0.5208, 0.2708, 0.1458, 0.0625]
        assert [round(float(w), 4) for w in rank_order_centroid(3)] == [0.6111, 0.2778, 0.1111]


class TestRankReversal:
    """Belton and Gear 1983: a copy of one alternative turned the ranking of another method upside down."""

    def relative_scores(self, table):
        totals = [sum(column) for column in zip(*table.values(), strict=True)]
        return {
            name: sum(Fraction(x, total) for x, total in zip(row, totals, strict=True)) / 3
            for name, row in table.items()
        }

    def test_values_relative_to_their_sum_reverse_the_published_ranking(self):
        before = self.relative_scores(RATIOS)
        after = self.relative_scores({**RATIOS, "D": RATIOS["B"]})

        assert [round(float(score), 2) for score in before.values()] == [0.45, 0.47, 0.08]
        assert [round(float(score), 2) for score in after.values()] == [0.37, 0.29, 0.06, 0.29]
        assert before["A"] < before["B"]
        assert after["A"] > after["B"]

    def test_our_anchored_scores_do_not_move_when_the_copy_is_added(self):
        anchored = {name: [10 * x for x in row] for name, row in RATIOS.items()}
        before = scores(anchored, [1, 1, 1])
        after = scores({**anchored, "D": anchored["B"]}, [1, 1, 1])

        assert {name: after[name] for name in before} == before
        assert after["D"] == before["B"] > before["A"]


class TestSequencesAndVolumes:
    """Joe and Kuo 2008; R volesti frustum_of_simplex; JSMAA testCorrectResults."""

    def test_plain_sobol_points_equal_scipy_in_twenty_dimensions(self):
        ours = [[coordinate / 2**32 for coordinate in point] for point in sobol_points(20, 1024)]

        assert ours == qmc.Sobol(20, scramble=False).random(1024).tolist()

    def test_half_of_a_simplex_is_cut_off_through_its_middle(self):
        assert pairwise_win([-1, 1]) == Fraction(1, 2)

    def test_two_criteria_against_one_win_three_quarters(self):
        assert pairwise_win([1, -1, 1]) == Fraction(3, 4)
        assert first_rank_acceptability({"a": [1, 0, 1], "b": [0, 1, 0], "none": [0, 0, 0]}) == {
            "a": Fraction(3, 4),
            "b": Fraction(1, 4),
            "none": 0,
        }
