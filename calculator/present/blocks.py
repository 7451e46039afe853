"""The few kinds of block a result is made of, as plain data."""

from collections.abc import Sequence

Block = dict[str, object]


def paragraph(text: str, tone: str = "normal") -> Block:
    """Return a paragraph; ``tone`` is normal, note or warning."""
    return {"type": "paragraph", "text": text, "tone": tone}


def item(text: str, detail: str | None = None, href: str | None = None, lines: Sequence[str] = ()) -> Block:
    """Return a list item with a line or more of detail below it and a link to a page of the site."""
    return {"text": text, "lines": list(lines), "detail": detail, "href": href}


def items(entries: Sequence[Block], ordered: bool = False) -> Block:
    """Return a list."""
    return {"type": "list", "ordered": ordered, "items": list(entries)}


def table(caption: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]) -> Block:
    """Return a table; columns are (label, left or right), the first cell of a row is its header."""
    return {
        "type": "table",
        "caption": caption,
        "columns": [{"label": label, "align": align} for label, align in columns],
        "rows": [[{"text": text, "strike": False} for text in row] for row in rows],
    }


def details(summary: str, blocks: Sequence[Block]) -> Block:
    """Return blocks behind a summary that opens them."""
    return {"type": "details", "summary": summary, "blocks": list(blocks)}


def states(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> Block:
    """Return a grid of states; each row is a label and, per column, (state, word)."""
    grid = [
        {"label": label, "cells": [{"state": state, "text": text} for state, text in cells]} for label, cells in rows
    ]
    return {"type": "states", "columns": list(columns), "rows": grid}


def section(name: str, title: str, lead: str, blocks: Sequence[Block], glance: Sequence[Block] = ()) -> Block:
    """Return a section of the result: its sentence, what is seen at a glance, and the detail that unfolds."""
    return {"id": name, "title": title, "lead": lead, "glance": list(glance), "blocks": list(blocks)}
