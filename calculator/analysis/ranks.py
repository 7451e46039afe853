"""How often an alternative is second or last, over all weightings."""

from collections.abc import Sequence
from fractions import Fraction

from calculator.analysis.acceptability import acceptability, acceptability_of, rounded_shares, weighting_rows
from calculator.analysis.additive import Values, check_values


def last_rank(values: Values, order: Sequence[int] | None = None) -> dict[str, Fraction]:
    """Return the share of weightings under which each alternative is last.

    Args:
        values: one to three alternatives, one whole value per criterion each.
        order: criterion indices, largest swing first, when the reader has ranked the swings.

    Returns:
        Alternative to share; sums to exactly 1.

    Raises:
        ModelError: the table or the order cannot be used.

    Source:
        Last is first with every value negated, method.md M5.
    """
    rows = weighting_rows(values, order)
    return dict(zip(values, acceptability_of([[-value for value in row] for row in rows]), strict=True))


def second_rank(values: Values, order: Sequence[int] | None = None) -> dict[str, Fraction]:
    """Return the share of weightings under which each of three alternatives is second.

    Args:
        values: exactly three alternatives, one whole value per criterion each.
        order: criterion indices, largest swing first, when the reader has ranked the swings.

    Returns:
        Alternative to share; sums to exactly 1.

    Raises:
        ModelError: not exactly three alternatives, or the table or the order cannot be used.

    Source:
        Second is neither first nor last, method.md M5.
    """
    check_values(values, least=3, most=3)
    first, last = acceptability(values, order), last_rank(values, order)
    # Rounding of the two shares may leave a difference just below zero where the true share is zero.
    rest = [max(1 - first[alternative] - last[alternative], Fraction(0)) for alternative in values]
    return dict(zip(values, rounded_shares(rest), strict=True))
