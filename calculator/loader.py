"""Read the model's TOML files into entities. The only module of the package that touches files."""

import os
import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import TypeVar

from calculator import parse
from calculator.entities import Model, Timeline
from calculator.errors import ModelError
from calculator.integrity import check_model
from calculator.tables import Table

T = TypeVar("T")
Read = Callable[[str], Table]
FOLDER = os.path.join(os.path.dirname(__file__), "model")


def read_text(folder: str, name: str) -> str:
    """Return a file of a model folder as text; the folder may lie inside the zip archive that holds this package.

    Raises:
        ModelError: there is no such file.
    """
    path = os.path.join(folder, *name.split("/"))
    loader = globals()["__spec__"].loader
    try:
        return bytes(loader.get_data(path)).decode("utf-8")
    except OSError:
        raise ModelError(f"model file {name} is missing") from None


def read_data(name: str) -> dict[str, object]:
    """Return a file of the current model as plain data.

    Raises:
        ModelError: there is no such file.
    """
    return tomllib.loads(read_text(FOLDER, name))


def read_table(folder: str, name: str) -> Table:
    """Return a file of a model folder as a strict table.

    Raises:
        ModelError: the file is missing or is not TOML.
    """
    try:
        return Table(tomllib.loads(read_text(folder, name)), name)
    except tomllib.TOMLDecodeError as error:
        raise ModelError(f"{name}: not valid TOML: {error}") from None


def _each(read: Read, kind: str, ids: tuple[str, ...], build: Callable[[Table], T]) -> dict[str, T]:
    for item in ids:
        if ids.count(item) > 1:
            raise ModelError(f"model.toml: {item!r} occurs twice in {kind}; keep one")
    return {item: _named(read, item, build, f"{kind}/{item}.toml") for item in ids}


def _named(read: Read, item: str, build: Callable[[Table], T], name: str) -> T:
    table = read(name)
    built = build(table)
    table.finish()
    found = getattr(built, "id", item)
    if found != item:
        raise ModelError(f"{name}: id is {found!r}; a file is named after its id")
    return built


def _listed(read: Read, name: str, key: str, build: Callable[[Table], T]) -> dict[str, T]:
    table = read(name)
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


def _merged(read: Read, names: tuple[str, ...], key: str, build: Callable[[Table], T]) -> dict[str, T]:
    items: dict[str, T] = {}
    for name in names:
        for item, built in _listed(read, name, key, build).items():
            if item in items:
                raise ModelError(f"{name}: id {item!r} occurs twice")
            items[item] = built
    return items


def _texts(table: Table) -> dict[str, Mapping[str, str]]:
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
    return read_model(FOLDER, version)


def read_model(folder: str, version: str | None = None) -> Model:
    """Return the model of a folder, read anew.

    Raises:
        ModelError: as for ``load_model``.
    """
    read = partial(read_table, folder)
    head = read("model.toml")
    name, code, released = head.text("version"), head.text("version_code"), head.day("released")
    if version not in (None, name):
        raise ModelError(f"there is no model version {version!r}; the current one is {name!r}")
    criteria, gates, files = head.texts("criteria"), head.texts("gates"), head.texts("reference_files")
    sections = tuple(parse.section(row) for row in head.rows("sections"))
    groups, verdict = _strings(head.table("groups")), parse.whole_numbers(head.table("verdict"))
    head.finish()
    asked = tuple(question for section in sections for question in section.questions)
    questions = _each(read, "questions", asked, parse.question)
    model = Model(
        version=name,
        version_code=code,
        released=released,
        alternatives=_listed(read, "alternatives.toml", "alternatives", parse.alternative),
        claims=_listed(read, "claims.toml", "claims", parse.claim),
        references=_merged(read, tuple(f"references/{file}.toml" for file in files), "references", parse.reference),
        sections=sections,
        questions=questions,
        criteria=_each(read, "criteria", criteria, parse.criterion),
        gates=_each(read, "gates", gates, parse.gate),
        groups=groups,
        verdict=verdict,
        timeline=_timeline(read("timeline.toml")),
        work=_listed(read, "work.toml", "work", parse.work),
        texts=_texts(read("texts.toml")) | _texts(read("texts_money.toml")),
        feeds={name: tuple(q for q in questions.values() if q.criterion == name) for name in criteria},
    )
    check_model(model)
    return model


def _timeline(table: Table) -> Timeline:
    built = parse.timeline(table)
    table.finish()
    return built
