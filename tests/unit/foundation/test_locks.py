"""What a fresh clone installs is settled: exact versions, hashes, and no word of where they come from."""

import json
import os
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PYTHON_LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda path: path.name)
class TestPythonLock:
    def test_holds_only_exact_versions_and_hashes(self, lock):
        line = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
        assert [text for text in lock.read_text().splitlines() if not line.fullmatch(text)] == []

    def test_gives_every_package_a_hash(self, lock):
        entries = re.split(r"\n(?=\S)", lock.read_text().strip())
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


class TestTheTwoLocksOfOneEnvironment:
    def test_agree_on_every_version(self):
        both = [(ROOT / "requirements" / name).read_text() for name in ("dev.txt", "site.txt")]
        pins = {match for text in both for match in re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.M)}
        assert len(pins) == len({name for name, _ in pins})


class TestNodeLock:
    @pytest.fixture
    def packages(self):
        lock = json.loads((ROOT / "package-lock.json").read_text())
        return {name: entry for name, entry in lock["packages"].items() if name}

    def test_names_no_place_to_fetch_from(self, packages):
        assert [name for name, entry in packages.items() if "resolved" in entry] == []

    def test_gives_every_package_a_hash(self, packages):
        assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []

    def test_has_the_runtime_that_is_pinned_by_hash(self, packages):
        pinned = tomllib.loads((ROOT / "scripts" / "runtime.toml").read_text())["version"]
        assert packages["node_modules/pyodide"]["version"] == pinned


class TestTheCommands:
    @pytest.mark.parametrize("name", ["setup", "serve", "test", "check", "build", "bench", "mutants", "clean", "help"])
    def test_are_listed_with_what_they_do(self, name):
        assert re.search(rf"^{name}:.*## \w+", (ROOT / "Makefile").read_text(), re.M)

    def test_can_be_started_by_the_build_machine(self):
        assert os.access(ROOT / ".ci" / "run", os.X_OK)

    def test_use_outside_actions_by_full_commit_only(self):
        workflows = (ROOT / ".github" / "workflows").glob("*.yml")
        uses = [use for path in workflows for use in re.findall(r"uses: (\S+)", path.read_text())]
        assert uses
        assert [use for use in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", use)] == []
