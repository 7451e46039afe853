"""Turn the model's hand-written Markdown, such as help texts, into HTML."""

import re

from markdown import Markdown

from scripts.site_build.markup import Markup

_ONE_PARAGRAPH = re.compile(r"\A<p>(.*)</p>\Z", re.DOTALL)
_SPECIAL = re.compile(r"([\\`*_{}\[\]#])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"})  # no backslash escapes these


def paragraphs(text: str) -> Markup:
    """Return a Markdown text as HTML blocks, without the blank lines that would end a raw block on a page."""
    html = Markdown(extensions=["tables", "sane_lists"], output_format="html").convert(text.strip())
    return Markup(re.sub(r"\n{2,}", "\n", html))


def inline(text: str) -> Markup:
    """Return one Markdown paragraph as HTML without its ``<p>``."""
    html = paragraphs(text)
    found = _ONE_PARAGRAPH.match(html)
    return Markup(found.group(1)) if found else html


def plain(text: str) -> str:
    """Return text in which Markdown sees nothing but text."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).translate(_ENTITIES)
