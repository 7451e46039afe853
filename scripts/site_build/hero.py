"""The picture of the home page: the ledger of the worked example, all classes of risk in one strip per alternative."""

from collections.abc import Iterable, Sequence
from typing import cast

from calculator.assessment import assess
from calculator.charts import Element, Panel, Strip, ledger_panel
from calculator.charts.elements import LEFT, RIGHT
from calculator.entities import Model
from calculator.ledger import CLASSES, Ledger
from calculator.ledger.entities import Holder
from calculator.present.blocks import Block
from calculator.present.ledger import STACK, ledger_section, ledgers
from calculator.present.words import short_name
from scripts.site_build.examples import WORKED, scenario
from scripts.site_build.markup import Markup
from scripts.site_build.view_html import view_blocks

TITLE = "Who carries the risk, month by month"
CAPTION = "Height is expected loss; the name in the area says whose."
ABOVE = 28  # the room that a panel keeps for the words of marks, of which this picture has none


def fragments(model: Model) -> dict[str, str]:
    """Return the picture with its title and caption, and one whole ledger to explain the picture by."""
    return {"home-ledger.md": figure(model), "ledger-example.md": example(model)}


def example(model: Model) -> Markup:
    """Return the ledger of the hybrid in the worked example, as the calculator draws it."""
    glance = cast("list[Block]", ledger_section(assess(model, scenario(WORKED)))["glance"])
    row = next(block for block in glance if block["type"] == "row")
    return view_blocks([cast("list[Block]", row["blocks"])[list(model.alternatives).index("hybrid")]])


def figure(model: Model) -> Markup:
    """Return the picture as a figure in HTML."""
    return view_blocks([{"type": "chart", "title": TITLE, "description": CAPTION, "svg": picture(model)}])


def picture(model: Model) -> Element:
    """Return the drawing; all strips are on one scale."""
    books = ledgers(assess(model, scenario(WORKED)))
    strips = [
        Strip(
            short_name(model.alternatives[path].name),
            [(holder, book.settings.texts["holders"][holder], _together(book, holder)) for holder in STACK],
        )
        for path, book in books.items()
    ]
    most = max(max(_months(amounts for _, _, amounts in strip.series)) for strip in strips)
    drawn = ledger_panel(Panel(strips, most or 1, []), next(iter(books.values())).horizon)
    attributes = cast("dict[str, str]", drawn["attrs"])
    height = int(attributes["viewBox"].split()[-1])
    return {**drawn, "attrs": {**attributes, "viewBox": f"{LEFT} {ABOVE} {RIGHT - LEFT} {height - ABOVE}"}}


def _together(book: Ledger, holder: Holder) -> list[int]:
    return _months(book.cells["money", name, holder] for name in CLASSES)


def _months(rows: Iterable[Sequence[int]]) -> list[int]:
    """Return the sum of several rows of months, month by month."""
    return [sum(month) for month in zip(*rows, strict=True)]
