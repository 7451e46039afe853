"""Rules that hold inside the economics' data, and between it and the model."""

from collections.abc import Container, Iterable

from calculator.economics.entities import Economics, Input
from calculator.entities import Model

FULL_SHARE = 100


def breaches_of(model: Model, economics: Economics) -> list[str]:
    """Return what does not fit together, one line each."""
    settings, inputs = economics.settings, economics.inputs
    delays, plants = settings.delays, economics.comparison.plants
    drawn = (*settings.time_coordinates, *settings.money_coordinates)
    stages = [stage for paths in model.timeline.paths.values() for path in paths.values() for stage in path]
    found = [
        *_missing("a delay names input", [name for delay in delays for name in (delay.months, delay.chance)], inputs),
        *_missing("money_needs names input", settings.money_needs, inputs),
        *_missing("a delay names step", [step for delay in delays for step in delay.steps], model.timeline.steps),
        *_missing("plants.toml names step", economics.comparison.steps, model.timeline.steps),
        *_missing("simulation.toml names question", settings.questions, model.questions),
        *_missing("simulation.toml names question", settings.launched, settings.questions),
        *_missing("plants.toml names reference", (n for plant in plants for n in plant.references), model.references),
        *_missing("steady_coordinates names coordinate", settings.steady_coordinates, drawn),
        *_missing("no milestone ends with step", [stage.split("|")[0] for stage in stages], settings.milestones),
    ]
    for item in inputs.values():
        found += _input(model, economics, item)
    if sum(share.share for share in economics.cost_shares) != FULL_SHARE:
        found.append("economics: gmp_shares do not add up to 100; give shares of one whole")
    return found


def _input(model: Model, economics: Economics, item: Input) -> list[str]:
    settings = economics.settings
    coordinates = {*settings.time_coordinates, *settings.money_coordinates}
    found = _missing(f"input {item.id} names reference", item.references, model.references)
    if item.shape == "triangular":
        found += _missing(f"input {item.id} names coordinate", [item.coordinate], coordinates)
    if item.by:
        found += _missing(f"input {item.id} names question", [item.by], settings.questions)
        levels = [level.id for level in model.questions[item.by].levels] if item.by in model.questions else []
        found += _missing(f"input {item.id} names level", item.by_level, levels)
    for triple in filter(None, (item.values, *item.by_level.values())):
        if not item.least <= triple[0] <= triple[2] <= item.most:
            found.append(f"economics: input {item.id} has values outside its own bounds; correct either")
    return found


def _missing(what: str, used: Iterable[str], known: Container[str]) -> list[str]:
    return [f"economics: {what} {name!r}, which does not exist; correct it" for name in used if name not in known]
