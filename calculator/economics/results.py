"""What a simulation gives: frozen data, estimates with their errors. Words and pictures are made elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from calculator.economics.drivers import Driver
from calculator.economics.summaries import Estimate, Spread

Fan = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class TimeResult:
    """Time of one alternative, tenths of months from the decision.

    Attributes:
        first: month of the first GMP batch while the programme goes on.
        promise: whole month that can be promised at 20 % risk of missing it.
        done_by: whole month to the chance of a first batch by then.
        short: chance that the first batch comes after money would end, by time alone.
        milestones: name to the median month of the draws that have it.
    """

    first: Spread
    promise: int
    done_by: Mapping[int, Estimate]
    short: Estimate
    milestones: Mapping[str, int]


@dataclass(frozen=True)
class MoveResult:
    """A move from a partner to an own plant, tenths of months from the decision.

    Attributes:
        start: the plant is ready and the transfer starts; first: first batch in the own plant; end: the partner stops.
        cost: today's worth over the horizon, or ``None`` without prices.
        dual: months in which both run.
    """

    start: Spread
    first: Spread
    end: Spread
    dual: Spread
    cost: Spread | None


@dataclass(frozen=True)
class MoneyOf:
    """Money of one alternative, whole units of currency; lots in tenths.

    Attributes:
        cash: P20, P50 and P80 of what is paid by the end of each month, from month 0.
        cash_left: the same of cash in hand, or empty while the monthly spending is not known.
        short: chance that money ends before the first GMP batch, by cash where it is known, else by time.
        present: 48 months at today's worth, all alternatives supplying the same lots.
        lots: released by month 48.
        steady: a year at launch volumes, capital spread over its life; per_lot: that by released lot.
        stranded: what a stop strands, where one comes within the horizon; ``None`` when none ever does.
        cheapest_present, cheapest_steady: chance of being the cheapest.
    """

    cash: Fan
    cash_left: Fan
    short: Estimate
    present: Spread
    lots: Spread
    steady: Spread
    per_lot: Spread
    stranded: Spread | None
    cheapest_present: Estimate
    cheapest_steady: Estimate


@dataclass(frozen=True)
class BreakEvenResult:
    """Break-even of an own plant against a CDMO, released lots a year in tenths.

    Attributes:
        lots: P20, P50 and P80; ``None`` where that percentile is beyond the plant's capacity or never reached.
        kinds: chance of each kind of answer.
        pays_at_plan: chance that the own plant is no dearer at the planned lots.
        planned: the planned lots a year.
        curve: lots a year, from 0, with the chance that the own plant is no dearer at them.
    """

    lots: tuple[int | None, int | None, int | None]
    kinds: Mapping[str, Estimate]
    pays_at_plan: Estimate
    planned: Spread
    curve: tuple[tuple[int, Fraction], ...]


@dataclass(frozen=True)
class MoneyResult:
    """All that concerns money.

    Attributes:
        stop: chance that the programme stops within the horizon.
        short_by_cash: the chances of running short rest on cash, not on time alone.
        cheaper: (one, other) to the chance that a steady year of the first is cheaper.
        spread_flips: (one, other) to how strongly spread of the steady year must be disliked before the one with the
            lower mean is given up; ``None`` where it never is.
        drivers: pull on the steady year of in-house less that of the CDMO, whole units of currency.
    """

    alternatives: Mapping[str, MoneyOf]
    break_even: BreakEvenResult
    stop: Estimate
    short_by_cash: bool
    cheaper: Mapping[tuple[str, str], Estimate]
    spread_flips: Mapping[tuple[str, str], Fraction | None]
    drivers: tuple[Driver, ...]


@dataclass(frozen=True)
class WaitingResult:
    """Whether to wait for the read-out, mean cost over the longer horizon in whole units of currency.

    Attributes:
        build_now: cost of an own plant begun now.
        partner, then: the partner, and what follows a positive read-out (``stays`` or ``moves``), of lowest mean cost.
        waited: that cost.
        value: ``build_now`` less ``waited``; below zero where building now is cheaper.
        ways: every way to decide, to its mean cost.
    """

    build_now: Estimate
    partner: str
    then: str
    waited: Estimate
    value: Estimate
    ways: Mapping[str, Estimate]


@dataclass(frozen=True)
class Simulation:
    """One run.

    Attributes:
        points: number of draws, from ``scrambles`` independent scrambles.
        time: alternative to its times; earliest: chance of the earliest first batch; earlier: (one, other) to the
            chance that the first comes before the second.
        time_drivers: pull on the first batch in-house less that at a CDMO, tenths of months.
        money, waiting, moves: absent with a reason in ``absent`` under the same name.
        left_out: input id to what the result lacks without it.
        unconverted: inputs whose default is in another currency than the reader's, taken as it stands.
    """

    seed: str
    points: int
    scrambles: int
    currency: str
    year: int
    time: Mapping[str, TimeResult]
    earliest: Mapping[str, Estimate]
    earlier: Mapping[tuple[str, str], Estimate]
    time_drivers: tuple[Driver, ...]
    money: MoneyResult | None
    waiting: WaitingResult | None
    moves: Mapping[str, MoveResult]
    absent: Mapping[str, str]
    left_out: Mapping[str, str]
    unconverted: tuple[str, ...]
