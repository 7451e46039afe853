"""The typefaces of the site: copied from the pinned npm packages, with licences, to where the stylesheet names them."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from scripts.site_build.places import ROOT, BuildError

PACKAGES = ROOT / "node_modules" / "@fontsource-variable"
TEXT = "source-sans-3.woff2"
ITALIC = "source-sans-3-italic.woff2"
HEADING = "source-serif-4.woff2"
# File in the site to file of the package: Latin alone, every weight in one file.
FILES: Mapping[str, str] = {
    TEXT: "source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
    ITALIC: "source-sans-3/files/source-sans-3-latin-wght-italic.woff2",
    HEADING: "source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
    "source-sans-3-LICENSE.txt": "source-sans-3/LICENSE",
    "source-serif-4-LICENSE.txt": "source-serif-4/LICENSE",
}
_SLANTED = re.compile(r"<(?:em|i|var|cite|dfn)\b")
_ITALIC_PRELOAD = re.compile(rf"\s*<link rel=\"preload\" href=\"[^\"]*/{re.escape(ITALIC)}\"[^>]*>")


def source(name: str, packages: Path = PACKAGES) -> Path:
    """Return where a file of the site comes from.

    Raises:
        BuildError: the package is not installed.
    """
    path = packages / FILES[name]
    if not path.is_file():
        raise BuildError(f"{path} is missing. Run: make setup")
    return path


def copy(site: Path, packages: Path = PACKAGES) -> None:
    """Copy typefaces and licences into a built site.

    Raises:
        BuildError: a package is not installed.
    """
    folder = site / "assets" / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(source(name, packages), folder / name)


def without_idle_preload(html: str) -> str:
    """Return a page that asks for the italic face in advance only if something on it is slanted."""
    return html if _SLANTED.search(html) else _ITALIC_PRELOAD.sub("", html)
