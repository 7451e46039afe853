"""Where the risk lives: one picture per alternative, what each holder carries, and the whole register behind it."""

from collections.abc import Mapping

from calculator.assessment import Assessment
from calculator.charts import Panel, Strip, ledger_panel
from calculator.ledger import CLASSES, HOLDERS, PARTS, Ledger, headline, ledger, ledger_table, typical_milestones
from calculator.ledger.entities import Holder
from calculator.present.blocks import Block, details, item, items, paragraph, section, table
from calculator.present.words import Wording

# From the bottom up: what a company cannot pass on is the ground the rest stands on.
STACK: tuple[Holder, ...] = ("you", "shared", "cdmo")


def ledgers(result: Assessment) -> dict[str, Ledger]:
    """Return the ledger of every alternative on its typical months."""
    model, answers = result.model, result.answers
    return {name: ledger(model, answers, name, typical_milestones(model, answers, name)) for name in model.alternatives}


def ledger_section(result: Assessment) -> Block:
    """Return the ledger section: pictures first, then numbers, then the register."""
    wording, books = Wording(result.model), ledgers(result)
    most = max(
        book.total("money", month, name) for book in books.values() for name in CLASSES for month in range(book.horizon)
    )
    charts = [_chart(wording, book, most or 1) for book in books.values()]
    blocks: list[Block] = [
        paragraph(wording.say("ledger", "money_description")),
        {"type": "row", "blocks": charts},
        items([item(_carried(wording, book)) for book in books.values()]),
        _areas(wording, books),
        items([item(line) for book in books.values() for line in _turns(wording, book)]),
        paragraph(_delay(wording, books)),
        paragraph(wording.say("ledger", "expert"), "note"),
        *(_register(wording, book) for book in books.values()),
    ]
    return section("ledger", wording.say("ledger", "title"), wording.say("ledger", "lead"), blocks)


def _chart(wording: Wording, book: Ledger, most: int) -> Block:
    words = book.settings.texts
    strips = [
        Strip(
            words["classes"][name],
            [(holder, words["holders"][holder], book.cells["money", name, holder]) for holder in STACK],
        )
        for name in CLASSES
    ]
    first = book.milestones.first_batch
    marks = [(first, wording.say("ledger", "mark_first"))] if first is not None else []
    name = words["paths"][book.path]
    return {
        "type": "chart",
        "title": name,
        "description": "",
        "svg": ledger_panel(Panel(strips, most, marks), book.horizon),
    }


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
