"""The command line of the build."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from calculator.errors import ModelError
from calculator.loader import load_model
from scripts.site_build import app_folder, checklists, fragments, hosts, pages, shared_picture, typefaces
from scripts.site_build.generators import GENERATORS, build_pages
from scripts.site_build.places import HOSTS, ROOT, BuildError, work_folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site; return 0, or 1 with one clear message."""
    parser = argparse.ArgumentParser(prog="build_site.py", description="Build the site from docs/ and the model.")
    parser.add_argument("--with", dest="generator", choices=GENERATORS, default="mkdocs", help="what makes the pages")
    parser.add_argument("--out", type=Path, default=ROOT / "site", help="folder of the built site, inside the project")
    given = parser.parse_args(arguments)
    try:
        build(given.generator, (Path.cwd() / given.out).resolve(), os.environ.get("SITE_URL", ""))
    except (BuildError, ModelError) as error:
        print(f"build: {error}", file=sys.stderr, flush=True)
        return 1
    return 0


def build(generator: str, folder: Path, site_url: str) -> None:
    """Build the whole site into a folder.

    Raises:
        BuildError: something is missing or refused; the message says what to do.
        ModelError: the model's data break a rule.
    """
    if not folder.is_relative_to(ROOT) or folder == ROOT:
        raise BuildError(f"{folder} is not inside the project; choose a folder below {ROOT}")
    start = time.monotonic()
    model = load_model()
    counts = f"{len(model.questions)} questions, {len(model.criteria)} criteria, {len(model.gates)} gates"
    say(1, f"model {model.version}: {counts}")
    app = app_folder.collect()
    if app_folder.PYTHON not in app.files:
        print(
            "build: Node was not found, so pages start the whole Pyodide (slower). Install Node 20 or newer.",
            flush=True,
        )
    written = fragments.render(model, app)
    work = work_folder(folder)
    fragments.write(written, work / "fragments")
    say(2, f"{len(written)} fragments in {work.relative_to(ROOT)}")
    build_pages(generator, folder, work, site_url, model.released)
    typefaces.copy(folder)
    shared_picture.write(model, folder)
    say(3, f"pages by {generator}")
    place = app.write(folder)
    total = sum(len(content) for content in app.files.values())
    say(4, f"{len(app.files)} files, {total / 1e6:.1f} MB, in {place.relative_to(ROOT)}")
    checklists.write_downloads(model, folder)
    hosts.write_host_files(folder, HOSTS, site_url)
    count = pages.mend_site(folder, app, site_url)
    say(5, f"{count} pages mended, each with its policy; done in {time.monotonic() - start:.1f} s")


def say(step: int, line: str) -> None:
    """Print one line of progress at once, also through a pipe."""
    print(f"build {step}/5: {line}", flush=True)
