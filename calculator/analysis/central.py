"""Central weights: the mean weighting of a reader for whom a given alternative is first."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from math import ceil

from calculator.analysis.acceptability import ROUNDING, acceptability_of, rounded_shares, weighting_rows
from calculator.analysis.additive import Values
from calculator.errors import ModelError

# Fine enough to tell the smallest share that whole values from 0 to 100 on some dozen criteria can give from zero.
_FINE = 1 << 112


def central_weights(values: Values, alternative: str) -> list[Fraction] | None:
    """Return the mean of all weightings that put an alternative first.

    Args:
        values: one to three alternatives, one whole value per criterion each.
        alternative: the alternative that is to be first.

    Returns:
        One weight per criterion, summing to exactly 1, or ``None`` if no weighting (but for ties) puts it first.

    Raises:
        ModelError: the table cannot be used, or does not hold the alternative.

    Source:
        ``E[w_i | a first] = P(a first with criterion i repeated) / (n P(a first))``, method.md M5.
    """
    return _mean_weights(weighting_rows(values), _position(values, alternative))


def central_weights_given_order(values: Values, order: Sequence[int], alternative: str) -> list[Fraction] | None:
    """Return the mean of the weightings that respect an order of swings and put an alternative first.

    Args:
        values: one to three alternatives, one whole value per criterion each.
        order: criterion indices, largest swing first.
        alternative: the alternative that is to be first.

    Returns:
        One weight per criterion in the order of the values, falling along ``order``, summing to exactly 1; ``None`` if
        no such weighting (but for ties) puts it first.

    Raises:
        ModelError: the table or the order cannot be used, or the table does not hold the alternative.

    Source:
        Method.md M5: corner ``k`` of the region spreads its weight over the ``k`` largest swings.
    """
    corners = _mean_weights(weighting_rows(values, order), _position(values, alternative))
    if corners is None:
        return None
    falling = list(accumulate(corners[k - 1] / k for k in range(len(corners), 0, -1)))[::-1]
    return [falling[list(order).index(criterion)] for criterion in range(len(corners))]


def _position(values: Values, alternative: str) -> int:
    """Return the place of an alternative in the table."""
    if alternative not in values:
        raise ModelError(f"{alternative} is not among the alternatives {', '.join(values)}")
    return list(values).index(alternative)


def _mean_weights(rows: Sequence[Sequence[int]], position: int) -> list[Fraction] | None:
    """Return the mean weighting under which the row at a position is first, or None."""
    share = acceptability_of(rows, _FINE)[position]
    if share == 0:
        return None
    # Central weights are ratios of shares: the smaller the share, the more digits it takes.
    rounding = ROUNDING * ceil(1 / share)
    columns = list(zip(*rows, strict=True))
    # The common factor n P(a first) cancels when the weights are divided by their sum. Criteria with equal values have
    # equal weights.
    with_repeat = {
        column: acceptability_of([[*row, value] for row, value in zip(rows, column, strict=True)], rounding)[position]
        for column in dict.fromkeys(columns)
    }
    return rounded_shares([with_repeat[column] for column in columns])
