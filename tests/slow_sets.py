"""Answer sets that take the engine long: scenarios with a few answers moved and some, or all but one, taken away."""

import json
import random
import time
import tomllib

from calculator.bridge import handle
from calculator.entities import UNKNOWN
from calculator.loader import load_model
from tests.answer_sets import SCENARIOS

KINDS = ("assess", "ledger", "firm")
"""What a page asks for one set, in this order; the later ones use what the first has worked out."""
SEED = "slow answer sets 1"
Request = dict[str, object]


def candidates(count: int, seed: str = SEED) -> list[Request]:
    """Return sets to try: every kind of weights, and from no unknown answer to all but one."""
    model, draw = load_model(), random.Random(seed)
    scenarios = [tomllib.loads(path.read_text("utf-8"))["answers"] for path in sorted(SCENARIOS.glob("*.toml"))]
    complete = [answers for answers in scenarios if len(answers) == len(model.questions)]
    return [_candidate(draw, dict(draw.choice(complete)), place) for place in range(count)]


def _candidate(draw: random.Random, answers: dict[str, str], place: int) -> Request:
    model = load_model()
    for name in draw.sample(list(answers), draw.choice((0, 1, 3, 6))):
        answers[name] = draw.choice([level.id for level in model.questions[name].levels])
    unknown = (0, 1, draw.randint(2, 8), draw.randint(9, 25), len(answers) - 1)[place % 5]
    for name in draw.sample(list(answers), unknown):
        answers[name] = UNKNOWN
    criteria = list(model.criteria)
    weights: tuple[object, ...] = (
        None,
        {"order": draw.sample(criteria, len(criteria))},
        {"bounds": {name: sorted(draw.sample(range(101), 2)) for name in criteria}},
        {"swings": {name: draw.randint(1, 100) for name in criteria}},
    )
    return {"answers": answers, "weights": weights[place // 5 % len(weights)], "values": []}


def milliseconds(request: Request) -> list[float]:
    """Return how long each kind takes in this interpreter, asked one after the other as a page does."""
    times = []
    for kind in KINDS:
        text = json.dumps({**request, "kind": kind})
        start = time.perf_counter()
        handle(text)
        times.append((time.perf_counter() - start) * 1000)
    return times


def slowest(count: int, tried: int) -> list[tuple[Request, list[float]]]:
    """Return the slowest sets of each kind among those tried, each once, with their milliseconds here."""
    handle(json.dumps({"kind": "questions"}))
    timed = [(request, milliseconds(request)) for request in candidates(tried)]
    found: dict[str, tuple[Request, list[float]]] = {}
    for place in range(len(KINDS)):
        for request, times in sorted(timed, key=lambda item: -item[1][place])[:count]:
            found[json.dumps(request)] = (request, times)
    return list(found.values())
