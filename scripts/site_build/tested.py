"""How this was tested, counted while the site is built, so that no page states a number of tests by hand."""

import ast
import tomllib
from collections.abc import Mapping
from pathlib import Path

from calculator.entities import Model
from calculator.published import run_cases
from scripts import scenario_table as sets
from scripts.site_build.places import PACKAGE, ROOT, BuildError
from scripts.site_build.tables import table

TESTS = ROOT / "tests"
ROOMS: Mapping[str, str] = {
    "unit": "Each rule and formula by itself, in examples that can be worked out by hand",
    "model": "The data: every question, value, risk and source is complete and consistent",
    "scenarios": "Whole programmes: each claim moves the result the way the article says",
    "properties": "Laws that hold for any answers, tried on many drawn at random",
    "contract": "What other programs rely on: links, the command line, the shape of a result",
    "site": "Every page: words, sources, links, and that a number is the one the engine gives",
    "e2e": "The journey in a real browser, with its failures, keyboard and screen-reader names",
    "long": "Long comparisons of the engine on a computer and in the browser's Python",
}
CLAIMS = TESTS / "scenarios" / "claims.toml"


def fragments(model: Model) -> dict[str, str]:
    """Return the table of tests and the counts that the page puts into sentences."""
    pairs = tomllib.loads(CLAIMS.read_text(encoding="utf-8"))
    return {
        "tests-table.md": tests_table(),
        "counts-tests.md": str(sum(count_tests(TESTS / room) for room in ROOMS)),
        "counts-published.md": str(len(run_cases())),
        "counts-scenarios.md": str(len(list((PACKAGE / "model" / "scenarios").glob("*.toml")))),
        "counts-claim-pairs.md": str(len(pairs["raises"]) + len(pairs["turns"])),
        "counts-claims.md": str(len(model.claims)),
        "counts-random-sets.md": f"{sets.SETS:,}",
    }


def tests_table() -> str:
    """Return the tests by room.

    Raises:
        BuildError: there is a room of tests that nobody has described.
    """
    found = {path.name for path in TESTS.iterdir() if path.is_dir() and any(path.rglob("test_*.py"))}
    if found - set(ROOMS):
        raise BuildError(f"scripts/site_build/tested.py: say what {sorted(found - set(ROOMS))} of tests/ is for")
    rows = [[room, says, str(count_tests(TESTS / room))] for room, says in ROOMS.items()]
    return table("Tests by what they look at", ["Part", "What it looks at", "Tests"], rows, kind="number-table")


def count_tests(folder: Path) -> int:
    """Return the number of test functions in a folder; one that is run on many examples counts once."""
    return sum(_tests_in(path) for path in sorted(folder.rglob("test_*.py")))


def _tests_in(path: Path) -> int:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return sum(node.name.startswith("test_") for node in functions)
