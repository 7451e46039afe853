"""Results for many situations as plain data, and ways to walk through them."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from calculator import Assessment, assess, bridge
from calculator.analysis import SplitMix64
from calculator.present import result_view
from scripts.scenario_table import random_answers
from tests.scenarios.situations import MODEL, NAMES, answers_of, assessed

CRITERIA = list(MODEL.criteria)
WEIGHTS: dict[str, dict[str, Any]] = {
    "order": {"order": CRITERIA[::-1]},
    "swings": {"swings": {name: 10 * (place % 7) for place, name in enumerate(CRITERIA)}},
    "bounds": {"bounds": {name: [20, 80 if place % 2 else 40] for place, name in enumerate(CRITERIA)}},
}
FOR_PROGRAMS = {"id", "type", "href", "role", "state", "tone", "align", "alternative"}
HALF_OPEN = 6
CASES = [*NAMES, *(f"hybrid, {kind}" for kind in WEIGHTS), *(f"half open {place}" for place in range(HALF_OPEN))]


@cache
def result(case: str) -> Assessment:
    """Return the assessment of a case: a named situation, one with weights, or a random one half of it unknown."""
    name, _, kind = case.partition(", ")
    if kind:
        return assess(MODEL, answers_of(name), WEIGHTS[kind])
    if case.startswith("half open "):
        return assess(MODEL, half_open(int(case.removeprefix("half open "))))
    return assessed(name)


def half_open(place: int) -> dict[str, str]:
    """Return a random answer set in which a quarter is unknown and a quarter is missing."""
    draw = SplitMix64(place)
    answers: dict[str, str] = {}
    for question, level in next(iter(random_answers(MODEL, 1, f"half open {place}"))).items():
        kind = draw.next32() >> 30
        if kind:
            answers[question] = "unknown" if kind == 1 else level
    return answers


@cache
def view(case: str) -> dict[str, Any]:
    """Return a result as another program gets it: through JSON."""
    data: dict[str, Any] = json.loads(json.dumps(result_view(MODEL, result(case)), allow_nan=False))
    return data


@cache
def firm(case: str) -> dict[str, Any]:
    """Return the section that says how firm a result is."""
    name, _, kind = case.partition(", ")
    found: dict[str, Any] = ask(kind="firm", answers=answers_of(name), weights=WEIGHTS.get(kind))["section"]
    return found


def section(case: str, name: str) -> dict[str, Any]:
    """Return one section of a result."""
    found: dict[str, Any] = next(entry for entry in view(case)["sections"] if entry["id"] == name)
    return found


def blocks(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield blocks and the blocks folded inside them."""
    for part in parts:
        yield part
        yield from blocks(part.get("blocks", []))


def all_blocks(case: str) -> list[dict[str, Any]]:
    """Return every block of a result."""
    return [block for entry in view(case)["sections"] for block in blocks([*entry["glance"], *entry["blocks"]])]


def texts(data: Any) -> Iterator[str]:
    """Yield every text for people, but no ids and no names of fields."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in FOR_PROGRAMS:
                yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)


def read_aloud(case: str) -> list[str]:
    """Return the texts meant for people: headline, sentence and sections."""
    shown = view(case)
    return [*texts([shown["headline"], shown["sentence"], shown["word"]]), *texts(shown["sections"])]


def hrefs(data: Any) -> Iterator[str]:
    """Yield every address that a result leads to."""
    if isinstance(data, dict):
        if data.get("href"):
            yield data["href"]
        for value in data.values():
            yield from hrefs(value)
    elif isinstance(data, list):
        for value in data:
            yield from hrefs(value)


def ask(**request: Any) -> dict[str, Any]:
    """Send one request through the bridge."""
    reply: dict[str, Any] = json.loads(bridge.handle(json.dumps(request)))
    return reply
