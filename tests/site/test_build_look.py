"""What every page wears: typefaces from here, a mark, a picture for shared links; and the home page's first screen."""

import re
import struct
from pathlib import Path

import pytest

from scripts.site_build import typefaces
from scripts.site_build.places import BuildError
from tests.site.built_site import ROOT, Page, pages

FONTS = ROOT / "docs" / "assets" / "fonts.css"
WOFF2 = b"wOF2"
PNG = b"\x89PNG\r\n\x1a\n"


def themed(site: Path) -> dict[str, Page]:
    """Return every page but the one for missing addresses, which stands alone."""
    return {name: page for name, page in pages(site).items() if name != "404.html"}


def png_size(content: bytes) -> tuple[int, int]:
    """Return width and height of a PNG, read from its header."""
    assert content.startswith(PNG)
    return struct.unpack(">II", content[16:24])


class TestTypefaces:
    def test_lie_where_the_stylesheet_names_them(self, site: Path):
        named = re.findall(r"url\(\"([^\"]+)\"\)", FONTS.read_text(encoding="utf-8"))
        assert len(named) == 3
        assert all((site / "assets" / name).read_bytes().startswith(WOFF2) for name in named)

    def test_come_with_their_licences(self, site: Path):
        for name in ("source-sans-3-LICENSE.txt", "source-serif-4-LICENSE.txt"):
            assert "SIL OPEN FONT LICENSE" in (site / "assets" / "fonts" / name).read_text(encoding="utf-8")

    def test_never_change_the_face_of_a_page_that_is_being_read(self):
        rules = FONTS.read_text(encoding="utf-8").split("@font-face")[1:]
        loaded = [rule for rule in rules if "url(" in rule]
        assert all("font-display: optional" in rule for rule in loaded)

    def test_are_asked_for_in_advance_where_the_first_screen_needs_them(self, site: Path):
        for name, page in themed(site).items():
            asked = [item.attributes["href"] for item in page.all("link", rel="preload")]
            kinds = [Path(address).name for address in asked]
            assert kinds[:2] == [typefaces.TEXT, typefaces.HEADING], name
            assert all(((site / name).parent / address).is_file() for address in asked), name

    def test_ask_for_italics_only_where_a_word_is_slanted(self, site: Path):
        for name, page in themed(site).items():
            slanted = any(page.all(tag) for tag in ("em", "i", "var", "cite", "dfn"))
            asked = any(typefaces.ITALIC in item.attributes["href"] for item in page.all("link", rel="preload"))
            assert asked == slanted, name

    def test_are_not_left_out_in_silence_where_a_package_is_missing(self, tmp_path: Path):
        with pytest.raises(BuildError, match="make setup"):
            typefaces.copy(tmp_path / "site", packages=tmp_path / "no packages")


class TestTheSharedPicture:
    def test_has_the_size_that_readers_of_open_graph_expect(self, site: Path):
        assert png_size((site / "assets" / "shared-picture.png").read_bytes()) == (1200, 630)

    def test_is_named_on_every_page_with_title_and_description_of_the_page(self, site: Path):
        for name, page in themed(site).items():
            said = {
                item.attributes["property"]: item.attributes["content"]
                for item in page.all("meta")
                if "property" in item.attributes
            }
            (description,) = page.all("meta", name="description")
            assert said["og:description"] == description.attributes["content"], name
            assert page.all("title")[0].text.strip().startswith(said["og:title"]), name
            assert ((site / name).parent / said["og:image"]).is_file(), name
            assert page.all("meta", name="twitter:card")[0].attributes["content"] == "summary_large_image"

    def test_claims_no_address_while_none_is_known(self, site: Path):
        assert [name for name, page in themed(site).items() if page.all("meta", property="og:url")] == []


class TestTheMark:
    @pytest.mark.parametrize("size", [32, 180])
    def test_is_there_as_png_too(self, site: Path, size: int):
        assert png_size((site / "assets" / f"mark-{size}.png").read_bytes()) == (size, size)

    def test_is_linked_from_every_page(self, site: Path):
        for name, page in themed(site).items():
            icons = [item.attributes["href"] for item in page.all("link") if "icon" in item.attributes["rel"]]
            assert {Path(icon).name for icon in icons} == {"mark.svg", "mark-32.png", "mark-180.png"}, name


class TestTheHomePage:
    def test_offers_one_action(self, site: Path):
        home = pages(site)["index.html"]
        buttons = [item for item in home.all("a") if "md-button" in item.attributes.get("class", "")]
        assert [button.attributes["href"].removesuffix("index.html") for button in buttons] == ["calculator/"]

    def test_shows_the_ledger_of_the_worked_example_with_every_holder_named(self, site: Path):
        home = pages(site)["index.html"]
        (drawn,) = [item for item in home.all("svg") if "chart-ledger" in item.attributes.get("class", "")]
        assert drawn.attributes["aria-label"] == "Who carries the risk, month by month"
        words = {item.text for item in home.all("text")}
        assert {"In-house", "CDMO", "Hybrid", "You", "Shared"} <= words
