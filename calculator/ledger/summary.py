"""The ledger as plain data for the result view: numbers whole, words from the model."""

from collections.abc import Mapping
from typing import Any

from calculator.ledger.book import PARTS, Ledger, Row
from calculator.ledger.entities import CLASSES, COLUMNS, HOLDERS, MILESTONES, Settings
from calculator.ledger.headline import HandOver, Headline, Peak, headline
from calculator.ledger.milestones import Milestones

Json = dict[str, Any]


def ledger_summary(ledgers: Mapping[str, Ledger]) -> Json:
    """Return ledgers as data that can be written as JSON.

    Amounts are whole parts: divide by ``parts`` for lots of money and months of delay.

    Args:
        ledgers: by path, at least one.
    """
    settings = next(iter(ledgers.values())).settings
    return {
        "parts": PARTS,
        "unit": dict(settings.texts["unit"]),
        "notes": dict(settings.texts["notes"]),
        "holders": dict(settings.texts["holders"]),
        "classes": dict(settings.texts["classes"]),
        "paths": [_path(book) for book in ledgers.values()],
    }


def _path(book: Ledger) -> Json:
    return {
        "id": book.path,
        "name": book.settings.texts["paths"][book.path],
        "horizon": book.horizon,
        "milestones": _milestones(book.milestones),
        "assumed": list(book.milestones.assumed),
        "series": {
            column: {name: {holder: list(book.cells[column, name, holder]) for holder in HOLDERS} for name in CLASSES}
            for column in COLUMNS
        },
        "headline": {column: _headline(headline(book, column)) for column in COLUMNS},
        "risks": [_risk(row, book.horizon) for row in book.rows],
    }


def _milestones(months: Milestones) -> Json:
    found: Json = {name: getattr(months, name) for name in MILESTONES if getattr(months, name) is not None}
    if months.after is not None:
        found["after"] = _milestones(months.after)
    return found


def _headline(found: Headline) -> Json:
    return {
        "areas": [{"from": first, "to": last, **carried} for (first, last), carried in found.areas.items()],
        "peak": _peak(found.peak),
        "own_peak": _peak(found.own_peak),
        "hand_overs": _hand_overs(found.hand_overs),
        "class_hand_overs": {name: _hand_overs(items) for name, items in found.class_hand_overs.items()},
        "later": found.later,
    }


def _hand_overs(items: tuple[HandOver, ...]) -> list[Json]:
    return [{"month": item.month, "from": item.giver, "to": item.taker} for item in items]


def _peak(found: Peak | None) -> Json | None:
    if found is None:
        return None
    return {"month": found.month, "parts": found.parts, "cause": found.cause, "cause_parts": found.cause_parts}


def _risk(row: Row, horizon: int) -> Json:
    risk = row.risk
    return {
        "id": risk.id,
        "number": risk.number,
        "title": risk.title,
        "what": risk.what,
        "class": risk.risk_class,
        "claims": list(risk.claims),
        "basis": risk.basis,
        "sourced": list(risk.sourced),
        "rests_on": risk.rests_on,
        "references": list(risk.references),
        "months": [list(stretch) for stretch in stretches(row, horizon)],
        **{column: row.total(column, horizon) for column in COLUMNS},
        "held": {column: {holder: row.held(column, holder, horizon) for holder in HOLDERS} for column in COLUMNS},
        "later": {column: row.later(column, horizon) for column in COLUMNS},
        "shared_by": {place: risk.shared_by[place] for place, _ in row.holders if place in risk.shared_by},
        "lowered_by": [{"what": item.what, "cut": item.cut} for item in risk.lowered_by],
    }


def stretches(row: Row, horizon: int) -> list[tuple[int, int]]:
    """Return the months in which a risk can strike before the horizon, as joined stretches, ends excluded."""
    found: list[tuple[int, int]] = []
    for first, last in sorted((flow.first, min(flow.last, horizon)) for flow in row.flows if flow.first < horizon):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def ledger_table(book: Ledger) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the head and the rows of a table of all risks on one path, as text; what does not apply is 0."""
    head = book.settings.texts["columns"]
    names = ("number", "title", "class", "months", "money", "delay", "you", "cdmo", "shared", "basis")
    return tuple(head[name] for name in names), [_table_row(row, book.settings) for row in book.rows]


def _table_row(row: Row, settings: Settings) -> tuple[str, ...]:
    texts, risk, horizon = settings.texts, row.risk, settings.horizon
    total = row.total("money", horizon)
    held = [row.held("money", holder, horizon) for holder in HOLDERS]
    percents = ["0" if total == 0 else str((200 * part + total) // (2 * total)) for part in held]
    parts = ", ".join(texts["basis"][part] for part in risk.sourced)
    return (
        str(risk.number),
        risk.title,
        texts["classes"][risk.risk_class],
        _months(row, settings),
        amount(total),
        amount(row.total("delay", horizon)),
        *percents,
        texts["basis"][risk.basis].format(parts=parts),
    )


def _months(row: Row, settings: Settings) -> str:
    horizon = settings.horizon
    found = [f"{first}–{last - 1}" if last - first > 1 else str(first) for first, last in stretches(row, horizon)]
    if found:
        return ", ".join(found)
    return settings.texts["notes"]["beyond" if row.flows else "never"].format(horizon=horizon)


def amount(parts: int) -> str:
    """Return an amount of lots or months with one decimal, halves up; 0 without a decimal."""
    tenths = (20 * parts + PARTS) // (2 * PARTS)
    if tenths == 0:
        return "0" if parts == 0 else "<0.1"
    return f"{tenths // 10}.{tenths % 10}"
