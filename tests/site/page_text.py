"""Read the hand-written pages the way a reader does: blocks and sentences, without markup."""

import re
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]
DOCS = PROJECT / "docs"
STORY = ("", "alternatives", "framework", "guide", "checklists")
REFERENCE = ("method", "calculator")
EXPLAINING = ("method",)

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FOOTNOTE = re.compile(r"^\[\^([a-z0-9-]+)\]: (.+)$", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([a-z0-9-]+)\](?!:)")
_ATTRIBUTES = re.compile(r"\{:? ?[.#][^}]*\}")
_LINK = re.compile(r"!?\[([^\]^]*)\]\([^)]*\)")
_DROPPED_LINE = re.compile(r"^(\s*--8<--.*|#.*|\|.*|\s*<[^>]+>\s*)$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.)\s+", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?])[)”\"*]*\s+(?=[\"“(*]*[A-Z0-9])")
_WORD = re.compile(r"[A-Za-z0-9][\w’'.,%&/-]*")


def story_pages() -> list[Path]:
    """Return the pages meant to be read from start to end."""
    return _pages(STORY)


def all_pages() -> list[Path]:
    """Return every hand-written page for readers, the reference pages around generated tables included."""
    return _pages(STORY + REFERENCE)


def explaining_pages() -> list[Path]:
    """Return the pages that explain the method, around what the build computes."""
    return _pages(EXPLAINING)


def _pages(rooms: tuple[str, ...]) -> list[Path]:
    return sorted(page for room in rooms for page in (DOCS / room).glob("*.md"))


def name(page: Path) -> str:
    """Return a page's path below docs/, for test names and messages."""
    return page.relative_to(DOCS).as_posix()


def front_matter(page: Path) -> dict[str, str]:
    """Return the page's front matter, empty where there is none."""
    found = _FRONT_MATTER.match(page.read_text(encoding="utf-8"))
    return dict(yaml.safe_load(found.group(1))) if found else {}


def footnotes(page: Path) -> dict[str, str]:
    """Return the page's footnote definitions by id."""
    return dict(_FOOTNOTE.findall(page.read_text(encoding="utf-8")))


def footnotes_used(page: Path) -> list[str]:
    """Return the ids of the footnotes a page refers to, with repeats."""
    return _REFERENCE.findall(body(page))


def body(page: Path) -> str:
    """Return the page without front matter and footnote definitions, markup kept."""
    return _FOOTNOTE.sub("", _FRONT_MATTER.sub("", page.read_text(encoding="utf-8")))


def without_markup(text: str) -> str:
    """Return Markdown as the words a reader sees."""
    text = _LINK.sub(r"\1", _REFERENCE.sub("", _ATTRIBUTES.sub("", text)))
    return text.replace("*", "").replace("`", "")


def sentences(page: Path) -> list[str]:
    """Return the sentences of paragraphs and list items; headings, tables and included fragments are left out."""
    text = _ITEM.sub("\n\n", _DROPPED_LINE.sub("", _CODE.sub("", body(page))))
    blocks = re.split(r"\n\s*\n", without_markup(text))
    found = [part for block in blocks for part in _SENTENCE_END.split(" ".join(block.split()))]
    return [sentence for sentence in found if words(sentence)]


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def blocks(page: Path) -> list[str]:
    """Return paragraphs, list items and table rows, one each, markup kept."""
    text = re.sub(r"^(\s*(?:[-*]|\d+\.)\s+|\|)", r"\n\n\1", body(page), flags=re.MULTILINE)
    return [block for block in re.split(r"\n\s*\n", text) if block.strip() and not block.lstrip().startswith("#")]
