"""The published sources, grouped by how directly a fact was read, and the footnotes of hand-written pages."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from calculator.entities import Model, Reference
from scripts.site_build.citations import is_published
from scripts.site_build.markup import Markup, element, join
from scripts.site_build.places import BuildError
from scripts.site_build.prose import plain
from scripts.site_build.register import used_in_model, used_on_pages
from scripts.site_build.words import citation

SOLIDITY = {
    "A": (
        "Primary",
        "Law and regulators, company releases and filings, and peer-reviewed tables or abstracts that we read.",
    ),
    "B": ("Reported", "Trade press and surveys that name their source, and peer-reviewed reviews."),
    "X": ("Worked out here", "Our own arithmetic on published figures, with its inputs shown."),
    "C": (
        "One voice",
        "A statement by one vendor, consultant or expert. We word it that way and take no figure from it.",
    ),
}
_NOTE = re.compile(r"\[\^(s\d+)\](?!:)")


def references_fragment(model: Model) -> str:
    """Return all published sources by solidity, each with an anchor that tables and footnotes link to."""
    parts: list[str] = []
    pages = used_on_pages(model)
    for code, (title, meaning) in SOLIDITY.items():
        found = sorted(
            (item for item in model.references.values() if item.solidity == code),
            key=lambda item: int(item.evidence[1:]),
        )
        if found:
            entries = join([_entry(model, item, pages.get(item.id, [])) for item in found], "\n")
            parts += [
                f"## {title} {{: #solidity-{code.lower()} }}",
                meaning,
                element("ul", {"class": "sources"}, entries),
            ]
    return "\n\n".join(parts)


def notes_fragment(model: Model, page: Path) -> str:
    """Return the footnote definitions that a hand-written page calls for, such as ``[^s15]``.

    Raises:
        BuildError: the page cites a source that the model does not have or does not publish.
    """
    return notes_of(model, dict.fromkeys(_NOTE.findall(page.read_text(encoding="utf-8"))), str(page))


def notes_of(model: Model, cited: Iterable[str], where: str = "a fragment") -> str:
    """Return one footnote definition for each source named, in that order.

    Raises:
        BuildError: a source does not exist or is not published; the message says where it was cited.
    """
    notes: list[str] = []
    for name in cited:
        item = model.references.get(name)
        if item is None or not is_published(item):
            raise BuildError(f"{where}: [^{name}] is not a published source; see calculator/model/references/")
        notes.append(f"[^{name}]: {_note(item)}")
    return "\n".join(notes)


def _entry(model: Model, item: Reference, pages: Sequence[Markup]) -> Markup:
    used = used_in_model(model, item.id)
    return element(
        "li",
        {"id": item.id},
        element("span", {"class": "source-id"}, item.evidence),
        " ",
        _named(item),
        *([" ", element("span", {"class": "source-figure"}, item.figure)] if item.figure else []),
        *([" ", element("small", None, f"Used in the model for: {'; '.join(used)}.")] if used else []),
        *([" ", element("small", None, "Stands on: ", join(pages, "; "), ".")] if pages else []),
        *([" ", element("small", None, "Read, and not used.")] if not used and not pages else []),
    )


def _note(item: Reference) -> str:
    title = plain(item.title)
    return f"{f'[{title}]({item.url})' if item.url else title}, {plain(citation(item))}."


def _named(item: Reference) -> Markup:
    title = element("cite", None, item.title)
    linked = element("a", {"href": item.url, "rel": "noopener"}, title) if item.url else title
    return join([linked, f", {citation(item)}."])
