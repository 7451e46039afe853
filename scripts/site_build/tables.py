"""Tables as HTML: a caption, column heads, and a head on every row."""

from collections.abc import Sequence

from scripts.site_build.markup import Markup, element, join


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], *, kind: str = "") -> Markup:
    """Return a table, with white space between its cells: the search index takes the text as it stands.

    Args:
        caption: what the table shows, also its name for assistive technology.
        heads: one per column.
        rows: the first cell of each row is its head; plain text is escaped.
        kind: an extra class for the stylesheet.
    """
    head = element("tr", None, join([element("th", {"scope": "col"}, text) for text in heads], "\n"))
    body = [
        element(
            "tr",
            None,
            join([element("th", {"scope": "row"}, row[0]), *(element("td", None, cell) for cell in row[1:])], "\n"),
        )
        for row in rows
    ]
    return element(
        "table",
        {"class": f"data-table {kind}".strip()},
        join(
            [element("caption", None, caption), element("thead", None, head), element("tbody", None, join(body, "\n"))],
            "\n",
        ),
    )


def value_cell(value: int, alternative: str) -> Markup:
    """Return a value from 0 to 100 as a number over a bar in the alternative's colour."""
    bar = element(
        "svg",
        {
            "class": f"value-bar value-bar--{alternative}",
            "viewBox": "0 0 100 6",
            "preserveAspectRatio": "none",
            "aria-hidden": "true",
            "focusable": "false",
        },
        element("rect", {"class": "value-bar__track", "width": "100", "height": "6"}),
        element("rect", {"class": "value-bar__fill", "width": str(value), "height": "6"}),
    )
    return join([element("span", {"class": "value"}, str(value)), bar])
