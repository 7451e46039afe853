"""Programmes for tests to start from: a case is a readable change of one of these."""

import re
from collections.abc import Mapping
from random import Random

from calculator import load_model
from calculator.answers import Answers, read_answers
from calculator.entities import Finding, GateResult
from calculator.gates.judge import judge

MODEL = load_model()
IN_HOUSE, CDMO, HYBRID = MODEL.alternatives
EVERYONE = (IN_HOUSE, CDMO, HYBRID)

# Every gate passes for every alternative, and every criterion stands as high as a plant without a licence allows.
READY = {
    "made_now": "nobody_yet",
    "phase": "phase_1",
    "product": "allogeneic_frozen_bank",
    "batches_per_year": "over_60",
    "existing_plant": "cleanroom_unlicensed",
    "process_maturity": "ten_runs_characterised",
    "potency_assay": "qualified_correlated",
    "delivery_reliability": "nine_or_ten",
    "planned_changes": "none",
    "fit_harvest": "both",
    "fit_wash": "both",
    "fit_formulation": "both",
    "fit_fill_finish": "both",
    "quality_system": "inspected",
    "aseptic_behaviours": "repeated_every_six_months",
    "operational_discipline": "ninety_on_schedule",
    "people": "full_crew",
    "bandwidth": "head_and_deputy",
    "commercial_case": "agreed",
    "change_budget": "two_or_more",
    "runway": "over_48",
    "readout_due": "no_pivotal",
    "speed": "later_or_none",
    "qc_stability": "full_own",
    "inspection_ready": "later_or_own_filed",
    "flexible_capacity": "fills_line",
    "oversight": "only_own_staff",
    "internalise_later": "open",
    "partner_options": "two_qualified",
}

# The same company without demand, time or a wish to own: a CDMO leads, and every gate still passes for everybody.
PARTNERING = {
    **READY,
    "batches_per_year": "under_10",
    "commercial_case": "no_estimate",
    "speed": "within_12",
    "qc_stability": "needed_no_lab",
    "inspection_ready": "within_12",
    "flexible_capacity": "under_third",
    "oversight": "records_and_audits",
    "internalise_later": "no",
}

STEPS = ("fit_harvest", "fit_wash", "fit_formulation", "fit_fill_finish")
POINTS = ("quality_system", "aseptic_behaviours", "people", "bandwidth")


def programme(start: Mapping[str, str] = READY, without: tuple[str, ...] = (), **changes: str) -> Answers:
    """Return the answers of a programme, some changed and some left out."""
    left = {name: level for name, level in {**start, **changes}.items() if name not in without}
    return read_answers(MODEL, left)


def gate(name: str, alternative: str, without: tuple[str, ...] = (), **changes: str) -> GateResult:
    """Return what a gate says about an alternative for the ready programme with some answers changed."""
    return judge(MODEL, MODEL.gates[name], programme(READY, without, **changes), alternative)


def outcomes(result: GateResult) -> list[str]:
    """Return the ids of what was found, the worst first."""
    return [finding.outcome.id for finding in result.findings]


def any_answers(rng: Random, unknown: int = 0, among: tuple[str, ...] = tuple(MODEL.questions)) -> Answers:
    """Return answers drawn evenly, some of those ``among`` left unknown: half said so, half not answered."""
    drawn = {question.id: rng.choice(question.levels).id for question in MODEL.questions.values()}
    for place, name in enumerate(rng.sample(among, unknown)):
        if place % 2:
            del drawn[name]
        else:
            drawn[name] = "unknown"
    return read_answers(MODEL, drawn)


def told(finding: Finding) -> dict[str, str]:
    """Return what a reason fills in for the reader, by the names its wording gives."""
    wording = re.sub(r"\\{(\w+)\\}", r"(?P<\1>\\d+|.*?)", re.escape(finding.outcome.reason))
    found = re.fullmatch(wording, finding.reason)
    return found.groupdict() if found else {}


def likely_answers(rng: Random, unknown: int = 0, among: tuple[str, ...] = tuple(MODEL.questions)) -> Answers:
    """Return answers of which about half are those of the ready programme, so that gates pass more often."""
    drawn = any_answers(rng, unknown, among)
    kept = {name: READY[name] if rng.random() < 1 / 2 else level for name, level in drawn.levels.items()}
    return Answers(kept, drawn.said_unknown, drawn.unanswered)
