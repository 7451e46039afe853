"""Gather the columns of all scrambles into results."""

from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Protocol

from calculator.economics.chances import chance_passed
from calculator.economics.draws import Draws
from calculator.economics.drivers import Driver, drivers
from calculator.economics.entities import Economics
from calculator.economics.gather_money import money_result, moved_cost, waiting_result
from calculator.economics.money import Money
from calculator.economics.moves import Moved
from calculator.economics.paths import CDMO, IN_HOUSE, Times
from calculator.economics.reading import Numbers
from calculator.economics.results import MoveResult, Simulation, TimeResult
from calculator.economics.summaries import (
    Parts,
    chance_of_less,
    chance_up_to,
    estimate,
    percentile,
    smallest_shares,
    spread,
    together,
)
from calculator.economics.units import TENTHS, WEIGHT


class Run(Protocol):
    """The columns of one scramble."""

    @property
    def draws(self) -> Draws:
        """Uniform numbers and inputs."""
        ...

    @property
    def times(self) -> Times:
        """Months."""
        ...

    @property
    def moved(self) -> Mapping[str, Moved]:
        """Moves in the reader's month, empty without one."""
        ...

    @property
    def money(self) -> Money | None:
        """Money, or ``None`` without prices."""
        ...


def gather(
    economics: Economics, numbers: Numbers, runs: Sequence[Run], seed: str, points: int, *, asked_to_wait: bool
) -> Simulation:
    """Return the results of all scrambles together."""
    settings = economics.settings
    names = tuple(runs[0].times.walks)
    firsts = {name: [run.times.first(name) for run in runs] for name in names}
    monies = [run.money for run in runs if run.money is not None]
    uniforms = _uniforms(runs)
    absent: dict[str, str] = {}
    money = money_result(settings, numbers, names, monies, uniforms) if monies else None
    waiting = waiting_result(monies)
    if money is None:
        absent["money"] = absent["waiting"] = settings.texts["money_absent"]
    elif waiting is None:
        absent["waiting"] = settings.texts["waiting_absent" if asked_to_wait else "waiting_not_asked"]
    if not runs[0].moved:
        absent["moves"] = settings.texts["move_absent"]
    return Simulation(
        seed=seed,
        points=points,
        scrambles=len(runs),
        currency=numbers.currency,
        year=numbers.year,
        time={name: _time(settings.percentiles, settings.looks, runs, name) for name in names},
        earliest=dict(zip(names, smallest_shares(list(firsts.values())), strict=True)),
        earlier={pair: chance_of_less(firsts[pair[0]], firsts[pair[1]]) for pair in permutations(names, 2)},
        time_drivers=_time_drivers(economics, uniforms, firsts),
        money=money,
        waiting=waiting,
        moves={partner: _move(settings.percentiles, runs, monies, partner) for partner in runs[0].moved},
        absent=absent,
        left_out={} if money is None else _left_out(economics, numbers),
        unconverted=() if money is None else _unconverted(economics, numbers),
    )


def _uniforms(runs: Sequence[Run]) -> dict[str, list[int]]:
    """Return every coordinate over all draws."""
    return {name: together([run.draws.uniforms[name] for run in runs]) for name in runs[0].draws.uniforms}


def _time(percents: Sequence[int], looks: Sequence[int], runs: Sequence[Run], name: str) -> TimeResult:
    first = [run.times.first(name) for run in runs]
    found = spread(first, percents)
    late = [list(map(chance_passed, part, *run.times.runway)) for part, run in zip(first, runs, strict=True)]
    return TimeResult(
        first=found,
        promise=-(-found.p80 // TENTHS),
        done_by={look: chance_up_to(first, look * TENTHS) for look in looks},
        short=estimate(late, WEIGHT),
        milestones=_milestones([run.times.walks[name].milestones for run in runs]),
    )


def _milestones(parts: Sequence[Mapping[str, list[int]]]) -> dict[str, int]:
    """Return the median month of each milestone over the draws that have it."""
    names = dict.fromkeys(name for part in parts for name in part)
    return {name: percentile(sorted(together([part.get(name, []) for part in parts])), 50) for name in names}


def _time_drivers(
    economics: Economics, uniforms: Mapping[str, list[int]], firsts: Mapping[str, Parts]
) -> tuple[Driver, ...]:
    own, cdmo = together(firsts[IN_HOUSE]), together(firsts[CDMO])
    money = economics.settings.money_coordinates
    pulling = {name: column for name, column in uniforms.items() if name not in money}
    return drivers(pulling, [a - b for a, b in zip(own, cdmo, strict=True)])


def _move(percents: Sequence[int], runs: Sequence[Run], monies: Sequence[Money], partner: str) -> MoveResult:
    columns = {name: [run.moved[partner].column(name) for run in runs] for name in ("start", "first", "end")}
    dual = [[b - a for a, b in zip(*pair, strict=True)] for pair in zip(columns["first"], columns["end"], strict=True)]
    return MoveResult(
        start=spread(columns["start"], percents),
        first=spread(columns["first"], percents),
        end=spread(columns["end"], percents),
        dual=spread(dual, percents),
        cost=moved_cost(percents, monies, partner),
    )


def _left_out(economics: Economics, numbers: Numbers) -> dict[str, str]:
    return {
        name: item.without
        for name, item in economics.inputs.items()
        if not item.editable_default and name not in numbers.values and name != "move_month"
    }


def _unconverted(economics: Economics, numbers: Numbers) -> tuple[str, ...]:
    """Return inputs whose public figure is in another currency and was not replaced by the reader's."""
    return tuple(
        name
        for name, item in economics.inputs.items()
        if item.source_currency not in ("", numbers.currency) and name not in numbers.values
    )
