from http.client import HTTPConnection
from threading import Thread

import pytest

from scripts.serve import make_server


@pytest.fixture
def address(tmp_path):
    for name, content in {
        "index.html": "home",
        "404.html": "<h1>Nothing here</h1>",
        "app.mjs": "export {}",
        "engine.wasm": "wasm",
        "guide/index.html": "guide",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    with make_server(tmp_path) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address
        server.shutdown()
        thread.join()


def ask(address, path, method="GET"):
    host, port = address
    connection = HTTPConnection(host, port, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer, body


class TestServingTheSite:
    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("/app.mjs", "text/javascript; charset=utf-8"),
            ("/engine.wasm", "application/wasm"),
            ("/", "text/html; charset=utf-8"),
        ],
    )
    def test_names_the_type_that_a_browser_insists_on(self, address, path, expected):
        answer, _ = ask(address, path)
        assert (answer.status, answer.getheader("Content-Type")) == (200, expected)

    def test_answers_a_folder_with_its_page(self, address):
        assert ask(address, "/guide/")[1] == "guide"

    def test_answers_a_missing_path_with_the_sites_own_page(self, address):
        answer, body = ask(address, "/no/such/page/")
        assert (answer.status, body) == (404, "<h1>Nothing here</h1>")

    def test_sends_no_body_when_only_the_head_is_asked_for(self, address):
        answer, body = ask(address, "/no/such/page/", method="HEAD")
        assert (answer.status, body) == (404, "")

    def test_never_leaves_the_folder(self, address):
        assert ask(address, "/../../../../etc/passwd")[0].status == 404
