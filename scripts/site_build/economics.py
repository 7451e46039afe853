"""Inputs of time and money, the comparison with public plants and the error of the simulation, as fragments."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from calculator.answers import read_answers
from calculator.economics import PlantComparison, Simulation, compare_plants, load_economics, simulate
from calculator.economics.comparison import PlantRow
from calculator.economics.entities import Input, Triple
from calculator.economics.summaries import Estimate
from calculator.economics.units import SCALES, TENTHS
from calculator.entities import Model
from calculator.ladder import unit_of
from calculator.present.amounts import month
from calculator.present.inputs import unit_text
from calculator.present.words import Wording
from scripts.bench_simulation import PROGRAMMES, QUOTES
from scripts.site_build import citations
from scripts.site_build.prose import plain
from scripts.site_build.tables import table

MEASURED = next(iter(PROGRAMMES))
PERCENT = 100


def fragments(model: Model) -> dict[str, str]:
    """Return everything that the page on time and money includes."""
    comparison = compare_plants(model)
    settings = load_economics(model).settings
    return {
        "inputs.md": _inputs(model),
        "inputs-yours.md": _yours(model),
        "solidity.md": "\n".join(f"- **{code}**: {text}" for code, text in model.texts["solidity"].items()),
        "inputs-count.md": str(len(load_economics(model).inputs)),
        "plants.md": _plants(model, comparison),
        "plants-verdict.md": _plants_verdict(comparison),
        "simulation-points.md": f"{settings.live_points:,}",
        "simulation-memo-points.md": f"{settings.memo_points:,}",
        "simulation-error.md": _errors(model),
    }


def _inputs(model: Model) -> str:
    """Return a table for each group of inputs that have a default."""
    groups = model.texts["input_groups"]
    inputs = load_economics(model).inputs.values()
    blocks = []
    for name, title in groups.items():
        mine = [item for item in inputs if item.group == name and item.editable_default]
        if mine:
            heads = ("Input", "Low / typical / high", "Unit", "Solidity")
            blocks.append(f"### {title}\n\n{_table(heads, [_row(model, item) for item in mine])}")
    return "\n\n".join(blocks)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table, in which the links of the cells are followed to their pages."""
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _small(text: str) -> str:
    return f"<small>{text}</small>"


def _row(model: Model, item: Input) -> Sequence[str]:
    sources = f"Sources: {citations.sources(model, item.references)}."
    label = f"{plain(item.label)} {_small(plain(item.why))} {_small(sources)}"
    unit = unit_text(Wording(model), item.unit, item.source_currency)
    return [label, plain(_values(model, item)), plain(unit), item.solidity]


def _values(model: Model, item: Input) -> str:
    if item.values is not None:
        return _triple(item.values, item.unit)
    labels = {level.id: level.label for level in model.questions[item.by].levels}
    rows = [f"{labels[level]}: {_triple(triple, item.unit)}" for level, triple in item.by_level.items()]
    return "; ".join(rows)


def _triple(triple: Triple, unit: str) -> str:
    shown = [f"{unit_of(steps, SCALES[unit]):,}" for steps in triple]
    return shown[0] if len(set(shown)) == 1 else " / ".join(shown)


def _yours(model: Model) -> str:
    """Return what has no default, with the reason, and what a result lacks without it."""
    wording = Wording(model)
    rows = []
    for item in load_economics(model).inputs.values():
        if not item.editable_default:
            label = f"{plain(item.label)} {_small(plain(item.why))} {_small(f'Without it: {plain(item.without)}')}"
            rows.append([label, plain(unit_text(wording, item.unit))])
    return _table(("Input", "Unit"), rows)


def _plants_verdict(found: PlantComparison) -> str:
    """Return in one paragraph how near the model comes, with every miss by name."""
    low, middle, high = month(found.low), month(found.middle), month(found.high)
    missed = "; ".join(f"{plain(plant.name)} ({plant.months} months)" for plant in found.missed)
    apart = f"{abs(found.apart) / TENTHS:.1f}"
    return (
        f"The model's own months for a new plant run from {low} to {high} (5th to 95th percentile), median {middle}. "
        f"That range holds {found.covered} of {found.counted} public plants. Missed: {missed or 'none'}. "
        f"The plants' median is {found.observed} months; ours lies {apart} months "
        f"{'above' if found.apart > 0 else 'below'} it."
    )


def _plants(model: Model, found: PlantComparison) -> str:
    heads = ("Plant", "Months", "Inside our range")
    counted = [_plant(model, row) for row in found.rows if row.covered is not None]
    shown = [_plant(model, row)[:-1] for row in found.rows if row.covered is None]
    between = "Plans, and openings without a licence, are shown and not counted:"
    return "\n\n".join([_table(heads, counted), between, _table(heads[:-1], shown)])


def _plant(model: Model, row: PlantRow) -> list[str]:
    plant = row.plant
    texts = (f"{plant.start}. {plant.end}.", plant.note, f"Plan: {plant.plan}" if plant.plan else "")
    small = " ".join(
        [*(plain(text) for text in texts if text), f"Sources: {citations.sources(model, plant.references)}."]
    )
    inside = "yes" if row.covered else "no"
    return [f"{plain(plant.name)} {_small(small)}", str(plant.months), inside]


def _errors(model: Model) -> str:
    """Return the largest standard errors of one run, for the points of the page and those of a refined result."""
    settings, answers = load_economics(model).settings, read_answers(model, PROGRAMMES[MEASURED])
    rows = []
    for points in (settings.live_points, settings.memo_points):
        found = simulate(model, answers, QUOTES, points, fans=False)
        chances, means = _largest(_chances(found)), _largest(_means(found))
        rows.append([f"{points:,}", f"{chances:.2f} percentage points", f"{means:.2f}\u00a0%"])
    return table("Largest standard error of any figure", ["Points", "Chances", "Means"], rows)


def _largest(errors: Iterable[Fraction]) -> float:
    return float(max(errors) * PERCENT)


def _chances(found: Simulation) -> list[Fraction]:
    chances: list[Estimate] = [*found.earliest.values(), *(time.short for time in found.time.values())]
    if found.money is not None:
        for money in found.money.alternatives.values():
            chances += [money.short, money.cheapest_present, money.cheapest_steady]
        chances.append(found.money.break_even.pays_at_plan)
    return [chance.error for chance in chances]


def _means(found: Simulation) -> list[Fraction]:
    means = [time.first.mean for time in found.time.values()]
    if found.money is not None:
        for money in found.money.alternatives.values():
            means += [money.present.mean, money.steady.mean, money.per_lot.mean]
    return [mean.error / mean.value for mean in means if mean.value]
