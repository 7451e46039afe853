"""Where the build reads and writes."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
DATA = ROOT / "data"
PACKAGE = ROOT / "calculator"
WEB = PACKAGE / "web"
RUNTIME = ROOT / "build" / "runtime"
HOSTS = ROOT / "build" / "hosts"
WORK = ROOT / "build" / "work"
CACHE = ROOT / "build" / "cache"


class BuildError(Exception):
    """The site cannot be built; the message says what to do."""


def work_folder(site: Path) -> Path:
    """Return where the fragments of one built site go: each has its own, so that two builds at a time do not mix."""
    return WORK / "-".join(site.relative_to(ROOT).parts)
