"""What charts are made of is what the page draws: its module lets only known elements and attributes pass."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calculator.present.ledger import ledger_section
from tests.scenarios.situations import assessed
from tests.unit.present.sections import blocks

PAGE = (Path(__file__).parents[3] / "calculator" / "web" / "svg.mjs").read_text(encoding="utf-8")
STYLES = "".join(
    path.read_text(encoding="utf-8") for path in (Path(__file__).parents[3] / "calculator" / "web").glob("*.css")
)


def listed(constant: str) -> set[str]:
    """Return the names that a constant of the page's module lets pass."""
    found = re.search(rf"const {constant} = new Set\((.*?)\.split", PAGE, re.DOTALL)
    assert found
    return {name for text in re.findall(r'"([^"]*)"', found[1]) for name in text.split()}


def parts(element: Any) -> Iterator[Any]:
    yield element
    for child in element["children"]:
        if not isinstance(child, str):
            yield from parts(child)


MONEY = {block["title"]: block["svg"] for block in blocks("young", "cash") if block["type"] == "chart"}
SECTION: Any = ledger_section(assessed("hybrid"), 30)
LEDGER = {
    chart["title"]: chart["svg"] for block in SECTION["glance"] if block["type"] == "row" for chart in block["blocks"]
}


@pytest.mark.parametrize("title", [*MONEY, *LEDGER])
class TestEveryChart:
    def test_is_made_of_what_the_page_draws(self, title):
        drawn = {**MONEY, **LEDGER}[title]
        assert {part["tag"] for part in parts(drawn)} <= listed("TAGS")
        assert {name for part in parts(drawn) for name in part["attrs"]} <= listed("ATTRIBUTES")

    def test_is_as_wide_as_a_telephone(self, title):
        assert {**MONEY, **LEDGER}[title]["attrs"]["viewBox"].startswith("0 0 360 ")

    def test_has_a_style_for_every_area_it_colours(self, title):
        kinds = {kind for part in parts({**MONEY, **LEDGER}[title]) for kind in part["attrs"].get("class", "").split()}
        coloured = {
            kind for kind in kinds if re.match(r"(alt|alt-line|holder|chart-pull|chart-reach|chart-dot)-?", kind)
        }
        plain = {"alt", "alt-line", "holder"}
        unstyled = [
            kind for kind in coloured - plain if f".{kind}" not in STYLES and not kind.startswith("holder-name")
        ]
        assert unstyled == []
