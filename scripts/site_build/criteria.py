"""The criteria with their values, as fragments for the method pages."""

from collections.abc import Sequence

from calculator.entities import Criterion, CriterionLevel, Model
from calculator.present.words import short_name
from scripts.site_build import citations
from scripts.site_build.markup import Markup, element, join
from scripts.site_build.prose import plain
from scripts.site_build.tables import table, value_cell
from scripts.site_build.words import BASIS, listing


def criteria_fragment(model: Model) -> str:
    """Return every criterion with its swing, its values and the reason for each."""
    return "\n\n".join(_criterion(model, item) for item in model.criteria.values())


def overview_fragment(model: Model) -> str:
    """Return one row per criterion: group, both ends of its swing, and what it feeds."""
    lines = ["| Criterion | Least favourable to owning | Most favourable to owning |", "|---|---|---|"]
    lines += [
        f"| [{item.number} {plain(item.title)}](#{item.id}) <small>{plain(model.groups[item.group])}</small> "
        f"| {plain(item.swing_from)} | {plain(item.swing_to)} |"
        for item in model.criteria.values()
    ]
    return "\n".join(lines)


def column_means(model: Model) -> dict[str, int]:
    """Return the mean value of each alternative over all levels of all criteria, to the nearest whole number."""
    levels = [level for item in model.criteria.values() for level in item.levels]
    return {name: round(sum(level.value[name] for level in levels) / len(levels)) for name in model.alternatives}


def column_means_fragment(model: Model) -> str:
    """Return the column means as a sentence."""
    means = column_means(model)
    parts = [f"{means[name]} for {short_name(item.name)}" for name, item in model.alternatives.items()]
    return f"Over all levels of all criteria the values average {listing(parts)}."


def _criterion(model: Model, item: Criterion) -> str:
    feeds = [citations.question(model, question.id) for question in model.questions_of(item.id)]
    parts = [
        f"## {item.number} {plain(item.title)} {{: #{item.id} }}",
        plain(item.reason),
        f"**The swing** runs from “{plain(item.swing_from)}” to “{plain(item.swing_to)}”.",
        _values(model, f"{item.number}: value of each alternative, 0 to 100", item.levels),
    ]
    if item.plant_levels:
        variant = _values(model, f"{item.number} with a licensed plant running", item.plant_levels)
        summary = element("summary", None, "With a licensed plant running, these values apply instead")
        parts.append(element("details", {"class": "plant-variant"}, summary, variant))
    parts.append(
        f"*Asked as:* {'; '.join(feeds)}. *Claims:* {citations.claims(item.claims)}. "
        f"*Basis:* {BASIS[item.basis]}, reviewed {item.reviewed:%d %B %Y}. "
        f"*Sources:* {citations.sources(model, item.references)}.\n{{: .provenance }}"
    )
    return "\n\n".join(parts)


def _values(model: Model, caption: str, levels: Sequence[CriterionLevel]) -> Markup:
    heads = ["State of the world", *(short_name(item.name) for item in model.alternatives.values())]
    rows = [
        [
            join([element("span", {"class": "level-state"}, level.state), element("small", None, level.why)], " "),
            *(value_cell(level.value[name], name) for name in model.alternatives),
        ]
        for level in levels
    ]
    return table(caption, heads, rows, kind="value-table")
