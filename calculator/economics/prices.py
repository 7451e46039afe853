"""One draw of everything that money depends on, and the amounts a year that follow from it."""

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from calculator.economics.arithmetic import lot_materials, share_that_varies
from calculator.economics.draws import ONE, Draws, triangular_column
from calculator.economics.paths import CDMO, HYBRID, IN_HOUSE, Times
from calculator.economics.units import FULL, NEVER, TENTHS, WEIGHT

STOP_QUARTERS = 4
End = tuple[int, int]
"""Month of a stop, in tenths, and its chance in parts of a million; ``NEVER`` where the programme goes on."""


class Draw(NamedTuple):
    """One draw: months, lots and people in tenths, shares per mille, chances of a stop in parts of a million.

    Money is in whole units of currency. A stop comes at the read-out or, for another reason, at ``other_stop``.
    """

    planned_batches: int
    trial_batches: int
    lot_success: int
    lots_per_suite: int
    price_per_batch: int
    suite_fee: int
    transfer_price: int
    comparability_cost: int
    monthly_spend: int
    facility_area: int
    build_cost: int
    capital_overrun: int
    capital_needed: int
    facility_running: int
    media_fill: int
    plant_life: int
    resale_share: int
    crew_size: int
    salary: int
    on_cost: int
    hire_needed: int
    oversight_staff: int
    hybrid_crew_share: int
    suite_equipment: int
    cancellation_months: int
    suite_notice: int
    stop_chance: int
    stop_at_readout_chance: int
    materials: int
    launch: int
    readout: int
    other_stop: int
    other_stops: tuple[int, ...]
    runway_low: int
    runway_high: int
    start: int
    hire: int
    build: int
    first_own: int
    entry_cdmo: int
    first_cdmo: int
    entry_host: int
    first_host: int


def ends_of(draw: Draw, horizon: int, other_stop: int | None = None) -> tuple[End, End, End]:
    """Return how a programme may end up to a horizon: it goes on, stops for another reason, or at the read-out.

    Every draw stands for all three, each with its chance: no draw is spent on deciding which. The earlier of two stops
    counts, and one beyond the horizon counts as going on.

    Args:
        other_stop: month of a stop for another reason, when not that of the draw.
    """
    when, month = draw.other_stop if other_stop is None else other_stop, draw.readout
    other, bad = draw.stop_chance, draw.stop_at_readout_chance if month < NEVER else 0
    if when <= month:
        other, bad = other * FULL, (FULL - other) * bad
    else:
        other, bad = other * (FULL - bad), FULL * bad
    other, bad = other if when <= horizon else 0, bad if month <= horizon else 0
    return ((NEVER, WEIGHT - other - bad), (when, other), (month, bad))


def stops_of(draw: Draw, horizon: int) -> list[End]:
    """Return stops up to a horizon with their chances, in parts of a million times ``STOP_QUARTERS``.

    A stop for another reason is looked at in as many months, one from each quarter of its distribution. Stops without a
    chance are left out.
    """
    month, other = draw.readout, draw.stop_chance
    bad = draw.stop_at_readout_chance if month < NEVER else 0
    before, after = other * FULL, other * (FULL - bad)
    found = [(when, before if when <= month else after) for when in draw.other_stops if other and when <= horizon]
    if bad and month <= horizon:
        sooner = sum([when <= month for when in draw.other_stops])
        found.append((month, bad * (sooner * (FULL - other) + (STOP_QUARTERS - sooner) * FULL)))
    return found


class Yearly(NamedTuple):
    """What a draw comes to: amounts a year, and the sizes behind them.

    Attributes:
        suites: of an own plant or, at launch, in a host's.
        capital: cost of the plant still to be spent.
        crew, rooms: an own plant's wages, and its rooms with media fills.
        own_trial, own_launch: materials for the lots of a year, before launch and from then on.
        bought_trial, bought_launch: price of the same lots at a CDMO.
        oversight: wages of those who oversee a CDMO.
        host_crew, host_employed: wages of the crew in a host's plant, and of those of them already employed.
        fee_trial, fee_launch: suite fees, before launch and from then on.
        media_fills: in a host's plant.
        started: lots started at launch, in tenths.
    """

    suites: int
    capital: int
    crew: int
    rooms: int
    first_media_fills: int
    own_trial: int
    own_launch: int
    bought_trial: int
    bought_launch: int
    oversight: int
    host_crew: int
    host_employed: int
    fee_trial: int
    fee_launch: int
    media_fills: int
    started: int


# Fields that are inputs of the same name; a price nobody gave counts as nothing, and the result says so.
_INPUTS = Draw._fields[: Draw._fields.index("materials")]
_NOTHING_WITHOUT = ("transfer_price", "comparability_cost", "monthly_spend")


def money_draws(draws: Draws, times: Times) -> list[Draw]:
    """Return one ``Draw`` per draw, from columns that time and money share."""
    columns: list[Sequence[object]] = [draws.of(name) for name in _INPUTS]
    for name in _NOTHING_WITHOUT:
        if name not in draws.numbers.values:
            columns[_INPUTS.index(name)] = [0] * draws.count
    readout = draws.of("readout_month")
    own, cdmo, host = (times.walks[name] for name in (IN_HOUSE, CDMO, HYBRID))
    columns += [_materials(draws), _launch(draws, readout), readout, draws.of("stop_when"), _other_stops(draws)]
    columns += [*times.runway, times.start, _hire(draws, times), _build(own.ready, times.start), own.first]
    columns += [cdmo.entry, cdmo.first, host.entry, host.first]
    return list(map(Draw._make, zip(*columns, strict=True)))


def _hire(draws: Draws, times: Times) -> list[int]:
    return [months * share // FULL for months, share in zip(times.hire, draws.of("hire_needed"), strict=True)]


def _build(ready: Sequence[int], start: Sequence[int]) -> list[int]:
    """Return the months from the start of building, or of work on the rooms, until an own plant is ready."""
    return [end - begin for end, begin in zip(ready, start, strict=True)]


def _materials(draws: Draws) -> list[int]:
    """Return materials for one lot: the reader's figure, or doses, cells and the published cost of cells."""
    if "materials_per_batch" in draws.numbers.values:
        return draws.of("materials_per_batch")
    varying = share_that_varies(draws.economics.cost_shares)
    names = ("doses_per_lot", "cells_per_dose", "cost_of_cells")
    return list(map(lot_materials, *(draws.of(name) for name in names), repeat(varying)))


def _launch(draws: Draws, readout: Sequence[int]) -> list[int]:
    """Return the month from which launch volumes are needed; ``NEVER`` without a read-out that leads there."""
    settings = draws.economics.settings
    lag = draws.of("launch_after_readout")
    now = [
        any(draws.levels[question][place] in levels for question, levels in settings.launched.items())
        for place in range(draws.count)
    ]
    return [0 if done else min(NEVER, month + wait) for done, month, wait in zip(now, readout, lag, strict=True)]


def _other_stops(draws: Draws) -> list[tuple[int, ...]]:
    """Return months of a stop for another reason, one from each quarter of its distribution, the draw's own first."""
    triple = draws.numbers.values.get("stop_when") or draws.economics.inputs["stop_when"].values
    if triple is None:
        return [(NEVER,) * STOP_QUARTERS] * draws.count
    own, step = draws.uniforms["stop_when"], ONE // STOP_QUARTERS
    shifted = [[(u + step * turn) % ONE for u in own] for turn in range(STOP_QUARTERS)]
    return list(zip(*(triangular_column(column, triple) for column in shifted), strict=True))


def suites_for(lots_a_year: int, draw: Draw) -> int:
    """Return the suites in which a number of released lots a year, in tenths, can be started; at least one."""
    return max(1, -(-lots_a_year * FULL // (draw.lot_success * draw.lots_per_suite)))


def yearly(draws: Draws, draw: Draw) -> Yearly:
    """Return what a draw comes to a year."""
    settings = draws.economics.settings
    plan = draw.planned_batches
    trial = min(plan, draw.trial_batches)
    suites, trial_suites = suites_for(plan, draw), suites_for(trial, draw)
    person = draw.salary * draw.on_cost // FULL
    crew = draw.crew_size * max(settings.crew_suites, suites) * person // (TENTHS * settings.crew_suites)
    employed = crew * (FULL - draw.hire_needed) // FULL
    host_crew = crew * draw.hybrid_crew_share // FULL
    area = draw.facility_area * suites
    fills = settings.media_fills_yearly * draw.media_fill
    started_trial, started_plan = trial * FULL // draw.lot_success, plan * FULL // draw.lot_success
    return Yearly(
        suites=suites,
        capital=area * draw.build_cost * (FULL + draw.capital_overrun) * draw.capital_needed // FULL**2,
        crew=crew,
        rooms=area * draw.facility_running + fills,
        first_media_fills=settings.media_fills_first * draw.media_fill,
        own_trial=draw.materials * started_trial // TENTHS,
        own_launch=draw.materials * started_plan // TENTHS,
        bought_trial=draw.price_per_batch * started_trial // TENTHS,
        bought_launch=draw.price_per_batch * started_plan // TENTHS,
        oversight=draw.oversight_staff * person // TENTHS,
        host_crew=host_crew,
        host_employed=min(employed, host_crew),
        fee_trial=12 * draw.suite_fee * trial_suites,
        fee_launch=12 * draw.suite_fee * suites,
        media_fills=fills,
        started=started_plan,
    )
