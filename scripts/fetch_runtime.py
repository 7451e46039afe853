"""Take the browser's Python from node_modules, check it against the committed hashes, and lay it out for the build."""

import hashlib
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from scripts.machine import ROOT, say

MANIFEST = ROOT / "scripts" / "runtime.toml"
SOURCE = ROOT / "node_modules" / "pyodide"
TARGET = ROOT / "build" / "runtime"


class RuntimeFileError(Exception):
    """A file of the runtime is missing or is not the one we pinned."""


@dataclass(frozen=True)
class RuntimeFile:
    """One pinned file: its name, its size in bytes and its SHA-256 in hex."""

    name: str
    bytes: int
    sha256: str


def read_manifest(manifest: Path = MANIFEST) -> tuple[str, list[RuntimeFile]]:
    """Return the pinned version and its files."""
    data = tomllib.loads(manifest.read_text(encoding="utf-8"))
    return data["version"], [RuntimeFile(**entry) for entry in data["files"]]


def check(folder: Path, file: RuntimeFile) -> None:
    """Check one file of a folder.

    Raises:
        RuntimeFileError: it is missing or differs from what scripts/runtime.toml says.
    """
    path = folder / file.name
    if not path.is_file():
        raise RuntimeFileError(f"{path} is missing. Run: rm -rf node_modules && make setup")
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != file.sha256:
        raise RuntimeFileError(
            f"{path} is not the file we pinned: {len(content)} bytes with SHA-256 {found}, "
            f"but scripts/runtime.toml says {file.bytes} bytes with {file.sha256}. "
            "Run: rm -rf node_modules && make setup. After a wanted upgrade, write the new hashes into that file."
        )


def fetch(source: Path = SOURCE, target: Path = TARGET, manifest: Path = MANIFEST) -> Path:
    """Check every file at its source and copy those that the target lacks; return the target folder."""
    version, files = read_manifest(manifest)
    for file in files:
        check(source, file)
    target.mkdir(parents=True, exist_ok=True)
    wanted = {file.name for file in files}
    for stale in (path for path in target.iterdir() if path.name not in wanted):
        stale.unlink()
    for file in files:
        if _differs(target, file):
            shutil.copyfile(source / file.name, target / file.name)
    total = sum(file.bytes for file in files)
    say(f"Pyodide {version}: {len(files)} files, {total / 1e6:.1f} MB, hashes as pinned")
    return target


def _differs(folder: Path, file: RuntimeFile) -> bool:
    try:
        check(folder, file)
    except RuntimeFileError:
        return True
    return False


if __name__ == "__main__":
    try:
        fetch()
    except RuntimeFileError as error:
        sys.exit(f"setup: {error}")
