"""The page starts the reduced runtime, and goes on with the published one where the reduced one lacks something."""

import hashlib
import io
import zipfile

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.conftest import NewReader
from tests.e2e.profiles import CDMO, fragment_of, view_of
from tests.e2e.readers import Reader

PUBLISHED = "python_stdlib.zip"


def without(archive: bytes, name: str) -> bytes:
    """Return an archive that lacks one file."""
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(found, "w") as target:
        assert name in source.namelist()
        for entry in source.infolist():
            if entry.filename != name:
                target.writestr(entry, source.read(entry))
    return found.getvalue()


def build_without(reader: Reader, name: str) -> None:
    """Serve the site as if the build had left one file out of the reduced runtime: the page's hashes fit."""
    seen: dict[str, bytes] = {}

    def shorter(route: Route) -> None:
        route.fulfill(status=200, body=seen["short"], content_type="application/zip")

    def page(route: Route) -> None:
        response = route.fetch()
        html = response.text()
        folder = html.split('data-app="', 1)[1].split('"', 1)[0]
        whole = reader.context.request.get(f"{reader.origin}/calculator/{folder}python.zip").body()
        seen["short"] = without(whole, name)
        for old, new in ((digest(whole), digest(seen["short"])), (size(whole), size(seen["short"]))):
            assert old in html
            html = html.replace(old, new)
        route.fulfill(response=response, body=html)

    reader.context.route("**/calculator/", page)
    reader.context.route("**/python.zip", shorter)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def size(content: bytes) -> str:
    return f'"bytes":{len(content)},'


class TestTheReducedRuntime:
    def test_is_what_a_result_comes_from(self, reader: Reader):
        calculator = reader.tab()
        calculator.open_link(calculator.address + fragment_of(CDMO))
        calculator.result_text()
        assert [url for url in reader.requests if url.endswith("/python.zip")]
        assert not [url for url in reader.requests if url.endswith(PUBLISHED)]

    @pytest.mark.parametrize(
        "missing", ["tomllib/_parser.pyc", "calculator/model/ledger.toml"], ids=["does not start", "does not answer"]
    )
    def test_gives_way_to_the_published_one_when_it(self, new_reader: NewReader, missing: str):
        reader = new_reader()
        build_without(reader, missing)
        calculator = reader.tab()
        calculator.open_link(calculator.address + fragment_of(CDMO))
        expect(calculator.headline(view_of(CDMO)["headline"])).to_be_visible()
        assert "Where the risk lives" in calculator.result_text()
        assert [url for url in reader.requests if url.endswith(PUBLISHED)]
