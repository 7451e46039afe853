"""What each alternative costs in one draw: streams of money, the steady year, and what a stop strands."""

from typing import NamedTuple

from calculator.economics.break_even import BreakEven, break_even
from calculator.economics.cash import SCALE, YEAR, Discounts, Flow, Ramp
from calculator.economics.prices import Draw, Yearly
from calculator.economics.units import FULL, NEVER


class Costs(NamedTuple):
    """The payments of the three alternatives of one draw, while the programme goes on."""

    in_house: Flow
    cdmo: Flow
    hybrid: Flow


def supply(first: int, launch: int, trial: int, at_launch: int) -> tuple[Ramp, ...]:
    """Return the ramps of what a year's lots cost, from a month on, at the rate of trials until launch."""
    if launch <= first:
        return ((first, at_launch // YEAR),)
    if launch >= NEVER:
        return ((first, trial // YEAR),)
    return ((first, trial // YEAR), (launch, (at_launch - trial) // YEAR))


def own_plant(draw: Draw, year: Yearly, begin: int, first: int, *, now: bool = True) -> Flow:
    """Return the payments for an own plant.

    Args:
        begin: month in which building starts.
        first: first batch in it.
        now: chosen now, so that those already employed are paid from the decision on; the crew of a later plant is
            hired for it.
    """
    length = draw.build
    ready = begin + length
    employed = year.crew * (FULL - draw.hire_needed) // FULL if now else 0
    # Hiring is spread over its months, so that the wages of all count from its middle.
    hired = max(begin, ready - draw.hire // 2)
    spending = year.capital // length if length else 0
    lumps = ((ready, year.first_media_fills + year.capital - spending * length),)
    ramps = (
        (0, employed // YEAR),
        (begin, spending),
        (hired, (year.crew - employed) // YEAR),
        (ready, year.rooms // YEAR - spending),
        *supply(first, draw.launch, year.own_trial, year.own_launch),
    )
    return Flow(ramps, lumps)


def bought_lots(draw: Draw, year: Yearly) -> Flow:
    """Return the payments for a CDMO: oversight, the transfer where there is one, and lots at their price."""
    lots = supply(draw.first_cdmo, draw.launch, year.bought_trial, year.bought_launch)
    length = transfer_months(draw)
    lumps = ((draw.entry_cdmo, draw.transfer_price % length),) if length else ()
    rate = draw.transfer_price // length if length else 0
    return Flow(((0, year.oversight // YEAR), (draw.entry_cdmo, rate), (draw.first_cdmo, -rate), *lots), lumps)


def transfer_months(draw: Draw) -> int:
    """Return the months over which a transfer to a CDMO is paid, 0 where it makes the product already."""
    return draw.first_cdmo - draw.entry_cdmo if draw.first_cdmo > draw.start else 0


def hosted_crew(draw: Draw, year: Yearly) -> Flow:
    """Return the payments for an own crew in a host's plant."""
    entry, first = draw.entry_host, draw.first_host
    hired = max(0, entry - draw.hire // 2)
    ramps = (
        (0, year.host_employed // YEAR),
        (hired, (year.host_crew - year.host_employed) // YEAR),
        (first, year.media_fills // YEAR),
        *supply(entry, draw.launch, year.fee_trial, year.fee_launch),
        *supply(first, draw.launch, year.own_trial, year.own_launch),
    )
    return Flow(ramps, ((entry, draw.suite_equipment), (first, year.first_media_fills)))


def all_costs(draw: Draw, year: Yearly) -> Costs:
    """Return the payments of all three alternatives."""
    own = own_plant(draw, year, draw.start, draw.first_own)
    return Costs(own, bought_lots(draw, year), hosted_crew(draw, year))


def with_bridge(draw: Draw, year: Yearly, flow: Flow, earliest: int, first: int) -> Flow:
    """Return payments together with the price of the lots that an alternative cannot make yet while another could.

    Args:
        earliest: first batch of the fastest alternative.
        first: first batch of this one.
    """
    if first <= earliest:
        return flow
    bought = supply(earliest, draw.launch, year.bought_trial, year.bought_launch)
    # From the first batch on nothing is bought: what flows then stops, and what would begin later never does.
    ends = tuple((max(first, month), -rate) for month, rate in bought)
    return Flow((*flow.ramps, *bought, *ends), flow.lumps)


def steady_year(draw: Draw, year: Yearly, discounts: Discounts) -> tuple[int, int, int]:
    """Return cost a year at launch volumes, capital spread over the plant's life: in-house, CDMO, hybrid."""
    annuity = discounts.annuity(draw.plant_life)
    own = year.crew + year.rooms + year.own_launch + year.capital * SCALE // annuity
    host = year.host_crew + year.fee_launch + year.media_fills + year.own_launch
    return (own, year.oversight + year.bought_launch, host + draw.suite_equipment * SCALE // annuity)


def plant_break_even(draw: Draw, year: Yearly, discounts: Discounts) -> BreakEven:
    """Return where an own plant of the planned size pays against a CDMO."""
    capital = year.capital * SCALE // discounts.annuity(draw.plant_life)
    saved = (draw.price_per_batch - draw.materials) * FULL // draw.lot_success
    capacity = year.suites * draw.lots_per_suite * draw.lot_success // FULL
    return break_even(year.crew + year.rooms + capital - year.oversight, saved, capacity)


def wind_down(draw: Draw, year: Yearly, month: int) -> tuple[int, int, int]:
    """Return what a stop in a month still costs: in-house, CDMO, hybrid; below zero where a sale brings money back.

    Batches and suite fees due under contracts, less what plant or equipment is sold for. Wages end with the programme.
    """
    launched = draw.launch <= month
    own = -invested(draw, year, month, draw.start) * draw.resale_share // FULL
    rate = year.bought_launch if launched else year.bought_trial
    bought = rate * draw.cancellation_months // YEAR if month > draw.entry_cdmo else 0
    if month < draw.entry_host:
        return (own, bought, 0)
    fee = year.fee_launch if launched else year.fee_trial
    return (
        own,
        bought,
        fee * draw.suite_notice // YEAR - draw.suite_equipment * draw.resale_share // FULL,
    )


def stranded(draw: Draw, year: Yearly, month: int) -> tuple[int, int, int]:
    """Return what a stop in a month strands: plant, transfer or equipment paid for by then, and the winding down."""
    own, bought, host = wind_down(draw, year, month)
    length = transfer_months(draw)
    if length:
        bought += draw.transfer_price * min(length, max(0, month - draw.entry_cdmo)) // length
    if month >= draw.entry_host:
        host += draw.suite_equipment
    return (own + invested(draw, year, month, draw.start), bought, host)


def invested(draw: Draw, year: Yearly, month: int, begin: int) -> int:
    """Return the capital spent up to a month on an own plant whose building began in another."""
    length = draw.build
    return year.capital * min(length, max(0, month - begin)) // length if length else 0


def released(draw: Draw, first: int, until: int) -> int:
    """Return released lots up to a month while the programme goes on, in tenths."""
    if first >= until:
        return 0
    trial = min(draw.planned_batches, draw.trial_batches)
    switch = min(max(draw.launch, first), until)
    return (trial * (switch - first) + draw.planned_batches * (until - switch)) // YEAR
