"""Rules that hold between the model's files; every breach is named with file and remedy."""

from collections.abc import Iterable

from calculator.entities import UNKNOWN, Criterion, Gate, Model, Question, Work
from calculator.errors import ModelError

LEVELS = 4
VERDICT = {
    "clear_share",
    "lean_share",
    "clear_flip",
    "lean_flip",
    "ask_first_change",
    "known_criteria",
    "compromise_level",
}


def check_model(model: Model) -> None:
    """Refuse a model whose parts do not fit together.

    Raises:
        ModelError: with every breach found, one a line.
    """
    breaches = [
        *_head(model),
        *_questions(model),
        *(breach for criterion in model.criteria.values() for breach in _criterion(model, criterion)),
        *(breach for gate in model.gates.values() for breach in _gate(model, gate)),
        *_timeline(model),
        *(breach for work in model.work.values() for breach in _work(model, work)),
        *_known("texts.toml", "question_names of", model.questions, model.texts.get("question_names", {})),
        *_known("texts.toml", "question", model.texts.get("question_names", {}), model.questions),
    ]
    if breaches:
        raise ModelError("\n".join(breaches))


def _known(where: str, kind: str, used: Iterable[str], known: Iterable[str]) -> list[str]:
    names = set(known)
    return [f"{where}: {kind} {name!r} does not exist; correct it" for name in used if name not in names]


def _head(model: Model) -> list[str]:
    sections = [section.id for section in model.sections]
    breaches = [f"model.toml: section {name!r} is listed twice" for name in set(sections) if sections.count(name) > 1]
    breaches += [f"model.toml [verdict]: key {name!r} is missing; add it" for name in VERDICT - set(model.verdict)]
    breaches += _known("model.toml [verdict]", "convention", model.verdict, VERDICT)
    return breaches


def _questions(model: Model) -> list[str]:
    breaches: list[str] = []
    placed = [(section.id, question) for section in model.sections for question in section.questions]
    for section, name in placed:
        question = model.questions[name]
        if question.section != section:
            breaches.append(
                f"questions/{name}.toml: section is {question.section!r}, model.toml lists it in {section!r}"
            )
        breaches += _question(model, question)
    return breaches


def _question(model: Model, question: Question) -> list[str]:
    where = f"questions/{question.id}.toml"
    ids = [level.id for level in question.levels]
    breaches = [
        *_known(where, "claim", question.claims, model.claims),
        *_known(where, "reference", question.references, model.references),
        *_known(where, "gate", question.gates, model.gates),
        *_known(where, "criterion", [question.criterion] if question.criterion else [], model.criteria),
    ]
    if len(set(ids)) != len(ids) or UNKNOWN in ids or not 2 <= len(ids) <= 30:
        breaches.append(f"{where}: level ids must differ, none {UNKNOWN!r}, 2 to 30 of them")
    if question.criterion is None and not question.gates:
        breaches.append(f"{where}: nothing reads this question; give it a criterion or a gate, or drop it")
    for level in question.levels:
        if (level.criterion_level is None) != (question.criterion is None):
            breaches.append(f"{where}: level {level.id}: criterion_level goes with a criterion, on every level")
        elif level.criterion_level is not None and not 0 <= level.criterion_level < LEVELS:
            breaches.append(f"{where}: level {level.id}: criterion_level is {level.criterion_level}; use 0 to 3")
        if level.lead_months < 0:
            breaches.append(f"{where}: level {level.id}: lead_months is negative")
        for other, others in level.excluded_when.items():
            if other not in model.questions:
                breaches.append(f"{where}: level {level.id}: excluded_when names unknown question {other!r}")
            else:
                breaches += _known(where, "level", others, (item.id for item in model.questions[other].levels))
    return breaches


def _criterion(model: Model, criterion: Criterion) -> list[str]:
    where = f"criteria/{criterion.id}.toml"
    breaches = [
        *_known(where, "claim", criterion.claims, model.claims),
        *_known(where, "reference", criterion.references, model.references),
        *_known(where, "group", [criterion.group], model.groups),
    ]
    if len(criterion.levels) != LEVELS or len(criterion.plant_levels) not in (0, LEVELS):
        breaches.append(f"{where}: give four levels, and four or no plant levels")
    for level in (*criterion.levels, *criterion.plant_levels):
        if set(level.value) != set(model.alternatives):
            breaches.append(f"{where}: level {level.state!r} needs one value for each alternative")
    if not model.questions_of(criterion.id):
        breaches.append(f"{where}: no question feeds it")
    return breaches


def _gate(model: Model, gate: Gate) -> list[str]:
    where = f"gates/{gate.id}.toml"
    breaches = [
        *_known(where, "claim", gate.claims, model.claims),
        *_known(where, "reference", gate.references, model.references),
    ]
    if not any(gate.id in question.gates for question in model.questions.values()):
        breaches.append(f"{where}: no question feeds it")
    if gate.outcomes.get(UNKNOWN) is None or gate.outcomes[UNKNOWN].state != "unknown":
        breaches.append(f"{where}: an outcome named 'unknown' with state unknown is needed")
    for outcome in gate.outcomes.values():
        if outcome.state == "conditional" and not outcome.action:
            breaches.append(f"{where}: outcome {outcome.id} is conditional; say what clears it in action")
    best = gate.choices.get("best", {})
    breaches += _known(where, "question", best, model.questions)
    for name, level in best.items():
        if name in model.questions:
            breaches += _known(where, "level", [level], (item.id for item in model.questions[name].levels))
    return breaches


def _work(model: Model, work: Work) -> list[str]:
    where = f"work.toml {work.id}"
    breaches = [
        *_known(where, "claim", work.claims, model.claims),
        *_known(where, "question", work.when, model.questions),
    ]
    for name, levels in work.when.items():
        if name in model.questions:
            breaches += _known(where, "level", levels, (level.id for level in model.questions[name].levels))
    return breaches


def _timeline(model: Model) -> list[str]:
    where, timeline = "timeline.toml", model.timeline
    answers = {level.id for question in model.questions.values() for level in question.levels}
    breaches = _known(where, "question", timeline.decided_by.values(), model.questions)
    for named in (timeline.decided_by, timeline.paths):
        breaches += _known(where, "alternative", named, model.alternatives)
        breaches += _known(where, "entry of decided_by or paths for", model.alternatives, named)
    for alternative, paths in timeline.paths.items():
        decider = model.questions.get(timeline.decided_by.get(alternative, ""))
        asked = [level.id for level in decider.levels] if decider else []
        breaches += _known(where, f"path of {alternative} for answer", asked, paths)
        breaches += _known(where, f"in the paths of {alternative}, answer", paths, answers)
    for step in model.timeline.steps.values():
        breaches += _known(f"timeline.toml step {step.id}", "reference", step.references, model.references)
    for paths in model.timeline.paths.values():
        for steps in paths.values():
            parallel = [name for step in steps for name in step.split("|")]
            breaches += _known("timeline.toml", "step", parallel, model.timeline.steps)
    return breaches
