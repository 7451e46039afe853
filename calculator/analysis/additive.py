"""The additive value model: scores of the alternatives at stated swing weights."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from calculator.errors import ModelError

Number = int | Fraction
Values = Mapping[str, Sequence[int]]


def is_whole(number: object) -> bool:
    """Return whether a number is a whole number (``True`` and ``False`` do not count as numbers)."""
    return isinstance(number, int) and not isinstance(number, bool)


def check_values(values: Values, least: int = 1, most: int | None = None) -> int:
    """Return the number of criteria after checking the shape of a value table.

    Args:
        values: alternative to one whole value per criterion.
        least: smallest number of alternatives the caller can handle.
        most: largest number of alternatives the caller can handle; any number when left out.

    Returns:
        Number of criteria, at least 1.

    Raises:
        ModelError: too few or too many alternatives, no criterion, unequal lengths, a value that is not a whole number.
    """
    if not values:
        raise ModelError("no alternative is left to compare; give values for at least one")
    if len(values) < least or (most is not None and len(values) > most):
        wanted = f"{least}" if least == most else f"{least} to {most}"
        raise ModelError(f"{len(values)} alternatives were given; this calculation takes {wanted}")
    lengths = {len(row) for row in values.values()}
    if len(lengths) > 1:
        raise ModelError("the alternatives have different numbers of values; give each one value per criterion")
    count = lengths.pop()
    if count == 0:
        raise ModelError("there is no criterion; give each alternative at least one value")
    for alternative, row in values.items():
        if not all(is_whole(value) for value in row):
            raise ModelError(f"the values of {alternative} must be whole numbers")
    return count


def check_weights(weights: Sequence[Number], count: int) -> Fraction:
    """Return the sum of the weights after checking that they can be normalised.

    Args:
        weights: one swing weight per criterion, in points or shares.
        count: number of criteria.

    Returns:
        Exact sum, above zero.

    Raises:
        ModelError: wrong number of weights, one that is negative or not exact, or all are zero.
    """
    if len(weights) != count:
        raise ModelError(f"{count} values but {len(weights)} swing weights; give one of each per criterion")
    if not all(is_whole(weight) or isinstance(weight, Fraction) for weight in weights):
        raise ModelError("swing weights must be whole numbers or exact fractions")
    if any(weight < 0 for weight in weights):
        raise ModelError("a swing weight is negative; use zero or above")
    total = exact_sum(weights)
    if total == 0:
        raise ModelError("every swing weight is zero; at least one criterion needs a swing above zero")
    return total


def exact_sum(numbers: Iterable[Number]) -> Fraction:
    """Return the exact sum of whole numbers and fractions (zero for none)."""
    return Fraction(sum(numbers))


def weighted_score(values: Sequence[int], swings: Sequence[Number]) -> Fraction:
    """Return the additive value of one alternative.

    Args:
        values: one whole value per criterion, 0 to 100 on anchored scales.
        swings: one swing weight per criterion, in points or shares, same order.

    Returns:
        Exact weighted mean of the values, 0 to 100.

    Raises:
        ModelError: lengths differ, a weight is negative, or every swing is zero.

    Source:
        Additive value model, method.md M0; published case PC5.
    """
    total = check_weights(swings, len(values))
    return exact_sum(value * swing for value, swing in zip(values, swings, strict=True)) / total


def scores(values: Values, weights: Sequence[Number]) -> dict[str, Fraction]:
    """Return the additive value of every alternative.

    Args:
        values: alternative to one whole value per criterion; any number of alternatives.
        weights: one swing weight per criterion, in points or shares; they are divided by their sum.

    Returns:
        Alternative to exact score, 0 to 100, in the order given. Dropping an alternative never changes the others.

    Raises:
        ModelError: the table or the weights cannot be used; the message says why.

    Source:
        Additive value model, method.md M0; published cases PC5 and PC10.
    """
    check_values(values)
    return {alternative: weighted_score(row, weights) for alternative, row in values.items()}
