"""JSON text in, JSON text out: the one door of the engine for the browser and other programs.

Expected problems come back as data; only bugs raise.
"""

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import cast

from calculator import link
from calculator.assessment import Assessment, assess
from calculator.entities import Criterion
from calculator.errors import AnswerError, LinkError, Problem
from calculator.loader import load_model
from calculator.overrides import PLANT_OFFSET, read_changes, with_values
from calculator.present import result_view
from calculator.present.firm import firm_section
from calculator.present.ledger import ledger_section
from calculator.published import published_section

LONGEST_REQUEST = 64 * 1024
Reply = dict[str, object]


def handle(request_json: str) -> str:
    """Answer one request.

    Args:
        request_json: an object with ``kind`` ``assess``, ``encode``, ``decode`` or ``questions``.

    Returns:
        An object with ``kind`` ``assessed``, ``encoded``, ``decoded``, ``questions`` or ``problem``; keys are
        sorted, so that the same request gives the same bytes everywhere.
    """
    return json.dumps(_answer(request_json), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _answer(request_json: str) -> Reply:
    if len(request_json) > LONGEST_REQUEST:
        return _problem("request", "too_long", "The request is too long; send at most 64 KiB.")
    try:
        request = json.loads(request_json, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return _problem("request", "not_json", "The request is not JSON.")
    if not isinstance(request, dict):
        return _problem("request", "shape", "The request must be an object with a kind.")
    work = KINDS.get(request["kind"]) if isinstance(request.get("kind"), str) else None
    if work is None:
        return _problem("kind", "unknown_kind", f"Unknown kind; use one of {', '.join(KINDS)}.")
    try:
        return work(request)
    except AnswerError as error:
        return {"kind": "problem", "problems": [_as_data(problem) for problem in error.problems]}
    except LinkError as error:
        return _problem("text", error.code, error.message)


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is not a number")


def _problem(field: str, code: str, message: str) -> Reply:
    return {"kind": "problem", "problems": [{"field": field, "code": code, "message": message}]}


def _as_data(problem: Problem) -> Reply:
    return {"field": problem.field, "code": problem.code, "message": problem.message}


def _answers(request: Reply) -> dict[str, str]:
    answers = request.get("answers", {})
    if not isinstance(answers, dict) or not all(isinstance(value, str) for value in answers.values()):
        raise AnswerError([Problem("answers", "shape", "answers must be an object of question id to level id.")])
    return cast(dict[str, str], answers)


def _weights(request: Reply) -> Mapping[str, object] | None:
    weights = request.get("weights")
    if weights is not None and not isinstance(weights, dict):
        raise AnswerError([Problem("weights", "shape", "weights must be an object or null.")])
    return weights


def _assess(request: Reply) -> Reply:
    result = _result(request)
    return {"kind": "assessed", "view": result_view(result.model, result)}


def _firm(request: Reply) -> Reply:
    return {"kind": "firm", "section": firm_section(_result(request))}


def _ledger(request: Reply) -> Reply:
    return {"kind": "ledger", "section": ledger_section(_result(request))}


def _published(_: Reply) -> Reply:
    return {"kind": "published", "section": published_section()}


def _result(request: Reply) -> Assessment:
    asked = [_answers(request), _weights(request), request.get("values", [])]
    return _assessment(json.dumps(asked, sort_keys=True))


@lru_cache(maxsize=2)
def _assessment(asked: str) -> Assessment:
    """Assess once what several requests ask about: the result first, how firm it is after that."""
    answers, weights, values = json.loads(asked)
    published = load_model()
    return assess(with_values(published, read_changes(published, values)), answers, weights)


def _criteria(_: Reply) -> Reply:
    """Return what a reader needs to weigh criteria and to look up, or replace, a value."""
    model = load_model()
    groups = [{"id": name, "title": title} for name, title in model.groups.items()]
    alternatives = [{"id": name, "name": item.name} for name, item in model.alternatives.items()]
    criteria = [_criterion(item) for item in model.criteria.values()]
    return {"kind": "criteria", "groups": groups, "alternatives": alternatives, "criteria": criteria}


def _criterion(criterion: Criterion) -> Reply:
    levels = (*criterion.levels, *criterion.plant_levels)
    return {
        "id": criterion.id,
        "number": criterion.number,
        "title": criterion.title,
        "group": criterion.group,
        "from": criterion.swing_from,
        "to": criterion.swing_to,
        "reason": criterion.reason,
        "levels": [
            {"level": place, "plant": place >= PLANT_OFFSET, "state": item.state, "why": item.why, "value": item.value}
            for place, item in enumerate(levels)
        ],
    }


def _encode(request: Reply) -> Reply:
    values = read_changes(load_model(), request.get("values", []))
    return {"kind": "encoded", "fragment": link.encode(_answers(request), _weights(request), values=values)}


def _decode(request: Reply) -> Reply:
    text = request.get("text")
    if not isinstance(text, str):
        return _problem("text", "shape", "text must be a string.")
    decoded = link.decode(text)
    return {
        "kind": "decoded",
        "answers": decoded.answers,
        "weights": decoded.weights,
        "values": [change._asdict() for change in decoded.values],
        "version": decoded.version,
    }


def _questions(_: Reply) -> Reply:
    return {"kind": "questions", "questions": question_list()}


def question_list() -> list[Reply]:
    """Return every question with its level ids, for people and programs that write answer files."""
    return [
        {
            "id": question.id,
            "section": question.section,
            "ask": question.ask,
            "levels": [{"id": level.id, "label": level.label} for level in question.levels],
        }
        for question in load_model().questions.values()
    ]


KINDS: Mapping[str, Callable[[Reply], Reply]] = {
    "assess": _assess,
    "firm": _firm,
    "ledger": _ledger,
    "published": _published,
    "criteria": _criteria,
    "encode": _encode,
    "decode": _decode,
    "questions": _questions,
}
