"""How long an assessment takes: CPython and Pyodide under Node on the same requests, median, worst and their ratio."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from calculator.bridge import handle
from scripts.site_build.app_folder import engine_zip
from tests.answer_sets import random_requests, scenario_requests

ROOT = Path(__file__).parents[1]
RANDOM = 100


def here(requests: list[str]) -> list[float]:
    """Return milliseconds per request in this interpreter."""
    handle(json.dumps({"kind": "questions"}))
    times = []
    for request in requests:
        start = time.perf_counter()
        handle(request)
        times.append((time.perf_counter() - start) * 1000)
    return times


def under_pyodide(requests: list[str]) -> list[float]:
    """Return milliseconds per request under Pyodide in Node."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "requests.json").write_text(json.dumps(requests), encoding="utf-8")
        (folder / "engine.zip").write_bytes(engine_zip())
        files = [str(folder / part) for part in ("engine.zip", "requests.json", "times.txt")]
        script, runtime = str(ROOT / "scripts/bench_engine.mjs"), str(ROOT / "node_modules/pyodide")
        subprocess.run(["node", script, runtime, *files], check=True)
        return [float(line) for line in (folder / "times.txt").read_text("utf-8").split()]


def main() -> int:
    """Print the table."""
    for title, requests in (("scenarios", scenario_requests()), ("random", random_requests(RANDOM, "bench 1"))):
        one, other = here(requests), under_pyodide(requests)
        middle, worst = statistics.median(one), max(one)
        print(f"{title}: {len(requests)} requests")
        print(f"  CPython  median {middle:7.1f} ms  worst {worst:7.1f} ms")
        print(f"  Pyodide  median {statistics.median(other):7.1f} ms  worst {max(other):7.1f} ms")
        print(f"  ratio    median {statistics.median(other) / middle:7.2f}     worst {max(other) / worst:7.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
