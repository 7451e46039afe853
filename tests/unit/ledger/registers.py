"""Programmes and small registers for the tests of the ledger: a case is a readable change of one of these."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from calculator.answers import Answers
from calculator.ledger import Ledger, Milestones, Register, Risk, ledger, load_register, typical_milestones
from calculator.ledger.entities import Exposure, Range, Shares, Window
from calculator.ledger.parse import edge
from tests.unit.programmes import MODEL, programme

REGISTER = load_register()
SETTINGS = REGISTER.settings
ALTERNATIVES = ("in_house", "cdmo", "hybrid")

# An early programme: a process from an academic centre, no plant, no people, no quality system.
EARLY = {
    "made_now": "academic_centre",
    "phase": "phase_1",
    "product": "allogeneic_frozen_bank",
    "batches_per_year": "under_10",
    "existing_plant": "none",
    "process_maturity": "written_under_3_runs",
    "potency_assay": "surrogate",
    "delivery_reliability": "fewer_than_5_runs",
    "planned_changes": "three",
    "fit_harvest": "cdmo_only",
    "fit_wash": "cdmo_only",
    "fit_formulation": "cdmo_only",
    "fit_fill_finish": "cdmo_only",
    "quality_system": "none",
    "aseptic_behaviours": "not_started",
    "operational_discipline": "no_records",
    "people": "none_employed",
    "bandwidth": "part_time",
    "commercial_case": "no_estimate",
    "change_budget": "none",
    "runway": "from_12_to_18",
    "readout_due": "later",
    "speed": "within_12",
    "qc_stability": "needed_no_lab",
    "inspection_ready": "within_12",
    "flexible_capacity": "under_third",
    "oversight": "records_and_audits",
    "internalise_later": "no",
    "partner_options": "one_slot",
}

# A company whose licensed plant makes a marketed product with a full crew.
RUNNING = {
    **EARLY,
    "made_now": "own_site",
    "phase": "filed_or_marketed",
    "batches_per_year": "from_25_to_60",
    "existing_plant": "licensed_running",
    "process_maturity": "ten_runs_characterised",
    "potency_assay": "qualified_correlated",
    "delivery_reliability": "nine_or_ten",
    "planned_changes": "none",
    "fit_harvest": "own_shown",
    "fit_wash": "own_shown",
    "fit_formulation": "own_shown",
    "fit_fill_finish": "own_shown",
    "quality_system": "inspected",
    "aseptic_behaviours": "repeated_every_six_months",
    "operational_discipline": "ninety_on_schedule",
    "people": "full_crew",
    "bandwidth": "head_and_deputy",
    "commercial_case": "agreed",
    "change_budget": "two_or_more",
    "runway": "over_48",
    "readout_due": "already_positive",
    "qc_stability": "full_own",
    "inspection_ready": "own_licensed",
    "flexible_capacity": "fills_line",
}

# In between: phase 2, part of a crew, a working quality system, a pivotal read-out on the way.
MIDDLE = {
    **EARLY,
    "phase": "phase_2",
    "process_maturity": "three_runs_two_donors",
    "potency_assay": "mechanism_unqualified",
    "delivery_reliability": "seven_or_eight",
    "quality_system": "working",
    "aseptic_behaviours": "three_media_fills",
    "people": "half_crew",
    "bandwidth": "named_head",
    "commercial_case": "own_estimate",
    "readout_due": "before_plant_ready",
    "flexible_capacity": "third_to_60",
    "internalise_later": "open",
}


def answers(start: Mapping[str, str] = MIDDLE, without: tuple[str, ...] = (), **changes: str) -> Answers:
    return programme(start, without, **changes)


def book(path: str, said: Answers, move_month: int | None = None, register: Register = REGISTER) -> Ledger:
    """Return the ledger of a path at its typical months."""
    return ledger(MODEL, said, path, typical_milestones(MODEL, said, path, move_month), register=register)


def three(low: float, typical: float | None = None, high: float | None = None) -> Range:
    """Return a range; a single number stands for all three."""
    values = (low, low if typical is None else typical, low if high is None else high)
    return Range(*(Fraction(str(value)) for value in values))


def exposure(start: str, end: str, chance: float = 30, **changes: object) -> Exposure:
    """Return an exposure of every place in the same window, once in it."""
    window = Window(edge(start, "test"), edge(end, "test"), 0)
    plain = Exposure("once", three(chance), 100, "site", (), dict.fromkeys(ALTERNATIVES, window))
    return replace(plain, **changes)  # type: ignore[arg-type]  # the test names fields of an exposure


def risk(*exposures: Exposure, **changes: object) -> Risk:
    """Return a judged operational risk of two lots and one month, all yours."""
    plain = Risk(
        id="a_risk",
        number=1,
        title="A risk",
        what="Something goes wrong.",
        risk_class="operational",
        claims=(),
        basis="judgement",
        sourced=(),
        rests_on="Nothing.",
        references=(),
        reviewed=date(2026, 11, 20),
        money=three(2),
        delay=three(1),
        delay_tight=None,
        exposures=exposures,
        holders=dict.fromkeys(ALTERNATIVES, Shares(100, 0, 0)),
        shared_by={},
        scale={},
        builds_up={},
        effects=(),
        lowered_by=(),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the test names fields of a risk


def only(*risks: Risk) -> Register:
    """Return a register of a few risks, by distinct ids."""
    return Register(SETTINGS, {item.id: item for item in risks})


def small(item: Risk, months: Milestones, path: str = "cdmo", said: Answers | None = None) -> Ledger:
    """Return the ledger of a single risk."""
    return ledger(MODEL, said or answers(), path, months, register=only(item))
