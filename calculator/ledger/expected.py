"""Expected loss: chance times consequence each month, in whole millionths so that every machine adds up the same."""

from dataclasses import dataclass, replace
from fractions import Fraction

from calculator.ledger.entities import BEFORE, Exposure, Risk, Scale
from calculator.ledger.milestones import Milestones
from calculator.ledger.rates import HUNDRED, ONE, Rates
from calculator.ledger.windows import Span, Stage, span

MILLION = 1_000_000
AS_PRINTED = Scale()
PER_LOT = ("trial_lot", "market_lot")


@dataclass(frozen=True)
class Flow:
    """An even stretch of one risk's expected loss.

    Attributes:
        place: the place, ``move``, or ``before`` a contract.
        first, last: months, ``last`` excluded; they may lie beyond the horizon.
        money, delay: each month, in millionths of a lot and of a month.
        ends: whether the risk is over at ``last``; a rate without an end goes on beyond the horizon.
    """

    place: str
    first: int
    last: int
    money: int
    delay: int
    ends: bool


def flows(risk: Risk, stage: Stage, rates: Rates, factor: Fraction, tight: bool) -> list[Flow]:
    """Return the expected loss of a risk on one stage of a path.

    Args:
        factor: multiplies the expected loss, for the sensitivity of judgement rows.
        tight: whether the market has no free slots, where the risk tells the two apart.
    """
    found: list[Flow] = []
    for exposure in risk.exposures:
        months = span(exposure, stage, rates.trial_lots)
        if months is not None:
            strikes = _chance(risk, exposure, stage.place, rates) * rates.events(exposure, stage.place, months.length)
            loss = _loss(risk, exposure, stage.place, rates, tight)
            found += _stretched(risk, exposure, stage, months, strikes * factor, loss)
    signed = stage.milestones.contract or 0
    return [part for flow in found if flow.money or flow.delay for part in _signed(flow, signed)]


def _signed(flow: Flow, month: int) -> list[Flow]:
    """Return a flow in two where a contract is signed on the way: before it, there is nobody to carry a part."""
    if flow.first >= month:
        return [flow]
    before = replace(flow, place=BEFORE, last=min(flow.last, month))
    return [before] if flow.last <= month else [before, replace(flow, first=month)]


def _stretched(
    risk: Risk, exposure: Exposure, stage: Stage, months: Span, strikes: Fraction, loss: tuple[Fraction, Fraction]
) -> list[Flow]:
    """Return one even stretch, or one for each month where the money at stake builds up."""
    money, delay, ends = strikes * loss[0], _millionths(strikes * loss[1]), exposure.per == "once"
    grows = risk.builds_up.get(stage.place)
    if grows is None:
        return [Flow(stage.place, months.first, months.last, _millionths(money), delay, ends)]
    return [
        Flow(stage.place, month, month + 1, _millionths(money * _spent(stage.milestones, grows, month)), delay, ends)
        for month in range(months.first, months.last)
    ]


def _chance(risk: Risk, exposure: Exposure, place: str, rates: Rates) -> Fraction:
    """Return the chance as a share of one, never more than certain."""
    scale = risk.scale.get(place, AS_PRINTED)
    return min(
        ONE, exposure.chance.mean / HUNDRED * Fraction(scale.chance, HUNDRED) * rates.effect(risk, "chance", place)
    )


def _loss(risk: Risk, exposure: Exposure, place: str, rates: Rates, tight: bool) -> tuple[Fraction, Fraction]:
    """Return what one event costs: money in lots, delay in months."""
    scale = risk.scale.get(place, AS_PRINTED)
    money = risk.money.mean * Fraction(scale.money, HUNDRED) * rates.effect(risk, "money", place)
    if exposure.per in PER_LOT:
        money *= rates.lot_money
    printed = risk.delay_tight if tight and risk.delay_tight else risk.delay
    held_up = Fraction(exposure.delays * scale.delay, HUNDRED * HUNDRED)
    return money, printed.mean * held_up * rates.effect(risk, "delay", place)


def _spent(milestones: Milestones, between: tuple[str, str], month: int) -> Fraction:
    """Return the share of the capital spent by a month; all of it where the building lies behind."""
    start, done = (milestones.month(name) for name in between)
    if start is None or done is None or month >= done:
        return ONE
    return Fraction(max(0, month - start), done - start)


def _millionths(amount: Fraction) -> int:
    """Return an amount in whole millionths, halves up."""
    return (2 * MILLION * amount.numerator + amount.denominator) // (2 * amount.denominator)
