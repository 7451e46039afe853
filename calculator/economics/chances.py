"""Chances worked out in closed form within one draw, so that no draw is spent on what arithmetic can tell."""

from calculator.economics.entities import Triple
from calculator.economics.prices import Yearly
from calculator.economics.units import TENTHS, WEIGHT


def chance_up_to(value: int, triple: Triple) -> int:
    """Return the chance that a triangular number does not exceed a value, in parts of a million, rounded down."""
    low, typical, high = triple
    if value >= high:
        return WEIGHT
    if value < low:
        return 0
    span = high - low
    if value < typical:
        return WEIGHT * (value - low) ** 2 // (span * (typical - low))
    return WEIGHT - WEIGHT * (high - value) ** 2 // (span * (high - typical))


def chance_passed(month: int, low: int, high: int) -> int:
    """Return the chance that money lasting evenly between two months ends before a month, in parts of a million."""
    if month <= low:
        return 0
    return WEIGHT if month >= high else WEIGHT * (month - low) // (high - low)


def chance_bought_is_cheaper(year: Yearly, other: int, price: Triple) -> int:
    """Return the chance that a year at a CDMO costs less than another, over the prices the reader holds possible.

    Everything but the price is as in the draw.

    Args:
        other: cost of the other year, in whole units of currency.
        price: per batch, low, typical and high.

    Returns:
        Parts of a million; half of it where a single price makes the two equal.
    """
    left, started = other - year.oversight, year.started
    if price[0] == price[2]:
        bought = price[0] * started // TENTHS
        return WEIGHT if bought < left else WEIGHT // 2 if bought == left else 0
    return chance_up_to(left * TENTHS // started, price)


def cheapest_year(own: int, host: int, below_own: int, below_host: int) -> tuple[int, int, int]:
    """Return how likely each alternative has the cheapest steady year in a draw, in-house, CDMO, hybrid.

    Parts of a million that sum to a million; in-house and hybrid share equally where they cost the same.

    Args:
        own, host: cost of a year in-house and of a hybrid's.
        below_own, below_host: chances that a year at the CDMO costs less than either.
    """
    bought = min(below_own, below_host)
    rest = WEIGHT - bought
    if own == host:
        return (rest // 2, bought, rest - rest // 2)
    return (rest, bought, 0) if own < host else (0, bought, rest)
