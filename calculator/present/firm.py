"""How firm a result is, in words: perturbed values, weights that would change it, typical weights, ranks, bounds."""

from fractions import Fraction

from calculator.assessment import Assessment
from calculator.decision.firmness import Firmness, Stability, firmness
from calculator.decision.information import find_out
from calculator.decision.perturbation import Perturbation, perturb
from calculator.present.blocks import Block, details, item, items, paragraph, section, table
from calculator.present.words import Wording, capital, points_text, share_text

SECTION = "firm"
FLOOR = 25
FLAT = Fraction(1, 50)


def firm_section(result: Assessment) -> Block:
    """Return the section that arrives after the result, as it takes longer to compute."""
    wording = Wording(result.model)
    title, lead = wording.say("firm", "title"), wording.say("firm", "lead")
    if result.leader and result.verdict.known_criteria < result.model.verdict["known_criteria"]:
        return section(SECTION, title, wording.say("firm", "early"), [])
    found, tables = firmness(result), perturb(result)
    if found is None or tables is None:
        return section(SECTION, title, wording.say("firm", "alone"), [])
    blocks = [items(_values(result, wording, tables))]
    blocks += [*_weights(result, wording, found), *_central(result, wording, found)]
    blocks += _floor(result, wording)
    if found.box is not None:
        blocks += _box(wording, found)
    if result.ranking.worlds == 1 and result.weights.kind in ("none", "order"):
        blocks.append(details("First, second and last", [_ranks(result, wording, found)]))
    elif result.ranking.worlds > 1:
        blocks.append(paragraph(wording.say("firm", "expected"), "note"))
    return section(SECTION, title, lead, blocks)


def _values(result: Assessment, wording: Wording, tables: Perturbation) -> list[Block]:
    leader = wording.name(result.ranking.mean_leader or "")
    words = {"stays": tables.stays, "tables": tables.tables, "span": tables.span, "leader": leader}
    entries = [item(wording.say("firm", "stays", **words))]
    decisive = tables.decisive
    if decisive is None:
        return [*entries, item(wording.say("firm", "no_decisive"))]
    cell = decisive.cell
    text = wording.say(
        "firm",
        "decisive" if decisive.alike == 1 else "decisive_alike",
        alternative=wording.name(cell.alternative),
        criterion=result.model.criteria[cell.criterion].title,
        value=decisive.value,
        needed=decisive.needed,
        leader=wording.name(decisive.leader),
        step=decisive.step,
        alike=decisive.alike,
    )
    return [*entries, item(text, None, "method/criteria/")]


def _weights(result: Assessment, wording: Wording, found: Firmness) -> list[Block]:
    moving = [entry for entry in (*found.criteria, *found.groups) if not entry.always]
    if not moving:
        return [paragraph(wording.say("firm", "weights_all"))]
    lines = [item(line) for entry in moving for line in _interval(result, wording, entry)]
    return [paragraph(wording.say("firm", "weights_some")), items(lines)]


def _interval(result: Assessment, wording: Wording, entry: Stability) -> list[str]:
    criterion = result.model.criteria.get(entry.id)
    name = criterion.title if criterion else f"All of “{result.model.groups[entry.id].lower()}” together"
    now, lines = share_text(entry.weight), []
    if entry.high < 1:
        lines.append(wording.say("firm", "above", name=name, high=share_text(entry.high), now=now))
    if entry.low > 0:
        lines.append(wording.say("firm", "below", name=name, low=share_text(entry.low), now=now))
    return lines


def _central(result: Assessment, wording: Wording, found: Firmness) -> list[Block]:
    if found.central is None or result.leader is None:
        return []
    leader = wording.name(result.leader)
    if result.weights.kind == "none" and max(found.central) - min(found.central) < FLAT:
        return [paragraph(wording.say("firm", "central_flat", leader=leader))]
    pairs = sorted(zip(found.central, result.model.criteria.values(), strict=True), key=lambda pair: -pair[0])
    words = {"top": f"“{pairs[0][1].title}”", "bottom": f"“{pairs[-1][1].title}”", "leader": leader}
    rows = [[f"{entry.number} {entry.title}", share_text(weight)] for weight, entry in pairs]
    columns = [("Criterion", "left"), ("Weight", "right")]
    weights = table("Mean of all weightings that favour the leader.", columns, rows)
    return [paragraph(wording.say("firm", "central", **words)), details("Typical weights", [weights])]


def _floor(result: Assessment, wording: Wording) -> list[Block]:
    """Say so where another payoff for a ruled-out alternative would change what to find out first."""
    if not result.find_out or result.find_out[0].points <= 0:
        return []
    again = find_out(result.model, result.answers, result.ranking.weights, FLOOR)
    if again[0].question == result.find_out[0].question:
        return []
    name = wording.question(again[0].question)
    return [paragraph(wording.say("notes", "floor", floor=FLOOR, question=name), "note")]


def _ranks(result: Assessment, wording: Wording, found: Firmness) -> Block:
    rows = []
    for name, last in found.last.items():
        first = result.ranking.shares[name]
        second = found.second.get(name, Fraction(0))
        rows.append([result.model.alternatives[name].name, share_text(first), share_text(second), share_text(last)])
    columns = [("Alternative", "left"), ("First", "right"), ("Second", "right"), ("Last", "right")]
    return table(wording.say("firm", "ranks"), columns, rows)


def _behind(wording: Wording, name: str, regret: Fraction) -> str:
    words = {"name": capital(wording.name(name)), "regret": points_text(regret)}
    return wording.say("firm", "box_regret" if regret else "box_never", **words)


def _box(wording: Wording, found: Firmness) -> list[Block]:
    box = found.box
    if box is None:
        return []
    if box.necessary:
        text = wording.say("firm", "box_necessary", leader=capital(wording.name(box.necessary)))
    else:
        text = wording.say("firm", "box_possible", names=wording.names(list(box.possible)))
    lines = [item(_behind(wording, name, regret)) for name, regret in box.regret.items()]
    return [paragraph(text), items(lines)]
