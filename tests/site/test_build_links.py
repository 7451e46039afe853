"""Every link of the built site leads somewhere, from whatever address the site is served."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.site.built_site import Page, pages

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src"}


def links(page: Page) -> list[str]:
    """Return the addresses on a page that stay inside the site."""
    found = [
        item.attributes[LINKS[item.name]] for item in page.elements if LINKS.get(item.name, "-") in item.attributes
    ]
    return [address for address in found if not urlsplit(address).scheme]


def target(site: Path, page: Page, address: str) -> Path:
    """Return the file that an address on a page leads to."""
    parts = urlsplit(address)
    place = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path
    return place / "index.html" if place.is_dir() else place


class TestEveryLink:
    def test_is_relative_so_that_the_site_works_below_any_path(self, site: Path):
        absolute = [
            (name, address) for name, page in pages(site).items() for address in links(page) if address.startswith("/")
        ]
        assert [found for found in absolute if found[0] != "404.html"] == []

    def test_leads_to_a_file_inside_the_site(self, site: Path):
        broken = []
        for name, page in pages(site).items():
            for address in links(page):
                found = target(site, page, address)
                if name != "404.html" and not (found.is_file() and found.is_relative_to(site)):
                    broken.append((name, address))
        assert broken == []

    def test_leads_to_an_anchor_that_exists(self, site: Path):
        by_path = {page.path: page for page in pages(site).values()}
        broken = []
        for name, page in pages(site).items():
            for address in links(page):
                fragment = unquote(urlsplit(address).fragment)
                found = by_path.get(target(site, page, address))
                if fragment and found is not None and fragment not in found.ids:
                    broken.append((name, address))
        assert broken == []

    def test_that_opens_a_published_source_names_it(self, site: Path):
        nameless = [
            (name, item.attributes["href"])
            for name, page in pages(site).items()
            for item in page.all("a")
            if item.attributes.get("href", "").startswith("http")
            and not (item.text.strip() or _has_child_text(page, item))
        ]
        assert nameless == []


def _has_child_text(page: Page, link: object) -> bool:
    place = next(number for number, item in enumerate(page.elements) if item is link)
    return place + 1 < len(page.elements) and bool(page.elements[place + 1].text.strip())
