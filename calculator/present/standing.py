"""Gates, and the three alternatives side by side with what argues for and against the leader."""

from fractions import Fraction

from calculator.answers import values_at
from calculator.assessment import Assessment, Reason
from calculator.entities import GateResult
from calculator.gates.patient_delivery import work_before
from calculator.present.blocks import Block, details, item, items, paragraph, section, states, table
from calculator.present.leads import gates_lead, why_lead
from calculator.present.weights import weights_used
from calculator.present.words import (
    Wording,
    capital,
    listed,
    months_text,
    points_text,
    share_text,
    short_name,
    signed_points,
)
from calculator.timeline import first_batch

MOST_REASONS = 4
LEVEL_BELOW = Fraction(11, 20)


def gates_section(result: Assessment) -> Block:
    """Return every gate with its state and findings per alternative."""
    wording = Wording(result.model)
    blocks = [
        paragraph(wording.say("notes", "conflict", one=wording.question(a), other=wording.question(b)), "warning")
        for a, b in result.conflicts
    ]
    gates = [_gate(result, wording, gate) for gate in result.model.gates]
    blocks.append({"type": "gates", "gates": gates})
    return section("gates", wording.say("sections", "gates"), gates_lead(result), blocks, [_grid(result, wording)])


def _grid(result: Assessment, wording: Wording) -> Block:
    """Return every gate's state for every alternative, seen at once."""
    rows = [
        (gate.title, [(state.state, wording.say("states_short", state.state)) for state in result.gates[name].values()])
        for name, gate in result.model.gates.items()
    ]
    return states([short_name(item.name) for item in result.model.alternatives.values()], rows)


def _gate(result: Assessment, wording: Wording, gate: str) -> Block:
    entity = result.model.gates[gate]
    states = result.gates[gate]
    alike = len({tuple((f.outcome.id, f.reason) for f in state.findings) for state in states.values()}) == 1
    first = next(iter(states.values()))
    rows = (
        [_row(wording, "all", wording.say("notes", "same_for_all"), first)]
        if alike
        else [_row(wording, name, result.model.alternatives[name].name, state) for name, state in states.items()]
    )
    return {
        "id": gate,
        "number": entity.number,
        "title": entity.title,
        "question": entity.question,
        "href": entity.page,
        "rows": rows,
    }


def _row(wording: Wording, alternative: str, name: str, state: GateResult) -> Block:
    findings = [
        {
            "reason": finding.reason,
            "action": finding.outcome.action or None,
            "time": capital(months_text(*finding.outcome.months)) if finding.outcome.months else None,
        }
        for finding in state.findings
    ]
    return {
        "alternative": alternative,
        "name": name,
        "state": state.state,
        "state_text": wording.say("states", state.state),
        "findings": findings,
    }


def alternatives_section(result: Assessment) -> Block:
    """Return one card per alternative; excluded ones stay visible with the gate that excluded them."""
    wording = Wording(result.model)
    cards = [_card(result, wording, name) for name in result.model.alternatives]
    glance: list[Block] = [{"type": "alternatives", "cards": cards}]
    if result.leader is None:
        lead = wording.say("leads", "alternatives_blocked")
        return section("alternatives", wording.say("sections", "alternatives"), lead, [], glance)
    blocks = [paragraph(method_text(result), "note")]
    if result.excluded and result.ranking.remaining:
        blocks.append(paragraph(wording.say("notes", "excluded_shares"), "note"))
    pairs = _pairs(result, wording)
    if pairs:
        key = "pairwise_open" if result.ranking.worlds > 1 else "pairwise_known"
        blocks.append(details(wording.say("notes", key), [items(pairs)]))
    blocks += weights_used(result)
    kind = {"none": "alternatives", "order": "alternatives_order"}.get(result.weights.kind, "alternatives_points")
    lead = wording.say("leads", kind, criteria=len(result.model.criteria))
    return section("alternatives", wording.say("sections", "alternatives"), lead, blocks, glance)


def method_text(result: Assessment) -> str:
    """Return whether the shares are exact, averaged or sampled, with the standard error."""
    wording, ranking = Wording(result.model), result.ranking
    if ranking.method == "sampled":
        error = f"{float(ranking.error) * 100:.2f} percentage points"
        return wording.say("notes", "sampled", points=f"{ranking.points:,}", error=error)
    if ranking.worlds > 1:
        return wording.say("notes", "exact_states", worlds=ranking.worlds)
    return wording.say("notes", "exact")


def _card(result: Assessment, wording: Wording, name: str) -> Block:
    share = result.ranking.shares.get(name, Fraction(0))
    role, role_text = _role(result, wording, name)
    excluded = role == "excluded"
    return {
        "id": name,
        "name": result.model.alternatives[name].name,
        "short": result.model.alternatives[name].short,
        "share": 0 if excluded else round(share * 1000),
        "share_text": "" if excluded else share_text(share),
        "role": role,
        "role_text": role_text,
        "lines": _lines(result, wording, name),
    }


def _role(result: Assessment, wording: Wording, name: str) -> tuple[str, str]:
    if name in result.excluded:
        return "excluded", wording.say("roles", "excluded")
    share = result.ranking.shares[name]
    if name == result.leader:
        return "leader", wording.say("roles", "necessary" if share == 1 else "leader")
    return ("possible", wording.say("roles", "possible")) if share else ("behind", wording.say("roles", "never"))


def _lines(result: Assessment, wording: Wording, name: str) -> list[str]:
    model = result.model
    lines = [
        f"{model.gates[gate].number} {model.gates[gate].title}: {result.gates[gate][name].findings[0].reason}"
        for gate in result.excluded.get(name, ())
    ]
    lines.append(_first_batch(result, wording, name))
    if result.weights.kind == "swings":
        lines.append(wording.say("notes", "score", score=points_text(result.ranking.scores[name])))
    return lines


def _first_batch(result: Assessment, wording: Wording, name: str) -> str:
    """Return the typical month of the first GMP batch, work that gate G1 puts first included."""
    waits = work_before(result.model, result.answers)
    typical = sorted({m[1] for wait in waits for m in first_batch(result.model, name, result.answers, wait)})
    if typical == [0]:
        return wording.say("notes", "first_batch_now")
    if len(typical) > 1:
        return wording.say("notes", "first_batch_range", low=typical[0], high=typical[-1])
    before = wording.say("notes", "first_batch_before", months=waits[0][1]) if waits[0][1] else ""
    key = "first_batch_excluded" if name in result.excluded else "first_batch"
    return wording.say("notes", key, months=typical[0], before=before)


def _pairs(result: Assessment, wording: Wording) -> list[Block]:
    found = []
    for (one, other), share in result.ranking.pairwise.items():
        if share >= Fraction(1, 2) and (share > Fraction(1, 2) or one < other):
            words = {
                "one": capital(wording.name(one)),
                "other": wording.name(other),
                "weightings": wording.weightings(share, result.weights.kind),
            }
            found.append(item(wording.say("notes", "pairwise", **words)))
    return found


def why_section(result: Assessment) -> Block | None:
    """Return the criteria that argue for and against the leader, and every value behind them."""
    wording = Wording(result.model)
    if result.leader is None:
        return None
    title = wording.say("sections", "why")
    if result.rival is None:
        return section("why", title, wording.say("leads", "why_alone"), [])
    if result.verdict.known_criteria == 0:
        return section("why", title, wording.say("leads", "why_empty"), [])
    words = {"leader": wording.name(result.leader), "rival": wording.name(result.rival)}
    blocks: list[Block] = []
    for heading, wanted in (("For", 1), ("Against", -1)):
        known = [reason for reason in result.reasons if reason.level is not None]
        reasons = [reason for reason in known if reason.contribution * wanted > 0][:MOST_REASONS]
        if reasons:
            blocks.append(paragraph(f"{heading} {words['leader']}", "heading"))
            blocks.append(items([_reason(result, reason) for reason in reasons]))
    blocks += [paragraph(wording.say("notes", "expert"), "note"), _values(result)]
    return section("why", title, why_lead(result, **words), blocks)


def _reason(result: Assessment, reason: Reason) -> Block:
    criterion = result.model.criteria[reason.criterion]
    state = criterion.levels[reason.level].state if reason.level is not None else "not known yet"
    return item(f"{criterion.title}: {state[:1].lower() + state[1:]}.", reason.why, "method/criteria/")


def _values(result: Assessment) -> Block:
    """Return the table of levels and values, with the difference each criterion makes."""
    model, alternatives = result.model, list(result.model.alternatives)
    plant = result.answers.get("existing_plant") == "licensed_running"
    rows = []
    for reason in sorted(result.reasons, key=lambda entry: list(model.criteria).index(entry.criterion)):
        criterion = model.criteria[reason.criterion]
        if reason.level is None:
            values = ["open"] * len(alternatives)
        else:
            row = values_at(criterion, reason.level, plant).value
            values = [str(row[name]) for name in alternatives]
        rows.append([f"{criterion.number} {criterion.title}", *values, signed_points(reason.contribution)])
    columns = [("Criterion", "left"), *((model.alternatives[name].name, "right") for name in alternatives)]
    label = f"Lead over {listed([Wording(model).name(result.rival or '')])}"
    caption = (
        "Values from 0 to 100 at your answers; the last column is what each criterion adds at the average weighting."
    )
    return details("All values", [table(caption, [*columns, (label, "right")], rows)])
