"""The closed formula for three alternatives, in whole numbers.

With three alternatives every criterion is a point in the plane of the two differences between them. By partial
fractions a share of weightings is a sum over pairs of criteria; each pair carries a coefficient that is the same for
all three alternatives, and splits it between them by who leads as weight moves from one criterion to the other.
"""

from collections.abc import Sequence

Column = tuple[int, int, int]


def planar_shares(columns: Sequence[Column], precision: int) -> list[int] | None:
    """Return the share of weightings under which each of three alternatives is first.

    Args:
        columns: per criterion the value of each of the three alternatives; at least two criteria.
        precision: bits below the point of a share.

    Returns:
        Three whole numbers in units of ``2**-precision``, summing to one within a few units. ``None`` when the points
        of the plane are not in general position (three on a line, or two on a line with the origin): the formula would
        divide by zero.

    Source:
        Partial fractions of the bivariate Laplace transform of exponential weights, method.md M5.
    """
    areas = _pair_areas(columns)
    if areas is None:
        return None
    products = _triangle_products(areas)
    if products is None:
        return None
    return _sum_over_pairs(columns, areas, products, precision)


def _pair_areas(columns: Sequence[Column]) -> list[list[int]] | None:
    """Return det(u_i, u_j) for every i < j, or None if one is zero."""
    points = [(first - second, first - third) for first, second, third in columns]
    areas = [[0] * len(points) for _ in points]
    for i, (xi, yi) in enumerate(points):
        for j in range(i + 1, len(points)):
            xj, yj = points[j]
            areas[i][j] = xi * yj - yi * xj
            if areas[i][j] == 0:
                return None
    return areas


def _triangle_products(areas: list[list[int]]) -> list[list[int]] | None:
    """Return for every pair i < j the product over k of the area of triangle i, j, k, or None if one is zero."""
    count = len(areas)
    products = [[1] * count for _ in range(count)]
    for i in range(count):
        for j in range(i + 1, count):
            for k in range(j + 1, count):
                triangle = areas[i][j] + areas[j][k] - areas[i][k]
                if triangle == 0:
                    return None
                products[i][j] *= triangle
                products[i][k] *= -triangle
                products[j][k] *= triangle
    return products


def _sum_over_pairs(
    columns: Sequence[Column], areas: list[list[int]], products: list[list[int]], precision: int
) -> list[int]:
    """Return the three shares: the sum over pairs of coefficient times lead."""
    count = len(columns)
    pairs = [(i, j) for i in range(count) for j in range(i + 1, count)]
    power = count - 2
    # Coefficients may be huge and of both signs. Working with as many extra bits as the largest of them has, plus
    # those of the number of pairs and a margin, leaves the bits asked for after everything has cancelled.
    largest = max(power * areas[i][j].bit_length() - products[i][j].bit_length() + 1 for i, j in pairs)
    bits = max(largest, 0) + precision + 2 * count.bit_length() + 8
    shares = [0, 0, 0]
    for i, j in pairs:
        coefficient = (areas[i][j] ** power << bits) // products[i][j]
        _add_lead(shares, coefficient, columns[i], columns[j], bits)
    return [max(share >> (bits - precision), 0) for share in shares]


def _add_lead(shares: list[int], coefficient: int, rising: Column, fixed: Column, bits: int) -> None:
    """Add one pair's coefficient to the alternatives, in proportion to how often each leads on that pair alone.

    On the pair the score of an alternative is ``r * rising + fixed``, with ``r`` the ratio of two exponentials, so that
    ``r <= t`` has probability ``t / (1 + t)``. The leader is the upper envelope of three straight lines in ``r``.
    """
    one = 1 << bits
    start = 0
    leader = max(range(3), key=lambda a: (fixed[a], rising[a]))
    while start < one:
        end, successor = one, leader
        for rival in range(3):
            gain = rising[rival] - rising[leader]
            if gain > 0:
                behind = fixed[leader] - fixed[rival]
                crossing = (behind << bits) // (behind + gain)
                if crossing < end or (crossing == end and rising[rival] > rising[successor]):
                    end, successor = crossing, rival
        shares[leader] += coefficient * (end - start) >> bits
        start, leader = end, successor
