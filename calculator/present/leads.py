"""The sentence that opens each section: what came out, before any table of it."""

from collections.abc import Sequence
from fractions import Fraction

from calculator.assessment import Assessment
from calculator.decision.changes import ChangeSet, lead_months
from calculator.decision.flips import FlipSet
from calculator.decision.information import Finding
from calculator.present.words import Wording, capital, duration_text, share_text

BEST_FOR, BEST_AGAINST = 2, 1


def gates_lead(result: Assessment) -> str:
    """Return who passes, who is ruled out and what stays to be done, alternatives with the same lot together."""
    wording = Wording(result.model)
    if result.leader is None:
        return wording.say("leads", "gates_blocked")
    lots: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for name in result.model.alternatives:
        lots.setdefault(_lot(result, name), []).append(name)
    if len(lots) == 1 and ("pass", ()) in lots:
        return wording.say("leads", "gates_pass_all")
    return " ".join(
        capital(wording.say("leads", f"gates_{state}_{_number(names)}", **_words(wording, names, gates)))
        for (state, gates), names in sorted(lots.items(), key=lambda lot: ORDER.index(lot[0][0]))
    )


ORDER = ("fail", "unknown", "conditional", "pass")


def _number(names: Sequence[str]) -> str:
    return "one" if len(names) == 1 else "more"


def _words(wording: Wording, names: Sequence[str], gates: Sequence[str]) -> dict[str, str]:
    titles = [wording.model.gates[gate].title for gate in gates]
    everyone = len(names) == len(wording.model.alternatives)
    shown = wording.say("notes", "all_three") if everyone else wording.names(names)
    return {"names": shown, "gates": wording.quoted(titles)}


def _lot(result: Assessment, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the state that matters most for an alternative, and the gates in that state."""
    for state in ORDER[:-1]:
        gates = tuple(gate for gate, states in result.gates.items() if states[name].state == state)
        if gates:
            return state, gates
    return "pass", ()


def why_lead(result: Assessment, leader: str, rival: str) -> str:
    """Return the strongest criteria for the leader and the strongest against it."""
    wording = Wording(result.model)
    known = [reason for reason in result.reasons if reason.level is not None]
    best = {
        wanted: [result.model.criteria[reason.criterion].title for reason in known if reason.contribution * wanted > 0]
        for wanted in (1, -1)
    }
    words = {"leader": leader, "rival": rival}
    against = "why_against" if best[1] else "why_only_against"
    parts = [
        wording.say("leads", key, names=wording.quoted(best[wanted][:most]), **words)
        for key, wanted, most in (("why_for", 1, BEST_FOR), (against, -1, BEST_AGAINST))
        if best[wanted]
    ]
    return " ".join(parts) or wording.say("leads", "why_level", **words)


def change_lead(result: Assessment, flips: Sequence[FlipSet]) -> str:
    """Return the smallest set of changed answers that makes another alternative lead, of equals the quickest."""
    wording = Wording(result.model)
    first = min(flips, key=lambda flip: (len(flip.changes), _months(result, flip.changes)))
    names = [wording.question(change.question) for change in first.changes]
    months = _months(result, first.changes)
    key = f"change_first_{_number(names)}" + ("" if months else "_now")
    words = {"leader": wording.name(first.leader), "names": wording.quoted(names)}
    return wording.say("leads", key, time=duration_text(months), **words)


def _months(result: Assessment, changes: ChangeSet) -> float:
    return sum(lead_months(result.model, change) for change in changes)


def find_out_lead(result: Assessment, worth: Sequence[Finding]) -> str:
    """Return the open answer that is most worth resolving, with its time and its chance to change the leader."""
    wording, first = Wording(result.model), worth[0]
    key = "find_out_first" if first.changes_leader > Fraction(0) else "find_out_first_points"
    words = {"name": wording.question(first.question), "time": duration_text(first.months)}
    return wording.say("leads", key, chance=share_text(first.changes_leader), **words)


def work_lead(result: Assessment, count: int) -> str:
    """Return how much work every alternative needs."""
    key = {0: "work_none", 1: "work_one"}.get(count, "work")
    return Wording(result.model).say("leads", key, count=count)
