"""The headline and the one sentence: verdict word, alternative, why."""

from calculator.assessment import Assessment
from calculator.present.words import Wording, capital, listed, share_text

STRENGTHS = 2


def headline(result: Assessment) -> str:
    """Return the verdict word with the alternative it names."""
    wording = Wording(result.model)
    leader = wording.name(result.leader) if result.leader else ""
    return wording.say("headlines", result.word, leader=leader)


def sentence(result: Assessment) -> str:
    """Return the verdict in one sentence a COO could read aloud."""
    wording = Wording(result.model)
    if result.leader is None:
        return wording.say("sentences", "blocked", gates=_failed_gates(result))
    words = {
        "leader": wording.name(result.leader),
        "Leader": capital(wording.name(result.leader)),
        "share": share_text(result.ranking.shares[result.leader]),
        "rival": wording.name(result.rival) if result.rival else "",
        "excluded": wording.names(list(result.excluded)),
        "strengths": _strengths(result),
        "firmness": _firmness(result, wording),
        "weakness": _weakness(result, wording),
    }
    key = "clear_alone" if result.word == "clear" and len(result.ranking.remaining) == 1 else result.word
    return wording.say("sentences", key, **words)


def _failed_gates(result: Assessment) -> str:
    names = dict.fromkeys(gate for gates in result.excluded.values() for gate in gates)
    return listed([result.model.gates[name].title.lower() for name in names])


def _strengths(result: Assessment) -> str:
    best = [reason for reason in result.reasons if reason.contribution > 0][:STRENGTHS]
    return listed([result.model.criteria[reason.criterion].title.lower() for reason in best]) or "balance"


def _firmness(result: Assessment, wording: Wording) -> str:
    flip = result.verdict.smallest_flip
    return wording.say("firmness", "none") if flip is None else wording.say("firmness", "some", flip=flip)


def _weakness(result: Assessment, wording: Wording) -> str:
    verdict, model = result.verdict, result.model
    if verdict.word == "ask_first":
        return " ".join(_ask(result, wording, code) for code in verdict.reasons[:2])
    words = {
        "rival": wording.name(result.rival) if result.rival else "another",
        "flip": verdict.smallest_flip,
        "first_on": verdict.first_on,
        "criteria": len(model.criteria),
        "mean_leader": wording.name(result.ranking.mean_leader) if result.ranking.mean_leader else "",
    }
    known = [code for code in verdict.reasons if code in (*model.texts["weaknesses"], "small_flip")]
    return listed([wording.say("weaknesses", _flip_key(code, verdict.smallest_flip), **words) for code in known])


def _flip_key(code: str, flip: int | None) -> str:
    if code != "small_flip":
        return code
    return "small_flip_one" if flip == 1 else "small_flip_more"


def _ask(result: Assessment, wording: Wording, code: str) -> str:
    model, leader = result.model, result.leader or ""
    unknown = [gate for gate, states in result.gates.items() if states[leader].state == "unknown"]
    decisive = max(result.find_out, key=lambda finding: finding.changes_leader, default=None)
    return wording.say(
        "asks",
        code,
        known=result.verdict.known_criteria,
        criteria=len(model.criteria),
        needed=model.verdict["known_criteria"],
        leader=wording.name(leader),
        gates=listed([model.gates[gate].title.lower() for gate in unknown]),
        question=wording.question(decisive.question).lower() if decisive else "",
    )
