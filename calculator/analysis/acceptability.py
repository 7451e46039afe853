"""First-rank acceptability: the share of all weightings under which an alternative is first."""

from collections.abc import Sequence
from fractions import Fraction

from calculator.analysis.additive import Values, check_values, is_whole
from calculator.analysis.canonical import three_way_shares
from calculator.analysis.centroids import cumulated_values
from calculator.analysis.pairwise import pairwise_win
from calculator.errors import ModelError

ROUNDING = 10**12
"""Shares from the closed formula for three alternatives are multiples of about one part in this number."""

Row = Sequence[int]


def acceptability_of(rows: Sequence[Row], rounding: int = ROUNDING) -> list[Fraction]:
    """Return the share of weightings under which each of one to three rows is first.

    Identical rows are counted as one and share equally. A row that no weighting makes first, such as a dominated one,
    has exactly 0. One row that remains has exactly 1; two have the exact formula for two; only three need the closed
    formula for three, whose result is rounded.

    Args:
        rows: one to three rows of whole numbers of any size, all of one length of at least 1.
        rounding: the closed formula's shares are rounded to multiples of one part in this number.

    Returns:
        One exact share per row, summing to exactly 1.

    Source:
        Method.md M5, with its rule for ties.
    """
    distinct = [list(row) for row in dict.fromkeys(tuple(row) for row in rows)]
    contenders = [row for row in distinct if _can_be_first(row, distinct)]
    shares = _contender_shares(contenders, rounding)
    copies = [list(row) for row in rows]
    return [shares[contenders.index(row)] / copies.count(row) if row in contenders else Fraction(0) for row in copies]


def _can_be_first(row: Row, rows: Sequence[Row]) -> bool:
    """Return whether some region of weightings puts a row strictly above every other, at most two, of the rows."""
    leads = [[x - y for x, y in zip(row, rival, strict=True)] for rival in rows if rival != row]
    if not leads:
        return True
    if len(leads) == 1:
        return max(leads[0]) > 0
    points = list(zip(*leads, strict=True))
    if any(x > 0 and y > 0 for x, y in points):
        return True
    # Two criteria, each beating one rival, can be mixed to beat both if the one turns anticlockwise to the other.
    against_first = [(x, y) for x, y in points if x > 0]
    against_second = [(x, y) for x, y in points if y > 0]
    return any(xi * yj - yi * xj > 0 for xi, yi in against_first for xj, yj in against_second)


def _contender_shares(contenders: Sequence[Row], rounding: int) -> list[Fraction]:
    """Return the shares of one to three different rows, each of which can be first."""
    match contenders:
        case [_]:
            return [Fraction(1)]
        case [row, rival]:
            share = pairwise_win([x - y for x, y in zip(row, rival, strict=True)])
            return [share, 1 - share]
    # Criteria on which all three agree say nothing about who is first.
    informative = [column for column in zip(*contenders, strict=True) if len(set(column)) > 1]
    shares = three_way_shares(list(zip(*informative, strict=True)), rounding.bit_length())
    return rounded_shares(shares, rounding)


def rounded_shares(parts: Sequence[int | Fraction], rounding: int = ROUNDING) -> list[Fraction]:
    """Return parts as shares of their sum with small denominators.

    Each share is rounded to a multiple of one part in ``rounding``; the rounded shares are then divided by their sum.
    That treats equal parts equally, where handing the remainder to one of them would not.

    Args:
        parts: numbers of zero or above, not all zero.
        rounding: number of steps between 0 and 1.

    Returns:
        One share per part, summing to exactly 1.
    """
    total = sum(parts)
    steps = [(2 * part * rounding + total) // (2 * total) for part in parts]
    return [Fraction(step, sum(steps)) for step in steps]


def acceptability(
    values: Values, order: Sequence[int] | None = None, multiplicity: Sequence[int] | None = None
) -> dict[str, Fraction]:
    """Return the first-rank acceptability of one, two or three alternatives.

    Args:
        values: alternative to one whole value per criterion.
        order: criterion indices, largest swing first, when the reader has ranked the swings.
        multiplicity: whole Dirichlet parameters of the weights, one of at least 1 per criterion; all 1, every weighting
            equally likely, when left out.

    Returns:
        Alternative to share of weightings under which it is first; sums to exactly 1. Permuting alternatives or
        criteria permutes the result.

    Raises:
        ModelError: the table, the order or the multiplicities cannot be used, or an order comes with multiplicities.

    Source:
        Method.md M5 (SMAA-2).
    """
    rows = weighting_rows(values, order, multiplicity)
    return dict(zip(values, acceptability_of(rows), strict=True))


def weighting_rows(
    values: Values, order: Sequence[int] | None = None, multiplicity: Sequence[int] | None = None
) -> list[list[int]]:
    """Return one row per alternative over which all weightings are equally likely.

    Args:
        values: one to three alternatives, one whole value per criterion each.
        order: criterion indices, largest swing first; cumulates the values.
        multiplicity: how often to repeat each criterion.

    Returns:
        Rows of whole numbers of one length.

    Raises:
        ModelError: the table, the order or the multiplicities cannot be used, or an order comes with multiplicities.
    """
    count = check_values(values, most=3)
    if order is not None and multiplicity is not None:
        raise ModelError("give an order of swings or multiplicities, not both")
    if order is not None:
        return list(cumulated_values(values, order).values())
    repeats = [1] * count if multiplicity is None else list(multiplicity)
    if len(repeats) != count or not all(is_whole(repeat) and repeat >= 1 for repeat in repeats):
        raise ModelError(f"give a whole multiplicity of at least 1 for each of the {count} criteria")
    return [
        [value for value, repeat in zip(row, repeats, strict=True) for _ in range(repeat)] for row in values.values()
    ]


def first_rank_acceptability(values: Values) -> dict[str, Fraction]:
    """Return the first-rank acceptability of exactly three alternatives over all weightings.

    Args:
        values: three alternatives, one whole value per criterion each, 0 to 100 on anchored scales.

    Returns:
        Alternative to share of weightings under which it is first; sums to exactly 1.

    Raises:
        ModelError: not exactly three alternatives, or the table cannot be used.

    Source:
        Method.md M5 (SMAA-2).
    """
    check_values(values, least=3, most=3)
    return acceptability(values)


def acceptability_given_order(values: Values, order: Sequence[int]) -> dict[str, Fraction]:
    """Return the first-rank acceptability of exactly three alternatives over the weightings that respect an order.

    Args:
        values: three alternatives, one whole value per criterion each.
        order: criterion indices, largest swing first.

    Returns:
        Alternative to share of those weightings under which it is first; sums to exactly 1.

    Raises:
        ModelError: not exactly three alternatives, or the table or the order cannot be used.

    Source:
        Method.md M5, order of swings (L1).
    """
    check_values(values, least=3, most=3)
    return acceptability(values, order)
