"""Draws: uniform numbers shared by all alternatives, and the inputs they turn into, whole numbers throughout."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import isqrt

from calculator.analysis.sampling import pick
from calculator.analysis.sobol import BITS, sobol_points
from calculator.answers import Answers, open_levels
from calculator.economics.entities import Economics, Input, Triple
from calculator.economics.reading import Numbers
from calculator.economics.units import FULL, NEVER
from calculator.entities import Model

ONE = 1 << BITS
CACHED_POINTS = 512
"""Longer columns, of the reference runs of a benchmark, are not kept."""

Column = Sequence[int]


def triangular(uniform: int, low: int, typical: int, high: int) -> int:
    """Return the quantile of a triangular distribution, rounded half up.

    Args:
        uniform: whole number from 0 to ``2**32 - 1``; the middle of its cell is used.
        low, typical, high: in whole steps, not falling.

    Returns:
        A whole number of steps that never falls when the uniform number, or any of the three, rises.
    """
    span = high - low
    if span == 0:
        return low
    middle = 2 * uniform + 1
    if middle * span < (typical - low) << (BITS + 1):
        return low + (isqrt(middle * span * (typical - low) >> (BITS - 1)) + 1) // 2
    rest = (2 * ONE - middle) * span * (high - typical)
    return high - (isqrt(-(-rest >> (BITS - 1)) - 1) + 1) // 2


def triangular_column(uniforms: Column, triple: Triple) -> list[int]:
    """Return ``triangular`` of a whole column."""
    low, typical, high = triple
    if low == high:
        return [low] * len(uniforms)
    span = high - low
    edge, left, right, full, half = (typical - low) << (BITS + 1), typical - low, high - typical, 2 * ONE, BITS - 1
    left, right = left * span, right * span
    turn = -(-edge // span)
    return [
        low + (isqrt(middle * left >> half) + 1) // 2
        if (middle := 2 * u + 1) < turn
        else high - (isqrt(-((middle - full) * right >> half) - 1) + 1) // 2
        for u in uniforms
    ]


def if_it_happens(uniform: int, chance: int, triple: Triple) -> int:
    """Return the size of something that happens with a chance, or 0: one uniform number decides both.

    Args:
        chance: per mille.
        triple: low, typical and high of its size.
    """
    start = ONE - ONE * chance // FULL
    if uniform < start or start == ONE:
        return 0
    return triangular((uniform - start) * ONE // (ONE - start), *triple)


def uniform_columns(names: tuple[str, ...], count: int, key: str) -> dict[str, tuple[int, ...]]:
    """Return one column of scrambled Sobol coordinates per name, each as long as ``count``.

    The scramble of a coordinate depends on its place alone: names added at the end leave the others as they are.
    """
    return dict(_cached(names, count, key) if count <= CACHED_POINTS else _columns(names, count, key))


def _columns(names: tuple[str, ...], count: int, key: str) -> Mapping[str, tuple[int, ...]]:
    return dict(zip(names, zip(*sobol_points(len(names), count, key), strict=True), strict=True))


@lru_cache(maxsize=64)
def _cached(names: tuple[str, ...], count: int, key: str) -> Mapping[str, tuple[int, ...]]:
    return _columns(names, count, key)


class Draws:
    """Columns of inputs for a number of draws; every column is worked out once, when it is first asked for."""

    def __init__(
        self,
        economics: Economics,
        numbers: Numbers,
        uniforms: Mapping[str, Column],
        levels: Mapping[str, Sequence[str]],
    ) -> None:
        """Take uniform columns by coordinate, and the level of each question that matters, by draw."""
        self.economics = economics
        self.numbers = numbers
        self.uniforms = uniforms
        self.levels = levels
        self.count = len(next(iter(uniforms.values())))
        self._columns: dict[str, list[int]] = {}

    def of(self, name: str) -> list[int]:
        """Return an input's value in every draw: its quantile if triangular, else its typical value.

        An input without a value, because an answer says it does not happen or the reader gave none, is ``NEVER``.
        """
        if name not in self._columns:
            item = self.economics.inputs[name]
            own = self.numbers.values.get(name) or item.values
            if own is None and item.by:
                self._columns[name] = self._by_level(item)
            elif own is None:
                self._columns[name] = [NEVER] * self.count
            elif item.shape == "triangular":
                self._columns[name] = triangular_column(self.uniforms[item.coordinate], own)
            else:
                self._columns[name] = [own[1]] * self.count
        return self._columns[name]

    def _by_level(self, item: Input) -> list[int]:
        """Return the values that the drawn level of a question calls for."""
        levels, table = self.levels[item.by], item.by_level
        uniforms = self.uniforms[item.coordinate] if item.shape == "triangular" else None
        columns = {
            level: triangular_column(uniforms, table[level]) if uniforms is not None else [table[level][1]] * self.count
            for level in dict.fromkeys(levels)
            if level in table
        }
        if len(columns) == 1 and all(level in columns for level in levels):
            return next(iter(columns.values()))
        return [columns[level][place] if level in columns else NEVER for place, level in enumerate(levels)]

    def delay(self, months: str, chance: str) -> list[int]:
        """Return months that add when something happens, else 0, from the one coordinate of the months."""
        size = self.economics.inputs[months]
        uniforms, chances = self.uniforms[size.coordinate], self.of(chance)
        triple = self.numbers.values.get(months) or size.values or (0, 0, 0)
        return [if_it_happens(u, chance, triple) for u, chance in zip(uniforms, chances, strict=True)]


def state(question: str) -> str:
    """Return the name of the coordinate from which an unknown answer is drawn."""
    return f"answer {question}"


def unknown_questions(economics: Economics, answers: Answers) -> tuple[str, ...]:
    """Return the questions that matter here and have no known answer."""
    return tuple(name for name in economics.settings.questions if answers.get(name) is None)


def coordinates(economics: Economics, answers: Answers, money: bool) -> tuple[str, ...]:
    """Return the names of all coordinates: time, then unknown answers, then money when it is asked for."""
    unknown = tuple(state(name) for name in unknown_questions(economics, answers))
    return (*economics.settings.time_coordinates, *unknown, *(economics.settings.money_coordinates if money else ()))


def drawn_levels(
    model: Model, economics: Economics, answers: Answers, uniforms: Mapping[str, Column], count: int
) -> dict[str, Sequence[str]]:
    """Return the level of each question that matters, by draw; unknown ones evenly over the levels still open (M4)."""
    found: dict[str, Sequence[str]] = {}
    for name in economics.settings.questions:
        known = answers.get(name)
        if known is not None:
            found[name] = (known,) * count
        else:
            open_ones = open_levels(model.questions[name], answers)
            even = (1,) * len(open_ones)
            found[name] = [open_ones[pick(u, even)] for u in uniforms[state(name)]]
    return found
