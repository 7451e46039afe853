"""Results as plain data, whole numbers only, so that the same run gives the same JSON text everywhere.

Months in tenths, money in thousands of the reader's currency, lots in tenths, chances in parts of 10,000.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from calculator.answers import Answers
from calculator.economics.data import load_economics
from calculator.economics.drivers import Driver
from calculator.economics.entities import Triple
from calculator.economics.results import (
    BreakEvenResult,
    Fan,
    MoneyOf,
    MoneyResult,
    MoveResult,
    Simulation,
    TimeResult,
    WaitingResult,
)
from calculator.economics.summaries import Estimate, Spread
from calculator.economics.units import SCALES
from calculator.entities import Model

Data = dict[str, object]
THOUSAND = 1000
PARTS = 10_000
UNITS = {"months": "tenths of a month", "money": "thousands", "lots": "tenths of a lot", "chances": "parts of 10,000"}


def simulation_summary(simulation: Simulation) -> Data:
    """Return a simulation as JSON-able data; absent parts are ``None`` and ``absent`` says why."""
    return {
        "seed": simulation.seed,
        "points": simulation.points,
        "scrambles": simulation.scrambles,
        "currency": simulation.currency,
        "year": simulation.year,
        "units": dict(UNITS),
        "time": {name: _time(found) for name, found in simulation.time.items()},
        "earliest": _chances(simulation.earliest),
        "earlier": _pairs(simulation.earlier, _chance),
        "time_drivers": [_driver(driver, 1) for driver in simulation.time_drivers],
        "money": None if simulation.money is None else _money(simulation.money),
        "waiting": None if simulation.waiting is None else _waiting(simulation.waiting),
        "moves": {name: _move(found) for name, found in simulation.moves.items()} or None,
        "absent": dict(simulation.absent),
        "left_out": dict(simulation.left_out),
        "unconverted": list(simulation.unconverted),
    }


def _rounded(value: Fraction | int, unit: int = 1) -> int:
    """Return a number in whole units, halves up."""
    exact = Fraction(value) / unit
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def _chance(found: Estimate) -> Data:
    return {"value": _rounded(found.value * PARTS), "error": _rounded(found.error * PARTS)}


def _chances(found: Mapping[str, Estimate]) -> Data:
    return {name: _chance(estimate) for name, estimate in found.items()}


def _pairs(found: Mapping[tuple[str, str], Estimate], show: Callable[[Estimate], Data]) -> dict[str, Data]:
    table: dict[str, Data] = {}
    for (one, other), estimate in found.items():
        table.setdefault(one, {})[other] = show(estimate)
    return table


def _mean(found: Estimate, unit: int) -> Data:
    return {"value": _rounded(found.value, unit), "error": _rounded(found.error, unit)}


def _spread(found: Spread, unit: int = 1) -> Data:
    return {
        "p20": _rounded(found.p20, unit),
        "p50": _rounded(found.p50, unit),
        "p80": _rounded(found.p80, unit),
        "errors": [_rounded(error, unit) for error in found.errors],
        "mean": _mean(found.mean, unit),
    }


def _fan(found: Fan) -> list[list[int]]:
    return [[_rounded(value, THOUSAND) for value in month] for month in found]


def _driver(found: Driver, unit: int) -> Data:
    return {
        "coordinate": found.coordinate,
        "low": _rounded(found.low, unit),
        "high": _rounded(found.high, unit),
        "explained": found.explained,
        "worth": _rounded(found.worth, unit),
    }


def _time(found: TimeResult) -> Data:
    return {
        "first": _spread(found.first),
        "promise": found.promise,
        "done_by": {str(month): _chance(chance) for month, chance in found.done_by.items()},
        "short": _chance(found.short),
        "milestones": dict(found.milestones),
    }


def _money(found: MoneyResult) -> Data:
    return {
        "alternatives": {name: _money_of(money) for name, money in found.alternatives.items()},
        "break_even": _break_even(found.break_even),
        "stop": _chance(found.stop),
        "short_by_cash": found.short_by_cash,
        "cheaper": _pairs(found.cheaper, _chance),
        "spread_flips": _flips(found.spread_flips),
        "drivers": [_driver(driver, THOUSAND) for driver in found.drivers],
    }


def _flips(found: Mapping[tuple[str, str], Fraction | None]) -> dict[str, Data]:
    """Return flips in thousandths of a standard deviation."""
    table: dict[str, Data] = {}
    for (one, other), flip in found.items():
        table.setdefault(one, {})[other] = None if flip is None else _rounded(flip * THOUSAND)
    return table


def _money_of(found: MoneyOf) -> Data:
    return {
        "cash": _fan(found.cash),
        "cash_left": _fan(found.cash_left) or None,
        "short": _chance(found.short),
        "present": _spread(found.present, THOUSAND),
        "lots": _spread(found.lots),
        "steady": _spread(found.steady, THOUSAND),
        "per_lot": _spread(found.per_lot, THOUSAND),
        "stranded": None if found.stranded is None else _spread(found.stranded, THOUSAND),
        "cheapest_present": _chance(found.cheapest_present),
        "cheapest_steady": _chance(found.cheapest_steady),
    }


def _break_even(found: BreakEvenResult) -> Data:
    return {
        "lots": list(found.lots),
        "kinds": {kind: _chance(estimate) for kind, estimate in found.kinds.items()},
        "pays_at_plan": _chance(found.pays_at_plan),
        "planned": _spread(found.planned),
        "curve": [[lots, _rounded(chance * PARTS)] for lots, chance in found.curve],
    }


def _waiting(found: WaitingResult) -> Data:
    return {
        "build_now": _mean(found.build_now, THOUSAND),
        "partner": found.partner,
        "then": found.then,
        "waited": _mean(found.waited, THOUSAND),
        "value": _mean(found.value, THOUSAND),
        "ways": {name: _mean(estimate, THOUSAND) for name, estimate in found.ways.items()},
    }


def _move(found: MoveResult) -> Data:
    return {
        "start": _spread(found.start),
        "first": _spread(found.first),
        "end": _spread(found.end),
        "dual": _spread(found.dual),
        "cost": None if found.cost is None else _spread(found.cost, THOUSAND),
    }


def input_list(model: Model, answers: Answers) -> list[Data]:
    """Return every input for the page: its values under the known answers, unit, bounds, reason and sources.

    Values are ``[low, typical, high]`` in the unit, or ``None`` where the reader has to give them or an answer that
    decides them is not known.
    """
    found: list[Data] = []
    for item in load_economics(model).inputs.values():
        level = answers.get(item.by) if item.by else None
        values = item.values if item.values is not None else item.by_level.get(level or "")
        found.append(
            {
                "id": item.id,
                "label": item.label,
                "unit": item.unit,
                "shape": item.shape,
                "values": None if values is None else _in_unit(values, item.unit),
                "by": item.by or None,
                "least": _number(item.least, item.unit),
                "most": _number(item.most, item.unit),
                "basis": item.basis,
                "reviewed": item.reviewed.isoformat(),
                "references": list(item.references),
                "solidity": item.solidity,
                "source_currency": item.source_currency or None,
                "editable_default": item.editable_default,
                "why": item.why,
                "without": item.without or None,
            }
        )
    return found


def _in_unit(values: Triple | Sequence[int], unit: str) -> list[int | float]:
    return [_number(value, unit) for value in values]


def _number(steps: int, unit: str) -> int | float:
    return steps // SCALES[unit] if steps % SCALES[unit] == 0 else steps / SCALES[unit]
