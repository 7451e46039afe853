"""Months from the decision to the first GMP batch, along each alternative's path."""

from collections.abc import Mapping

from calculator.answers import PLANT_QUESTION, PLANT_RUNS, Answers
from calculator.entities import Model, Months

NO_TIME: Months = (0, 0, 0)


def open_paths(model: Model, alternative: str, levels: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the steps ("a|b" in parallel) of every path that the answers leave open: one when known.

    Where a path starts from a licensed running plant, it replaces the others as soon as such a plant is known to run.
    """
    paths, decider = model.timeline.paths[alternative], model.timeline.decided_by[alternative]
    plant, answer = levels.get(PLANT_QUESTION), levels.get(decider)
    if plant == PLANT_RUNS and PLANT_RUNS in paths:
        return (paths[PLANT_RUNS],)
    names = [answer] if answer is not None else [level.id for level in model.questions[decider].levels]
    if plant is None and PLANT_RUNS in paths and PLANT_RUNS not in names:
        names.append(PLANT_RUNS)
    return tuple(paths[name] for name in names)


def months_of(model: Model, steps: tuple[str, ...]) -> Months:
    """Return low, typical and high months of steps in sequence; of parallel steps the longest counts."""
    total = [0, 0, 0]
    for step in steps:
        parallel = [model.timeline.steps[name].months for name in step.split("|")]
        for place in range(3):
            total[place] += max(months[place] for months in parallel)
    return (total[0], total[1], total[2])


def path_months(model: Model, alternative: str, answers: Answers) -> tuple[Months, ...]:
    """Return the months of every path that the answers leave open: one when known, all when not."""
    return tuple(dict.fromkeys(months_of(model, path) for path in open_paths(model, alternative, answers.levels)))


def first_batch(model: Model, alternative: str, answers: Answers, before: Months = NO_TIME) -> tuple[Months, ...]:
    """Return months to the first GMP batch for every open path, after work that must be done before it.

    Args:
        before: months of a "not before" work package (gate G1), added to each path.
    """
    return tuple(
        (before[0] + low, before[1] + typical, before[2] + high)
        for low, typical, high in path_months(model, alternative, answers)
    )


def path_question(model: Model, alternative: str) -> str:
    """Return the question that decides an alternative's path where no licensed plant runs."""
    return model.timeline.decided_by[alternative]


def path_questions(model: Model, alternative: str) -> tuple[str, ...]:
    """Return all questions whose answers decide an alternative's path."""
    by_plant = (PLANT_QUESTION,) if PLANT_RUNS in model.timeline.paths[alternative] else ()
    return tuple(dict.fromkeys((path_question(model, alternative), *by_plant)))
