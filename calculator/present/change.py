"""What would change the result, what to find out first, and the work that every alternative needs."""

from collections.abc import Sequence

from calculator.assessment import Assessment
from calculator.decision.changes import Change, ChangeSet, lead_months
from calculator.decision.flips import FlipSet
from calculator.decision.gate_flips import GateFlip
from calculator.decision.information import Finding
from calculator.entities import GateResult
from calculator.present.blocks import Block, details, item, items, paragraph, section
from calculator.present.leads import change_lead, find_out_lead, work_lead
from calculator.present.words import Wording, capital, duration_text, listed, months_text, points_text, share_text

MOST_SETS = 5


def change_section(result: Assessment) -> Block:
    """Return score flips per alternative, what would rule the leader out, and what would open an excluded one."""
    wording = Wording(result.model)
    blocks: list[Block] = []
    known = [flip for flip in result.flips if not flip.finding_out]
    for name in result.ranking.remaining:
        blocks += _flips(
            result,
            wording,
            wording.say("notes", "flip_to", leader=capital(wording.name(name))),
            [flip for flip in known if flip.leader == name],
        )
    found_out = [flip for flip in result.flips if flip.finding_out]
    if found_out:
        blocks += _flips(result, wording, wording.say("notes", "finding_flip"), found_out)
    if result.leader:
        title = wording.say("notes", "rule_out", leader=wording.name(result.leader))
        blocks += _gate_flips(result, wording, title, result.rules_out)
    for name, flips in result.opens.items():
        blocks += _gate_flips(result, wording, wording.say("notes", "open_up", name=wording.name(name)), flips)
        if not flips:
            blocks.append(paragraph(wording.say("notes", "no_open")))
    return section("change", wording.say("sections", "change"), _lead(result, wording, known), blocks)


def _lead(result: Assessment, wording: Wording, known: Sequence[FlipSet]) -> str:
    if result.leader is None:
        return wording.say("leads", "change_blocked")
    if result.verdict.known_criteria == 0:
        return wording.say("leads", "change_empty")
    if len(result.ranking.remaining) == 1:
        return wording.say("leads", "change_alone")
    away = [flip for flip in known if flip.leader != result.leader]
    return change_lead(result, away) if away else wording.say("leads", "change" if known else "change_none")


def _flips(result: Assessment, wording: Wording, title: str, flips: Sequence[FlipSet]) -> list[Block]:
    if not flips:
        return []
    shown = _distinct([flip.changes for flip in flips])
    return [
        paragraph(title, "heading"),
        items([_set(result, wording, changes) for changes in shown]),
        *_more(wording, len(shown), len(flips)),
    ]


def _gate_flips(result: Assessment, wording: Wording, title: str, flips: Sequence[GateFlip]) -> list[Block]:
    if not flips:
        return []
    shown = _distinct([flip.changes for flip in flips])
    count = sum(flip.count for flip in flips)
    entries = items([_set(result, wording, changes) for changes in shown])
    return [details(title, [entries, *_more(wording, len(shown), count)])]


def _more(wording: Wording, shown: int, count: int) -> list[Block]:
    return (
        [paragraph(wording.say("notes", "more_sets", shown=shown, count=f"{count:,}"), "note")] if count > shown else []
    )


def _distinct(sets: Sequence[ChangeSet]) -> list[ChangeSet]:
    """Return the first few sets that change different questions."""
    shown: dict[tuple[str, ...], ChangeSet] = {}
    for changes in sets:
        shown.setdefault(tuple(change.question for change in changes), changes)
    return list(shown.values())[:MOST_SETS]


def _set(result: Assessment, wording: Wording, changes: ChangeSet) -> Block:
    names = listed([wording.question(change.question) for change in changes])
    lines = [_change(wording, change, named=len(changes) > 1) for change in changes]
    return item(names, _time(result, wording, changes), None, lines)


def _change(wording: Wording, change: Change, *, named: bool) -> str:
    name = f"{wording.question(change.question)}: " if named else ""
    after = wording.label(change.question, change.after)
    if not change.before:
        return f"{name}“{after}”"
    return f"{name}“{wording.label(change.question, change.before)}” becomes “{after}”"


def _time(result: Assessment, wording: Wording, changes: ChangeSet) -> str:
    months = sum(lead_months(result.model, change) for change in changes)
    upward = [change for change in changes if lead_months(result.model, change)]
    if not months:
        return capital(wording.say("notes", "can_happen"))
    word = "to find out" if not changes[0].before else "of work"
    together = ", one after the other" if len(upward) > 1 else ""
    return f"{capital(duration_text(months))} {word}{together}"


def find_out_section(result: Assessment) -> Block:
    """Return the open answers, those that can change the leader first."""
    wording = Wording(result.model)
    title = wording.say("sections", "find_out")
    worth = [finding for finding in result.find_out if finding.points > 0 or finding.changes_leader > 0]
    never = [wording.question(finding.question) for finding in result.find_out if finding.never]
    rest = [finding for finding in result.find_out if finding not in worth and not finding.never]
    idle = [wording.question(finding.question) for finding in rest]
    blocks: list[Block] = []
    if worth:
        blocks.append(items([_finding(result, wording, finding) for finding in worth], ordered=True))
    if idle:
        blocks.append(paragraph(wording.say("notes", "finding_idle", names=listed(idle)), "note"))
    if never:
        blocks.append(paragraph(wording.say("notes", "finding_never", names=listed(never)), "note"))
    key = "find_out_idle" if result.find_out else "find_out_none"
    lead = find_out_lead(result, worth) if worth else wording.say("leads", key)
    return section("find_out", title, lead, blocks)


def _finding(result: Assessment, wording: Wording, finding: Finding) -> Block:
    question = result.model.questions[finding.question]
    words = {
        "chance": share_text(finding.changes_leader),
        "points": points_text(finding.points),
        "time": duration_text(finding.months),
        "how": question.find_out_how,
    }
    return item(wording.question(finding.question), wording.say("notes", "finding", **words))


def work_section(result: Assessment) -> Block:
    """Return the work that every alternative needs: shared gate conditions first, then shared foundations."""
    wording = Wording(result.model)
    entries = [*_shared_conditions(result), *_shared_work(result)]
    lead = work_lead(result, len(entries))
    return section("work", wording.say("sections", "work"), lead, [items(entries)] if entries else [])


def _shared_conditions(result: Assessment) -> list[Block]:
    entries = []
    for gate, states in result.gates.items():
        common = set.intersection(*({finding.outcome.id for finding in state.findings} for state in states.values()))
        for finding in next(iter(states.values())).findings:
            outcome = finding.outcome
            if outcome.id in common and outcome.action and outcome.id != "unknown":
                time = f"{capital(months_text(*outcome.months))}." if outcome.months else ""
                alike = len({_reason_of(state, outcome.id) for state in states.values()}) == 1
                detail = f"{finding.reason if alike else ''} {time}".strip()
                entries.append(item(outcome.action, detail or None, result.model.gates[gate].page))
    return entries


def _reason_of(state: GateResult, outcome: str) -> str:
    return next(finding.reason for finding in state.findings if finding.outcome.id == outcome)


def _shared_work(result: Assessment) -> list[Block]:
    reached = {
        finding.outcome.id for states in result.gates.values() for s in states.values() for finding in s.findings
    }
    return [
        item(work.text, work.detail, work.page)
        for work in result.model.work.values()
        if not reached & set(work.unless)
        and any(result.answers.get(name) in levels for name, levels in work.when.items())
    ]
