"""Run the published cases."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import cast

from calculator.analysis import group_stability, pairwise_win, rank_order_centroid, scores, weighted_score
from calculator.loader import read_data
from calculator.published.beta import chance_of_lower

Data = Mapping[str, object]
DIGITS = 10


@dataclass(frozen=True)
class Case:
    """One published value beside ours.

    Attributes:
        agrees: ours is within the tolerance of the published value.
    """

    id: str
    title: str
    published: str
    ours: str
    tolerance: str
    source: str
    agrees: bool


def _offices(data: Data) -> tuple[dict[str, list[int]], list[int], list[int]]:
    office = cast("Mapping[str, list[int]]", data["offices"])
    return {name: office[name] for name in "ABCDEFG"}, office["swings"], office["turnover"]


def _office_a(data: Data) -> Fraction:
    values, swings, _ = _offices(data)
    totals = scores(values, swings)
    # The published ranking is part of the case: A highest, F lowest.
    in_order = max(totals, key=lambda name: totals[name]) == "A" and min(totals, key=lambda name: totals[name]) == "F"
    return totals["A"] if in_order else Fraction(0)


def _office_e(data: Data, turnover: bool) -> Fraction:
    values, _, group = _offices(data)
    raw = cast("Mapping[str, list[int]]", data["offices"])["raw_swings"]
    places = [place for place in range(len(raw)) if (place in group) == turnover]
    return weighted_score([values["E"][place] for place in places], [raw[place] for place in places])


def _office_crossing(data: Data) -> Fraction:
    values, _, group = _offices(data)
    raw = cast("Mapping[str, list[int]]", data["offices"])["raw_swings"]
    return 100 * group_stability(values, raw, group)[0]


def _reversal(data: Data) -> str:
    ratios = cast("Mapping[str, list[int]]", data["ratios"])
    values = {name: ratios[name] for name in "ABC"}
    before = scores(values, [1, 1, 1])
    after = scores({**values, "D": ratios["B"]}, [1, 1, 1])
    return "does not change" if all(after[name] == before[name] for name in "ABC") else "changes"


def _swing_share(data: Data) -> float:
    case = cast("Mapping[str, list[list[int]]]", data["thrombolytics"])
    scale = cast("list[int]", case["scale"])
    # Less of each event is better: Heparin wins where its weighted sum is the lower one.
    return chance_of_lower(case["heparin"], case["enoxaparin"], scale)


def _knowing(mean: float, spread: float) -> float:
    """Return the expected gain of choosing after learning a normal net benefit, over choosing now."""
    z = mean / spread
    below = (1 + math.erf(z / math.sqrt(2))) / 2
    density = math.exp(-z * z / 2) / math.sqrt(2 * math.pi)
    return mean * below + spread * density - max(mean, 0.0)


RUNS: Mapping[str, Callable[[Data], Fraction | float | str]] = {
    "office_a": _office_a,
    "office_low": lambda data: _office_e(data, turnover=False),
    "office_high": lambda data: _office_e(data, turnover=True),
    "office_crossing": _office_crossing,
    "centroid_4": lambda _: rank_order_centroid(4)[0],
    "centroid_3": lambda _: rank_order_centroid(3)[0],
    "reversal": _reversal,
    "geometry": lambda _: pairwise_win([1, -1, 1]),
    "frustum": lambda _: pairwise_win([1, -1]),
    "swing_share": _swing_share,
    "evpi": lambda _: _knowing(1.0, math.sqrt(5)),
    "evppi_1": lambda _: _knowing(1.0, 1.0),
    "evppi_2": lambda _: _knowing(1.0, 2.0),
}


def run_cases() -> list[Case]:
    """Return every published case with our value, computed now."""
    data = read_data("published.toml")
    listed = cast("Mapping[str, Mapping[str, str]]", data["cases"])
    sources = cast("Mapping[str, str]", data["sources"])
    return [_run(name, case, data, sources[name]) for name, case in listed.items()]


def _run(name: str, case: Mapping[str, str], data: Data, source: str) -> Case:
    found = RUNS[name](data)
    named = cast("Mapping[str, str]", data.get(source, {"source": source}))["source"]
    if isinstance(found, str):
        agrees, ours = found == "does not change", found
    else:
        agrees = abs(Fraction(found) - Fraction(case["published"])) <= Fraction(case["tolerance"])
        ours = f"{float(found):.{DIGITS}f}".rstrip("0").rstrip(".")
    return Case(name, case["title"], case["published"], ours, case["tolerance"], named, agrees)
