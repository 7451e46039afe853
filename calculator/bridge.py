"""JSON text in, JSON text out: the one door of the engine for the browser and other programs.

Expected problems come back as data; only bugs raise.
"""

import json
from collections.abc import Callable, Mapping

from calculator import link
from calculator.analysis.sampling import SCRAMBLES
from calculator.answers import read_answers
from calculator.economics import as_given, load_economics
from calculator.entities import Criterion
from calculator.errors import AnswerError, LinkError, Problem
from calculator.loader import load_model
from calculator.overrides import PLANT_OFFSET, read_changes
from calculator.present import result_view
from calculator.present.firm import firm_section
from calculator.present.inputs import input_groups
from calculator.present.ledger import ledger_section
from calculator.present.money import money_section
from calculator.published import published_section
from calculator.requests import (
    Reply,
    answers_of,
    assessment_of,
    move_month_of,
    numbers_of,
    simulation_of,
    weights_of,
    work_out_part,
)

LONGEST_REQUEST = 64 * 1024


def handle(request_json: str) -> str:
    """Answer one request.

    Args:
        request_json: an object with a ``kind`` of ``KINDS``.

    Returns:
        An object with ``kind`` ``assessed``, ``encoded``, ``decoded``, the kind that was asked for, or ``problem``;
        keys are sorted, so that the same request gives the same bytes everywhere.
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


def _assess(request: Reply) -> Reply:
    result = assessment_of(request)
    return {"kind": "assessed", "view": result_view(result.model, result)}


def _firm(request: Reply) -> Reply:
    return {"kind": "firm", "section": firm_section(assessment_of(request))}


def _ledger(request: Reply) -> Reply:
    return {"kind": "ledger", "section": ledger_section(assessment_of(request), move_month_of(request))}


def _money(request: Reply) -> Reply:
    section = money_section(assessment_of(request), simulation_of(request), move_month_of(request))
    return {"kind": "money", "section": section}


def _money_part(request: Reply) -> Reply:
    """Work out one part of a long simulation and keep it, so that a page can show how far it is, and stop asking."""
    return {"kind": "money_part", "part": work_out_part(request), "of": SCRAMBLES}


def _inputs(request: Reply) -> Reply:
    """Return the inputs of time and money, and the reader's own as they are counted."""
    model, numbers = load_model(), numbers_of(request)
    economics = load_economics(model)
    return {
        "kind": "inputs",
        "currencies": list(economics.settings.currencies),
        "year": economics.settings.base_year,
        "groups": input_groups(model, read_answers(model, answers_of(request))),
        "numbers": as_given(economics, numbers),
    }


def _published(_: Reply) -> Reply:
    return {"kind": "published", "section": published_section()}


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
    model = load_model()
    values = read_changes(model, request.get("values", []))
    numbers = as_given(load_economics(model), numbers_of(request))
    fragment = link.encode(answers_of(request), weights_of(request), values=values, numbers=numbers)
    return {"kind": "encoded", "fragment": fragment}


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
        "numbers": decoded.numbers,
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
    "money": _money,
    "money_part": _money_part,
    "inputs": _inputs,
    "published": _published,
    "criteria": _criteria,
    "encode": _encode,
    "decode": _decode,
    "questions": _questions,
}
