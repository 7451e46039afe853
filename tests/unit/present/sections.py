"""Sections on time and money of a few programmes, and ways to read them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from calculator import assess
from calculator.economics import Simulation, simulate, simulation_summary
from calculator.present.money import money_section
from tests.unit.economics.cases import QUOTES, YOUNG
from tests.unit.programmes import MODEL

POINTS = 256
MOVE = 36
NUMBERS: dict[str, dict[str, Any] | None] = {
    "time": None,
    "money": QUOTES,
    "cash": {**QUOTES, "monthly_spend": 400},
    "move": {"move_month": MOVE},
    "money and move": {**QUOTES, "move_month": MOVE},
    "dollars": {**QUOTES, "currency": "USD", "transfer_price": 900, "comparability_cost": 500, "year": 2024},
}
ANSWERS: dict[str, dict[str, str]] = {
    "young": YOUNG,
    "nothing": {},
    "running": {**YOUNG, "existing_plant": "licensed_running", "people": "full_crew"},
    "at a cdmo": {**YOUNG, "made_now": "cdmo"},
    "no read-out": {**YOUNG, "readout_due": "no_pivotal"},
    "nobody can fill": {**YOUNG, "fit_fill_finish": "nobody"},
    "needed soon": {**YOUNG, "speed": "within_12"},
    "no partner": {**YOUNG, "partner_options": "none_found", "runway": "under_12"},
}


@cache
def found(programme: str, numbers: str) -> Simulation:
    return simulate(MODEL, result(programme).answers, NUMBERS[numbers], POINTS)


def summary(programme: str, numbers: str) -> Any:
    """Return the simulation as plain data."""
    return simulation_summary(found(programme, numbers))


@cache
def result(programme: str) -> Any:
    return assess(MODEL, ANSWERS[programme])


@cache
def section(programme: str = "young", numbers: str = "time") -> Any:
    moved = MOVE if "move" in numbers else None
    return money_section(result(programme), found(programme, numbers), moved)


def all_blocks(blocks: list[Any]) -> Iterator[Any]:
    """Yield every block, those inside others too."""
    for block in blocks:
        yield block
        yield from all_blocks(block.get("blocks", []))


def blocks(programme: str = "young", numbers: str = "time") -> list[Any]:
    shown = section(programme, numbers)
    return list(all_blocks([*shown["glance"], *shown["blocks"]]))


def tables(programme: str, numbers: str) -> dict[str, list[list[str]]]:
    """Return the rows of every table by its caption."""
    return {
        block["caption"]: [[cell["text"] for cell in row] for row in block["rows"]]
        for block in blocks(programme, numbers)
        if block["type"] == "table"
    }


def words(programme: str, numbers: str) -> str:
    """Return every sentence that is not in a table or a picture."""
    shown = [str(section(programme, numbers)["lead"])]
    for block in blocks(programme, numbers):
        shown += [block["text"]] if block["type"] == "paragraph" else []
        shown += [entry["text"] for entry in block["items"]] if block["type"] == "list" else []
    return "\n".join(shown)


def texts_of(element: Any) -> list[str]:
    """Return the words of a picture."""
    if isinstance(element, str):
        return [element]
    return [text for child in element["children"] for text in texts_of(child)]
