"""The reduced runtime: one archive of the Python that a result needs, made by the runtime that will load it.

What is needed is found by answering a broad set of requests in that runtime, under Node, and seeing what was imported.
"""

import hashlib
import json
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

from calculator import bridge
from calculator.loader import load_model
from scripts.site_build.places import CACHE, PACKAGE, ROOT, BuildError

SCRIPT = ROOT / "scripts" / "reduce_runtime.mjs"
SCENARIOS = PACKAGE / "model" / "scenarios"
TRACED = ("hybrid", "half_known", "all_cdmo", "late_changes")
SECONDS = 300
QUOTES = {"currency": "EUR", "price_per_batch": [200, 350, 500], "suite_fee": [100, 150, 250]}
KEPT = 3  # archives of earlier sources that stay in the cache


def reduced_archive(engine: bytes, runtime: Path) -> bytes | None:
    """Return the archive, made once for each state of engine and runtime; ``None`` where Node is missing.

    Args:
        engine: the zip of the package with its model.
        runtime: folder of the pinned Pyodide files.

    Raises:
        BuildError: the runtime could not answer; the message ends with what it wrote.
    """
    node = shutil.which("node")
    if node is None:
        return None
    requests = json.dumps(list(traced_requests()))
    cached = CACHE / "reduced" / f"{_key(engine, runtime, requests)}.zip"
    if not cached.is_file():
        _make(node, engine, runtime, requests, cached)
    return cached.read_bytes()


def traced_requests() -> Iterator[str]:
    """Yield requests of every kind for scenarios of each sort, for no answers, and such as are refused."""
    texts = [(SCENARIOS / f"{name}.toml").read_text(encoding="utf-8") for name in TRACED]
    answers = [tomllib.loads(text)["answers"] for text in texts] + [{}]
    order = {"order": list(load_model().criteria)}
    for kind in bridge.KINDS:
        for place, given in enumerate(answers):
            more = {"numbers": QUOTES} if place % 2 else {"weights": order}
            yield json.dumps({"kind": kind, "answers": given, **more})
        yield json.dumps({"kind": kind, "answers": {"people": "nobody"}, "text": "r=1", "numbers": {"salary": -1}})
    yield from ("{", "[]", '{"kind": "unheard of"}')


def _key(engine: bytes, runtime: Path, requests: str) -> str:
    parts = [engine, requests.encode(), SCRIPT.read_bytes()]
    parts += [path.read_bytes() for path in sorted(runtime.iterdir())]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:16]


def _make(node: str, engine: bytes, runtime: Path, requests: str, target: Path) -> None:
    work = target.with_suffix(".work")
    work.mkdir(parents=True, exist_ok=True)
    (work / "engine.zip").write_bytes(engine)
    (work / "requests.json").write_text(requests, encoding="utf-8")
    files = (SCRIPT, runtime, work / "engine.zip", work / "requests.json", work / "python.zip")
    command = [node, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
    if done.returncode != 0:
        written = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
        raise BuildError(f"the reduced runtime could not be made:\n{written}")
    (work / "python.zip").replace(target)
    shutil.rmtree(work)
    archives = sorted(target.parent.glob("*.zip"), key=lambda path: path.stat().st_mtime)
    for old in archives[:-KEPT]:
        old.unlink()
