"""Programmes, numbers and single draws for the tests of time and money: a case is a readable change of one of these."""

from collections.abc import Mapping

from calculator.answers import Answers
from calculator.economics import Numbers, load_economics
from calculator.economics.draws import Draws, coordinates, drawn_levels, uniform_columns
from calculator.economics.paths import Times, times
from calculator.economics.prices import Draw, Yearly
from calculator.economics.reading import read_numbers
from calculator.economics.units import NEVER
from tests.unit.programmes import MODEL, programme

ECONOMICS = load_economics(MODEL)
HALF = 1 << 31

# A young programme: no plant, nobody hired, a process of middling maturity, one written slot, a read-out in 42 months.
YOUNG = {
    "made_now": "nobody_yet",
    "phase": "phase_2",
    "product": "allogeneic_frozen_bank",
    "batches_per_year": "from_25_to_60",
    "existing_plant": "none",
    "process_maturity": "three_runs_two_donors",
    "delivery_reliability": "nine_or_ten",
    "people": "none_employed",
    "partner_options": "one_slot",
    "readout_due": "before_plant_ready",
    "runway": "from_18_to_30",
}

QUOTES = {"currency": "EUR", "price_per_batch": [200, 350, 500], "suite_fee": [100, 150, 250]}

# No delay and no chance of anything: what is left are the steps themselves.
NO_SHOCKS = {
    "build_slip_chance": 0,
    "hiring_lag_chance": 0,
    "slot_slip_chance": 0,
    "late_change_chance": 0,
    "stop_chance": 0,
    "stop_at_readout_chance": 0,
}


def young(without: tuple[str, ...] = (), **changes: str) -> Answers:
    """Return the answers of the young programme, some changed and some left out."""
    return programme(YOUNG, without, **changes)


def numbers(**given: object) -> Numbers:
    """Return checked numbers; in euros where nothing else is said."""
    return read_numbers(ECONOMICS, {"currency": "EUR", **given})


def draws(answers: Answers, given: Mapping[str, object] | None = None, count: int = 64, seed: str = "tests") -> Draws:
    """Return draws of every coordinate for a programme."""
    names = coordinates(ECONOMICS, answers, money=True)
    uniforms = uniform_columns(names, count, seed)
    return Draws(
        ECONOMICS, numbers(**(given or {})), uniforms, drawn_levels(MODEL, ECONOMICS, answers, uniforms, count)
    )


def middle(answers: Answers, given: Mapping[str, object] | None = None) -> Draws:
    """Return one draw with every uniform number in its middle."""
    uniforms = dict.fromkeys(coordinates(ECONOMICS, answers, money=True), (HALF,))
    return Draws(ECONOMICS, numbers(**(given or {})), uniforms, drawn_levels(MODEL, ECONOMICS, answers, uniforms, 1))


def months(answers: Answers, given: Mapping[str, object] | None = None) -> Times:
    """Return the months of some draws."""
    return times(MODEL, draws(answers, given))


# One draw in round numbers: ten released lots a year (one in two is lost), a plant ready after 30 months.
DRAW = Draw(
    planned_batches=100, trial_batches=40, lot_success=500, lots_per_suite=200,
    price_per_batch=300_000, suite_fee=50_000, transfer_price=0, comparability_cost=0, monthly_spend=0,
    facility_area=500, build_cost=6_000, capital_overrun=0, capital_needed=1000, facility_running=400,
    media_fill=4_000, plant_life=10, resale_share=100, crew_size=300, salary=100_000, on_cost=1000,
    hire_needed=1000, oversight_staff=30, hybrid_crew_share=500, suite_equipment=240_000,
    cancellation_months=40, suite_notice=120, stop_chance=0, stop_at_readout_chance=0, materials=100_000,
    launch=0, readout=NEVER, other_stop=NEVER, other_stops=(NEVER,) * 4, runway_low=180, runway_high=300,
    start=0, hire=120, build=300, first_own=300, entry_cdmo=60, first_cdmo=180, entry_host=120, first_host=200,
)  # fmt: skip

YEAR = Yearly(
    suites=1, capital=3_000_000, crew=3_000_000, rooms=208_000, first_media_fills=12_000,
    own_trial=800_000, own_launch=2_000_000, bought_trial=2_400_000, bought_launch=6_000_000,
    oversight=300_000, host_crew=1_500_000, host_employed=0, fee_trial=600_000, fee_launch=600_000, media_fills=8_000,
    started=200,
)  # fmt: skip
