"""Where the risk lives: one picture per alternative, what each holder carries, and the whole register behind it."""

from collections.abc import Mapping

from calculator.assessment import Assessment
from calculator.charts import Panel, Strip, ledger_panel
from calculator.ledger import (
    CLASSES,
    HOLDERS,
    PARTS,
    PATHS,
    Ledger,
    headline,
    ledger,
    ledger_table,
    load_register,
    typical_milestones,
)
from calculator.ledger.entities import Holder, RiskClass
from calculator.present.blocks import Block, details, item, items, paragraph, section, table
from calculator.present.words import Wording

# From the bottom up: what a company cannot pass on is the ground the rest stands on.
STACK: tuple[Holder, ...] = ("you", "shared", "cdmo")

CUT, SHOWN = 3, 2
"""A peak above three times what nine months in ten need is cut off at twice that."""


def ledgers(result: Assessment, move_month: int | None = None) -> dict[str, Ledger]:
    """Return the ledger of every alternative on its typical months, and of both moves to an own plant where asked for.

    Args:
        move_month: month in which the reader wants to move; one beyond the picture shows no move.
    """
    model, answers = result.model, result.answers
    horizon = load_register(model.version).settings.horizon
    moved = move_month is not None and move_month < horizon
    paths = [path for path in PATHS if path in model.alternatives or moved]
    return {path: ledger(model, answers, path, typical_milestones(model, answers, path, move_month)) for path in paths}


def ledger_section(result: Assessment, move_month: int | None = None) -> Block:
    """Return the ledger section: pictures first, then numbers, then the register.

    Args:
        move_month: month in which the reader wants to move to an own plant, to see both moves too.
    """
    wording, books = Wording(result.model), ledgers(result, move_month)
    most = tallest(books)
    charts = [_chart(wording, book, most) for book in books.values()]
    glance: list[Block] = [paragraph(wording.say("ledger", "money_description")), {"type": "row", "blocks": charts}]
    blocks: list[Block] = [
        items([item(_carried(wording, book)) for book in books.values()]),
        _areas(wording, books),
        items([item(line) for book in books.values() for line in _turns(wording, book)]),
        paragraph(_delay(wording, books)),
        paragraph(wording.say("ledger", "expert"), "note"),
        *(_register(wording, book) for book in books.values()),
    ]
    return section("ledger", wording.say("ledger", "title"), wording.say("ledger", "lead"), blocks, glance)


def tallest(books: Mapping[str, Ledger]) -> int:
    """Return the amount of a month that fills a strip, one for all pictures.

    One month of a very heavy risk would flatten all the others: it is cut off where nine months in ten need less than
    a third of it, and its height is written beside it.
    """
    amounts = sorted(amount for book in books.values() for name in CLASSES for amount in _totals(book, name) if amount)
    if not amounts:
        return 1
    usual = amounts[(len(amounts) * 9 - 1) // 10]
    return amounts[-1] if amounts[-1] <= CUT * usual else SHOWN * usual


def _totals(book: Ledger, name: RiskClass) -> list[int]:
    return [book.total("money", month, name) for month in range(book.horizon)]


def _chart(wording: Wording, book: Ledger, most: int) -> Block:
    words = book.settings.texts
    strips = [
        Strip(
            words["classes"][name],
            [(holder, words["holders"][holder], book.cells["money", name, holder]) for holder in STACK],
            _note(wording, max(_totals(book, name)), most),
        )
        for name in CLASSES
    ]
    name = words["paths"][book.path]
    return {
        "type": "chart",
        "title": name,
        "description": "",
        "svg": ledger_panel(Panel(strips, most, _marks(wording, book)), book.horizon),
    }


def _note(wording: Wording, peak: int, most: int) -> str:
    return wording.say("ledger", "cut", lots=lots(peak)) if peak > most else ""


def _marks(wording: Wording, book: Ledger) -> list[tuple[int, str]]:
    """Return the months that a picture marks: the first batch, and the start of a move the reader asked for."""
    found = []
    for key, month in (("first", book.milestones.first_batch), ("move", book.milestones.move_start)):
        if month is not None and (key == "first" or book.milestones.after is not None):
            late = "_late" if month >= book.horizon else ""
            found.append((month, wording.say("ledger", f"mark_{key}{late}", horizon=book.horizon)))
    return found


def lots(parts: int) -> str:
    """Return parts as lots with two digits that count."""
    hundredths = (parts * 100 + PARTS // 2) // PARTS
    return f"{hundredths // 100}.{hundredths % 100:02d}" if hundredths < 1000 else f"{(hundredths + 50) // 100}"


def _carried(wording: Wording, book: Ledger) -> str:
    held = {holder: book.area("money", holder, 0, book.horizon) for holder in HOLDERS}
    total = sum(held.values())
    name = book.settings.texts["paths"][book.path]
    if total == 0 or held["you"] == total:
        return wording.say("ledger", "area_own", name=name, total=lots(total))
    shares = {holder: f"{(amount * 100 + total // 2) // total}%" for holder, amount in held.items()}
    return wording.say("ledger", "area", name=name, total=lots(total), **shares)


def _areas(wording: Wording, books: Mapping[str, Ledger]) -> Block:
    spans = [(first, last) for first, last in next(iter(books.values())).settings.spans]
    columns = [
        ("Alternative, months", "left"),
        ("You", "right"),
        ("CDMO", "right"),
        ("Shared", "right"),
        ("Your delay", "right"),
    ]
    rows = []
    for book in books.values():
        for first, last in spans:
            held = [lots(book.area("money", holder, first, last)) for holder in ("you", "cdmo", "shared")]
            delay = lots(book.area("delay", "you", first, last))
            rows.append([f"{book.settings.texts['paths'][book.path]}, {first} to {last}", *held, delay])
    return table(wording.say("ledger", "table"), columns, rows)


def _turns(wording: Wording, book: Ledger) -> list[str]:
    """Return the heaviest month for the company, with its cause, and the hand-over months."""
    found, words = headline(book, "money"), book.settings.texts
    name, lines = words["paths"][book.path], []
    if found.own_peak is not None:
        cause = next(row.risk.title for row in book.rows if row.risk.id == found.own_peak.cause)
        lines.append(wording.say("ledger", "peak", name=name, month=found.own_peak.month, cause=cause))
    for turn in found.hand_overs[:2]:
        people = {"giver": words["holders"][turn.giver].lower(), "taker": words["holders"][turn.taker].lower()}
        lines.append(wording.say("ledger", "hand_over", name=name, month=turn.month, **people))
    return lines


def _delay(wording: Wording, books: Mapping[str, Ledger]) -> str:
    rows = [
        wording.say(
            "ledger",
            "delay_row",
            name=book.settings.texts["paths"][book.path],
            months=lots(book.area("delay", "you", 0, book.horizon)),
        )
        for book in books.values()
    ]
    return wording.say("ledger", "delay", rows="Expected delay over 48 months: " + "; ".join(rows) + ".")


def _register(wording: Wording, book: Ledger) -> Block:
    heads, rows = ledger_table(book)
    columns = [(head, "left" if place in (1, 2, 3, len(heads) - 1) else "right") for place, head in enumerate(heads)]
    name = book.settings.texts["paths"][book.path]
    caption = book.settings.texts["unit"]["expected"]
    return details(wording.say("ledger", "full", name=name), [table(caption, columns, [list(row) for row in rows])])
