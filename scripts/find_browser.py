"""Find a Chromium for the tests in a browser: one that is installed, or one that can be had here."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.machine import MissingProgramError, can_install, install, run, say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BUNDLES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ADVICE = (
    "No Chromium or Chrome found. On Debian: sudo apt-get install chromium. "
    "Elsewhere install Chrome, or name a browser: CHROMIUM=/path/to/chromium make test."
)
# Chromium refuses its sandbox to root, and by itself calls home on every start.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> Path:
    """Return the path of an installed Chromium or Chrome.

    The environment variable CHROMIUM comes first, then the usual names, then Playwright's own browser.

    Raises:
        MissingProgramError: there is none, or CHROMIUM names no program; the message says what to do.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        found = shutil.which(named)
        if found is None:
            raise MissingProgramError(f"CHROMIUM={named} is not a program that can be started. {ADVICE}")
        return Path(found)
    for path in _candidates():
        return path
    raise MissingProgramError(ADVICE)


def ensure_chromium() -> Path:
    """Return a Chromium, installing one if need be: with apt-get as root on Debian, else Playwright's download."""
    try:
        return find_chromium()
    except MissingProgramError:
        if os.environ.get("CHROMIUM"):
            raise
    if can_install():
        install(["chromium"], purpose="Chromium")
    else:
        say("Chromium is missing; trying Playwright's download")
        try:
            run([sys.executable, "-m", "playwright", "install", "chromium"], purpose="Playwright's download")
        except MissingProgramError as error:
            raise MissingProgramError(f"{ADVICE}\n{error}") from error
    return find_chromium()


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for found in map(shutil.which, NAMES) if found)
    yield from (path for path in map(Path, BUNDLES) if path.is_file())
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.is_file():
        yield own


if __name__ == "__main__":
    try:
        say(f"browser: {ensure_chromium()}")
    except MissingProgramError as error:
        sys.exit(f"setup: {error}")
