"""Turn the strict tables of the risk register into entities."""

from fractions import Fraction
from typing import TypeVar

from calculator.errors import ModelError
from calculator.ledger.entities import (
    BASES,
    CLASSES,
    MOVE,
    PARTS,
    PERS,
    PLACES,
    SCOPES,
    Edge,
    Effect,
    Exposure,
    Lowering,
    Part,
    Range,
    Risk,
    Scale,
    Shares,
    Window,
)
from calculator.tables import Table

T = TypeVar("T", bound=str)
WHOLE = 100  # percent


def word(table: Table, key: str, allowed: tuple[T, ...]) -> T:
    """Read one of a few words, keeping its type."""
    found = table.one_of(key, allowed)
    return next(item for item in allowed if item == found)


def span(table: Table, key: str, highest: int | None = None) -> Range:
    """Read low, typical and high.

    Args:
        highest: the largest number allowed, such as 100 for percent.

    Raises:
        ModelError: the three are not in order, or lie below zero or above ``highest``.
    """
    row = table.table(key)
    low, typical, high = (Fraction(str(row.number(name))) for name in ("low", "typical", "high"))
    row.finish()
    if not 0 <= low <= typical <= high or (highest is not None and high > highest):
        limit = "" if highest is None else f" up to {highest}"
        raise ModelError(f"{row.where}: give low, typical and high in rising order{limit}")
    return Range(low, typical, high)


def edge(text: str, where: str) -> Edge:
    """Read the edge of a window: milestones in order of preference, ``first_batch+12|decision``."""
    choices: list[tuple[str, int]] = []
    for part in text.split("|"):
        sign = "-" if "-" in part else "+"
        name, _, shift = part.partition(sign)
        if not name or (shift and not shift.isdigit()):
            raise ModelError(f"{where}: {text!r} is no milestone; write it as 'launch', 'launch+3' or 'slot|decision'")
        choices.append((name, int(sign + (shift or "0"))))
    return Edge(tuple(choices))


def _window(table: Table, place: str) -> Window:
    ends = table.texts(place)
    if len(ends) != 2:
        raise ModelError(f"{table.where}: {place} needs two edges, where the window opens and where it closes")
    count, _, unit = ends[1].partition(" ")
    if unit == "lots" and count.isdigit():
        return Window(edge(ends[0], table.where), None, int(count))
    return Window(edge(ends[0], table.where), edge(ends[1], table.where), 0)


def _exposure(table: Table) -> Exposure:
    windows = table.table("windows")
    built = Exposure(
        per=word(table, "per", PERS),
        chance=span(table, "chance", WHOLE),
        delays=percent(table, "delays") if table.has("delays") else WHOLE,
        scope=word(table, "scope", SCOPES),
        per_move=_places(table, "per_move"),
        windows={place: _window(windows, place) for place in _checked(windows.names(), (*PLACES, MOVE), windows.where)},
    )
    windows.finish()
    table.finish()
    return built


def _checked(names: tuple[str, ...], allowed: tuple[str, ...], where: str) -> tuple[str, ...]:
    for name in names:
        if name not in allowed:
            raise ModelError(f"{where}: {name!r} is no place; use one of {', '.join(allowed)}")
    return names


def _places(table: Table, key: str) -> tuple[str, ...]:
    return _checked(table.texts(key), PLACES, table.where) if table.has(key) else ()


def percent(table: Table, key: str, highest: int = WHOLE) -> int:
    """Read whole percent from 0 to ``highest``."""
    value = table.whole(key)
    if not 0 <= value <= highest:
        raise ModelError(f"{table.where}: {key} is {value}; give whole percent from 0 to {highest}")
    return value


def _shares(table: Table) -> Shares:
    you, cdmo, shared = (percent(table, key) if table.has(key) else 0 for key in ("you", "cdmo", "shared"))
    table.finish()
    if you + cdmo + shared > WHOLE:
        raise ModelError(f"{table.where}: the shares come to {you + cdmo + shared}; they may not exceed 100")
    return Shares(you, cdmo, shared)


def _scale(table: Table) -> Scale:
    built = Scale(**{part: percent(table, part, 300) for part in table.names() if part in PARTS})
    table.finish()
    return built


def _effect(table: Table) -> Effect:
    levels = table.table("percent")
    built = Effect(
        questions=table.texts("questions"),
        part=word(table, "part", PARTS),
        places=_places(table, "places"),
        percent={level: percent(levels, level, 300) for level in levels.names()},
    )
    table.finish()
    return built


def _lowering(table: Table) -> Lowering:
    built = Lowering(table.text("what"), percent(table, "cut"))
    table.finish()
    return built


def _build_up(table: Table, place: str) -> tuple[str, str]:
    milestones = table.texts(place)
    if len(milestones) != 2:
        raise ModelError(f"{table.where}: {place} needs two milestones, where spending starts and where it is done")
    return (milestones[0], milestones[1])


def _parts(table: Table, key: str) -> tuple[Part, ...]:
    named = table.texts(key)
    if set(named) - set(PARTS):
        raise ModelError(f"{table.where}: {key} is {list(named)}; use {', '.join(PARTS)}")
    return tuple(part for part in PARTS if part in named)


def _each(table: Table, key: str) -> Table:
    """Read a table of places, or an empty one where the key is left out."""
    found = table.table(key) if table.has(key) else Table({}, f"{table.where} [{key}]")
    _checked(found.names(), (*PLACES, MOVE), found.where)
    return found


def risk(table: Table) -> Risk:
    """Read one risk."""
    holders, shared, scale, build = (_each(table, key) for key in ("holders", "shared_by", "scale", "builds_up"))
    return Risk(
        id=table.text("id"),
        number=table.whole("number"),
        title=table.text("title"),
        what=table.text("what"),
        risk_class=word(table, "class", CLASSES),
        claims=table.texts("claims"),
        basis=word(table, "basis", BASES),
        sourced=_parts(table, "sourced"),
        rests_on=table.text("rests_on"),
        references=table.texts("references"),
        reviewed=table.day("reviewed"),
        money=span(table, "money"),
        delay=span(table, "delay"),
        delay_tight=span(table, "delay_tight") if table.has("delay_tight") else None,
        exposures=tuple(_exposure(row) for row in table.rows("exposures")),
        holders={place: _shares(holders.table(place)) for place in holders.names()},
        shared_by={place: shared.text(place) for place in shared.names()},
        scale={place: _scale(scale.table(place)) for place in scale.names()},
        builds_up={place: _build_up(build, place) for place in build.names()},
        effects=tuple(_effect(row) for row in table.rows("effects")) if table.has("effects") else (),
        lowered_by=tuple(_lowering(row) for row in table.rows("lowered_by")),
    )
