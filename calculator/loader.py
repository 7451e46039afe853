"""Read the model's TOML files into entities. The only module of the package that touches files."""

import os
import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar

from calculator import parse
from calculator.entities import Model, Timeline
from calculator.errors import ModelError
from calculator.integrity import check_model
from calculator.tables import Table

T = TypeVar("T")
FOLDER = os.path.join(os.path.dirname(__file__), "model")


def read_text(name: str) -> str:
    """Return a model file as text, from a folder or from inside a zip archive.

    Raises:
        ModelError: there is no such file.
    """
    path = os.path.join(FOLDER, *name.split("/"))
    loader = globals()["__spec__"].loader
    try:
        return bytes(loader.get_data(path)).decode("utf-8")
    except OSError:
        raise ModelError(f"model file {name} is missing") from None


def read_table(name: str) -> Table:
    """Return a model file as a strict table.

    Raises:
        ModelError: the file is missing or is not TOML.
    """
    try:
        return Table(tomllib.loads(read_text(name)), name)
    except tomllib.TOMLDecodeError as error:
        raise ModelError(f"{name}: not valid TOML: {error}") from None


def _each(folder: str, ids: tuple[str, ...], build: Callable[[Table], T]) -> dict[str, T]:
    return {item: _named(item, build, f"{folder}/{item}.toml") for item in ids}


def _named(item: str, build: Callable[[Table], T], name: str) -> T:
    table = read_table(name)
    built = build(table)
    table.finish()
    found = getattr(built, "id", item)
    if found != item:
        raise ModelError(f"{name}: id is {found!r}; a file is named after its id")
    return built


def _listed(name: str, key: str, build: Callable[[Table], T]) -> dict[str, T]:
    table = read_table(name)
    items: dict[str, T] = {}
    for row in table.rows(key):
        built = build(row)
        row.finish()
        item = str(getattr(built, "id", ""))
        if item in items:
            raise ModelError(f"{name}: id {item!r} occurs twice")
        items[item] = built
    table.finish()
    return items


def _merged(names: tuple[str, ...], key: str, build: Callable[[Table], T]) -> dict[str, T]:
    items: dict[str, T] = {}
    for name in names:
        for item, built in _listed(name, key, build).items():
            if item in items:
                raise ModelError(f"{name}: id {item!r} occurs twice")
            items[item] = built
    return items


def _texts(name: str) -> dict[str, Mapping[str, str]]:
    table = read_table(name)
    return {key: _strings(table.table(key)) for key in table.names()}


def _strings(table: Table) -> dict[str, str]:
    return {key: table.text(key) for key in table.names()}


@lru_cache(maxsize=4)
def load_model(version: str | None = None) -> Model:
    """Return the current model, or a published one by version.

    Args:
        version: ``None`` or ``"draft"`` for the current model.

    Raises:
        ModelError: no such version, or the data break a rule; the message names file and key.
    """
    head = read_table("model.toml")
    name, code, released = head.text("version"), head.text("version_code"), head.day("released")
    if version not in (None, name):
        raise ModelError(f"there is no model version {version!r}; the current one is {name!r}")
    criteria, gates, files = head.texts("criteria"), head.texts("gates"), head.texts("reference_files")
    sections = tuple(parse.section(row) for row in head.rows("sections"))
    groups, verdict = _strings(head.table("groups")), parse.whole_numbers(head.table("verdict"))
    head.finish()
    questions = tuple(question for section in sections for question in section.questions)
    model = Model(
        version=name,
        version_code=code,
        released=released,
        alternatives=_listed("alternatives.toml", "alternatives", parse.alternative),
        claims=_listed("claims.toml", "claims", parse.claim),
        references=_merged(tuple(f"references/{file}.toml" for file in files), "references", parse.reference),
        sections=sections,
        questions=_each("questions", questions, parse.question),
        criteria=_each("criteria", criteria, parse.criterion),
        gates=_each("gates", gates, parse.gate),
        groups=groups,
        verdict=verdict,
        timeline=_timeline(),
        work=_listed("work.toml", "work", parse.work),
        texts=_texts("texts.toml"),
    )
    check_model(model)
    return model


def _timeline() -> Timeline:
    table = read_table("timeline.toml")
    built = parse.timeline(table)
    table.finish()
    return built
