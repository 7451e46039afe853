"""Arithmetic on published figures: shares and multiples, lots, yearly cost of a facility, and mean against spread."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from calculator.analysis.additive import exact_sum
from calculator.economics.entities import CostShare
from calculator.errors import ModelError

DAYS_A_YEAR = Fraction("365.25")
CENT = 100


def multiple_of_whole(shares: Sequence[CostShare]) -> Fraction:
    """Return what a change multiplies a whole cost by, from each item's share of it and its own multiple.

    Raises:
        ModelError: the shares are not 100 % together.

    Source:
        Lechanteur et al. 2021, Table 6 (evidence R1).
    """
    whole = sum(item.share for item in shares)
    if whole != 100:
        raise ModelError(f"cost shares add up to {whole} %; give shares of one whole")
    return Fraction(sum(item.share * item.multiple for item in shares), 1000)


def share_that_varies(shares: Sequence[CostShare]) -> Fraction:
    """Return the part of the changed cost that goes with each lot, 0 to 1."""
    varying = sum(item.share * item.multiple for item in shares if item.varies_with_lot)
    return Fraction(varying, 1000) / multiple_of_whole(shares)


def lot_materials(doses: int, cells_per_dose: int, cost_of_cells: int, varying: Fraction) -> int:
    """Return materials and outside tests of one lot, in whole units of currency, rounded down.

    Args:
        doses: per lot.
        cells_per_dose: in millions.
        cost_of_cells: everything counted, per million cells, in hundredths of a unit.
        varying: the part of it that goes with each lot.
    """
    return doses * cells_per_dose * cost_of_cells * varying.numerator // (100 * varying.denominator)


def cells_per_vessel(cells: int, vessels: int) -> Fraction:
    """Return the cells that each vessel of a lot holds."""
    return Fraction(cells, vessels)


def doses_per_lot(vessels: int, cells_in_vessel: Fraction, cells_per_dose: int) -> Fraction:
    """Return the doses in a lot before losses (evidence R6)."""
    return vessels * cells_in_vessel / cells_per_dose


def lots_a_year(doses_a_year: int, doses_in_lot: int) -> int:
    """Return the lots that a year's doses need, a part of a lot being a lot (evidence R6)."""
    return -(-doses_a_year // doses_in_lot)


def to_cent(amount: Fraction) -> Fraction:
    """Return an amount rounded to the cent, halves up."""
    return Fraction((2 * CENT * amount.numerator + amount.denominator) // (2 * amount.denominator), CENT)


@dataclass(frozen=True)
class FacilityDay:
    """What a facility costs a day, each figure rounded to the cent as it is reached.

    Attributes:
        building: cost of the building.
        running: running items a day.
        rooms: building spread over its life, and running items, a day.
        equipment, equipment_day: what it cost, and that spread over its life, a day.
        staff_day: wages a day.
    """

    building: Fraction
    running: Fraction
    rooms: Fraction
    equipment: Fraction
    equipment_day: Fraction
    staff_day: Fraction


def facility_day(
    area: int,
    clean_share: Fraction,
    cost_per_m2: tuple[int, int],
    yearly_items: Iterable[int],
    equipment: Iterable[tuple[int, Fraction]],
    lives: tuple[int, int],
    wages: tuple[int, int, int],
) -> FacilityDay:
    """Return the daily cost of a facility.

    Args:
        area: whole area, m2.
        clean_share: part of it that is clean.
        cost_per_m2: of clean and of other rooms.
        yearly_items: running cost, an amount a year each.
        equipment: number of pieces and price of one.
        lives: years over which building and equipment are used.
        wages: people, hours a day, wage an hour.

    Source:
        The Lisbon cost model (evidence R5).
    """
    building = area * (clean_share * cost_per_m2[0] + (1 - clean_share) * cost_per_m2[1])
    running = exact_sum(to_cent(item / DAYS_A_YEAR) for item in yearly_items)
    bought = exact_sum(price * count for count, price in equipment)
    return FacilityDay(
        building=to_cent(building),
        running=running,
        rooms=to_cent(building / (lives[0] * DAYS_A_YEAR)) + running,
        equipment=bought,
        equipment_day=to_cent(bought / (lives[1] * DAYS_A_YEAR)),
        staff_day=to_cent(Fraction(wages[0] * wages[1] * wages[2])),
    )


def running_per_m2(yearly_items: Iterable[int], area: int) -> Fraction:
    """Return the running cost of a square metre a year, staff not counted."""
    return Fraction(sum(list(yearly_items)), area)


def dislike_at_which_choice_flips(
    worth: tuple[Fraction, Fraction], spread: tuple[Fraction, Fraction]
) -> Fraction | None:
    """Return how strongly spread must be disliked before the alternative with the better mean is given up.

    The score is ``mean worth - k * standard deviation``; ``k`` is returned.

    Args:
        worth: mean worth of the two alternatives; of costs, give them with a minus sign.
        spread: their standard deviations.

    Returns:
        ``None`` where no dislike of spread changes the choice: the better mean has the smaller spread too.

    Source:
        BioPharm International 2007 (evidence R2).
    """
    gain, risk = worth[0] - worth[1], spread[0] - spread[1]
    if gain < 0:
        gain, risk = -gain, -risk
    return gain / risk if risk > 0 else None


def preferred(worth: Sequence[Fraction], spread: Sequence[Fraction], dislike: Fraction) -> int:
    """Return the place of the best ``mean worth - dislike * standard deviation``, the first of equals."""
    scores = [mean - dislike * deviation for mean, deviation in zip(worth, spread, strict=True)]
    return scores.index(max(scores))


def mean_and_deviation(values: Sequence[int]) -> tuple[Fraction, Fraction]:
    """Return mean and standard deviation of whole numbers, the deviation rounded down to a thousandth."""
    count, total = len(values), sum(values)
    squares = sum([value * value for value in values])
    variance = Fraction(squares * count - total * total, count * count)
    return Fraction(total, count), Fraction(isqrt(variance.numerator * 10**6 // variance.denominator), 1000)
