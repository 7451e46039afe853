"""Months from the decision to the first GMP batch, along each alternative's path."""

from collections.abc import Mapping

from calculator.answers import PLANT_QUESTION, PLANT_RUNS, Answers
from calculator.entities import Model, Months

NO_TIME: Months = (0, 0, 0)


def path_steps(model: Model, alternative: str, levels: Mapping[str, str]) -> tuple[str, ...] | None:
    """Return the steps of a path ("a|b" in parallel), or ``None`` while the answer that decides it is unknown."""
    paths = model.timeline.paths[alternative]
    if levels.get(PLANT_QUESTION) == PLANT_RUNS and PLANT_RUNS in paths:
        return paths[PLANT_RUNS]
    answer = levels.get(model.timeline.decided_by[alternative])
    return None if answer is None else paths[answer]


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
    steps = path_steps(model, alternative, answers.levels)
    if steps is not None:
        return (months_of(model, steps),)
    return tuple(dict.fromkeys(months_of(model, path) for path in model.timeline.paths[alternative].values()))


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
    """Return the question whose answer decides an alternative's path."""
    return model.timeline.decided_by[alternative]
