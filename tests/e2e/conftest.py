"""One browser and one server for all tests; every test has its own readers, each with an empty device."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from scripts.find_browser import FLAGS, find_chromium
from scripts.serve import make_server
from tests.e2e.pages import CalculatorPage
from tests.e2e.readers import Reader
from tests.site.built_site import build_once

ENGINE_START = 90_000  # milliseconds; Python starts in two or three seconds, but test machines are busy

NewReader = Callable[..., Reader]
expect.set_options(timeout=ENGINE_START)


@pytest.fixture(scope="session")
def site() -> Path:
    return build_once("mkdocs")


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """The address of the built site on this machine."""
    with make_server(site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def new_reader(browser: Browser, origin: str) -> Iterator[NewReader]:
    """Make readers. Whatever a test is about, no page may fail, break its policy or call another origin."""
    readers: list[Reader] = []

    def make(**options: Any) -> Reader:
        context = browser.new_context(**options)
        context.set_default_timeout(ENGINE_START)
        readers.append(Reader(context, origin))
        return readers[-1]

    yield make
    for reader in readers:
        reader.context.close()
        assert reader.errors == []
        assert reader.violations == []
        assert reader.foreign_requests() == []


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    return new_reader()


@pytest.fixture
def calculator(reader: Reader) -> CalculatorPage:
    """The calculator in the only tab of a new reader, opened."""
    calculator = reader.tab()
    calculator.open()
    return calculator
