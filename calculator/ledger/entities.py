"""The risk register as frozen data: what the loader reads and the ledger computes with.

Chances are percent, money is in lots (the unit is defined in ledger.toml), delay is in months.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal

Column = Literal["money", "delay"]
Holder = Literal["you", "cdmo", "shared"]
RiskClass = Literal["execution", "operational", "regulatory"]
Per = Literal["once", "month", "trial_lot", "market_lot"]
Scope = Literal["site", "programme"]
Part = Literal["chance", "money", "delay"]
RiskBasis = Literal["judgement", "sourced"]

COLUMNS: tuple[Column, ...] = ("money", "delay")
HOLDERS: tuple[Holder, ...] = ("you", "cdmo", "shared")
CLASSES: tuple[RiskClass, ...] = ("execution", "operational", "regulatory")
PERS: tuple[Per, ...] = ("once", "month", "trial_lot", "market_lot")
SCOPES: tuple[Scope, ...] = ("site", "programme")
PARTS: tuple[Part, ...] = ("chance", "money", "delay")
BASES: tuple[RiskBasis, ...] = ("judgement", "sourced")

PLACES = ("in_house", "cdmo", "hybrid")
MOVE = "move"
BEFORE = "before"  # a contract; whatever strikes then is yours
HORIZON = "horizon"
MILESTONES = (
    "decision",
    "contract",
    "slot",
    "transfer_start",
    "transfer_end",
    "build_start",
    "gmp_ready",
    "qualification",
    "first_batch",
    "ppq",
    "first_inspection",
    "filing",
    "licence",
    "launch",
    "read_out",
    "pivotal_start",
    "move_start",
    "move_end",
)


@dataclass(frozen=True)
class Range:
    """Low, typical and high of one quantity."""

    low: Fraction
    typical: Fraction
    high: Fraction

    @cached_property
    def mean(self) -> Fraction:
        """Mean of the triangle that the three numbers span."""
        return (self.low + self.typical + self.high) / 3


@dataclass(frozen=True)
class Edge:
    """A milestone that opens or closes a window: the first of these that the path has, and months added to it."""

    choices: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Window:
    """From one milestone to another, or from a milestone until a number of lots is made."""

    start: Edge
    end: Edge | None
    lots: int


@dataclass(frozen=True)
class Exposure:
    """One way in which a risk can strike.

    Attributes:
        per: what ``chance`` counts: once in the window, each month, each lot before or after launch.
        delays: percent of the events that hold up the programme.
        scope: ``site`` strikes at each site of a path, ``programme`` once wherever the product is made.
        per_move: places where it strikes once for each site move that gate G2 counts.
        windows: by place, and under ``move`` for a later move; a place without a window does not have the risk.
    """

    per: Per
    chance: Range
    delays: int
    scope: Scope
    per_move: tuple[str, ...]
    windows: Mapping[str, Window]


@dataclass(frozen=True)
class Shares:
    """Percent of the money that each holder carries; what is missing from 100 is yours."""

    you: int
    cdmo: int
    shared: int


@dataclass(frozen=True)
class Scale:
    """Percent of the printed chance, money and delay that applies in one place."""

    chance: int = 100
    money: int = 100
    delay: int = 100


@dataclass(frozen=True)
class Effect:
    """How the answers to some questions move one part of a risk, percent by level; no places means everywhere."""

    questions: tuple[str, ...]
    part: Part
    places: tuple[str, ...]
    percent: Mapping[str, int]


@dataclass(frozen=True)
class Lowering:
    """What lowers a risk, and by what percent of its expected loss."""

    what: str
    cut: int


@dataclass(frozen=True)
class Risk:
    """One row of the register.

    Attributes:
        risk_class: execution, operational or regulatory.
        sourced: the parts whose size rests on ``references``; empty when the row is judgement.
        rests_on: what the numbers rest on, in one or two sentences.
        delay_tight: delay in a market without free slots, or ``None`` where the market makes no difference.
        holders: shares of the money by place.
        shared_by: the mechanism behind ``shared``, by place; without one the share is yours.
        builds_up: by place, the two milestones between which the money at stake grows from nothing to all.
    """

    id: str
    number: int
    title: str
    what: str
    risk_class: RiskClass
    claims: tuple[str, ...]
    basis: RiskBasis
    sourced: tuple[Part, ...]
    rests_on: str
    references: tuple[str, ...]
    reviewed: date
    money: Range
    delay: Range
    delay_tight: Range | None
    exposures: tuple[Exposure, ...]
    holders: Mapping[str, Shares]
    shared_by: Mapping[str, str]
    scale: Mapping[str, Scale]
    builds_up: Mapping[str, tuple[str, str]]
    effects: tuple[Effect, ...]
    lowered_by: tuple[Lowering, ...]


@dataclass(frozen=True)
class Settings:
    """Numbers and words of the ledger that belong to no single risk (ledger.toml).

    Attributes:
        spans: the stretches of months whose areas are reported.
        numbers: named whole numbers by topic, months or lots a year.
        autologous_lot: what one autologous lot costs, in lots.
        texts: wording by topic.
    """

    horizon: int
    spans: tuple[tuple[int, int], ...]
    numbers: Mapping[str, Mapping[str, int]]
    choices: Mapping[str, Mapping[str, str]]
    autologous_lot: Fraction
    texts: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Register:
    """The risks by id, in the order of their numbers, and the settings."""

    settings: Settings
    risks: Mapping[str, Risk]
