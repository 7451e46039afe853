"""Set up everything the commands of the Makefile need; quick when nothing has changed.

Started by scripts/setup.sh with any Python from 3.11 on; it uses the standard library alone.
"""

import hashlib
import importlib.util
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from scripts import fetch_runtime
from scripts.machine import ROOT, MissingProgramError, install, run, say

VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
PYTHON_LOCKS = (ROOT / "requirements" / "site.txt", ROOT / "requirements" / "dev.txt")
NODE_MODULES = ROOT / "node_modules"
NODE_LOCKS = (ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc")
OLDEST_NODE = (18, 19)


def main() -> int:
    """Run each step; return 0, or 1 with one clear message."""
    try:
        if not VENV_PYTHON.exists():  # its Python was removed or upgraded away
            shutil.rmtree(VENV, ignore_errors=True)
        step("Python environment in .venv", VENV / ".stamp", stamp_of(PYTHON_LOCKS), make_venv)
        link_project()
        check_node()
        step("npm packages in node_modules", NODE_MODULES / ".stamp", stamp_of(NODE_LOCKS), install_node)
        fetch_runtime.fetch()
    except (MissingProgramError, fetch_runtime.RuntimeFileError) as error:
        print(f"setup: {error}", file=sys.stderr, flush=True)
        return 1
    say("ready")
    return 0


def stamp_of(locks: Sequence[Path]) -> str:
    """Return a fingerprint of the lock files' content."""
    digest = hashlib.sha256()
    for lock in locks:
        digest.update(lock.read_bytes())
    return digest.hexdigest()


def step(title: str, stamp_file: Path, stamp: str, work: Callable[[], None]) -> None:
    """Do the work unless its stamp says that it was done for these very lock files."""
    if stamp_file.is_file() and stamp_file.read_text(encoding="utf-8") == stamp:
        say(f"{title}: up to date")
        return
    say(f"{title}: installing (a minute or two the first time)")
    start = time.monotonic()
    work()
    stamp_file.write_text(stamp, encoding="utf-8")
    say(f"{title}: done in {time.monotonic() - start:.0f} s")


def make_venv() -> None:
    """Make .venv afresh and install exactly what the locks name."""
    if importlib.util.find_spec("ensurepip") is None:
        install(["python3-venv"], purpose="Python's venv module")
    run([sys.executable, "-m", "venv", "--clear", VENV], purpose="making .venv")
    locks = [part for lock in PYTHON_LOCKS for part in ("-r", str(lock))]
    pip = [str(VENV_PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    run([*pip, "--only-binary", ":all:", *locks], purpose=f"installing Python {platform.python_version()} packages")


def link_project() -> None:
    """Let the programs of .venv import `calculator` and `scripts` from this folder."""
    for packages in VENV.glob("lib/python3*/site-packages"):
        link = packages / "project.pth"
        if not link.is_file() or link.read_text() != f"{ROOT}\n":
            link.write_text(f"{ROOT}\n")


def check_node() -> None:
    """Make sure that node and npm are there and new enough."""
    missing = [program for program in ("node", "npm") if shutil.which(program) is None]
    if missing:
        install(["nodejs", "npm"] if "node" in missing else ["npm"], purpose=" and ".join(missing))
    text = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    found = tuple(int(part) for part in re.findall(r"\d+", text)[:2])
    if found < OLDEST_NODE:
        wanted = ".".join(map(str, OLDEST_NODE))
        raise MissingProgramError(f"Node {text.strip()} is too old; install Node {wanted} or newer.")


def install_node() -> None:
    """Install exactly what package-lock.json names, running no script of any package."""
    run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], purpose="npm ci")


if __name__ == "__main__":
    sys.exit(main())
