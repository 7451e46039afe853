"""A result as plain text for the terminal."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import cast

WIDTH = 100
Block = Mapping[str, object]


def as_text(view: Block) -> str:
    """Return a ResultView as text that can be read aloud from top to bottom."""
    lines = [f"{view['notice']}\n"] if view.get("notice") else []
    lines += [str(view["headline"]), "", *_wrap(str(view["sentence"]))]
    for section in _list(view["sections"]):
        lines += ["", *_section(section)]
    return "\n".join(lines) + "\n"


def section_as_text(section: Block) -> str:
    """Return one section of a result as text."""
    return "\n".join(_section(section)) + "\n"


def _section(section: Block) -> list[str]:
    title = str(section["title"])
    lines = [title, "-" * len(title), *_wrap(str(section["lead"]))]
    for block in [*_list(section["glance"]), *_list(section["blocks"])]:
        lines += _block(block, "")
    return lines


def _list(value: object) -> list[Block]:
    return cast(list[Block], value)


def _wrap(text: str, first: str = "", rest: str | None = None) -> list[str]:
    indent = first if rest is None else rest
    lines = textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)
    return lines or [""]


def _block(block: Block, indent: str) -> list[str]:
    kind = block["type"]
    if kind == "paragraph":
        return ["", *_wrap(str(block["text"]), indent)]
    if kind == "list":
        return [
            line for place, entry in enumerate(_list(block["items"]), 1) for line in _item(block, place, entry, indent)
        ]
    if kind == "table":
        return ["", *_table(block, indent)]
    if kind == "alternatives":
        return [line for card in _list(block["cards"]) for line in _card(card)]
    if kind == "gates":  # the grid of states is left out: the findings below name each state again
        return [line for gate in _list(block["gates"]) for line in _gate(gate)]
    if kind == "details":
        inner = [line for part in _list(block["blocks"]) for line in _block(part, indent + "  ")]
        return ["", f"{indent}{block['summary']}", *inner]
    return []


def _item(block: Block, place: int, entry: Block, indent: str) -> list[str]:
    mark = f"{indent}{place}. " if block["ordered"] else f"{indent}- "
    lines = _wrap(str(entry["text"]), mark, " " * len(mark))
    for line in cast(Sequence[str], entry["lines"]):
        lines += _wrap(line, " " * len(mark))
    if entry["detail"]:
        lines += _wrap(str(entry["detail"]), " " * len(mark))
    return lines


def _table(block: Block, indent: str) -> list[str]:
    columns = _list(block["columns"])
    rows = [[str(cell["text"]) for cell in _list(row)] for row in cast(Sequence[object], block["rows"])]
    labels = [str(column["label"]) for column in columns]
    widths = [max(len(row[place]) for row in [labels, *rows]) for place in range(len(labels))]
    aligned = [column["align"] == "right" for column in columns]
    lines = _wrap(str(block["caption"]), indent)
    for row in [labels, *rows]:
        cells = [cell.rjust(w) if right else cell.ljust(w) for cell, w, right in zip(row, widths, aligned, strict=True)]
        lines.append((indent + "  ".join(cells)).rstrip())
    return lines


def _card(card: Block) -> list[str]:
    share = f" ({card['share_text']} of weightings)" if card["share_text"] not in ("", "0%", "100%") else ""
    lines = ["", f"{card['name']}: {str(card['role_text']).lower()}{share}"]
    return lines + [line for text in cast(list[str], card["lines"]) for line in _wrap(text, "  ")]


def _gate(gate: Block) -> list[str]:
    lines = ["", *_wrap(f"{gate['number']} {gate['title']}: {gate['question']}")]
    for row in _list(gate["rows"]):
        lines.append(f"  {row['name']}: {str(row['state_text']).lower()}")
        for finding in _list(row["findings"]):
            time = f"{finding['time']}." if finding["time"] else ""
            parts = (finding["reason"], finding["action"], time)
            lines += _wrap(" ".join(str(part) for part in parts if part), "    ")
    return lines
