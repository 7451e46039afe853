"""Milestones of a path: the months on which the windows of the risks hang."""

from dataclasses import dataclass

from calculator.errors import ModelError
from calculator.ledger.entities import HORIZON, Edge

OPEN = 10**6  # a month that nothing reaches


@dataclass(frozen=True)
class Milestones:
    """Months from the decision, whole; ``None`` where the path has no such event, beyond the horizon where it is late.

    Attributes:
        contract: a maker or host is under contract.
        slot: its slot or suite is free.
        transfer_start, transfer_end: the process moves to the place.
        build_start: money starts to go into an own plant.
        gmp_ready: rooms and equipment are ready for GMP.
        qualification: media fills begin.
        first_batch: first GMP batch; 0 where batches are made there today.
        ppq: process validation begins.
        first_inspection: first inspection of the place for this product.
        filing, licence, launch: marketing application, its decision, first sale from the place.
        read_out: pivotal read-out.
        pivotal_start: the pivotal trial starts.
        move_start, move_end: making moves from this place to the next; both run in between.
        after: milestones of the place moved to, counted from the same decision.
        assumed: questions without an answer whose levels were averaged.
    """

    decision: int = 0
    contract: int | None = None
    slot: int | None = None
    transfer_start: int | None = None
    transfer_end: int | None = None
    build_start: int | None = None
    gmp_ready: int | None = None
    qualification: int | None = None
    first_batch: int | None = None
    ppq: int | None = None
    first_inspection: int | None = None
    filing: int | None = None
    licence: int | None = None
    launch: int | None = None
    read_out: int | None = None
    pivotal_start: int | None = None
    move_start: int | None = None
    move_end: int | None = None
    after: "Milestones | None" = None
    assumed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a move that ends before it starts, or that has only one of its two months."""
        if (self.move_start is None) != (self.move_end is None):
            raise ModelError("a move needs both move_start and move_end; give the other month too")
        if self.move_start is not None and self.move_end is not None and self.move_end < self.move_start:
            raise ModelError(f"move_end {self.move_end} lies before move_start {self.move_start}; swap them")

    def month(self, name: str) -> int | None:
        """Return the month of a milestone by name; the horizon is a window's open end."""
        if name == HORIZON:
            return OPEN
        value = getattr(self, name)
        return value if isinstance(value, int) else None

    def edge(self, edge: Edge) -> int | None:
        """Return the month of a window's edge: the first of its milestones that the path has, never below 0."""
        for name, shift in edge.choices:
            found = self.month(name)
            if found is not None:
                return max(0, found + shift)
        return None
