"""Glossary and tooltips from one list of terms."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from scripts.site_build.places import DATA, DOCS, BuildError
from scripts.site_build.prose import plain

FILE = DATA / "glossary.toml"
_TITLE = re.compile(r"^title: (.+)$", re.MULTILINE)
_ABBREVIATION = re.compile(r"<abbr title=\"[^\"]*\">(.*?)</abbr>")
_HEADING_OR_ABBREVIATION = re.compile(r"<(h[1-6]|title|nav)\b.*?</\1>|<abbr title=\"[^\"]*\">(.*?)</abbr>", re.DOTALL)


@dataclass(frozen=True)
class Term:
    """One term: its meaning, the tooltip of an abbreviation, and the page that treats it."""

    term: str
    text: str
    short: str
    page: str


def read_terms(file: Path = FILE) -> tuple[Term, ...]:
    """Return all terms in the order of the alphabet.

    Raises:
        BuildError: a term stands twice, says nothing, or leads to a page that does not exist.
    """
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["terms"]
    terms = [Term(row["term"], row["text"], row.get("short", ""), row["page"]) for row in rows]
    for term in terms:
        if not (term.text or term.short) or sum(other.term == term.term for other in terms) > 1:
            raise BuildError(f"data/glossary.toml: {term.term} says nothing or stands twice")
        if term.page and not (DOCS / term.page).is_file():
            raise BuildError(f"data/glossary.toml: {term.term} leads to {term.page}, which does not exist")
    return tuple(sorted(terms, key=lambda term: term.term.lower()))


def fragments() -> dict[str, str]:
    """Return the glossary, and the abbreviations that every page includes at its end."""
    terms = read_terms()
    return {
        "glossary.md": "\n\n".join(_entry(term) for term in terms if term.text),
        "abbreviations.md": "\n".join(f"*[{term.term}]: {term.short}" for term in terms if term.short),
    }


def first_only(html: str) -> str:
    """Return a page on which an abbreviation explains itself at its first use in the text, and is plain after that.

    Headings, the title and menus stay plain: a tooltip there would be read out with each of them.
    """
    seen: set[str] = set()

    def kept(found: re.Match[str]) -> str:
        name = found.group(2)
        if name is None:
            return _ABBREVIATION.sub(r"\1", found.group(0))
        if name in seen:
            return name
        seen.add(name)
        return found.group(0)

    return _HEADING_OR_ABBREVIATION.sub(kept, html)


def _entry(term: Term) -> str:
    title = plain(_title(DOCS / term.page))
    anchor = re.sub(r"[^a-z0-9]+", "-", term.term.lower()).strip("-")
    return f'<span id="{anchor}"></span>{plain(term.term)}\n:   {plain(term.text)} *See* [{title}]({term.page}).'


def _title(page: Path) -> str:
    found = _TITLE.search(page.read_text(encoding="utf-8"))
    if not found:
        raise BuildError(f"{page} has no title in its front matter")
    return found.group(1).strip('"')
