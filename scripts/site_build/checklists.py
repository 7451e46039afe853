"""Checklists from data: a printable fragment for each page, and the same list as CSV and Markdown to download."""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calculator.entities import Model
from scripts.site_build.citations import is_published
from scripts.site_build.markup import Markup, element, join
from scripts.site_build.places import DATA, BuildError
from scripts.site_build.words import citation

FOLDER = DATA / "checklists"
DOWNLOADS = "downloads/checklists"
COLUMNS = ("Number", "Part", "Item", "What shows it", "Sources", "Done", "Owner", "Date", "Note")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins with one of these


@dataclass(frozen=True)
class Item:
    """One thing to have, and what shows that it is there."""

    number: int
    part: str
    do: str
    proof: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Checklist:
    """One list, its parts in order."""

    id: str
    title: str
    use: str
    items: tuple[Item, ...]

    @property
    def parts(self) -> dict[str, list[Item]]:
        """The items by part, in order."""
        parts: dict[str, list[Item]] = {}
        for item in self.items:
            parts.setdefault(item.part, []).append(item)
        return parts


def read_checklists(model: Model, folder: Path = FOLDER) -> tuple[Checklist, ...]:
    """Return all checklists by id.

    Raises:
        BuildError: a file has an unknown key, an empty text, or a source that is not published.
    """
    return tuple(_checklist(model, path) for path in sorted(folder.glob("*.toml")))


def fragments(model: Model) -> dict[str, str]:
    """Return one fragment for each checklist, such as ``checklist-hybrid-set-up.md``."""
    return {f"checklist-{item.id}.md": fragment(model, item) for item in read_checklists(model)}


def fragment(model: Model, checklist: Checklist) -> str:
    """Return a checklist with boxes to tick, and links to its downloads."""
    blocks: list[str] = [checklist.use, _links(checklist)]
    for part, items in checklist.parts.items():
        entries = join([_entry(model, item) for item in items], "\n")
        first = {"class": "checklist", "start": str(items[0].number)}
        blocks += [f"## {part}", element("ol", {**first}, "\n", entries, "\n")]
    return "\n\n".join(blocks)


def downloads(model: Model) -> dict[str, bytes]:
    """Return the files to download, by their place in the site."""
    files: dict[str, bytes] = {}
    for item in read_checklists(model):
        files[f"{DOWNLOADS}/{item.id}.csv"] = as_csv(model, item).encode("utf-8-sig")  # spreadsheets look for the mark
        files[f"{DOWNLOADS}/{item.id}.md"] = as_markdown(model, item).encode()
    return files


def write_downloads(model: Model, site: Path) -> int:
    """Write the files to download into a built site; return how many there are."""
    files = downloads(model)
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return len(files)


def as_csv(model: Model, checklist: Checklist) -> str:
    """Return a checklist as a table with empty columns for who, when and a note."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for item in checklist.items:
        texts = (item.part, item.do, item.proof, _sources(model, item))
        rows.writerow([item.number, *(defused(text) for text in texts), "", "", "", ""])
    return written.getvalue()


def as_markdown(model: Model, checklist: Checklist) -> str:
    """Return a checklist as a task list."""
    lines = [f"# {checklist.title}", "", checklist.use]
    for part, items in checklist.parts.items():
        lines += ["", f"## {part}", ""]
        for item in items:
            source = _sources(model, item)
            ending = f" ({source})" if source else ""
            lines.append(f"- [ ] {item.number}. {item.do} *{item.proof}*{ending}")
    return "\n".join(lines) + "\n"


def defused(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _entry(model: Model, item: Item) -> Markup:
    links = [
        element("a", {"data-page": f"method/sources/#{name}"}, citation(model.references[name]))
        for name in item.sources
    ]
    cited = join([" ", element("span", {"class": "checklist-source"}, "Source: ", join(links, "; "), ".")])
    return element(
        "li",
        None,
        element("span", {"class": "tick", "aria-hidden": "true"}),
        element("span", {"class": "checklist-do"}, item.do),
        " ",
        element("span", {"class": "checklist-proof"}, item.proof),
        *([cited] if links else []),
    )


def _links(checklist: Checklist) -> Markup:
    place = f"{DOWNLOADS}/{checklist.id}"
    return element(
        "p",
        {"class": "checklist-downloads"},
        "Print this page, or take the list with you: ",
        element("a", {"data-page": f"{place}.csv", "download": True}, "CSV for a spreadsheet"),
        ", ",
        element("a", {"data-page": f"{place}.md", "download": True}, "Markdown for a text"),
        ".",
    )


def _sources(model: Model, item: Item) -> str:
    return "; ".join(f"{model.references[name].title}, {citation(model.references[name])}" for name in item.sources)


def _checklist(model: Model, path: Path) -> Checklist:
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    if set(read) != {"id", "title", "use", "parts"} or read["id"] != path.stem:
        raise BuildError(f"{path}: needs id (the file's name), title, use and parts, and nothing else")
    return Checklist(read["id"], read["title"], read["use"], tuple(_items(model, path, read["parts"])))


def _items(model: Model, path: Path, parts: list[Mapping[str, Any]]) -> Iterator[Item]:
    number = 0
    for part in parts:
        for row in part["items"]:
            number += 1
            if set(row) - {"do", "proof", "sources"} or not row.get("do") or not row.get("proof"):
                raise BuildError(f"{path}: item {number} needs do and proof, sources if it has any, and nothing else")
            for name in row.get("sources", []):
                found = model.references.get(name)
                if found is None or not is_published(found):
                    raise BuildError(f"{path}: item {number} cites {name}, which is not a published source")
            yield Item(number, part["title"], row["do"], row["proof"], tuple(row.get("sources", [])))
