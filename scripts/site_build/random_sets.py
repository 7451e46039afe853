"""Random answer sets on a page: who leads in them, with which word, and what the gates rule out.

Counting takes some seconds, so the counts are kept below ``build/cache`` under a hash of everything they rest on.
"""

import json
import os
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from calculator.entities import Model
from scripts import scenario_table as sets
from scripts.scenario_table import ScenarioTable, gates_markdown, leaders_markdown
from scripts.site_build.places import CACHE, PACKAGE
from scripts.site_build.words import listing

NOBODY = "none"  # JSON has no key for "no leader"


def fragments(model: Model) -> dict[str, str]:
    """Return both tables and what they amount to in words."""
    table = counted(model)
    return {
        "random-sets.md": f"{summary(model, table)}\n\n{leaders_markdown(model, table)}",
        "random-gates.md": gates_markdown(model, table),
    }


def counted(model: Model, folder: Path = CACHE, number: int = sets.SETS) -> ScenarioTable:
    """Return the counts, from the cache where the engine and the model are the ones that were counted with."""
    kept = folder / f"random-sets-{number}-{fingerprint()}.json"
    if kept.is_file():
        return _read(kept.read_text(encoding="utf-8"))
    table = sets.scenario_table(model, number)
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob(f"random-sets-{number}-*.json"):
        stale.unlink(missing_ok=True)
    written = kept.with_suffix(f".{os.getpid()}")
    written.write_text(_text(table), encoding="utf-8")
    written.replace(kept)  # at one stroke: another build may look at the same time
    return table


def fingerprint() -> str:
    """Return a hash of the engine, the model and the script that counts."""
    digest = sha256()
    code = sorted(path for kind in ("*.py", "*.toml") for path in PACKAGE.rglob(kind))
    for path in [Path(sets.__file__), *code]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _text(table: ScenarioTable) -> str:
    words = {leader or NOBODY: counts for leader, counts in table.words.items()}
    return json.dumps({**asdict(table), "words": words}, indent=1)


def _read(text: str) -> ScenarioTable:
    found = json.loads(text)
    found["words"] = {None if leader == NOBODY else leader: counts for leader, counts in found["words"].items()}
    return ScenarioTable(**found)


def summary(model: Model, table: ScenarioTable) -> str:
    """Return the counts in sentences, whatever they turn out to be."""
    names = model.texts["alternative_names"]
    led = {name: sum(table.words[name].values()) for name in model.alternatives}
    blocked, total = sum(table.words[None].values()), sum(led.values())
    least = min(led, key=lambda name: led[name])
    clear = [f"{table.words[name]['clear']} times for {names[name]}" for name in led]
    never = [names[name] for name in led if not table.words[name]["clear"]]
    lines = [
        f"Of {table.sets:,} random answer sets {blocked:,} are blocked, or {_percent(blocked, table.sets)}: "
        "their gates leave no alternative.",
        f"{total:,} sets have a leader. {names[least].capitalize()} leads least often, "
        f"in {_percent(led[least], total)} of those.",
        f"The word *Clear* falls {listing(clear)}.",
    ]
    if never:
        lines.append(f"In these sets it never falls for {listing(never)}.")
    return " ".join(lines)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}\u00a0%" if whole else "0\u00a0%"
