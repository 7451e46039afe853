"""The risk register and its sensitivity, as fragments for the page on the ledger."""

from collections.abc import Iterator, Mapping

from calculator.answers import read_answers
from calculator.entities import Model
from calculator.ledger import load_register, sensitivity, typical_milestones
from calculator.ledger.entities import HORIZON, PLACES, Column, Edge, Per, Range, Register, Risk, Window
from calculator.ledger.holders import settled
from calculator.ledger.sensitivity import Sensitivity
from calculator.present.ledger import lots
from calculator.present.words import Wording, short_name
from scripts.site_build import citations
from scripts.site_build.examples import scenario
from scripts.site_build.markup import Markup, element
from scripts.site_build.prose import plain
from scripts.site_build.tables import table
from scripts.site_build.words import listing

TRIED = ("all_in_house", "hybrid")
MOVE = "move"
MILESTONE: Mapping[str, str] = {
    "decision": "the decision",
    "contract": "the contract",
    "slot": "the slot",
    "transfer_start": "the start of the transfer",
    "transfer_end": "the end of the transfer",
    "build_start": "the start of building",
    "gmp_ready": "the plant being GMP-ready",
    "qualification": "the start of qualification",
    "first_batch": "the first GMP batch",
    "ppq": "process validation",
    "first_inspection": "the first inspection",
    "filing": "filing",
    "licence": "the licence",
    "launch": "launch",
    "read_out": "the pivotal read-out",
    "pivotal_start": "the start of the pivotal trial",
    "move_start": "the start of the move",
    "move_end": "the end of the move",
}
PER: Mapping[Per, str] = {
    "once": "once",
    "month": "each month",
    "trial_lot": "each lot before launch",
    "market_lot": "each lot after launch",
}


def fragments(model: Model) -> dict[str, str]:
    """Return the register, its unit in words, and its sensitivity."""
    register = load_register(model.version)
    texts = register.settings.texts
    return {
        "ledger-unit.md": f"{plain(texts['unit']['money_meaning'])}\n\n{plain(texts['unit']['money_scope'])}",
        "ledger-delay.md": plain(texts["unit"]["delay_meaning"]),
        "ledger-floor.md": plain(texts["notes"]["floor"]),
        "ledger-scope.md": f"{plain(texts['unit']['expected'])} {plain(texts['unit']['scope'])}",
        "risks-overview.md": overview(register),
        "risks.md": "\n\n".join(_risk(model, register, risk) for risk in register.risks.values()),
        "risks-count.md": str(len(register.risks)),
        "risks-sensitivity.md": sensitivity_tables(model, register),
    }


def overview(register: Register) -> Markup:
    """Return one row per risk: class, size of the loss, and what the row rests on."""
    heads = ["Risk", "Class", "Money, lots", "Delay, months", "Basis"]
    texts = register.settings.texts
    rows = [
        [
            element("a", {"href": f"#{_anchor(risk)}"}, f"{risk.number} {risk.title}"),
            texts["classes"][risk.risk_class],
            span(risk.money),
            span(risk.delay),
            _basis(register, risk),
        ]
        for risk in register.risks.values()
    ]
    return table("Loss if a risk strikes: low / typical / high", heads, rows, kind="number-table")


def _anchor(risk: Risk) -> str:
    return f"risk-{risk.id}"


def span(found: Range) -> str:
    """Return low, typical and high, such as "0.5 / 1 / 2"."""
    return " / ".join(f"{float(amount):g}" for amount in (found.low, found.typical, found.high))


def _basis(register: Register, risk: Risk) -> str:
    words = register.settings.texts["basis"]
    return words[risk.basis].format(parts=", ".join(words[part] for part in risk.sourced))


def _risk(model: Model, register: Register, risk: Risk) -> str:
    loss = f"**Loss if it strikes:** {span(risk.money)} lots and {span(risk.delay)} months"
    if risk.delay_tight is not None:
        loss += f", or {span(risk.delay_tight)} months in a market without free slots"
    lowered = "; ".join(f"{plain(item.what)} (by about {item.cut}\u00a0%)" for item in risk.lowered_by)
    parts = [
        f"### {risk.number} {plain(risk.title)} {{: #{_anchor(risk)} }}",
        f"{plain(risk.what)} *{register.settings.texts['classes'][risk.risk_class]}.*",
        f"{loss}.",
        _places(model, risk),
        *_mechanisms(model, risk),
        f"**Lowered by:** {lowered or 'nothing that the register counts'}.",
        *_moved(model, risk),
        f"*Rests on:* {plain(risk.rests_on)} *Basis:* {_basis(register, risk).lower()}, "
        f"reviewed {risk.reviewed:%d %B %Y}. *Claims:* {citations.claims(risk.claims)}. "
        f"*Sources:* {citations.sources(model, risk.references)}.\n{{: .provenance }}",
    ]
    return "\n\n".join(parts)


def _places(model: Model, risk: Risk) -> Markup:
    places = {name: short_name(model.alternatives[name].name) for name in PLACES}
    rows = [row for place, name in {**places, MOVE: "A later move"}.items() for row in _place(risk, place, name)]
    heads = ["Where", "When it can strike", "Chance, %: low / typical / high", "Money borne by"]
    return table(f"Risk {risk.number}: when, how likely, and who bears it", heads, rows, kind="number-table")


def _place(risk: Risk, place: str, name: str) -> Iterator[list[str]]:
    for exposure in risk.exposures:
        if place in exposure.windows:
            chance = f"{span(exposure.chance)} {PER[exposure.per]}"
            if place in exposure.per_move:
                chance += ", for each site move"
            yield [name, window(exposure.windows[place]), chance + _scaled(risk, place), _held(risk, place)]
    if not any(place in exposure.windows for exposure in risk.exposures) and place != MOVE:
        yield [name, "does not apply", "–", "–"]


def _scaled(risk: Risk, place: str) -> str:
    scale = risk.scale.get(place)
    if scale is None:
        return ""
    parts = {"chance": scale.chance, "money": scale.money, "delay": scale.delay}
    changed = [f"{part} at {percent}\u00a0%" for part, percent in parts.items() if percent != 100]
    return f" ({listing(changed)} here)" if changed else ""


def _held(risk: Risk, place: str) -> str:
    found = settled(risk, place)
    held = {"you": found.you, "CDMO": found.cdmo, "shared": found.shared}
    return ", ".join(f"{who} {percent}\u00a0%" for who, percent in held.items() if percent)


def window(found: Window) -> str:
    """Return a window in words, such as "from the first GMP batch until launch"."""
    if found.end is None:
        return f"from {edge(found.start)}, for {found.lots} lots"
    return f"from {edge(found.start)} until {edge(found.end)}"


def edge(found: Edge) -> str:
    """Return a milestone in words; where a path may lack it, with what stands in."""
    return ", or else ".join(_milestone(name, shift) for name, shift in found.choices)


def _milestone(name: str, shift: int) -> str:
    if name == HORIZON:
        return "the end of the picture"
    if not shift:
        return MILESTONE[name]
    months = "month" if abs(shift) == 1 else "months"
    return f"{abs(shift)} {months} {'after' if shift > 0 else 'before'} {MILESTONE[name]}"


def _mechanisms(model: Model, risk: Risk) -> list[str]:
    names = {**{name: short_name(model.alternatives[name].name) for name in PLACES}, MOVE: "A later move"}
    lines = [f"{names.get(place, place)}: {plain(text)}" for place, text in risk.shared_by.items()]
    return [f"**Shared through:** {' '.join(lines)}"] if lines else []


def _moved(model: Model, risk: Risk) -> list[str]:
    wording = Wording(model)
    asked = dict.fromkeys(name for effect in risk.effects for name in effect.questions)
    names = [f"“{plain(wording.question(name))}”" for name in asked]
    return [f"**Your answers that move it:** {listing(names)}."] if names else []


def sensitivity_tables(model: Model, register: Register) -> str:
    """Return what you carry in two situations with every judgement row halved, as printed and doubled."""
    blocks: list[str] = []
    judged = [risk.basis == "judgement" for risk in register.risks.values()]
    for name in TRIED:
        answers = read_answers(model, scenario(name))
        found = sensitivity(model, answers, {path: typical_milestones(model, answers, path) for path in PLACES})
        leader = short_name(model.alternatives[name.removeprefix("all_")].name)
        caption = f"What you carry over {register.settings.horizon} months, profile “{leader} wins”"
        blocks.append(_swings(register, found, caption))
        blocks.append(" ".join(_order(found, column) for column in ("money", "delay")))
    rows = f"{sum(judged)} rows rest on judgement alone, {len(judged) - sum(judged)} have at least one sourced part."
    return "\n\n".join([rows, *blocks])


def _swings(register: Register, found: Sensitivity, caption: str) -> Markup:
    names = register.settings.texts["paths"]
    rows = [
        [names[path], *(lots(part) for column in ("money", "delay") for part in found.swings[path, column].yours)]
        for path in PLACES
    ]
    heads = ["Alternative"]
    heads += [f"{unit}, {how}" for unit in ("Lots", "Months") for how in ("halved", "as printed", "doubled")]
    return table(caption, heads, rows, kind="number-table")


def _order(found: Sensitivity, column: Column) -> str:
    kept = found.order[column]
    return (
        f"The order of the three by your {column} stays the same under both."
        if kept
        else f"The order of the three by your {column} changes under at least one of them."
    )
