"""The page for missing addresses: a damaged result link still opens, whatever path the site is served below."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from scripts.find_browser import FLAGS, find_chromium
from scripts.serve import make_server

CODE = "1000abc2345"
BELOW = ["", "guides/msc/"]


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=list(FLAGS))
        yield browser.new_page()
        browser.close()


@pytest.fixture(scope="module", params=BELOW, ids=["root", "sub-path"])
def address(
    request: pytest.FixtureRequest, published_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the site below a path, with its own page for what is missing, as static hosts do."""
    folder = tmp_path_factory.mktemp("host")
    below = str(request.param)
    place = folder / below
    if below:
        place.parent.mkdir(parents=True)
        place.symlink_to(published_site, target_is_directory=True)
        (folder / "404.html").symlink_to(published_site / "404.html")
    server = make_server(folder if below else published_site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{below}"
    server.shutdown()
    server.server_close()


class TestADamagedResultLink:
    @pytest.mark.parametrize(
        "damaged",
        [
            f"calculator/%23r%3D{CODE}",
            f"calculator/%2523r={CODE}",
            f"calculator/%2523r%253D{CODE}",
            f"calculator/x?r={CODE}",
            f"calculator/r={CODE}",
            f"r={CODE}",
            f"decide/#r={CODE}",
        ],
    )
    def test_opens_the_calculator_with_its_code(self, browser_page: Page, address: str, damaged: str):
        browser_page.goto(address + damaged)
        browser_page.wait_for_url(f"{address}calculator/#r={CODE}")


class TestAMissingPage:
    def test_says_so_and_leads_home(self, browser_page: Page, address: str):
        browser_page.goto(f"{address}no/such/page/")
        browser_page.get_by_role("heading", name="This page does not exist").wait_for()
        home = browser_page.locator(f"a[href='{'/' + address.split('/', 3)[3]}']", has_text="Home")
        home.click()
        browser_page.wait_for_url(address)

    def test_is_not_moved_to_another_host_by_its_path(self, browser_page: Page, address: str):
        browser_page.goto(f"{address}//example.org/r={CODE}")
        browser_page.wait_for_url(f"{address}calculator/#r={CODE}")
