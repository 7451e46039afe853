"""What each alternative costs in one draw: streams of money, the steady year, and what a stop strands."""

from typing import NamedTuple

from calculator.economics.break_even import BreakEven, break_even
from calculator.economics.cash import SCALE, Discounts, Flow
from calculator.economics.prices import Draw, Yearly
from calculator.economics.units import FULL, TENTHS

MONTHS = 12


class Costs(NamedTuple):
    """The three alternatives of one draw, each counted from the decision."""

    in_house: Flow
    cdmo: Flow
    hybrid: Flow


def supplied(flow: Flow, first: int, launch: int, trial: int, at_launch: int) -> None:
    """Add the lots of a year from the first batch on, at the rate of trials until launch."""
    if launch <= first:
        flow.yearly(first, at_launch)
        return
    flow.yearly(first, trial)
    flow.yearly(launch, at_launch - trial)


def own_plant(draw: Draw, year: Yearly, begin: int = 0, first: int | None = None) -> Flow:
    """Return the payments for an own plant.

    Args:
        begin: month in which building starts, 0 for an alternative chosen now.
        first: first batch, where a transfer puts it off; else that of the draw.
    """
    ready = draw.ready_own if begin == 0 and first is None else begin + draw.ready_own - draw.start
    batch = draw.first_own if first is None else first
    # A crew chosen now includes those already employed; one for a later plant is hired for it.
    employed = year.crew * (FULL - draw.hire_needed) // FULL if first is None else 0
    flow = Flow()
    flow.spread(begin, ready, year.capital)
    if employed:
        flow.yearly(begin, employed)
    # Hiring is spread over its months, so that the wages of all count from its middle.
    flow.yearly(max(begin, ready - draw.hire // 2), year.crew - employed)
    flow.yearly(ready, year.rooms)
    flow.once(ready, year.first_media_fills)
    supplied(flow, batch, draw.launch, year.own_trial, year.own_launch)
    return flow


def bought_lots(draw: Draw, year: Yearly) -> Flow:
    """Return the payments for a CDMO: oversight, the transfer where there is one, and lots at their price."""
    flow = Flow()
    flow.yearly(0, year.oversight)
    if draw.first_cdmo > draw.start:
        flow.spread(draw.entry_cdmo, draw.first_cdmo, draw.transfer_price)
    supplied(flow, draw.first_cdmo, draw.launch, year.bought_trial, year.bought_launch)
    return flow


def hosted_crew(draw: Draw, year: Yearly) -> Flow:
    """Return the payments for an own crew in a host's plant."""
    flow, entry = Flow(), draw.entry_host
    flow.once(entry, draw.suite_equipment)
    flow.yearly(0, year.host_employed)
    flow.yearly(max(0, entry - draw.hire // 2), year.host_crew - year.host_employed)
    supplied(flow, entry, draw.launch, year.fee_trial, year.fee_launch)
    flow.once(draw.first_host, year.first_media_fills)
    flow.yearly(draw.first_host, year.media_fills)
    supplied(flow, draw.first_host, draw.launch, year.own_trial, year.own_launch)
    return flow


def all_costs(draw: Draw, year: Yearly) -> Costs:
    """Return the payments of all three alternatives."""
    return Costs(own_plant(draw, year), bought_lots(draw, year), hosted_crew(draw, year))


def bridging(draw: Draw, year: Yearly, begin: int, end: int) -> Flow:
    """Return the price of the lots that an alternative cannot make yet while another one could."""
    flow = Flow()
    if end > begin:
        supplied(flow, begin, draw.launch, year.bought_trial, year.bought_launch)
        flow.yearly(end, -(year.bought_launch if draw.launch <= end else year.bought_trial))
        if draw.launch > end:
            flow.yearly(draw.launch, -(year.bought_launch - year.bought_trial))
    return flow


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
    own = -invested(draw, year, month) * draw.resale_share // FULL
    rate = year.bought_launch if launched else year.bought_trial
    bought = rate * draw.cancellation_months // (MONTHS * TENTHS) if month > draw.entry_cdmo else 0
    if month < draw.entry_host:
        return (own, bought, 0)
    fee = year.fee_launch if launched else year.fee_trial
    return (
        own,
        bought,
        fee * draw.suite_notice // (MONTHS * TENTHS) - draw.suite_equipment * draw.resale_share // FULL,
    )


def stranded(draw: Draw, year: Yearly, month: int) -> tuple[int, int, int]:
    """Return what a stop in a month strands: plant, transfer or equipment paid for by then, and the winding down."""
    own, bought, host = wind_down(draw, year, month)
    length = draw.first_cdmo - draw.entry_cdmo
    transferred = min(length, max(0, month - draw.entry_cdmo))
    if draw.first_cdmo > draw.start and length > 0:
        bought += draw.transfer_price * transferred // length
    if month >= draw.entry_host:
        host += draw.suite_equipment
    return (own + invested(draw, year, month), bought, host)


def invested(draw: Draw, year: Yearly, month: int, begin: int = 0) -> int:
    """Return the capital spent on an own plant up to a month, when its building began in another."""
    length = draw.ready_own - (draw.start if begin else 0)
    return year.capital if length <= 0 else year.capital * min(length, max(0, month - begin)) // length


def released(draw: Draw, first: int, until: int) -> int:
    """Return released lots up to a month, in tenths."""
    end = min(until, draw.stop)
    if first >= end:
        return 0
    trial = min(draw.planned_batches, draw.trial_batches)
    switch = min(max(draw.launch, first), end)
    return (trial * (switch - first) + draw.planned_batches * (end - switch)) // (MONTHS * TENTHS)
