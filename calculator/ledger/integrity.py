"""Rules that hold between the risk register and the model; every breach is named with file and remedy."""

from collections.abc import Iterable

from calculator.entities import Model
from calculator.errors import ModelError
from calculator.ledger.entities import HORIZON, MILESTONES, MOVE, Edge, Effect, Exposure, Register, Risk, Settings

CARRIES_FIGURES = ("A", "B", "X")  # solidity of a source whose figures may be used
NOT_SHOWN = ("D", "BK")  # solidity of a source that may not be named at all
LEADS = ("gmp_ready", "qualification", "transfer_end")
NEEDED = {
    "before_in_house": (*LEADS, "first_inspection", "transfer_start"),
    "before_cdmo": LEADS,
    "before_hybrid": LEADS,
    "after": (
        "contract",
        "first_batch_to_ppq",
        "ppq_to_filing",
        "filing_to_inspection",
        "filing_to_licence",
        "variation_to_licence",
        "licence_to_launch",
    ),
    "move": ("first_batch", "qualification", "first_inspection", "end"),
}

# Topic to the question whose levels it gives, and whether each level needs a number.
BY_LEVEL = {
    "trial_lots": ("phase", True),
    "pivotal_start": ("phase", True),
    "filing": ("phase", True),
    "trial_lots_percent": ("product", True),
    "market_lots": ("batches_per_year", True),
    "read_out": ("readout_due", False),
    "planned_move": ("internalise_later", False),
}


def check_register(model: Model, register: Register) -> None:
    """Refuse a register whose rows do not fit together or do not fit the model.

    Raises:
        ModelError: with every breach found, one a line.
    """
    breaches = _numbers(register)
    breaches += _settings(model, register.settings)
    for risk in register.risks.values():
        where = f"risks/{risk.id}.toml"
        breaches += [f"{where}: {breach}" for breach in _risk(model, risk)]
    if breaches:
        raise ModelError("\n".join(breaches))


def _numbers(register: Register) -> list[str]:
    found = [risk.number for risk in register.risks.values()]
    if found != list(range(1, len(found) + 1)):
        return [f"ledger.toml: the risks are numbered {found}; list them in order from 1 without a gap"]
    return []


def _settings(model: Model, settings: Settings) -> list[str]:
    breaches = [
        f"ledger.toml [numbers.{topic}]: give exactly {', '.join(names)}"
        for topic, names in NEEDED.items()
        if set(settings.numbers.get(topic, {})) != set(names)
    ]
    for topic, (question, every) in BY_LEVEL.items():
        where, levels = f"ledger.toml [numbers.{topic}]", {level.id for level in model.questions[question].levels}
        given = set(settings.numbers.get(topic, {}))
        breaches += _unknown(f"{where}: level", given, levels)
        if every and levels - given:
            breaches.append(f"{where}: give a number for {', '.join(sorted(levels - given))} too")
    breaches += _unknown(
        "ledger.toml [choices.slot_step]: step", settings.choices["slot_step"].values(), model.timeline.steps
    )
    return breaches


def _unknown(what: str, used: Iterable[str], known: Iterable[str]) -> list[str]:
    names = set(known)
    return [f"{what} {name!r} does not exist; correct it" for name in used if name not in names]


def _risk(model: Model, risk: Risk) -> list[str]:
    breaches = [
        *_unknown("claim", risk.claims, model.claims),
        *_unknown("reference", risk.references, model.references),
        *_basis(model, risk),
        *_holders(risk),
    ]
    for exposure in risk.exposures:
        breaches += _exposure(exposure)
    for effect in risk.effects:
        breaches += _effect(model, effect)
    milestones = [name for pair in risk.builds_up.values() for name in pair]
    return breaches + _unknown("milestone", milestones, MILESTONES)


def _basis(model: Model, risk: Risk) -> list[str]:
    grades = {name: model.references[name].solidity for name in risk.references if name in model.references}
    breaches = [
        f"reference {name} is of solidity {grade}, which may not be shown; drop it"
        for name, grade in grades.items()
        if grade in NOT_SHOWN
    ]
    if risk.basis == "sourced" and not risk.sourced:
        breaches.append("a sourced row must say in 'sourced' which part rests on its references")
    if risk.basis == "sourced" and not any(grade in CARRIES_FIGURES for grade in grades.values()):
        breaches.append("a sourced row needs a reference of solidity A, B or X; else its basis is judgement")
    if risk.basis == "judgement" and risk.sourced:
        breaches.append("a row with a sourced part has the basis 'sourced'")
    return breaches


def _holders(risk: Risk) -> list[str]:
    breaches: list[str] = []
    reached = {place for exposure in risk.exposures for place in exposure.windows}
    breaches += [
        f"holders are given for {place}, where the risk has no window" for place in set(risk.holders) - reached
    ]
    for place in sorted(reached):
        shares = risk.holders.get(place)
        if shares is None:
            breaches.append(f"say in [holders.{place}] who carries it")
        elif shares.you + shares.cdmo + shares.shared != 100:
            breaches.append(f"the shares of {place} come to {shares.you + shares.cdmo + shares.shared}; make them 100")
        elif shares.shared and not risk.shared_by.get(place):
            breaches.append(f"{place} shares {shares.shared} %; name the mechanism in [shared_by]")
    return breaches


def _exposure(exposure: Exposure) -> list[str]:
    if not exposure.windows:
        return ["an exposure without a window can never strike; give it one"]
    breaches: list[str] = []
    for place, window in exposure.windows.items():
        edges: list[Edge] = [window.start] + ([window.end] if window.end else [])
        names = [name for edge in edges for name, _ in edge.choices]
        breaches += _unknown("milestone", names, (*MILESTONES, HORIZON))
        if exposure.per == "once" and HORIZON in names:
            breaches.append(f"{place}: a chance once in a window needs an end; the horizon is none")
        if place == MOVE and not {"move_start", "move_end"} & set(names):
            breaches.append(f"{place}: a move's window hangs on move_start and move_end")
    return breaches


def _effect(model: Model, effect: Effect) -> list[str]:
    breaches = _unknown("question", effect.questions, model.questions)
    for name in effect.questions:
        if name in model.questions:
            levels = {level.id for level in model.questions[name].levels}
            if levels != set(effect.percent):
                odd = sorted(levels ^ set(effect.percent))
                breaches.append(f"effect of {name}: give one percent for each of its levels; check {', '.join(odd)}")
    return breaches
