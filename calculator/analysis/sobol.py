"""Sobol points in whole numbers, plain or scrambled."""

from collections.abc import Iterator

from calculator.analysis.additive import is_whole
from calculator.analysis.sobol_directions import DIRECTIONS
from calculator.analysis.splitmix import SplitMix64
from calculator.errors import ModelError

BITS = 32
"""A coordinate is a whole number from 0 to ``2**BITS - 1``, in units of ``2**-BITS``."""

MOST_DIMENSIONS = len(DIRECTIONS)


def sobol_points(dimensions: int, count: int, seed_text: str | None = None) -> Iterator[tuple[int, ...]]:
    """Return the first points of the Sobol sequence, in Gray-code order, the first point included.

    Args:
        dimensions: coordinates per point, 1 to 64.
        count: number of points, a power of two up to ``2**32`` (other numbers would lose the balance of the sequence).
        seed_text: key of a random lower-triangular matrix scramble with digital shift; the plain sequence without it.

    Returns:
        Points of whole coordinates, 0 to ``2**32 - 1``.

    Raises:
        ModelError: too many dimensions, or a count that is not a power of two.

    Source:
        Joe and Kuo 2008 (direction numbers); Matousek 1998 (scramble); method.md D2; published case PC11.
    """
    if not is_whole(dimensions) or not 1 <= dimensions <= MOST_DIMENSIONS:
        raise ModelError(f"Sobol points have 1 to {MOST_DIMENSIONS} dimensions here, not {dimensions}")
    if not is_whole(count) or not 1 <= count <= 1 << BITS or count & (count - 1):
        raise ModelError(f"take a power of two as the number of Sobol points, not {count}")
    return _points(dimensions, count, seed_text)


def _points(dimensions: int, count: int, seed_text: str | None) -> Iterator[tuple[int, ...]]:
    """Yield the points of checked arguments."""
    used = count.bit_length() - 1
    directions = [_direction_numbers(dimension, used) for dimension in range(dimensions)]
    point = [0] * dimensions
    if seed_text is not None:
        for dimension in range(dimensions):
            generator = SplitMix64.from_text(f"{seed_text} dimension {dimension}")
            point[dimension] = generator.next32()
            directions[dimension] = _scrambled(directions[dimension], generator)
    by_digit = list(zip(*directions, strict=True))
    yield tuple(point)
    for index in range(1, count):
        digit = (index & -index).bit_length() - 1
        point = [coordinate ^ number for coordinate, number in zip(point, by_digit[digit], strict=True)]
        yield tuple(point)


def _direction_numbers(dimension: int, used: int) -> list[int]:
    """Return the first direction numbers of a dimension, shifted to the top of 32 bits."""
    polynomial, initial = DIRECTIONS[dimension]
    degree = polynomial.bit_length() - 1
    numbers = list(initial)
    while len(numbers) < used:
        following = numbers[-degree] if degree else 1
        for back in range(1, degree + 1):
            if polynomial >> (degree - back) & 1:
                following ^= numbers[-back] << back
        numbers.append(following)
    return [number << (BITS - place) for place, number in enumerate(numbers[:used], start=1)]


def _scrambled(numbers: list[int], generator: SplitMix64) -> list[int]:
    """Return direction numbers multiplied by a random lower-triangular binary matrix with ones on its diagonal."""
    columns = [(top := 1 << (BITS - place)) | (generator.next32() & (top - 1)) for place in range(1, len(numbers) + 1)]
    scrambled = []
    for number in numbers:
        product = 0
        for place, column in enumerate(columns, start=1):
            if number >> (BITS - place) & 1:
                product ^= column
        scrambled.append(product)
    return scrambled
