"""The site built once for all tests, by either generator, and its pages as facts that a test can ask about."""

import fcntl
import hashlib
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "build" / "test-site"
SOURCES = ("docs", "data", "theme", "calculator", "scripts", "mkdocs.yml", "requirements/site.txt")


def build_once(generator: str) -> Path:
    """Return the folder of the site as this generator builds it now; parallel workers wait for the first of them."""
    folder, stamp = FOLDER / generator, FOLDER / f"{generator}.stamp"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = fingerprint()
        if not stamp.is_file() or stamp.read_text() != wanted:
            command = [sys.executable, "scripts/build_site.py", "--with", generator, "--out", str(folder)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
            stamp.write_text(wanted)
    return folder


def fingerprint() -> str:
    """Return a hash over everything that the site is built from."""
    digest = hashlib.sha256()
    for source in SOURCES:
        place = ROOT / source
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(ROOT).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


@dataclass
class Element:
    """One start tag and the text directly inside it."""

    name: str
    attributes: dict[str, str]
    text: str = ""


class Page(HTMLParser):
    """One page as a list of its elements, in order."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while any(element.name == tag for element in self._open):
            if self._open.pop().name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].text += data

    def all(self, tag: str, /, **attributes: str) -> list[Element]:
        """Return the elements with this tag and these attributes; ``_`` stands for ``-``, a trailing one is dropped."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [item for item in self.elements if item.name == tag and wanted.items() <= item.attributes.items()]

    @property
    def ids(self) -> list[str]:
        return [item.attributes["id"] for item in self.elements if "id" in item.attributes]

    @property
    def policy(self) -> str:
        (meta,) = self.all("meta", http_equiv="Content-Security-Policy")
        return meta.attributes["content"]


@lru_cache(maxsize=4)
def pages(site: Path) -> dict[str, Page]:
    """Return the pages of a built site by their path in it."""
    return {path.relative_to(site).as_posix(): Page(path) for path in sorted(site.rglob("*.html"))}


def _written_pages() -> list[str]:
    docs = ROOT / "docs"
    names = (path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md"))
    return [name.removesuffix("/index") for name in names if name != "index"]


DOCS_ONLY = _written_pages()  # every page that somebody wrote, but the home page
