"""Months along each alternative's path, by draw: steps, delays, the first GMP batch and the milestones on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculator.answers import PLANT_QUESTION, PLANT_RUNS
from calculator.economics.draws import Draws, triangular
from calculator.economics.units import FULL, in_steps
from calculator.entities import Model, Months
from calculator.gates.patient_delivery import DELIVERY, PRODUCT, outcome_of
from calculator.timeline import NO_TIME

IN_HOUSE, CDMO, HYBRID = "in_house", "cdmo", "hybrid"
RUNWAY = "runway"
Path = tuple[str, ...]


@dataclass(frozen=True)
class Walk:
    """One alternative's path in every draw, in tenths of months from the decision.

    Attributes:
        entry: the first of several stages ends: a slot or a host's suite is free. The start of the path where it has
            one stage or none.
        ready: all stages end.
        first: first GMP batch, which a late change of the process may put off beyond ``ready``.
        milestones: name to months, of the draws whose path has that milestone.
    """

    entry: list[int]
    ready: list[int]
    first: list[int]
    milestones: Mapping[str, list[int]]


@dataclass(frozen=True)
class Times:
    """All that concerns time, by draw, in tenths of months.

    Attributes:
        start: work on the process is done, before which nothing may start.
        hire: months of hiring without a lag.
        walks: alternative to its path.
        runway: least and most months that money lasts, every month between them being equally likely.
    """

    start: list[int]
    hire: list[int]
    walks: Mapping[str, Walk]
    runway: tuple[list[int], list[int]]

    def first(self, alternative: str) -> list[int]:
        """Return the month of the first GMP batch."""
        return self.walks[alternative].first


def times(model: Model, draws: Draws) -> Times:
    """Return the months of every alternative, from draws they share.

    A programme that goes on is meant: a stop enters money alone.
    """
    start = _work_before(model, draws)
    change = _late_change(draws)
    walks = {name: _walk(model, draws, name, start, change) for name in model.alternatives}
    return Times(start, draws.of("hire_crew"), walks, _runway(model, draws))


def typical_months(draws: Draws, path: Path) -> int:
    """Return the typical months of a path, delays left out, in tenths; the reader's own where given."""
    total = 0
    for stage in path:
        given = [draws.numbers.values.get(step) or draws.economics.inputs[step].values for step in stage.split("|")]
        total += max(months[1] for months in given if months is not None)
    return total


def step_months(draws: Draws, step: str) -> list[int]:
    """Return the months of a step with the delays that add to it."""
    months = draws.of(step)
    for delay in draws.economics.settings.delays:
        if step in delay.steps:
            extra = draws.delay(delay.months, delay.chance)
            months = [a + b for a, b in zip(months, extra, strict=True)]
    return months


def _crew_months(draws: Draws) -> list[int]:
    """Return the months of hiring for an own plant, shorter where part of the crew is employed."""
    needed = draws.of("hire_needed")
    return [months * share // FULL for months, share in zip(step_months(draws, "hire_crew"), needed, strict=True)]


def _walk(model: Model, draws: Draws, alternative: str, start: list[int], change: Sequence[tuple[int, int]]) -> Walk:
    taken = paths_taken(model, draws, alternative)
    done = {path: _stages(draws, alternative, path, start) for path in dict.fromkeys(taken)}
    ready = [done[path][-1][place] for place, path in enumerate(taken)]
    # Entry ends the first of several stages; a path of one stage enters where it starts.
    entry = [done[path][1 if len(path) > 1 else 0][place] for place, path in enumerate(taken)]
    share = draws.of(f"change_share_{alternative}") if alternative != CDMO else [FULL] * draws.count
    first = [
        month + (extra * part // FULL if when < month else 0)
        for month, (when, extra), part in zip(ready, change, share, strict=True)
    ]
    return Walk(entry, ready, first, _milestones(draws, taken, done, start, first))


def _stages(draws: Draws, alternative: str, path: Path, start: list[int]) -> list[list[int]]:
    """Return the start of a path and the end of each of its stages; of parallel steps the longest counts."""
    ends = [start]
    for stage in path:
        steps = [
            _crew_months(draws) if step == "hire_crew" and alternative == IN_HOUSE else step_months(draws, step)
            for step in stage.split("|")
        ]
        longest = steps[0] if len(steps) == 1 else [max(months) for months in zip(*steps, strict=True)]
        ends.append([a + b for a, b in zip(ends[-1], longest, strict=True)])
    return ends


def _milestones(
    draws: Draws, taken: Sequence[Path], done: Mapping[Path, list[list[int]]], start: list[int], first: list[int]
) -> dict[str, list[int]]:
    """Return the months of each milestone by name, in the draws whose path has it."""
    names = draws.economics.settings.milestones
    found: dict[str, list[int]] = {"decision": [0] * draws.count, "first_batch": first}
    for path, ends in done.items():
        places = None if len(done) == 1 else [place for place, other in enumerate(taken) if other == path]
        for stage, steps in enumerate(path, start=1):
            for name in names[steps.split("|")[0]]:
                column = ends[stage] if places is None else [ends[stage][place] for place in places]
                found[name] = found.get(name, []) + column
    for begun, reached in (("contract", "slot"), ("build_start", "gmp_ready")):
        if reached in found:
            found[begun] = start
    return found


def paths_taken(model: Model, draws: Draws, alternative: str) -> list[Path]:
    """Return the path taken in each draw: the running plant's where it has one, else the deciding answer's."""
    paths = model.timeline.paths[alternative]
    answers = draws.levels[model.timeline.decided_by[alternative]]
    plants = draws.levels[PLANT_QUESTION]
    return [
        paths[PLANT_RUNS] if plant == PLANT_RUNS and PLANT_RUNS in paths else paths[answer]
        for answer, plant in zip(answers, plants, strict=True)
    ]


def _work_before(model: Model, draws: Draws) -> list[int]:
    """Return months of work on the process before which nothing may start (gate G1), the same for all."""
    gate = model.gates["patient_delivery"]
    months: dict[tuple[str, str], tuple[int, int, int]] = {}
    pairs = list(zip(draws.levels[DELIVERY], draws.levels[PRODUCT], strict=True))
    for delivery, product in dict.fromkeys(pairs):
        outcome = outcome_of(gate, delivery, product)
        wait: Months = (outcome.months or NO_TIME) if outcome.not_before else NO_TIME
        low, typical, high = (in_steps(value, "months") for value in wait)
        months[delivery, product] = (low, typical, high)
    uniforms = draws.uniforms["work_before"]
    return [triangular(u, *months[pair]) for u, pair in zip(uniforms, pairs, strict=True)]


def _late_change(draws: Draws) -> list[tuple[int, int]]:
    """Return the month in which a late change of the process shows, and the months it costs, 0 where none comes."""
    sizes, reach = draws.delay("late_change", "late_change_chance"), draws.of("change_reach")
    months = [size * share // FULL for size, share in zip(sizes, reach, strict=True)]
    return list(zip(draws.of("change_when"), months, strict=True))


def _runway(model: Model, draws: Draws) -> tuple[list[int], list[int]]:
    """Return the least and the most months that money lasts under the answer; equal where the answer has no end."""
    levels = model.questions[RUNWAY].levels
    least = [in_steps(level.months or 0, "months") for level in levels]
    low = {level.id: months for level, months in zip(levels, least, strict=True)}
    high = {level.id: months for level, months in zip(levels, [*least[1:], least[-1]], strict=True)}
    answers = draws.levels[RUNWAY]
    return [low[answer] for answer in answers], [high[answer] for answer in answers]
