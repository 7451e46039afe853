"""One agreed arrangement of three rows of values, so that results cannot depend on the order they arrive in."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from calculator.analysis.planar import Column, planar_shares
from calculator.analysis.splitmix import SplitMix64

# Bits of a perturbation, and how many bits smaller than what is shown its effect on a share must be.
_PERTURBATION_BITS = 16
_MARGIN = 16

Columns = tuple[Column, ...]


def three_way_shares(rows: Sequence[Sequence[int]], accuracy: int) -> list[int]:
    """Return whole numbers in proportion to the share of weightings under which each of three rows is first.

    Args:
        rows: three rows of equal length, at least two criteria, each row first under some weightings.
        accuracy: bits below the point of a share that are certain.

    Returns:
        One whole number per row, in the order of the rows; permuting rows or criteria permutes these and nothing else.
    """
    arrangements = [
        (tuple(sorted(zip(rows[p[0]], rows[p[1]], rows[p[2]], strict=True))), p) for p in permutations(range(3))
    ]
    smallest = min(columns for columns, _ in arrangements)
    shares = _settled_shares(smallest, accuracy + _MARGIN)
    totals = [0, 0, 0]
    # Several arrangements can be equally small when alternatives mirror each other; adding them up keeps the mirror.
    for columns, permutation in arrangements:
        if columns == smallest:
            for position, row in enumerate(permutation):
                totals[row] += shares[position]
    return totals


@lru_cache(maxsize=512)
def _settled_shares(columns: Columns, precision: int) -> tuple[int, int, int]:
    """Return the three shares, perturbing the values by ever other tables until the formula can be used."""
    table = 0
    while (shares := planar_shares(_perturbed(columns, table, precision), precision)) is None:
        table += 1
    return shares[0], shares[1], shares[2]


def _perturbed(columns: Columns, table: int, precision: int) -> Columns:
    """Return the columns, in finer units, moved by the fixed table of that number; table 0 moves nothing."""
    if table == 0:
        return columns
    fine = precision + _PERTURBATION_BITS
    shifts = _shifts(table, len(columns))
    return tuple(
        ((a << fine) + da, (b << fine) + db, (c << fine) + dc)
        for (a, b, c), (da, db, dc) in zip(columns, shifts, strict=True)
    )


@lru_cache(maxsize=64)
def _shifts(table: int, length: int) -> Columns:
    """Return the perturbations of one table by position."""
    generator = SplitMix64.from_text(f"acceptability perturbation {table}")
    numbers = [generator.next32() >> (32 - _PERTURBATION_BITS) for _ in range(3 * length)]
    return tuple(zip(numbers[0::3], numbers[1::3], numbers[2::3], strict=True))
