"""Draw the blocks of a result as static HTML, so that a worked example stands on a page without any script.

Names of classes are those of ``calculator/web/render-blocks.mjs``; the styles stand in ``docs/assets/content.css``.
Bars are pictures here, because the policy of every page refuses inline styles. Links carry ``data-page``: the
generators treat a relative address in HTML differently, so ``pages.mend`` writes it when they are done.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import cast
from xml.etree import ElementTree as ET

from calculator.present.blocks import Block
from scripts.site_build.markup import Markup, element, join

TOP = 1000  # a whole share, in permille


def view_blocks(blocks: Iterable[Block], level: int = 3) -> Markup:
    """Return blocks in one container.

    Args:
        blocks: of a section of the result.
        level: level of the headings inside, such as the names of gates.
    """
    return element("div", {"class": "msc-view"}, "\n", *_all(blocks, level), "\n")


def section(view: Mapping[str, object], name: str) -> Block:
    """Return a section of a result by its id."""
    return next(item for item in cast("list[Block]", view["sections"]) if item["id"] == name)


def section_html(found: Block, level: int = 3) -> Markup:
    """Return a section: its lead, what is seen at a glance, then its blocks."""
    lead = {"type": "paragraph", "text": found["lead"], "tone": "lead"}
    return view_blocks([lead, *_list_of(found, "glance"), *_list_of(found, "blocks")], level)


def _all(blocks: Iterable[Block], level: int) -> list[Markup]:
    return [_block(block, level) for block in blocks]


def _block(block: Block, level: int) -> Markup:
    kind = str(block["type"])
    if kind in NESTED:
        return NESTED[kind](block, level)
    return PLAIN[kind](block)


def _text(block: Mapping[str, object], key: str) -> str:
    return str(block[key])


def _list_of(block: Mapping[str, object], key: str) -> list[Block]:
    return cast("list[Block]", block[key])


def _paragraph(block: Block, level: int) -> Markup:
    if block["tone"] == "heading":
        return element(f"h{level}", {"class": "msc-heading"}, _text(block, "text"))
    return element("p", {"class": "msc-paragraph", "data-tone": _text(block, "tone")}, _text(block, "text"))


def _list(block: Block) -> Markup:
    name = "ol" if block["ordered"] else "ul"
    return element(name, {"class": "msc-list"}, *(_item(item) for item in _list_of(block, "items")))


def _item(item: Block) -> Markup:
    text: str = _text(item, "text")
    if item["href"]:
        text = element("a", {"data-page": _text(item, "href")}, text)
    lines = [element("p", {"class": "msc-line"}, line) for line in cast("list[str]", item["lines"])]
    return element("li", None, text, *lines, *_small("msc-detail", item["detail"]))


def _small(kind: str, text: object) -> list[Markup]:
    return [element("p", {"class": kind}, str(text))] if text else []


def _table(block: Block) -> Markup:
    columns = _list_of(block, "columns")
    sides: list[dict[str, str | bool]] = [{"class": "msc-right"} if c["align"] == "right" else {} for c in columns]
    head = [
        element("th", {"scope": "col", **side}, _text(column, "label"))
        for column, side in zip(columns, sides, strict=True)
    ]
    body = [_row(row, sides) for row in cast("list[list[Block]]", block["rows"])]
    return element(
        "table",
        {"class": "msc-table"},
        element("caption", None, _text(block, "caption")),
        element("thead", None, element("tr", None, join(head, "\n"))),
        element("tbody", None, join(body, "\n")),
    )


def _row(row: list[Block], sides: list[dict[str, str | bool]]) -> Markup:
    cells = [element("s", None, _text(cell, "text")) if cell["strike"] else _text(cell, "text") for cell in row]
    first = element("th", {"scope": "row", **sides[0]}, cells[0])
    rest = [element("td", side, cell) for cell, side in zip(cells[1:], sides[1:], strict=True)]
    return element("tr", None, join([first, *rest], "\n"))


def _states(block: Block) -> Markup:
    heads = [element("th", {"scope": "col"}, name) for name in cast("list[str]", block["columns"])]
    body = [
        element(
            "tr",
            None,
            element("th", {"scope": "row"}, _text(row, "label")),
            *(_state_cell(cell) for cell in _list_of(row, "cells")),
        )
        for row in _list_of(block, "rows")
    ]
    return element(
        "table",
        {"class": "msc-states"},
        element("thead", None, element("tr", None, element("td", None), *heads)),
        element("tbody", None, join(body, "\n")),
    )


def _state_cell(cell: Block) -> Markup:
    word = element("span", {"class": "msc-state"}, _text(cell, "text"))
    return element("td", {"data-state": _text(cell, "state")}, word)


def _alternatives(block: Block) -> Markup:
    return element("ul", {"class": "msc-cards"}, *(_card(card) for card in _list_of(block, "cards")))


def _card(card: Block) -> Markup:
    name: str = _text(card, "name")
    if card["role"] == "excluded":
        name = element("s", None, name)
    return element(
        "li",
        {"class": "msc-card", "data-alternative": _text(card, "id"), "data-role": _text(card, "role")},
        element(
            "p",
            {"class": "msc-card-head"},
            element("strong", None, name),
            " ",
            element("span", {"class": "msc-share-text"}, _text(card, "share_text")),
        ),
        _bar(_text(card, "id"), cast("int", card["share"])),
        element("p", {"class": "msc-role"}, _text(card, "role_text")),
        *(element("p", {"class": "msc-detail"}, line) for line in cast("list[str]", card["lines"])),
    )


def _bar(alternative: str, share: int) -> Markup:
    return element(
        "svg",
        {
            "class": f"msc-share value-bar--{alternative}",
            "viewBox": f"0 0 {TOP} 20",
            "preserveAspectRatio": "none",
            "aria-hidden": "true",
            "focusable": "false",
        },
        element("rect", {"class": "value-bar__track", "width": str(TOP), "height": "20"}),
        element("rect", {"class": "value-bar__fill", "width": str(share), "height": "20"}),
    )


def _gates(block: Block, level: int) -> Markup:
    return element("div", {"class": "msc-gates"}, *(_gate(gate, level) for gate in _list_of(block, "gates")))


def _gate(gate: Block, level: int) -> Markup:
    number = element("span", {"class": "msc-gate-number"}, _text(gate, "number"))
    return element(
        "section",
        {"class": "msc-gate"},
        element(f"h{level}", None, number, " ", _text(gate, "title")),
        element("p", {"class": "msc-muted"}, _text(gate, "question")),
        element("ul", {"class": "msc-gate-rows"}, *(_state(row) for row in _list_of(gate, "rows"))),
    )


def _state(row: Block) -> Markup:
    head = element(
        "p",
        {"class": "msc-gate-head"},
        element("strong", None, _text(row, "name")),
        " ",
        element("span", {"class": "msc-state"}, _text(row, "state_text")),
    )
    findings = [_finding(finding) for finding in _list_of(row, "findings")]
    listed = [element("ul", None, *findings)] if findings else []
    return element("li", {"class": "msc-gate-row", "data-state": _text(row, "state")}, head, *listed)


def _finding(finding: Block) -> Markup:
    small = [*_small("msc-action", finding["action"]), *_small("msc-time", finding["time"])]
    return element("li", None, _text(finding, "reason"), *small)


def _chart(block: Block) -> Markup:
    title = _text(block, "title")
    drawing = _svg(cast("Block", block["svg"]))
    drawing.set("role", "img")
    drawing.set("aria-label", title)
    caption = element("figcaption", None, element("strong", None, title), " ", _text(block, "description"))
    picture = Markup(ET.tostring(drawing, encoding="unicode", short_empty_elements=False))
    return element("figure", {"class": "msc-chart"}, caption, picture)


def _svg(drawn: Block) -> ET.Element:
    """Return an element tree from a chart's plain data; the library escapes text and attributes."""
    node = ET.Element(_text(drawn, "tag"), cast("dict[str, str]", drawn["attrs"]))
    for child in cast("list[Block | str]", drawn["children"]):
        if not isinstance(child, str):
            node.append(_svg(child))
        elif len(node):
            node[-1].tail = (node[-1].tail or "") + child
        else:
            node.text = (node.text or "") + child
    return node


def _several(block: Block, level: int) -> Markup:
    return element("div", {"class": "msc-charts"}, *_all(_list_of(block, "blocks"), level))


def _details(block: Block, level: int) -> Markup:
    summary = element("summary", None, _text(block, "summary"))
    return element("details", {"class": "msc-fold"}, summary, *_all(_list_of(block, "blocks"), level))


PLAIN: Mapping[str, Callable[[Block], Markup]] = {
    "list": _list,
    "table": _table,
    "alternatives": _alternatives,
    "states": _states,
    "chart": _chart,
}
NESTED: Mapping[str, Callable[[Block, int], Markup]] = {
    "paragraph": _paragraph,
    "gates": _gates,
    "row": _several,
    "details": _details,
}
