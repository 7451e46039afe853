"""Measure the simulation: its error at the live number of points against a long reference, and its time.

The reference is 16 runs of 16,384 points, 262,144 in all. Errors are root mean squares over 40 live runs with other
seeds, and must stay below one percentage point for chances and 1 % for means where the programme's answers are known.
"""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import fsum, sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from calculator import load_model
from calculator.answers import Answers, read_answers
from calculator.economics import Simulation, load_economics, simulate

REFERENCE_RUNS, REFERENCE_POINTS = 16, 16_384
REPETITIONS = 40
LIMIT = 0.01
TIMED_RUNS = 15

YOUNG = {
    "made_now": "academic_centre", "phase": "phase_1", "product": "allogeneic_frozen_donor",
    "batches_per_year": "from_10_to_24", "existing_plant": "none", "process_maturity": "written_under_3_runs",
    "delivery_reliability": "seven_or_eight", "people": "none_employed", "partner_options": "one_slot",
    "readout_due": "no_pivotal", "runway": "from_18_to_30",
}  # fmt: skip
LATE = {
    "made_now": "own_site", "phase": "pivotal", "product": "allogeneic_frozen_bank",
    "batches_per_year": "over_60", "existing_plant": "cleanroom_unlicensed",
    "process_maturity": "ten_runs_characterised", "delivery_reliability": "nine_or_ten", "people": "full_crew",
    "partner_options": "two_or_protected", "readout_due": "before_plant_ready", "runway": "from_30_to_48",
}  # fmt: skip
QUOTES = {
    "currency": "EUR",
    "price_per_batch": [200, 350, 500],
    "suite_fee": [100, 150, 250],
    "monthly_spend": [800, 1000, 1500],
}
PROGRAMMES = {"young, no plant": YOUNG, "late, with a cleanroom": LATE, "nothing known": {}}

Figures = dict[str, float]


@dataclass(frozen=True)
class Errors:
    """Errors of one figure: root mean square and largest of all repetitions, and that of the run a reader sees."""

    name: str
    reference: float
    typical: float
    largest: float
    shown: float

    @property
    def is_chance(self) -> bool:
        """Tell a chance from a mean."""
        return self.name.startswith("chance")

    def relative(self, error: float) -> float:
        """Return an error as a share: of one for a chance, of the reference for a mean."""
        return error if self.is_chance else error / abs(self.reference)


def figures(found: Simulation) -> Figures:
    """Return every chance and mean of a result by name."""
    return {name: float(value) for name, value in (*_chances(found), *_means(found))}


def _chances(found: Simulation) -> Iterator[tuple[str, Fraction]]:
    for name, time_of in found.time.items():
        yield from ((f"chance {name} first batch by {month}", est.value) for month, est in time_of.done_by.items())
        yield f"chance {name} late for the runway", time_of.short.value
        yield f"chance {name} earliest", found.earliest[name].value
    if found.money is None:
        return
    for name, money in found.money.alternatives.items():
        yield f"chance {name} short of cash", money.short.value
        yield f"chance {name} cheapest over 48 months", money.cheapest_present.value
        yield f"chance {name} cheapest steady year", money.cheapest_steady.value
    yield "chance break-even within plan", found.money.break_even.pays_at_plan.value
    yield "chance programme stops", found.money.stop.value


def _means(found: Simulation) -> Iterator[tuple[str, Fraction]]:
    for name, time_of in found.time.items():
        yield f"mean {name} first batch", time_of.first.mean.value
    if found.money is None:
        return
    for name, money in found.money.alternatives.items():
        yield f"mean {name} 48 months", money.present.mean.value
        yield f"mean {name} steady year", money.steady.mean.value
        yield f"mean {name} per lot", money.per_lot.mean.value
        if money.stranded is not None:
            yield f"mean {name} stranded by a stop", money.stranded.mean.value
    if found.waiting is not None:
        yield from ((f"mean {way}, longer horizon", estimate.value) for way, estimate in found.waiting.ways.items())


def errors(run: Callable[[int | None, str | None], Simulation]) -> list[Errors]:
    """Return the error of every figure of a programme.

    Args:
        run: a simulation of the programme, from points and seed.
    """
    runs = [figures(run(REFERENCE_POINTS, f"reference {place}")) for place in range(REFERENCE_RUNS)]
    reference = {name: fsum(found[name] for found in runs) / REFERENCE_RUNS for name in runs[0]}
    live = [figures(run(None, f"repetition {place}")) for place in range(REPETITIONS)]
    shown = figures(run(None, None))
    return [_errors(name, value, live, shown) for name, value in reference.items()]


def _errors(name: str, value: float, live: list[Figures], shown: Figures) -> Errors:
    gaps = [abs(found[name] - value) for found in live]
    return Errors(name, value, sqrt(fsum(gap * gap for gap in gaps) / len(gaps)), max(gaps), abs(shown[name] - value))


def best_time(work: Callable[[], object]) -> float:
    """Return the least processor seconds of some runs."""
    found = []
    for _ in range(TIMED_RUNS):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def report(title: str, answers: Answers, live_points: int) -> bool:
    """Print errors of one programme; tell whether all stay below the limit."""
    model = load_model()
    found = errors(lambda points, seed: simulate(model, answers, QUOTES, points or live_points, seed, fans=False))
    print(f"\n{title}: {live_points} points against {REFERENCE_RUNS * REFERENCE_POINTS}; errors in % (of the mean)")
    print(f"{'':48}{'reference':>14}{'rms':>8}{'largest':>9}{'shown':>8}")
    for entry in sorted(found, key=lambda entry: (not entry.is_chance, -entry.relative(entry.typical))):
        parts = [100 * entry.relative(error) for error in (entry.typical, entry.largest, entry.shown)]
        print(f"{entry.name:48}{entry.reference:14.4f}{parts[0]:8.3f}{parts[1]:9.3f}{parts[2]:8.3f}")
    return all(entry.relative(entry.typical) < LIMIT for entry in found)


def times(programmes: Mapping[str, Answers], points: tuple[int, ...]) -> None:
    """Print processor time by programme, what is asked for, and points."""
    model = load_model()
    print(f"\nprocessor time, best of {TIMED_RUNS} runs, in ms")
    for title, answers in programmes.items():
        time_alone = partial(simulate, model, answers, None)
        money = partial(simulate, model, answers, QUOTES, waiting=False)
        all_of_it = partial(simulate, model, answers, QUOTES)
        for label, work in (("time", time_alone), ("and money", money), ("and waiting", all_of_it)):
            spent = [best_time(partial(work, count)) for count in points]
            shown = ", ".join(f"{1000 * value:.0f} at {count}" for count, value in zip(points, spent, strict=True))
            print(f"{title + ': ' + label:48}{shown}")


def main() -> int:
    """Measure every programme; exit 1 where an error is above the limit although the answers are known."""
    model = load_model()
    settings = load_economics(model).settings
    programmes = {title: read_answers(model, levels) for title, levels in PROGRAMMES.items()}
    good = {title: report(title, answers, settings.live_points) for title, answers in programmes.items()}
    times(programmes, (settings.live_points, settings.memo_points))
    passed = all(below for title, below in good.items() if PROGRAMMES[title])
    print("\nall errors below the limit" if passed else "\nAN ERROR IS ABOVE THE LIMIT")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
