"""The weights that a result used, criterion by criterion and group by group, once the reader has weighed."""

from fractions import Fraction

from calculator.answers import Weights
from calculator.assessment import Assessment
from calculator.present.blocks import Block, details, table
from calculator.present.words import Wording, share_text


def weights_used(result: Assessment) -> list[Block]:
    """Return the table of weights, the criteria of a group side by side; nothing where the reader did not weigh."""
    weights, wording = result.weights, Wording(result.model)
    if weights.kind == "none":
        return []
    groups = group_weights(result)
    rows = [
        [
            f"{criterion.number} {criterion.title}",
            _said(weights, place, name),
            share_text(result.ranking.weights[place]),
            wording.say("weights", "group", group=result.model.groups[group], weight=share_text(groups[group])),
        ]
        for group in groups
        for place, (name, criterion) in enumerate(result.model.criteria.items())
        if criterion.group == group
    ]
    heads = ["criterion", f"said_{weights.kind}", "weight", "of_group"]
    columns = [(wording.say("weights", head), "right" if head == "weight" else "left") for head in heads]
    caption = wording.say("weights", f"caption_{weights.kind}")
    return [details(wording.say("weights", "title"), [table(caption, columns, rows)])]


def group_weights(result: Assessment) -> dict[str, Fraction]:
    """Return the weight of each group, the sum over its criteria, in the order of the groups."""
    pairs = list(zip(result.model.criteria.values(), result.ranking.weights, strict=True))
    return {
        group: sum((weight for criterion, weight in pairs if criterion.group == group), Fraction(0))
        for group in result.model.groups
    }


def _said(weights: Weights, place: int, name: str) -> str:
    """Return what the reader said about a criterion: its place in the order, its points, or its bounds."""
    if weights.kind == "order":
        return f"{weights.order.index(name) + 1}."
    low, high = weights.low[place], weights.high[place]
    return f"{low}" if low == high else f"{low} to {high}"
