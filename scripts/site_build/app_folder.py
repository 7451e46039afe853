"""The app folder: page modules, engine, model and runtime of one release under a name made from their content."""

import hashlib
import io
import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from scripts.site_build.places import PACKAGE, RUNTIME, WEB, BuildError
from scripts.site_build.reduced import reduced_archive

ENGINE = "calculator.zip"
PYTHON = "python.zip"
# What the worker fetches, in the order in which it needs them: Pyodide as published, with the engine beside it, ...
LOADED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json", ENGINE)
# ... and reduced: one archive of the modules that are really imported. The page falls back on the first by itself.
REDUCED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", PYTHON, "lock.json")
EPOCH = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE = 0o644 << 16


@dataclass(frozen=True)
class AppFolder:
    """Everything that goes into ``app/<digest>/``: file name to content."""

    digest: str
    files: dict[str, bytes]

    def runtime_files(self) -> list[list[dict[str, str | int]]]:
        """Return name, size and hash of what the worker fetches, in load order: the first choice first."""
        sets = [names for names in (REDUCED, LOADED) if all(name in self.files for name in names)]
        return [[self._described(name) for name in names] for names in sets]

    def _described(self, name: str) -> dict[str, str | int]:
        content = self.files[name]
        return {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}

    def write(self, site: Path) -> Path:
        """Write the files below a site; return the folder."""
        folder = site / "app" / self.digest
        shutil.rmtree(site / "app", ignore_errors=True)
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return folder


def collect(package: Path = PACKAGE, web: Path = WEB, runtime: Path = RUNTIME) -> AppFolder:
    """Gather the files of a release and name the folder after them.

    Raises:
        BuildError: a file of the runtime or of the page's modules is missing.
    """
    files = {path.relative_to(web).as_posix(): path.read_bytes() for path in _files(web)}
    if "main.mjs" not in files:
        raise BuildError(f"{web / 'main.mjs'} is missing; it is the module that the calculator page loads")
    for name in LOADED[:-1]:
        path = runtime / name
        if not path.is_file():
            raise BuildError(f"{path} is missing. Run: python scripts/fetch_runtime.py")
        files[name] = path.read_bytes()
    files[ENGINE] = engine_zip(package)
    reduced = reduced_archive(files[ENGINE], runtime)
    if reduced is not None:
        files[PYTHON] = reduced
        files["lock.json"] = empty_lock(files["pyodide-lock.json"])
    return AppFolder(digest(files), files)


def empty_lock(lock: bytes) -> bytes:
    """Return the runtime's lock file without its packages: nothing can be installed, and little has to travel."""
    return json.dumps({"info": json.loads(lock)["info"], "packages": {}}, separators=(",", ":")).encode()


def digest(files: dict[str, bytes]) -> str:
    """Return the first 12 hex digits of a hash over names and contents."""
    listed = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    return hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()[:12]


def engine_zip(package: Path = PACKAGE) -> bytes:
    """Return the package with its model as a zip: stored, sorted, undated: equal sources give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path in _files(package):
            inside = path.relative_to(package)
            if path.suffix not in {".py", ".toml"} or inside.parts[0] == "web":
                continue
            entry = zipfile.ZipInfo(f"{package.name}/{inside.as_posix()}", date_time=EPOCH)
            entry.external_attr = PLAIN_FILE
            entry.create_system = 3
            archive.writestr(entry, path.read_bytes())
    return buffer.getvalue()


def _files(folder: Path) -> list[Path]:
    """Return the files below a folder in a fixed order, without caches and type declarations."""
    found = (path for path in folder.rglob("*") if path.is_file())
    kept = [path for path in found if "__pycache__" not in path.parts and not path.name.endswith(".d.ts")]
    return sorted(kept, key=lambda path: path.relative_to(folder).as_posix())
