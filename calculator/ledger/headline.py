"""What the ledger says at a glance: what each holder carries, when it is most, why, and when the load changes hands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from calculator.ledger.book import Ledger, Row
from calculator.ledger.entities import CLASSES, HOLDERS, Column, Holder, RiskClass


@dataclass(frozen=True)
class Peak:
    """A month and the risk that adds most to it.

    Attributes:
        parts: expected loss of the month, in parts of a lot or of a month.
        cause: id of the risk that contributes most.
        cause_parts: what that risk contributes.
    """

    month: int
    parts: int
    cause: str
    cause_parts: int


@dataclass(frozen=True)
class HandOver:
    """A month in which another holder begins to carry most."""

    month: int
    giver: Holder
    taker: Holder


@dataclass(frozen=True)
class Headline:
    """One column of a ledger in a few numbers.

    Attributes:
        areas: what each holder carries in each span of months, in parts.
        peak: the month of the largest expected loss, or ``None`` where there is none.
        own_peak: the same for your part alone; it stands beside gate G4 (operating model) as information.
        hand_overs: months in which the largest holder changes.
        class_hand_overs: the same for each class of risk.
        later: expected loss after the horizon of risks that are known to end, in parts.
    """

    column: Column
    areas: Mapping[tuple[int, int], Mapping[Holder, int]]
    peak: Peak | None
    own_peak: Peak | None
    hand_overs: tuple[HandOver, ...]
    class_hand_overs: Mapping[RiskClass, tuple[HandOver, ...]]
    later: int


def headline(book: Ledger, column: Column) -> Headline:
    """Return the headline of one column of a ledger."""
    months = range(book.horizon)
    return Headline(
        column=column,
        areas={
            (first, last): {holder: book.area(column, holder, first, last) for holder in HOLDERS}
            for first, last in book.settings.spans
        },
        peak=_peak(book, [book.total(column, month) for month in months], lambda row, month: row.at(column, month)),
        own_peak=_peak(
            book,
            [book.area(column, "you", month, month + 1) for month in months],
            lambda row, month: row.held_at(column, "you", month),
        ),
        hand_overs=hand_overs(book, column),
        class_hand_overs={name: hand_overs(book, column, name) for name in CLASSES},
        later=book.later(column),
    )


def _peak(book: Ledger, amounts: list[int], part: Callable[[Row, int], int]) -> Peak | None:
    """Return the first month with the largest amount, and its cause."""
    largest = max(amounts)
    if largest == 0:
        return None
    month = amounts.index(largest)
    cause = max(book.rows, key=lambda row: part(row, month))
    return Peak(month, largest, cause.risk.id, part(cause, month))


def hand_overs(book: Ledger, column: Column, risk_class: RiskClass | None = None) -> tuple[HandOver, ...]:
    """Return the months in which the largest holder changes; a tie leaves it where it was."""
    found: list[HandOver] = []
    current: Holder | None = None
    for month in range(book.horizon):
        carried = {holder: book.area(column, holder, month, month + 1, risk_class) for holder in HOLDERS}
        most = max(carried.values())
        if most == 0 or (current is not None and carried[current] == most):
            continue
        taker = next(holder for holder in HOLDERS if carried[holder] == most)
        if current is not None:
            found.append(HandOver(month, current, taker))
        current = taker
    return tuple(found)
