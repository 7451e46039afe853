"""What the economics read from the model's data, as frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculator.entities import Basis

Triple = tuple[int, int, int]
"""Low, typical and high in the smallest steps of a unit."""

Shape = Literal["triangular", "chance", "fixed"]


@dataclass(frozen=True)
class Input:
    """A number that goes into time or money.

    Attributes:
        group: the file it stands in, or ``steps`` for the months of the timeline.
        values: low, typical, high; ``None`` where only the reader can say, or where an answer decides.
        by: question whose answer decides the values, or empty.
        by_level: the values for each of its levels; a level without values means "does not happen".
        shape: ``triangular`` is drawn, ``chance`` decides by its typical value, ``fixed`` is used at its typical value.
        coordinate: the uniform number it is drawn from, shared with whatever has the same cause.
        source_currency: currency of the public figure behind a default; empty without one.
        editable_default: a default exists; otherwise the reader has to give the number, and ``without`` says what
            the result lacks until then.
        least, most: bounds beyond which a number is refused as a slip of the pen.
    """

    id: str
    group: str
    label: str
    unit: str
    shape: Shape
    values: Triple | None
    by: str
    by_level: Mapping[str, Triple]
    coordinate: str
    source_currency: str
    basis: Basis
    reviewed: date
    references: tuple[str, ...]
    solidity: str
    editable_default: bool
    why: str
    without: str
    least: int
    most: int


@dataclass(frozen=True)
class Delay:
    """A delay that adds to some steps when it happens."""

    months: str
    chance: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class CostShare:
    """An item's share of cost before a change, percent, and what the change multiplies it by, tenths."""

    item: str
    share: int
    multiple: int
    varies_with_lot: bool


@dataclass(frozen=True)
class Plant:
    """A public plant with its months from the first event to the last."""

    id: str
    name: str
    start: str
    end: str
    months: int
    counted: bool
    plan: str
    note: str
    references: tuple[str, ...]
    solidity: str


@dataclass(frozen=True)
class Comparison:
    """Public plants, and how near the model has to come to them."""

    steps: tuple[str, ...]
    within_months: int
    cover_low: int
    cover_high: int
    plants: tuple[Plant, ...]


@dataclass(frozen=True)
class Settings:
    """How the simulation is run; months are whole here."""

    horizon: int
    looks: tuple[int, ...]
    waiting_horizon: int
    percentiles: tuple[int, ...]
    live_points: int
    memo_points: int
    currencies: tuple[str, ...]
    base_year: int
    money_needs: tuple[str, ...]
    media_fills_first: int
    media_fills_yearly: int
    crew_suites: int
    questions: tuple[str, ...]
    questions_outside_seed: tuple[str, ...]
    time_coordinates: tuple[str, ...]
    money_coordinates: tuple[str, ...]
    steady_coordinates: tuple[str, ...]
    launched: Mapping[str, tuple[str, ...]]
    step_coordinates: Mapping[str, str]
    milestones: Mapping[str, tuple[str, ...]]
    delays: tuple[Delay, ...]
    limits: Mapping[str, int]
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Economics:
    """Everything the simulation knows; built by ``data.load_economics`` alone."""

    settings: Settings
    inputs: Mapping[str, Input]
    cost_shares: tuple[CostShare, ...]
    comparison: Comparison
