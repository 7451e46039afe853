"""What the requests of the bridge share: their parts, checked, and results kept while several of them ask."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import cast

from calculator.analysis.sampling import SCRAMBLES
from calculator.answers import read_answers
from calculator.assessment import Assessment, assess
from calculator.economics import Numbers, Simulation, load_economics, read_numbers
from calculator.economics.money import Wanted
from calculator.economics.simulation import Plan, Run, gathered, plan_of, run_scramble
from calculator.economics.units import TENTHS
from calculator.errors import AnswerError, Problem
from calculator.loader import load_model
from calculator.overrides import read_changes, with_values

MOVE_MONTH = "move_month"
Reply = dict[str, object]
Request = Mapping[str, object]


def answers_of(request: Request) -> dict[str, str]:
    """Return the answers, of the right shape; raises ``AnswerError`` otherwise, as all of these do."""
    answers = request.get("answers", {})
    if not isinstance(answers, dict) or not all(isinstance(value, str) for value in answers.values()):
        raise AnswerError([Problem("answers", "shape", "answers must be an object of question id to level id.")])
    return cast(dict[str, str], answers)


def weights_of(request: Request) -> Mapping[str, object] | None:
    """Return the weights, an object or ``None``."""
    weights = request.get("weights")
    if weights is not None and not isinstance(weights, dict):
        raise AnswerError([Problem("weights", "shape", "weights must be an object or null.")])
    return weights


def numbers_of(request: Request) -> Numbers:
    """Return the reader's numbers, checked."""
    return read_numbers(load_economics(load_model()), request.get("numbers"))


def move_month_of(request: Request) -> int | None:
    """Return the month in which the reader wants to move to an own plant."""
    found = numbers_of(request).values.get(MOVE_MONTH)
    return None if found is None else found[1] // TENTHS


def assessment_of(request: Request) -> Assessment:
    """Return the assessment that a request is about; its numbers are checked, although they change no verdict."""
    numbers_of(request)
    asked = [answers_of(request), weights_of(request), request.get("values", [])]
    return _assessment(json.dumps(asked, sort_keys=True))


@lru_cache(maxsize=2)
def _assessment(asked: str) -> Assessment:
    """Assess once what several requests ask about: the result first, how firm it is after that."""
    answers, weights, values = json.loads(asked)
    published = load_model()
    return assess(with_values(published, read_changes(published, values)), answers, weights)


def simulation_of(request: Request) -> Simulation:
    """Return the simulation that a request asks for, with what earlier requests have worked out of it."""
    return _simulation(_asked(request), points_of(request))


def work_out_part(request: Request) -> int:
    """Work out one scramble of a simulation and keep it; returns its number, from 0."""
    part = request.get("part")
    if isinstance(part, bool) or not isinstance(part, int) or not 0 <= part < SCRAMBLES:
        raise AnswerError([Problem("part", "part", f"part must be a whole number from 0 to {SCRAMBLES - 1}.")])
    _part(_asked(request), points_of(request), part)
    return part


def points_of(request: Request) -> int:
    """Return the number of points, the live one where none is asked for."""
    settings = load_economics(load_model()).settings
    known, points = (settings.live_points, settings.memo_points), request.get("points")
    if points is None:
        return settings.live_points
    if isinstance(points, bool) or not isinstance(points, int) or points not in known:
        raise AnswerError([Problem("points", "points", f"points must be {known[0]} or {known[1]}.")])
    return points


def _asked(request: Request) -> str:
    """Return what a simulation hangs on as text, after a check of all of it."""
    numbers, answers = numbers_of(request), answers_of(request)
    read_answers(load_model(), answers)
    return json.dumps([answers, numbers.values, numbers.currency, numbers.year], sort_keys=True)


@lru_cache(maxsize=2)
def _simulation(asked: str, points: int) -> Simulation:
    runs = [_part(asked, points, part) for part in range(SCRAMBLES)]
    return gathered(load_model(), _numbers(asked), _plan(asked, points), runs)


@lru_cache(maxsize=SCRAMBLES)
def _part(asked: str, points: int, part: int) -> Run:
    model = load_model()
    answers = read_answers(model, json.loads(asked)[0])
    return run_scramble(model, answers, _numbers(asked), _plan(asked, points), part)


def _plan(asked: str, points: int) -> Plan:
    model = load_model()
    return plan_of(model, read_answers(model, json.loads(asked)[0]), points, None, Wanted())


def _numbers(asked: str) -> Numbers:
    _, values, currency, year = json.loads(asked)
    return Numbers({name: (low, typical, high) for name, (low, typical, high) in values.items()}, currency, year)
