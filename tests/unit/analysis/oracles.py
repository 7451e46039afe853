"""Independent ways to the same numbers, for tests only: random draws, polygons, linear programming, convolution."""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random

import numpy as np
from scipy.optimize import linprog
from scipy.stats import beta

Table = dict[str, list[int]]

WIDEST = 14
DRAWS = 500_000


def random_model(rng: Random, criteria: int, step: int = 25) -> Table:
    """Three alternatives with values in steps, sometimes with equal criteria, equal alternatives or empty criteria."""
    rows = [[rng.randrange(0, 101, step) for _ in range(criteria)] for _ in range(3)]
    oddity = rng.randrange(5)
    if oddity == 0:
        rows[1] = list(rows[0])
    if oddity == 1:
        for row in rows:
            row[-1] = row[0]
    if oddity == 2:
        for row in rows:
            row[-1] = rows[0][-1]
    return dict(zip(("in_house", "cdmo", "hybrid"), rows, strict=True))


def room(draws: float) -> float:
    """Return five standard errors of a share, or of a mean of numbers from 0 to 1, at its widest spread of one half."""
    return 5 * 0.5 / math.sqrt(draws)


class Draws:
    """First and last ranks and weights of winners of many models on the same random weightings."""

    def __init__(self, models: Sequence[Table], *, ordered: bool, seed: int, draws: int = DRAWS) -> None:
        self.first = np.zeros((len(models), 3))
        self.last = np.zeros((len(models), 3))
        self.weights = np.zeros((len(models), 3, WIDEST))
        generator = np.random.default_rng(seed)
        chunk = 50_000
        widths = np.array([len(model["cdmo"]) for model in models])
        for _ in range(draws // chunk):
            raw = generator.standard_exponential((chunk, WIDEST), dtype=np.float32)
            for width in sorted(set(widths.tolist())):
                chosen = np.flatnonzero(widths == width)
                points = raw[:, :width]
                points = points / points.sum(axis=1, keepdims=True)
                if ordered:
                    points = -np.sort(-points, axis=1)
                # One row per alternative and model, so that the three rows of a model are compared as whole rows.
                table = np.array([list(models[i].values()) for i in chosen.tolist()], dtype=np.float32)
                rows = table.transpose(1, 0, 2).reshape(-1, width)
                totals = (rows @ points.T).reshape(3, len(chosen), chunk)
                winners = _sharing(totals)
                self.first[chosen] += winners.sum(axis=2).T
                self.last[chosen] += _sharing(-totals).sum(axis=2).T
                sums = (winners.reshape(-1, chunk) @ points).reshape(3, len(chosen), width)
                self.weights[chosen, :, :width] += sums.transpose(1, 0, 2)
        self.weights /= np.maximum(self.first, 1)[:, :, None]
        self.first /= draws
        self.last /= draws


def _sharing(totals: np.ndarray) -> np.ndarray:
    """Return who is first, identical alternatives sharing equally; the tolerance is the noise of short floats."""
    winners = (totals >= totals.max(axis=0) - np.float32(2e-4)).astype(np.float32)
    shared: np.ndarray = winners / winners.sum(axis=0)
    return shared


def triangle_share(values: Table, alternative: str) -> Fraction:
    """Return the exact share of weightings of three criteria under which one is first, by cutting a triangle.

    Alternatives must differ, or the cut is not what is meant.
    """
    corners = [(Fraction(1), Fraction(0)), (Fraction(0), Fraction(1)), (Fraction(0), Fraction(0))]
    whole = polygon_area(corners)
    for rival, row in values.items():
        if rival != alternative:
            a, b, c = (x - y for x, y in zip(values[alternative], row, strict=True))
            corners = _cut(corners, (a - c, b - c, c))
    return polygon_area(corners) / whole if corners else Fraction(0)


def _cut(corners: list[tuple[Fraction, Fraction]], side: tuple[int, int, int]) -> list[tuple[Fraction, Fraction]]:
    """Return the part of a polygon where side[0] x + side[1] y + side[2] is not negative."""
    heights = [side[0] * x + side[1] * y + side[2] for x, y in corners]
    kept = []
    for k, (x, y) in enumerate(corners):
        before, (u, v) = heights[k - 1], corners[k - 1]
        if before * heights[k] < 0:
            t = before / (before - heights[k])
            kept.append((u + t * (x - u), v + t * (y - v)))
        if heights[k] >= 0:
            kept.append((x, y))
    return kept


def polygon_area(corners: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Return twice the area of a polygon."""
    return abs(
        sum(
            (corners[k - 1][0] * y - corners[k - 1][1] * x for k, (x, y) in enumerate(corners)),
            start=Fraction(0),
        )
    )


def largest_mean_by_programming(differences: Sequence[int], low: Sequence[int], high: Sequence[int]) -> float:
    """Return the largest swing-weighted mean over a box, as a linear program in Charnes-Cooper form."""
    count = len(differences)
    # Variables: swings divided by their sum, and one divided by that sum.
    rows = [[-1.0 if k == j else 0.0 for k in range(count)] + [float(low[j])] for j in range(count)]
    rows += [[1.0 if k == j else 0.0 for k in range(count)] + [-float(high[j])] for j in range(count)]
    answer = linprog(
        [-float(d) for d in differences] + [0.0],
        A_ub=rows,
        b_ub=[0.0] * len(rows),
        A_eq=[[1.0] * count + [0.0]],
        b_eq=[1.0],
    )
    return -float(answer.fun)


def best_worst_lead_by_programming(leads: Sequence[Sequence[int]], low: Sequence[int], high: Sequence[int]) -> float:
    """Return the largest smallest lead over two rivals, over normalised swings of a box, by linear programming."""
    count = len(low)
    rows = [[-1.0 if k == j else 0.0 for k in range(count)] + [float(low[j]), 0.0] for j in range(count)]
    rows += [[1.0 if k == j else 0.0 for k in range(count)] + [-float(high[j]), 0.0] for j in range(count)]
    rows += [[-float(d) for d in lead] + [0.0, 1.0] for lead in leads]
    answer = linprog(
        [0.0] * (count + 1) + [-1.0],
        A_ub=rows,
        b_ub=[0.0] * len(rows),
        A_eq=[[1.0] * count + [0.0, 0.0]],
        b_eq=[1.0],
        bounds=[(0, None)] * (count + 1) + [(None, None)],
    )
    return -float(answer.fun)


def chance_of_lower_weighted_sum(
    ours: Sequence[tuple[int, int]], theirs: Sequence[tuple[int, int]], steepness: Sequence[float]
) -> float:
    """Return the probability that a weighted sum of Beta variables is below another one, by numerical convolution."""
    cells = 1 << 15
    width = 16.0 / cells
    spectrum = np.ones(cells // 2 + 1, dtype=complex)
    for sign, sides in ((1, ours), (-1, theirs)):
        for (a, b), slope in zip(sides, steepness, strict=True):
            edges = np.arange(cells // 2 + 1) * width
            masses = np.diff(beta.cdf(edges / slope, a, b))
            line = np.zeros(cells)
            # Each cell's mass sits at its middle; the half steps of both sides cancel in the difference.
            line[(sign * np.arange(cells // 2)) % cells] = masses
            spectrum *= np.fft.rfft(line)
    density = np.fft.irfft(spectrum, cells)
    below = density[cells // 2 + 1 :].sum()
    return float(below + density[0] / 2)


def shuffled(values: Mapping[str, Sequence[int]], rng: Random) -> tuple[dict[str, list[int]], list[int]]:
    """Return the table with alternatives and criteria in another order, and that order of criteria."""
    names = list(values)
    rng.shuffle(names)
    criteria = list(range(len(values[names[0]])))
    rng.shuffle(criteria)
    return {name: [values[name][j] for j in criteria] for name in names}, criteria
