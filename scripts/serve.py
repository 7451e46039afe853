"""Serve the built site on this machine, as a plain static host would: PORT=8000 by default."""

import os
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from scripts.machine import ROOT

SITE = ROOT / "site"
HOST = "127.0.0.1"


class SiteHandler(SimpleHTTPRequestHandler):
    """Files with the right types, `404.html` for what is missing, nothing kept from an older build."""

    protocol_version = "HTTP/1.1"
    # Stated in full: the defaults depend on the machine, and a module of the wrong type never runs.
    extensions_map = {  # noqa: RUF012 - the base class declares it as plain dict
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".map": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
        ".zip": "application/zip",
    }

    def end_headers(self) -> None:
        """Have the browser ask again each time, so that a new build shows at once."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing path with the site's own page, as static hosts do."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Stay silent: the address is all that a reader needs to see."""


def make_server(directory: Path = SITE, port: int = 0) -> ThreadingHTTPServer:
    """Return a server for a folder, not yet running; port 0 takes any free one."""
    return ThreadingHTTPServer((HOST, port), partial(SiteHandler, directory=str(directory)))


def main() -> int:
    """Serve until Ctrl-C."""
    port = os.environ.get("PORT", "8000")
    if not port.isdecimal():
        print(f"serve: PORT={port} is not a number; for example: PORT=8001 make serve", file=sys.stderr)
        return 2
    if not (SITE / "index.html").is_file():
        print("serve: site/index.html is missing. Run: make build", file=sys.stderr)
        return 1
    try:
        server = make_server(port=int(port))
    except OSError as error:
        print(f"serve: port {port} cannot be used ({error.strerror}). Try PORT=8001 make serve", file=sys.stderr)
        return 1
    with server:
        print(f"serve: http://{HOST}:{server.server_port}  (Ctrl-C stops)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nserve: stopped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
