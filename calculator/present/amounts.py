"""Simulated numbers as words, with no more digits than are known: whole months, two digits of money, whole percent."""

from fractions import Fraction

from calculator.economics.summaries import Estimate, Spread
from calculator.economics.units import TENTHS
from calculator.ladder import snap

MILLION, THOUSAND = 10**6, 1000
LEAST_SHARE = Fraction(1, 100)
MINUS = "−"


def chance_text(chance: Estimate | Fraction) -> str:
    """Return a simulated chance in whole percent; never 0% or 100%, which no number of draws can show."""
    share = chance.value if isinstance(chance, Estimate) else chance
    if share < LEAST_SHARE:
        return "less than 1%"
    if share > 1 - LEAST_SHARE:
        return "more than 99%"
    return f"{whole(share * 100)}%"


def whole(number: Fraction | int) -> int:
    """Return a number rounded to a whole one, halves up."""
    exact = Fraction(number)
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def month(tenths: int) -> int:
    """Return tenths of months, or of lots, as a whole number, halves up."""
    return whole(Fraction(tenths, TENTHS))


def spread_of_months(found: Spread) -> str:
    """Return the even chance with one in five below and above, such as "44 (37 to 52)"."""
    low, even, high = month(found.p20), month(found.p50), month(found.p80)
    return f"{even}" if low == high else f"{even} ({low} to {high})"


def in_millions(units: Fraction | int) -> str:
    """Return an amount in millions with two digits that count, such as "12", "1.2" or "0.12"."""
    return _in(units, MILLION)


def in_thousands(units: Fraction | int) -> str:
    """Return an amount in thousands with two digits that count."""
    return _in(units, THOUSAND)


def _in(units: Fraction | int, size: int) -> str:
    amount = snap(whole(abs(Fraction(units))))
    decimals = next(digits for digits in range(4) if digits == 3 or amount * 10**digits >= 10 * size)
    steps = whole(Fraction(amount * 10**decimals, size))
    sign = MINUS if units < 0 and steps else ""
    if not steps or not decimals:
        return f"{sign}{steps:,}"
    return f"{sign}{steps // 10**decimals}.{steps % 10**decimals:0{decimals}d}"


def amount_text(units: Fraction | int, currency: str) -> str:
    """Return an amount with its currency for a sentence, such as "EUR 12 million" or "EUR 350,000"."""
    if abs(Fraction(units)) >= MILLION:
        return f"{currency} {in_millions(units)} million"
    amount = snap(whole(abs(Fraction(units))))
    return f"{currency} {MINUS if units < 0 and amount else ''}{amount:,}"


def spread_of_money(found: Spread, size: int = MILLION) -> str:
    """Return the middle with one in five below and above, such as "12 (7.4 to 18)"."""
    low, even, high = (_in(value, size) for value in (found.p20, found.p50, found.p80))
    return even if low == high else f"{even} ({low} to {high})"
