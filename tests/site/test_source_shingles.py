"""No run of eight words of the article we build on may occur in this project.

The article itself is not kept here. tests/data/source-shingles.txt holds a SHA-256 of each run of eight of its words,
in lower case, letters and digits only, joined by single spaces.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
NAME = "source-shingles.txt"
KEPT = PROJECT / "tests" / "data" / NAME
PLACES = (KEPT, PROJECT.parent / "shared" / NAME)
RUN = 8
GENERATED = {"node_modules", "build", "site", "dist", "mutants"}  # folders at the top of the project
TOOLS = {"__pycache__", ".git", ".venv", ".cache", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
LARGEST = 2_000_000  # bytes; nothing written by hand comes near it
MARKUP = re.compile(r"\]\([^)]*\)|\[\^[^\]]*\]|<[^>]*>|\{:[^}]*\}")


def fingerprint(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()


def known() -> frozenset[str]:
    lines = (line.strip() for place in PLACES if place.is_file() for line in place.read_text().splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def runs(text: str) -> Iterator[str]:
    found = re.findall(r"[a-z0-9]+", text.lower())
    return (" ".join(found[start : start + RUN]) for start in range(len(found) - RUN + 1))


def copied(text: str, fingerprints: frozenset[str]) -> list[str]:
    """Return the runs of a text that are in the set, read with its markup and without."""
    both = (run for version in (text, MARKUP.sub(" ", text)) for run in runs(version))
    return sorted({run for run in both if fingerprint(run) in fingerprints})


def written_here() -> Iterator[tuple[Path, str]]:
    """Yield every text file of the project with its text, the fingerprints themselves left out."""
    for folder, below, names in os.walk(PROJECT):
        here = Path(folder)
        below[:] = sorted(name for name in below if name not in (TOOLS | GENERATED if here == PROJECT else TOOLS))
        for path in (here / name for name in sorted(names)):
            if path != KEPT and path.stat().st_size <= LARGEST and (text := as_text(path)) is not None:
                yield path, text


def as_text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


class TestTheFingerprints:
    def test_are_there_and_look_like_fingerprints(self):
        assert len(known()) > 400
        assert all(re.fullmatch(r"[0-9a-f]{64}", item) for item in known())

    @pytest.mark.parametrize(
        "text",
        [
            "One two three four, five six seven EIGHT.",
            "Zero one two **three** [four](page.md) five six seven eight nine",
            "one two three four[^s1] five<br>six seven eight",
        ],
    )
    def test_find_a_copied_run_whatever_its_case_and_markup(self, text):
        planted = frozenset({fingerprint("one two three four five six seven eight")})
        assert copied(text, planted) == ["one two three four five six seven eight"]

    def test_leave_seven_words_in_a_row_alone(self):
        planted = frozenset({fingerprint("one two three four five six seven eight")})
        assert copied("one two three four five six seven and eight", planted) == []


class TestTheProject:
    def test_is_read_at_all(self):
        read = {path.relative_to(PROJECT).as_posix() for path, _ in written_here()}
        assert {"docs/article.md", "calculator/model/claims.toml", "tests/site/test_source_shingles.py"} <= read

    def test_holds_no_run_of_eight_words_of_the_article(self):
        fingerprints = known()
        searched = ((path, copied(text, fingerprints)) for path, text in written_here())
        hits = {path.relative_to(PROJECT).as_posix(): found for path, found in searched if found}
        assert hits == {}
