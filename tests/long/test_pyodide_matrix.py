"""Ten thousand answer sets give the same bytes in CPython and under Pyodide in Node."""

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from calculator.bridge import handle
from scripts.site_build.app_folder import engine_zip
from tests.answer_sets import random_requests

ROOT = Path(__file__).parents[2]
SETS = 10_000
PARTS = 10


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_answer_sets_give_the_same_bytes_under_pyodide(part: int, tmp_path: Path):
    requests = random_requests(SETS // PARTS, f"ten thousand answer sets 1, part {part}")
    (tmp_path / "requests.json").write_text(json.dumps(requests), encoding="utf-8")
    (tmp_path / "engine.zip").write_bytes(engine_zip())
    files = [tmp_path / name for name in ("engine.zip", "requests.json", "sums.txt")]
    command = ["node", *map(str, (ROOT / "tests/long/answer.mjs", ROOT / "node_modules/pyodide", *files))]
    subprocess.run(command, check=True, timeout=5400)
    there = (tmp_path / "sums.txt").read_text("utf-8").split()
    here = [hashlib.sha256(handle(request).encode()).hexdigest() for request in requests]
    different = [request for request, one, other in zip(requests, here, there, strict=True) if one != other]
    assert different == []
