"""Seeded answer sets for comparing the engine with itself on other machines: every kind of question a page can ask."""

import json
import random
import tomllib
from collections.abc import Sequence
from pathlib import Path

from calculator import load_model
from calculator.entities import UNKNOWN, Model

SCENARIOS = Path(__file__).parents[1] / "calculator" / "model" / "scenarios"
SHARES_KNOWN = (1, 1, 1, 0.9, 0.7, 0.4)


def scenario_requests() -> list[str]:
    """Return a request for every scenario of the model."""
    return [_request(tomllib.loads(path.read_text("utf-8"))["answers"]) for path in sorted(SCENARIOS.glob("*.toml"))]


def random_requests(count: int, seed: str) -> list[str]:
    """Return requests with answers drawn evenly, complete and not, with every kind of weights and changed values."""
    model, draw = load_model(), random.Random(seed)
    return [_draw(model, draw, place) for place in range(count)]


def money_requests(count: int, seed: str) -> list[str]:
    """Return requests about time and money, with and without prices, spending and the month of a move."""
    draw = random.Random(seed)
    found = []
    for place, request in enumerate(random_requests(count, seed)):
        kind = ("money", "money", "ledger", "inputs")[place % 4]
        answers = json.loads(request)["answers"]
        found.append(json.dumps({"kind": kind, "answers": answers, "numbers": _numbers(draw, place)}))
    return found


def _numbers(draw: random.Random, place: int) -> object:
    def triple(most: int) -> list[int]:
        return sorted(draw.randint(1, most) for _ in range(3))

    times: dict[str, object] = {"transfer": triple(30), "hire_crew": triple(30)}
    prices = {"price_per_batch": triple(900), "suite_fee": triple(400), "currency": draw.choice(["EUR", "USD"])}
    extra = {"move_month": draw.randint(6, 60), "stop_chance": triple(60)}
    more = {"monthly_spend": triple(2000), "materials_per_batch": triple(300), "year": draw.randint(2020, 2030)}
    return [None, times, times | prices, extra, prices | extra, prices | extra | more][place % 6]


def _draw(model: Model, draw: random.Random, place: int) -> str:
    known = SHARES_KNOWN[place % len(SHARES_KNOWN)]
    answers = {}
    for question in model.questions.values():
        if draw.random() < known:
            # A step that nobody has shown rules everything out; most sets should get further than that.
            levels = [level.id for level in question.levels if level.id != "nobody" or draw.random() < 0.1]
            answers[question.id] = draw.choice(levels)
        elif draw.random() < 0.5:
            answers[question.id] = UNKNOWN
    return _request(answers, _weights(model, draw, place), _values(model, draw, place))


def _weights(model: Model, draw: random.Random, place: int) -> object:
    criteria = list(model.criteria)
    if place % 4 == 1:
        return {"order": draw.sample(criteria, len(criteria))}
    if place % 8 == 2:
        return {"swings": {name: draw.randint(1, 100) for name in criteria}}
    if place % 8 == 6:
        bounds = {name: sorted(draw.sample(range(101), 2)) for name in criteria}
        return {"bounds": bounds}
    return None


def _values(model: Model, draw: random.Random, place: int) -> list[object]:
    if place % 5:
        return []
    criteria = draw.sample(list(model.criteria), 3)
    return [
        {
            "criterion": name,
            "level": draw.randrange(4),
            "alternative": draw.choice(list(model.alternatives)),
            "value": draw.randrange(101),
        }
        for name in criteria
    ]


def _request(answers: object, weights: object = None, values: Sequence[object] = ()) -> str:
    return json.dumps({"kind": "assess", "answers": answers, "weights": weights, "values": list(values)})
