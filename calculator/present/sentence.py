"""The headline and the one sentence: verdict word, alternative, why."""

from calculator.assessment import Assessment
from calculator.present.words import Wording, capital, listed

STRENGTHS = 2


def headline(result: Assessment) -> str:
    """Return the verdict word with the alternative it names."""
    wording = Wording(result.model)
    leader = wording.name(result.leader) if result.leader else ""
    return wording.say("headlines", result.word, leader=leader)


def sentence(result: Assessment) -> str:
    """Return the verdict in one sentence a board member could read aloud."""
    wording = Wording(result.model)
    if result.leader is None:
        return wording.say("sentences", "blocked", gates=_failed_gates(result))
    words = {
        "leader": wording.name(result.leader),
        "Leader": capital(wording.name(result.leader)),
        "weightings": wording.weightings(result.ranking.shares[result.leader], result.weights.kind),
        "rival": wording.name(result.rival) if result.rival else "",
        "excluded": wording.names(list(result.excluded)),
        "strengths": _strengths(result, wording),
        "ungated": wording.name(result.verdict.ungated_leader) if result.verdict.ungated_leader else "",
        "firmness": _firmness(result, wording),
        "weakness": _weakness(result, wording),
    }
    return wording.say("sentences", _key(result), **words)


def _key(result: Assessment) -> str:
    """Return which sentence fits the word."""
    verdict, alone = result.verdict, len(result.ranking.remaining) == 1
    if verdict.word == "clear" and alone:
        return "clear_alone"
    if verdict.word == "only_one_left" and verdict.ungated_leader != verdict.leader:
        return "only_one_left_other"
    if verdict.word == "too_close" and verdict.reasons == ("small_flip",):
        return "too_close_fragile"
    if verdict.word == "ask_first":
        if verdict.known_criteria == 0:
            return "ask_first_empty"
        return "ask_first" if "few_known" in verdict.reasons else "ask_first_ahead"
    return verdict.word


def _failed_gates(result: Assessment) -> str:
    names = dict.fromkeys(gate for gates in result.excluded.values() for gate in gates)
    return listed([result.model.gates[name].title for name in names])


def _strengths(result: Assessment, wording: Wording) -> str:
    best = [reason for reason in result.reasons if reason.contribution > 0][:STRENGTHS]
    return wording.quoted([result.model.criteria[reason.criterion].title for reason in best])


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
    said = [wording.say("weaknesses", _flip_key(code, verdict.smallest_flip), **words) for code in known]
    return f"{', '.join(said[:-1])}, and {said[-1]}" if len(said) > 1 else "".join(said)


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
        gates=listed([model.gates[gate].title for gate in unknown]),
        question=wording.question(decisive.question) if decisive else "",
    )
