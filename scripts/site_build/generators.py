"""Run MkDocs or Zensical over the same mkdocs.yml and docs/."""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from scripts.site_build.places import ROOT, BuildError

GENERATORS = ("mkdocs", "zensical")


def build_pages(generator: str, folder: Path, work: Path, site_url: str, dated: date) -> None:
    """Build the pages into a folder, warnings being errors.

    Args:
        generator: "mkdocs" or "zensical".
        folder: where the pages go, inside the project.
        work: where the folder of fragments is.
        site_url: where the site will stand; may be empty.
        dated: the date that sitemap and archives carry, so that two builds give the same bytes.

    Raises:
        BuildError: the generator refused; the message ends with what it wrote.
    """
    commands: dict[str, Sequence[str]] = {
        "mkdocs": [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--quiet"],
        "zensical": [sys.executable, "-m", "zensical", "build", "--strict", "--clean"],
    }
    midnight = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    environment = {
        **os.environ,
        "SITE_DIR": os.path.relpath(folder, ROOT),
        "SITE_URL": site_url,
        "SITE_WORK": os.path.relpath(work, ROOT),
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
    }
    done = subprocess.run(commands[generator], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        written = "\n".join((done.stdout + done.stderr).strip().splitlines()[-30:])
        raise BuildError(f"{generator} refused the pages:\n{written}")
