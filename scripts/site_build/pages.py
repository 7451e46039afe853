"""The last touch on every page that a generator wrote: faults of the theme mended, then the policy put in."""

import re
from html import escape, unescape
from pathlib import Path

from scripts.site_build.app_folder import AppFolder
from scripts.site_build.glossary import first_only
from scripts.site_build.markup import Markup, element
from scripts.site_build.policy import page_policy
from scripts.site_build.typefaces import without_idle_preload

_CHARSET = re.compile(r"<meta charset=[^>]*>")
_CANONICAL = re.compile(r"\s*<link rel=\"canonical\"[^>]*>")
_ALIGN = re.compile(r" style=\"text-align: (left|right|center);\"")
_SEARCH = re.compile(r"<div class=\"md-search\"[^>]*role=\"dialog\"(?![^>]*aria-label)")
_TABLE = re.compile(r"<table(?: class=\"([^\"]*)\")?>(.*?)</table>", re.DOTALL)
_CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)
_HEADING = re.compile(r"<h[1-6]\b[^>]*>(.*?)</h[1-6]>", re.DOTALL)
_PERMALINK = re.compile(r"<a class=\"headerlink\".*?</a>", re.DOTALL)
_UNNAMED_PERMALINK = re.compile(r"(<a class=\"headerlink\" href=\"[^\"]*\") title=\"([^\"]*)\"")
_TAG = re.compile(r"<[^>]+>")
_PAGE_LINK = re.compile(r"<a data-page=\"([^\"]+)\"")
_TWO_DEEP = "../../"  # every page with a worked example is a folder of its own, one folder below the root
_DATA_APP = re.compile(r"<msc-[a-z]+ data-app=\"([^\"]+)\"")
_APP_SCRIPT = re.compile(r"src=\"[^\"]*app/[0-9a-f]+/([a-z-]+\.mjs)\"")


def mend_site(site: Path, app: AppFolder, site_url: str) -> int:
    """Mend every page below a folder in place; return how many there are."""
    found = sorted(site.rglob("*.html"))
    for path in found:
        path.write_text(mend(path.read_text(encoding="utf-8"), app, site_url), encoding="utf-8")
    return len(found)


def mend(html: str, app: AppFolder, site_url: str) -> str:
    """Return a page with the theme's faults mended and its policy in place.

    Args:
        html: the page as the generator wrote it.
        app: the app folder, whose stylesheets a page with the engine loads.
        site_url: where the site will stand; empty when that is not known.
    """
    if not site_url:
        html = _CANONICAL.sub("", html)  # a canonical address without a host would be wrong below a sub-path
    html = _ALIGN.sub(r' class="align-\1"', html)
    html = _SEARCH.sub(lambda found: f'{found.group(0)} aria-label="Search"', html)
    html = _HEADING.sub(_name_permalink, html)
    html = first_only(html)
    html = _PAGE_LINK.sub(rf'<a href="{_TWO_DEEP}\1"', html)
    html = wrap_tables(html)
    html = _load_app(without_idle_preload(html), app)
    meta = element("meta", {"http-equiv": "Content-Security-Policy", "content": page_policy(html)})
    return _CHARSET.sub(lambda found: f"{found.group(0)}\n{meta}", html, count=1)


def _name_permalink(heading: re.Match[str]) -> str:
    """Name the link beside a heading after it: its sign alone says nothing when it is read out."""
    name = escape(_text(heading.group(1)), quote=True)
    return _UNNAMED_PERMALINK.sub(
        lambda link: f'{link.group(1)} aria-label="{link.group(2)}: {name}"', heading.group(0)
    )


def wrap_tables(html: str) -> str:
    """Return the page with each table in a named group that can scroll by itself on a narrow screen."""

    def wrapped(found: re.Match[str]) -> str:
        classes = found.group(1) or "data-table"
        name = escape(_table_name(html, found), quote=True)
        return (
            f'<div class="table-scroll" role="group" aria-label="{name}" data-scroll>'
            f'<table class="{classes}">{found.group(2)}</table></div>'
        )

    return _TABLE.sub(wrapped, html)


def _table_name(html: str, table: re.Match[str]) -> str:
    caption = _CAPTION.search(table.group(2))
    if caption:
        return _text(caption.group(1))
    headings = _HEADING.findall(html, 0, table.start())
    return f"Table: {_text(headings[-1])}" if headings else "Table"


def _text(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", _PERMALINK.sub("", html))).split())


def _load_app(html: str, app: AppFolder) -> str:
    """Return a page with the engine's stylesheets, and its script where the element says: one generator moves it."""
    found = _DATA_APP.search(html)
    if not found:
        return html
    html = _APP_SCRIPT.sub(rf'src="{found.group(1)}\1"', html)
    links = [
        element("link", {"rel": "stylesheet", "href": f"{found.group(1)}{name}"})
        for name in app.files
        if name.endswith(".css")
    ]
    return html.replace("</head>", f"{Markup('').join(links)}\n</head>", 1)
