"""The whole result in the order of model.md: sentence, gates, alternatives, why, change, find out, work, about."""

from hashlib import sha256

from calculator.assessment import Assessment
from calculator.entities import Model
from calculator.present.blocks import Block, details, item, items, section, table
from calculator.present.change import change_section, find_out_section, work_section
from calculator.present.sentence import headline, sentence
from calculator.present.standing import alternatives_section, gates_section, method_text, why_section
from calculator.present.words import Wording

FORMAT = 1
# Sections that take longer; they are asked for by kind once the result stands, in this order.
LATER = ("ledger", "money", "firm")
BEFORE = "work"


def result_view(model: Model, result: Assessment) -> Block:
    """Return the result as plain data, ready for JSON.

    Args:
        model: the model that was used.
        result: from ``assess``.

    Returns:
        Headline, sentence, sections of blocks, exact numbers under ``facts``, and version and method under ``about``.
    """
    sections = [
        gates_section(result),
        alternatives_section(result),
        why_section(result),
        change_section(result),
        find_out_section(result),
        work_section(result),
        _about_section(model, result),
    ]
    return {
        "format": FORMAT,
        "verdict": result.word,
        "word": Wording(model).say("verdict_words", result.word),
        "leader": result.leader,
        "leader_name": model.alternatives[result.leader].name if result.leader else None,
        "notice": _notice(model),
        "headline": headline(result),
        "sentence": sentence(result),
        "sections": [entry for entry in sections if entry is not None],
        "later": _later(result),
        "facts": facts(result),
        "about": {
            "model_version": model.version,
            "changed_values": model.changed_values,
            "released": model.released.isoformat(),
            "method": result.ranking.method,
            "seed": sha256(result.ranking.seed.encode()).hexdigest()[:12] if result.ranking.seed else "",
        },
    }


def _later(result: Assessment) -> list[Block]:
    """Return the sections to ask for next, with the words that hold their place; none while nothing is known."""
    if result.verdict.known_criteria == 0:
        return []
    wording = Wording(result.model)
    return [
        {"kind": kind, "before": BEFORE, "title": wording.say(kind, "title"), "lead": wording.say(kind, "lead")}
        for kind in LATER
    ]


def _notice(model: Model) -> str | None:
    """Return what every output must say first when the reader replaced some of our values."""
    count = model.changed_values
    if not count:
        return None
    return Wording(model).say("notes", "changed_one" if count == 1 else "changed_more", count=count)


def facts(result: Assessment) -> Block:
    """Return the numbers a program may want, exact ones as "numerator/denominator"."""
    ranking = result.ranking
    return {
        "acceptability": {name: str(share) for name, share in result.acceptability.items()},
        "pairwise": {f"{a}>{b}": str(share) for (a, b), share in ranking.pairwise.items()},
        "scores": {name: str(score) for name, score in ranking.scores.items()},
        "standard_error": str(ranking.error),
        "gates": {gate: {name: state.state for name, state in states.items()} for gate, states in result.gates.items()},
        "excluded": {name: list(gates) for name, gates in result.excluded.items()},
        "smallest_flip": result.verdict.smallest_flip,
        "score_flips": len(result.flips),
        "known_criteria": result.verdict.known_criteria,
        "reasons": list(result.verdict.reasons),
        "find_out": [
            {
                "question": finding.question,
                "points": str(finding.points),
                "changes_leader": str(finding.changes_leader),
            }
            for finding in result.find_out
        ],
    }


def _about_section(model: Model, result: Assessment) -> Block:
    wording, answers = Wording(model), result.answers
    if answers.unknown:
        count = wording.say("notes", "unanswered", count=len(answers.unanswered), unknown=len(answers.said_unknown))
    else:
        count = wording.say("notes", "all_answered")
    facts_list = [
        item(f"Model {model.version} of {model.released.isoformat()}", wording.say("notes", "expert")),
        item(count),
        *([item(f"Method: {method_text(result)}", _seed(result))] if result.leader else []),
        item(wording.say("notes", "challenge"), wording.say("notes", "not_advice"), "method/how-it-works/"),
    ]
    if result.weights.kind == "none":
        facts_list.insert(2, item(wording.say("notes", "no_score")))
    rows = [[wording.question(name), _answer(result, name)] for name in model.questions]
    answers_table = table("The answers this result uses.", [("Question", "left"), ("Answer", "left")], rows)
    blocks = [items(facts_list), details("The answers used", [answers_table])]
    return section("about", wording.say("sections", "about"), wording.say("leads", "about"), blocks)


def _seed(result: Assessment) -> str | None:
    seed = result.ranking.seed
    return f"Seed: {sha256(seed.encode()).hexdigest()[:12]}, the same for the same answers." if seed else None


def _answer(result: Assessment, name: str) -> str:
    level = result.answers.get(name)
    if level is not None:
        return result.model.questions[name].level(level).label
    return "I don't know yet" if name in result.answers.said_unknown else "not answered"
