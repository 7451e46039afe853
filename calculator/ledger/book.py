"""The ledger itself: expected loss by month, class and holder, money and delay apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from calculator.answers import Answers
from calculator.entities import Model
from calculator.ledger.entities import (
    CLASSES,
    COLUMNS,
    HOLDERS,
    Column,
    Holder,
    Register,
    Risk,
    RiskClass,
    Settings,
    Shares,
)
from calculator.ledger.expected import MILLION, Flow, flows
from calculator.ledger.holders import shares
from calculator.ledger.milestones import Milestones
from calculator.ledger.rates import ONE, Rates
from calculator.ledger.register import load_register
from calculator.ledger.windows import stages

PARTS = 100 * MILLION  # parts in one lot or one month: millionths split by whole percent stay whole
Cells = Mapping[tuple[Column, RiskClass, Holder], tuple[int, ...]]


@dataclass(frozen=True)
class Row:
    """One risk on a path: its stretches of expected loss and who carries each column, by place."""

    risk: Risk
    flows: tuple[Flow, ...]
    holders: Mapping[tuple[str, Column], Shares]

    def at(self, column: Column, month: int) -> int:
        """Return the expected loss of a month, in parts."""
        return 100 * sum(_each(flow, column) for flow in self.flows if flow.first <= month < flow.last)

    def held_at(self, column: Column, holder: Holder, month: int) -> int:
        """Return what a holder carries of a month, in parts."""
        return sum(
            _each(flow, column) * getattr(self.holders[flow.place, column], holder)
            for flow in self.flows
            if flow.first <= month < flow.last
        )

    def held(self, column: Column, holder: Holder, horizon: int) -> int:
        """Return what a holder carries up to the horizon, in parts."""
        return sum(
            _each(flow, column) * getattr(self.holders[flow.place, column], holder) * _inside(flow, horizon)
            for flow in self.flows
        )

    def total(self, column: Column, horizon: int) -> int:
        """Return the expected loss up to the horizon, in parts."""
        return 100 * sum(_each(flow, column) * _inside(flow, horizon) for flow in self.flows)

    def later(self, column: Column, horizon: int) -> int:
        """Return the expected loss after the horizon of what is known to end, in parts, rates that go on left out."""
        late = (flow for flow in self.flows if flow.ends)
        return 100 * sum(_each(flow, column) * (flow.last - flow.first - _inside(flow, horizon)) for flow in late)


@dataclass(frozen=True)
class Ledger:
    """Expected loss of one path.

    Attributes:
        settings: horizon, spans and words of the register that was used.
        rows: every risk of the register, in order; one that cannot strike has no flows.
        cells: parts of a lot or of a month, by column, class and holder, one for each month.
    """

    path: str
    milestones: Milestones
    settings: Settings
    rows: tuple[Row, ...]
    cells: Cells

    @property
    def horizon(self) -> int:
        """Months covered, from month 0."""
        return self.settings.horizon

    def area(self, column: Column, holder: Holder, first: int, last: int, risk_class: RiskClass | None = None) -> int:
        """Return what a holder carries from one month to another, ``last`` excluded, in parts."""
        classes = CLASSES if risk_class is None else (risk_class,)
        return sum(sum(self.cells[column, name, holder][first:last]) for name in classes)

    def total(self, column: Column, month: int, risk_class: RiskClass | None = None) -> int:
        """Return the expected loss of a month over all holders, in parts."""
        return sum(self.area(column, holder, month, month + 1, risk_class) for holder in HOLDERS)

    def share(self, column: Column, holder: Holder, month: int) -> Fraction:
        """Return the share of a month's expected loss that a holder carries; yours is 1 in a month without any."""
        total = self.total(column, month)
        if total == 0:
            return Fraction(holder == "you")
        return Fraction(self.area(column, holder, month, month + 1), total)

    def later(self, column: Column) -> int:
        """Return the expected loss that falls after the horizon, in parts, of risks that are known to end."""
        return sum(row.later(column, self.horizon) for row in self.rows)


def ledger(
    model: Model,
    answers: Answers,
    path: str,
    milestones: Milestones,
    *,
    register: Register | None = None,
    judged: Fraction = ONE,
    tight_market: bool = False,
) -> Ledger:
    """Return the month-by-month ledger of one path.

    Args:
        path: one of ``paths.PATHS``.
        milestones: months of the path, typical ones or those of a simulation.
        register: the risks; the model's own when left out.
        judged: multiplies the expected loss of every row whose basis is judgement.
        tight_market: whether contract makers have no free slots.

    Raises:
        ModelError: there is no such path, or its milestones lack the move that it makes.

    Source:
        method.md M10.
    """
    book = register or load_register(model.version)
    horizon, rates, places = book.settings.horizon, Rates(model, book, answers), stages(path, milestones)
    rows: list[Row] = []
    for risk in book.risks.values():
        factor = judged if risk.basis == "judgement" else ONE
        found = [flow for stage in places for flow in flows(risk, stage, rates, factor, tight_market)]
        names = dict.fromkeys(flow.place for flow in found)
        carried = {(place, column): shares(risk, place, column, answers) for place in names for column in COLUMNS}
        rows.append(Row(risk, tuple(found), carried))
    return Ledger(path, milestones, book.settings, tuple(rows), _cells(rows, horizon))


def _each(flow: Flow, column: Column) -> int:
    return flow.money if column == "money" else flow.delay


def _inside(flow: Flow, horizon: int) -> int:
    return max(0, min(flow.last, horizon) - flow.first)


def _cells(rows: Iterable[Row], horizon: int) -> Cells:
    cells = {
        (column, risk_class, holder): [0] * horizon
        for column in COLUMNS
        for risk_class in CLASSES
        for holder in HOLDERS
    }
    for row in rows:
        for flow in row.flows:
            for column in COLUMNS:
                carried, each = row.holders[flow.place, column], _each(flow, column)
                for holder, percent in zip(HOLDERS, (carried.you, carried.cdmo, carried.shared), strict=True):
                    if each and percent:
                        months = cells[column, row.risk.risk_class, holder]
                        for month in range(flow.first, min(flow.last, horizon)):
                            months[month] += each * percent
    return {key: tuple(months) for key, months in cells.items()}
