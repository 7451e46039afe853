"""The design's one direction: imports only point to the left, and only few modules touch the world outside."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "calculator"

# From left to right; a part may import from parts further left. A room stands for all its modules.
LAYERS = [
    ["errors", "entities"],
    ["tables", "base32", "ladder"],
    ["parse", "integrity"],
    ["loader"],
    ["answers", "analysis", "overrides"],
    ["timeline"],
    ["gates"],
    ["ledger", "economics"],
    ["decision"],
    ["assessment"],
    ["charts"],
    [
        "present",
        "link_spec",
        "link_text",
        "link_blocks",
        "link_numbers",
        "link_weights",
        "link_problems",
        "link_format",
        "link",
    ],
    ["published"],
    ["requests"],
    ["bridge", "terminal"],
    ["__main__"],
]
RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}

MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
# The package's own face re-exports what other programs call; it belongs to no layer.
INNER = {name: path for name, path in MODULES.items() if name != "__init__"}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

TOUCH_THE_WORLD = {"loader", "__main__"}
FILES = {"os", "io", "pathlib", "shutil", "tempfile", "glob", "fileinput", "importlib", "pkgutil", "zipfile"}
CHANCE_AND_CLOCK = {"random", "secrets", "time", "uuid", "socket", "urllib", "http", "subprocess", "threading"}


def part_of(name: str) -> str:
    """Return the part of the design a module belongs to: itself or its room."""
    return name if name in RANK else name.split(".", maxsplit=1)[0]


def imported(name: str) -> Iterator[str]:
    """Return every module a module imports, by full name; names taken from a room count as its modules."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively; write the full name"
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            inner = [found for found in whole if found.removeprefix("calculator.") in MODULES]
            yield from inner or [str(node.module)]


def own(name: str) -> list[str]:
    """Return the modules of this package that a module imports."""
    return [found.removeprefix("calculator.") for found in imported(name) if found.split(".")[0] == "calculator"]


def outside(name: str) -> set[str]:
    return {found.split(".")[0] for found in imported(name)} - {"calculator"}


def called(name: str) -> set[str]:
    """Return the plain functions that a module calls."""
    calls = (node.func for node in ast.walk(TREES[name]) if isinstance(node, ast.Call))
    return {function.id for function in calls if isinstance(function, ast.Name)}


def attributes(name: str) -> set[str]:
    return {node.attr for node in ast.walk(TREES[name]) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("name", INNER)
class TestEveryModule:
    def test_belongs_to_a_part_of_the_design(self, name):
        assert part_of(name) in RANK

    def test_imports_only_from_its_own_part_or_from_further_left(self, name):
        here = part_of(name)
        wrong = [
            other
            for other in own(name)
            if part_of(other) != here
            and not (here.startswith("link") and part_of(other).startswith("link"))
            and RANK.get(part_of(other), len(LAYERS)) >= RANK[here]
        ]

        assert wrong == []

    def test_uses_the_standard_library_alone(self, name):
        assert outside(name) <= sys.stdlib_module_names

    def test_touches_no_file_unless_that_is_its_job(self, name):
        methods = attributes(name) & {"read_text", "write_text", "open"}
        touching = (outside(name) & FILES) | (called(name) & {"open"}) | methods

        assert name in TOUCH_THE_WORLD or touching == set()

    def test_knows_no_clock_and_no_chance_without_a_seed(self, name):
        assert outside(name) & CHANCE_AND_CLOCK == set()
        assert attributes(name) & {"now", "today", "utcnow"} == set()


def test_no_two_modules_import_each_other():
    waiting = {name: {other for other in own(name) if other in INNER and other != name} for name in INNER}
    while free := [name for name, others in waiting.items() if not others & set(waiting)]:
        for name in free:
            del waiting[name]

    assert waiting == {}


# Whatever decides a verdict is exact; decimals are for months on display and for simulation.
EXACT = sorted(
    name for name in INNER if part_of(name) in ("analysis", "decision", "gates") and name != "decision.changes"
)


@pytest.mark.parametrize("name", [*EXACT, "answers", "timeline"])
def test_what_decides_a_verdict_holds_no_decimal_number(name):
    constants = [node.value for node in ast.walk(TREES[name]) if isinstance(node, ast.Constant)]

    assert [value for value in constants if isinstance(value, float)] == []
    assert "float" not in called(name)
