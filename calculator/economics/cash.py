"""Streams of money: rates that change at a month and lump sums, added up, discounted, and by month.

Months are counted in tenths, money in whole units of the reader's currency; everything is a whole number.
"""

from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from operator import mul

from calculator.economics.units import TENTHS

SCALE = 10**9
"""Discount factors are whole numbers in units of ``1 / SCALE``."""

MONTHS = 12
YEAR = MONTHS * TENTHS
"""Tenths of months in a year: an amount a year divided by it is a rate, the part that does not divide being dropped."""


Ramp = tuple[int, int]
Lump = tuple[int, int]


class Flow:
    """Money going out over time.

    Attributes:
        ramps: (month in tenths, change of the rate per tenth of a month from then on).
        lumps: (month in tenths, sum paid then).
    """

    __slots__ = ("lumps", "ramps")

    def __init__(self, ramps: tuple[Ramp, ...], lumps: tuple[Lump, ...] = ()) -> None:
        """Take what is paid, in any order."""
        self.ramps = ramps
        self.lumps = lumps

    def spent(self, month: int) -> int:
        """Return what has been paid up to a month, that month's lump sums included."""
        total = 0
        for start, rate in self.ramps:
            if start < month:
                total += rate * (month - start)
        for when, amount in self.lumps:
            if when <= month:
                total += amount
        return total

    def present(self, until: int, table: "Discounts") -> int:
        """Return today's worth of what is paid before a month, lump sums of that month included."""
        summed, factors = table.summed, table.factors
        last, total = summed[until], 0
        for start, rate in self.ramps:
            if start < until:
                total += rate * (last - summed[start])
        for when, amount in self.lumps:
            if when <= until:
                total += amount * factors[when // TENTHS]
        return total // SCALE

    def by_month(self, horizon: int) -> list[int]:
        """Return what has been paid by the end of month 0, 1, ... up to a horizon in whole months."""
        # Second differences: a rate that changes within a month counts for the rest of it, and in full from the next.
        changes = [0] * (horizon + 2)
        for start, rate in self.ramps:
            month = -(-start // TENTHS)
            if month <= horizon:
                part = rate * (month * TENTHS - start)
                changes[month] += part
                changes[month + 1] += rate * TENTHS - part
        for when, amount in self.lumps:
            month = -(-when // TENTHS)
            if month <= horizon:
                changes[month] += amount
                changes[month + 1] -= amount
        changes.pop()
        return list(accumulate(accumulate(changes)))


class Discounts:
    """Monthly discounting at a yearly rate, as tables of whole numbers.

    Attributes:
        factors: worth today of one unit paid in month 0, 1, ..., in units of ``1 / SCALE``.
        summed: worth of one unit a tenth of a month from now until a month in tenths, in the same units.
    """

    def __init__(self, rate: int, months: int) -> None:
        """Build the tables.

        Args:
            rate: per mille a year.
            months: how far the tables reach.
        """
        self.factors = [SCALE]
        for _ in range(months):
            self.factors.append(self.factors[-1] * MONTHS * 1000 // (MONTHS * 1000 + rate))
        self.summed = [0, *accumulate(factor for factor in self.factors for _ in range(TENTHS))]

    def annuity(self, years: int) -> int:
        """Return today's worth of one unit a year for some years, paid monthly, in units of ``1 / SCALE``."""
        return self.summed[years * YEAR] // YEAR


class Worth:
    """Today's worth of a flow, as ``Flow.present`` has it, made ready for being asked at many months."""

    __slots__ = ("_lumps", "_offsets", "_rates", "_starts", "_summed")

    def __init__(self, flow: Flow, table: Discounts) -> None:
        """Put the flow in order and add up what stays the same for every month."""
        summed, factors = table.summed, table.factors
        starts, rates = zip(*sorted(flow.ramps), strict=True)
        self._starts: tuple[int, ...] = starts
        self._rates: list[int] = list(accumulate(rates, initial=0))
        self._offsets: list[int] = list(accumulate(map(mul, rates, map(summed.__getitem__, starts)), initial=0))
        self._lumps = [(month, amount * factors[month // TENTHS]) for month, amount in flow.lumps]
        self._summed = summed

    def until(self, month: int) -> int:
        """Return today's worth of what is paid before a month, lump sums of that month included."""
        place = bisect_left(self._starts, month)
        total = self._rates[place] * self._summed[month] - self._offsets[place]
        for when, amount in self._lumps:
            if when <= month:
                total += amount
        return total // SCALE


@lru_cache(maxsize=8)
def discount_tables(rate: int, months: int) -> Discounts:
    """Return the tables of a yearly rate, per mille, kept for the next run."""
    return Discounts(rate, months)
