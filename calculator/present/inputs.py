"""The inputs of time and money for the page: what the reader has to give first, then everything with a default."""

from collections.abc import Mapping, Sequence
from typing import cast

from calculator.answers import Answers
from calculator.economics import input_list, load_economics
from calculator.economics.units import MONEY_UNITS
from calculator.entities import Model
from calculator.present.blocks import Block
from calculator.present.words import Wording

YOURS = "yours"
SOURCES = "method/sources/"
PUBLISHED = frozenset("ABXC")
"""How directly a fact was read: what is named on the site."""


def input_groups(model: Model, answers: Answers) -> list[Block]:
    """Return the groups of inputs in the order in which to show them, each input with its words."""
    wording = Wording(model)
    inputs = load_economics(model).inputs
    groups: dict[str, list[Block]] = {name: [] for name in model.texts["input_groups"]}
    for found in input_list(model, answers):
        group = inputs[str(found["id"])].group if found["editable_default"] else YOURS
        groups[group].append(_with_words(wording, found))
    groups[YOURS].sort(key=lambda found: _place(model, str(found["id"])))
    return [
        {"id": name, "title": model.texts["input_groups"][name], "inputs": entries} for name, entries in groups.items()
    ]


def _place(model: Model, name: str) -> int:
    """Return the place among what the reader gives: what opens the money comes first."""
    needs = load_economics(model).settings.money_needs
    return needs.index(name) if name in needs else len(needs)


def _with_words(wording: Wording, found: Mapping[str, object]) -> Block:
    names = [str(name) for name in cast(Sequence[object], found["references"])]
    sources = [_source(wording, name) for name in names if wording.model.references[name].solidity in PUBLISHED]
    return {
        **found,
        "unit_text": unit_text(wording, str(found["unit"])),
        "money": found["unit"] in MONEY_UNITS,
        "solidity_text": wording.say("solidity", str(found["solidity"])),
        "sources": sources,
    }


def unit_text(wording: Wording, unit: str, currency: str = "") -> str:
    """Return a unit in words, with the currency where one is given."""
    return " ".join(wording.say("units", unit, currency=currency).split())


def _source(wording: Wording, name: str) -> Block:
    reference = wording.model.references[name]
    year = f", {reference.year}" if reference.year else ""
    return {"text": f"{reference.title}{year}", "href": f"{SOURCES}#{name}"}
