"""Each page may run its own scripts and nothing else."""

import base64
import hashlib
import re
from pathlib import Path

from scripts.site_build.app_folder import AppFolder
from scripts.site_build.hosts import headers_file, nginx_file, write_host_files
from scripts.site_build.pages import mend
from scripts.site_build.policy import inline_hashes, page_policy
from tests.site.built_site import Page, pages

PLAIN = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body>{}</body></html>'
NO_APP = AppFolder("0" * 12, {})


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def directives(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in policy.split("; "))}


def inline_scripts(page: Page) -> list[str]:
    """Return the text of each script that would run, read from the page's bytes and not by the code under test."""
    kept = [item for item in page.all("script") if "src" not in item.attributes]
    return [item.text for item in kept if item.attributes.get("type", "module") in {"module", "text/javascript"}]


class TestThePolicyOfEveryPage:
    def test_comes_before_anything_that_it_governs(self, site: Path):
        for name, page in pages(site).items():
            head = [item for item in page.elements if item.name in {"meta", "script", "style", "link", "img"}]
            assert head[0].attributes.get("charset") == "utf-8", name
            assert head[1].attributes.get("http-equiv") == "Content-Security-Policy", name

    def test_allows_exactly_the_inline_scripts_of_the_page(self, site: Path):
        for name, page in pages(site).items():
            allowed = {source for source in directives(page.policy)["script-src"] if source.startswith("'sha256-")}
            assert allowed == {hash_of(text) for text in inline_scripts(page)}, name

    def test_allows_nothing_by_default_and_nothing_unsafe(self, site: Path):
        for name, page in pages(site).items():
            found = directives(page.policy)
            assert (
                found["default-src"] == found["object-src"] == found["form-action"] == found["base-uri"] == ["'none'"]
            ), name
            assert "unsafe-inline" not in page.policy, name
            assert "'unsafe-eval'" not in page.policy, name
            assert "http:" not in page.policy, name
            assert "https:" not in page.policy, name
            assert "*" not in page.policy, name

    def test_lets_only_pages_with_the_engine_compile_webassembly_and_start_a_worker_from_a_blob(self, site: Path):
        computing = [name for name, page in pages(site).items() if "wasm-unsafe-eval" in page.policy]
        from_blobs = [name for name, page in pages(site).items() if "blob:" in page.policy]
        assert computing == from_blobs == ["calculator/index.html", "method/check-it-yourself/index.html"]


class TestHashes:
    def test_leave_out_data_and_files(self):
        html = '<script type="application/json">{"a":1}</script><script src="x.js"></script>'
        assert inline_hashes(html) == {"script": [], "style": []}

    def test_are_taken_over_the_text_as_it_stands(self):
        assert inline_hashes("<script>\n a && b \n</script>")["script"] == [hash_of("\n a && b \n")]

    def test_name_a_repeated_script_once(self):
        assert len(inline_hashes("<script>1</script><script>1</script>")["script"]) == 1

    def test_cover_styles_too(self):
        assert hash_of("p{}") in directives(page_policy("<style>p{}</style>"))["style-src"]


class TestMending:
    def test_turns_alignment_into_a_class(self):
        html = mend(PLAIN.format('<table><tr><td style="text-align: right;">1</td></tr></table>'), NO_APP, "")
        assert '<td class="align-right">' in html
        assert "style=" not in html

    def test_names_a_table_after_its_caption(self):
        html = mend(
            PLAIN.format('<h2>H</h2><table class="x"><caption>Costs &amp; months</caption></table>'), NO_APP, ""
        )
        assert 'aria-label="Costs &amp; months"' in html

    def test_names_a_table_without_a_caption_after_the_heading_above_it(self):
        html = mend(PLAIN.format('<h2>Time<a class="headerlink" href="#t">¶</a></h2><table></table>'), NO_APP, "")
        assert 'aria-label="Table: Time"' in html

    def test_drops_a_canonical_address_that_has_no_host(self):
        page = PLAIN.replace("<title>", '<link rel="canonical" href="/x/"><title>')
        assert "canonical" not in mend(page, NO_APP, "")
        assert "canonical" in mend(page, NO_APP, "https://example.org/")

    def test_names_the_link_beside_a_heading_after_it(self):
        html = mend(PLAIN.format('<h2>Time<a class="headerlink" href="#t" title="Link">¶</a></h2>'), NO_APP, "")
        assert 'href="#t" aria-label="Link: Time"' in html


class TestTheAddressOfTheSite:
    def test_gives_a_sitemap_where_it_is_known(self, tmp_path: Path):
        (tmp_path / "sitemap.xml").write_text("<urlset/>")
        write_host_files(tmp_path, tmp_path / "hosts", "https://example.org/msc/")
        assert (tmp_path / "sitemap.xml").is_file()
        assert "Sitemap: https://example.org/msc/sitemap.xml\n" in (tmp_path / "robots.txt").read_text()

    def test_that_is_not_known_gives_none(self, tmp_path: Path):
        (tmp_path / "sitemap.xml").write_text("<urlset/>")
        write_host_files(tmp_path, tmp_path / "hosts", "")
        assert not (tmp_path / "sitemap.xml").exists()
        assert "Sitemap" not in (tmp_path / "robots.txt").read_text()


class TestHeadersForHosts:
    def test_confine_a_worker_that_is_loaded_from_the_app_folder(self):
        for text in (headers_file(), nginx_file()):
            app = text[text.index("/app/") :]
            assert "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'" in app
            assert "immutable" in app

    def test_let_nobody_frame_a_page(self):
        for text in (headers_file(), nginx_file()):
            assert len(re.findall("frame-ancestors 'none'", text)) == 1
