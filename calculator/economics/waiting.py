"""Waiting for a read-out: the expected cost of every way to decide, by draw."""

from calculator.economics.case import Case, move_present, present_costs
from calculator.economics.moves import PARTNERS, MoveDraws, move, plant_worth
from calculator.economics.paths import IN_HOUSE
from calculator.economics.prices import ends_of
from calculator.economics.units import WEIGHT

WAYS = (IN_HOUSE, *(f"{partner} {then}" for partner in PARTNERS for then in ("stays", "moves")))
"""Ways to decide before a read-out: build now, or take a partner and, when it is positive, stay or move."""


def keep_ways(table: dict[str, list[int]], case: Case, extra: MoveDraws, place: int, horizon: int) -> None:
    """Add the expected cost of building now, and of each partner with and without a move once the read-out is known.

    A plant that goes on being used counts for what it is then worth.
    """
    draw, year, discounts = case.draw, case.year, case.discounts
    months = [(extra.transfer[partner][place], extra.comparability[place], extra.dual[place]) for partner in PARTNERS]
    moves = [
        move(draw.readout, 0, draw.build, first, *added) for first, added in zip(case.firsts[1:], months, strict=True)
    ]
    totals = [0] * len(WAYS)
    for stop, weight in ends_of(draw, horizon):
        if not weight:
            continue
        own, *stays = present_costs(case, horizon, stop)
        goes = stays
        # A programme that has stopped by the read-out never moves.
        if stop > draw.readout:
            going = zip(PARTNERS, moves, strict=True)
            goes = [move_present(case, partner, moved, horizon, stop) for partner, moved in going]
        if stop > horizon:
            own -= plant_worth(draw, year, horizon, discounts, draw.start)
            kept = [plant_worth(draw, year, horizon, discounts, moved.begin) for moved in moves]
            goes = [cost - worth for cost, worth in zip(goes, kept, strict=True)]
        for way, cost in enumerate((own, stays[0], goes[0], stays[1], goes[1])):
            totals[way] += weight * cost
    for name, total in zip(WAYS, totals, strict=True):
        table.setdefault(name, []).append(total // WEIGHT)
