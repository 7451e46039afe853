"""Links from generated text to sources, claims, criteria, questions and gates.

Written for pages one folder below docs/ (method/, framework/, alternatives/), where every such fragment is included.
"""

from collections.abc import Iterable

from calculator.entities import Model, Reference
from scripts.site_build.prose import plain
from scripts.site_build.words import citation

PUBLISHED = ("A", "B", "X", "C")


def is_published(reference: Reference) -> bool:
    """Return whether a source is solid enough to be named on the site."""
    return reference.solidity in PUBLISHED


def sources(model: Model, ids: Iterable[str]) -> str:
    """Return links to the sources, "none" where there are none."""
    named = [model.references[name] for name in ids if is_published(model.references[name])]
    links = (f"[{plain(citation(item))}](../method/sources.md#{item.id})" for item in named)
    return "; ".join(links) or "none; our own reasoning"


def claims(ids: Iterable[str]) -> str:
    """Return links to the places in the article that argue these claims."""
    return ", ".join(f"[{name}](../article.md#claim-{name.lower()})" for name in ids) or "none"


def criterion(model: Model, name: str) -> str:
    """Return a link to a criterion."""
    found = model.criteria[name]
    return f"[{found.number} {plain(found.title)}](../method/criteria.md#{name})"


def question(model: Model, name: str) -> str:
    """Return a link to a question."""
    return f"[{plain(model.questions[name].ask)}](../method/questions.md#{name})"


def gate(model: Model, name: str) -> str:
    """Return a link to the page of a gate."""
    found = model.gates[name]
    return f"[{found.number} {plain(found.title)}](../{found.page.rstrip('/')}.md)"
