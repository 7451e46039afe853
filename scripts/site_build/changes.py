"""Changes of the model as a page: what, in which direction results move, and why."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from calculator.entities import Model
from scripts.site_build.places import DATA, BuildError
from scripts.site_build.prose import plain

FILE = DATA / "changes.toml"
KEYS = {"date", "version", "what", "moves", "why"}


def read_changes(model: Model, file: Path = FILE) -> list[dict[str, Any]]:
    """Return the changes, newest first.

    Raises:
        BuildError: an entry is not complete, the order is wrong, or the newest is not about the present version.
    """
    changes: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["changes"]
    for change in changes:
        if set(change) != KEYS or not all(change.values()) or not isinstance(change["date"], date):
            raise BuildError(f"data/changes.toml: an entry has {sorted(KEYS)}, each filled in")
    days = [change["date"] for change in changes]
    if days != sorted(days, reverse=True) or changes[0]["version"] != model.version:
        raise BuildError(f"data/changes.toml: newest first, and the newest is about version {model.version}")
    return changes


def changes_fragment(model: Model) -> str:
    """Return one section for each change."""
    return "\n\n".join(
        f"## {change['date']:%d %B %Y}: {plain(change['what'])} {{: #change-{number} }}\n\n"
        f"**Results:** {plain(change['moves'])}\n\n**Why:** {plain(change['why'])}\n\n"
        f"*Version {plain(change['version'])}.*"
        for number, change in reversed(list(enumerate(reversed(read_changes(model)), start=1)))
    )
