"""Build HTML as a tree of elements: text is escaped once, in one place, and never concatenated by hand."""

from collections.abc import Iterable
from html import escape

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class Markup(str):
    """HTML that is already escaped."""

    __slots__ = ()


def element(name: str, attributes: dict[str, str | bool] | None = None, *children: str) -> Markup:
    """Return one element.

    Args:
        name: tag name.
        attributes: ``True`` gives a bare attribute, ``False`` leaves it out.
        children: ``Markup`` is taken as it is, any other text is escaped.
    """
    given = "".join(_attribute(key, value) for key, value in (attributes or {}).items() if value is not False)
    if name in VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{join(children)}</{name}>")


def join(children: Iterable[str], between: str = "") -> Markup:
    """Return the children one after the other, escaped where they are plain text."""
    return Markup(
        between.join(child if isinstance(child, Markup) else escape(child, quote=False) for child in children)
    )


def _attribute(key: str, value: str | bool) -> str:
    return f" {key}" if value is True else f' {key}="{escape(str(value))}"'
