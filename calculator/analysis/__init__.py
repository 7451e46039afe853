"""Pure mathematics of the decision: no model, no wording, no input or output."""

from calculator.analysis.acceptability import acceptability, acceptability_given_order, first_rank_acceptability
from calculator.analysis.additive import scores, weighted_score
from calculator.analysis.central import central_weights, central_weights_given_order
from calculator.analysis.centroids import rank_order_centroid
from calculator.analysis.pairwise import pairwise_indices, pairwise_win, two_alternatives
from calculator.analysis.ranks import last_rank, second_rank
from calculator.analysis.sampling import pick
from calculator.analysis.sobol import sobol_points
from calculator.analysis.splitmix import SplitMix64
from calculator.analysis.stability import group_stability, weight_stability
from calculator.analysis.swing_box import max_regret, necessary_winner, possible_winners

__all__ = [
    "SplitMix64",
    "acceptability",
    "acceptability_given_order",
    "central_weights",
    "central_weights_given_order",
    "first_rank_acceptability",
    "group_stability",
    "last_rank",
    "max_regret",
    "necessary_winner",
    "pairwise_indices",
    "pairwise_win",
    "pick",
    "possible_winners",
    "rank_order_centroid",
    "scores",
    "second_rank",
    "sobol_points",
    "two_alternatives",
    "weight_stability",
    "weighted_score",
]
