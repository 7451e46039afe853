"""Run the simulation: draws by scramble, then time, money, moves and waiting from the same draws."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from calculator.analysis.sampling import SCRAMBLES
from calculator.answers import Answers
from calculator.economics.cash import discount_tables
from calculator.economics.data import load_economics
from calculator.economics.draws import Draws, coordinates, drawn_levels, uniform_columns
from calculator.economics.entities import Economics
from calculator.economics.gather import gather
from calculator.economics.money import Money, Wanted, money_columns
from calculator.economics.moves import Moved, MoveDraws, move_draws, moves_at
from calculator.economics.paths import Times, times
from calculator.economics.reading import Numbers, read_numbers
from calculator.economics.results import Simulation
from calculator.entities import Model
from calculator.errors import ModelError


@dataclass(frozen=True)
class Run:
    """The columns of one scramble."""

    draws: Draws
    times: Times
    moved: Mapping[str, Moved]
    money: Money | None


def simulate(
    model: Model,
    answers: Answers,
    numbers: Mapping[str, object] | None = None,
    points: int | None = None,
    seed: str | None = None,
    *,
    fans: bool = True,
    waiting: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Simulation:
    """Simulate time and, where prices are given, money of all three alternatives on the same draws.

    Gates are not applied: what is excluded elsewhere still has its months here.

    Args:
        model: from ``load_model``.
        answers: from ``read_answers``; unknown ones are drawn evenly over their open levels.
        numbers: the reader's own, as for ``read_numbers``; ``price_per_batch`` and ``suite_fee`` open the money.
        points: draws, 8 times a power of two; the model's live number when ``None``.
        seed: key of the random numbers; made from the answers that shape the paths when ``None``, so that results
            change with what is changed and not with the draws.
        fans: also give cash by month, which long reference runs leave out.
        waiting: also weigh waiting for the read-out, which takes about a quarter of the time.
        progress: called with scrambles done and scrambles in all; an exception raised there ends the run.

    Returns:
        The same bytes on every machine for the same arguments.

    Raises:
        AnswerError: a number cannot be used; every problem is listed with its field.
        ModelError: the number of points does not fit.
    """
    economics = load_economics(model)
    own = read_numbers(economics, numbers)
    plan = plan_of(model, answers, points, seed, Wanted(fans, waiting))
    runs: list[Run] = []
    for scramble in range(SCRAMBLES):
        runs.append(run_scramble(model, answers, own, plan, scramble))
        if progress is not None:
            progress(scramble + 1, SCRAMBLES)
    return gathered(model, own, plan, runs)


@dataclass(frozen=True)
class Plan:
    """How a simulation is run: draws in all, the key of its random numbers, and what is wanted of money."""

    points: int
    seed: str
    wanted: Wanted


def plan_of(model: Model, answers: Answers, points: int | None, seed: str | None, wanted: Wanted) -> Plan:
    """Return the plan of a simulation; raises ``ModelError`` where the points do not fit."""
    economics = load_economics(model)
    total = economics.settings.live_points if points is None else points
    if total % SCRAMBLES:
        raise ModelError(
            f"{total} points cannot be shared by {SCRAMBLES} scrambles; take {SCRAMBLES} times a power of two"
        )
    return Plan(total, seed_text(model, economics, answers) if seed is None else seed, wanted)


def run_scramble(model: Model, answers: Answers, numbers: Numbers, plan: Plan, scramble: int) -> Run:
    """Return the columns of one scramble, from 0: a part of a simulation that can be waited for."""
    key, count = f"{plan.seed} scramble {scramble}", plan.points // SCRAMBLES
    return _run(model, load_economics(model), answers, numbers, count, key, plan.wanted)


def gathered(model: Model, numbers: Numbers, plan: Plan, runs: Sequence[Run]) -> Simulation:
    """Return the results of all scrambles together."""
    economics = load_economics(model)
    return gather(economics, numbers, runs, plan.seed, plan.points, asked_to_wait=plan.wanted.waiting)


def seed_text(model: Model, economics: Economics, answers: Answers) -> str:
    """Return the canonical text that belongs to a model version and the answers that shape its paths.

    Answers that only set a limit or a volume, and the reader's numbers, are left out on purpose.
    """
    outside = economics.settings.questions_outside_seed
    asked = [name for name in economics.settings.questions if name not in outside]
    said = ";".join(f"{name}={answers.get(name) or 'unknown'}" for name in sorted(asked))
    return f"economics {model.version} {said}"


def _run(
    model: Model, economics: Economics, answers: Answers, own: Numbers, count: int, key: str, wanted: Wanted
) -> Run:
    with_money = all(name in own.values for name in economics.settings.money_needs)
    names = coordinates(economics, answers, with_money or "move_month" in own.values)
    uniforms = uniform_columns(names, count, key)
    draws = Draws(economics, own, uniforms, drawn_levels(model, economics, answers, uniforms, count))
    found = times(model, draws)
    if not with_money and "move_month" not in own.values:
        return Run(draws, found, {}, None)
    extra: MoveDraws = move_draws(draws)
    moved = moves_at(model, draws, found, extra) if "move_month" in own.values else {}
    if not with_money:
        return Run(draws, found, moved, None)
    discounts = discount_tables(draws.of("discount_rate")[0], reach(economics))
    return Run(draws, found, moved, money_columns(draws, found, extra, moved, discounts, wanted))


def reach(economics: Economics) -> int:
    """Return the months that discount tables must cover: the longer horizon, or the longest life of a plant."""
    return max(economics.settings.waiting_horizon, 12 * economics.settings.limits["years"])
