"""Build the wheel of `calculator` and its byte-code wheel with pyodide-build, in an environment of its own.

Once that environment is installed, one command of pyodide-build works without a network: `pyodide py-compile`. It
replaces each module by byte-code of the Python it runs under, so its wheel loads in the browser's runtime only where
that Python has the runtime's version (scripts/runtime.toml). `pyodide build` does not work offline: even for a package
without compiled code it asks the network for a cross-build environment, so pip and setuptools build the plain wheel.
The site needs neither wheel.
"""

import shutil
import sys
import tomllib
from pathlib import Path

from scripts.fetch_runtime import MANIFEST
from scripts.machine import ROOT, MissingProgramError, run, say
from scripts.setup import stamp_of, step

LOCK = ROOT / "requirements" / "wheel.txt"
WORK = ROOT / "build" / "wheel"
ENVIRONMENT = ROOT / "build" / "wheel-env"
PYTHON = ENVIRONMENT / "bin" / "python"
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-TEXT", "calculator")
IMPORT_BYTE_CODE = """
import sys
sys.path.insert(0, sys.argv[1])
import calculator
assert calculator.__file__.endswith(".pyc"), calculator.__file__
calculator.load_model()
"""


def main() -> int:
    """Build both wheels into dist/ and show that the byte-code one loads."""
    wanted = tomllib.loads(MANIFEST.read_text(encoding="utf-8"))["python"]
    host = shutil.which(f"python{wanted}") or sys.executable
    try:
        step("environment of pyodide-build", ENVIRONMENT / ".stamp", stamp_of([LOCK]) + host, lambda: _make(host))
        wheel = build_wheel()
        compiled = compile_wheel(wheel)
        check_byte_code(compiled)
    except MissingProgramError as error:
        print(f"wheel: {error}", file=sys.stderr)
        return 1
    (ROOT / "dist").mkdir(exist_ok=True)
    for path in (wheel, compiled):
        shutil.copy2(path, ROOT / "dist")
        say(f"dist/{path.name}: {path.stat().st_size:,} bytes")
    tag = compiled.name.split("-")[2]
    if tag != f"cp{wanted.replace('.', '')}":
        say(f"its byte-code is of {tag}; the browser's runtime is Python {wanted} and would not load it")
    return 0


def _make(host: str) -> None:
    run([host, "-m", "venv", "--clear", ENVIRONMENT], purpose="making the environment of pyodide-build")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    run([*pip, "--only-binary", ":all:", "-r", str(LOCK)], purpose="installing pyodide-build")


def build_wheel() -> Path:
    """Build the plain wheel from a copy of the sources, so that nothing is left among them."""
    shutil.rmtree(WORK, ignore_errors=True)
    sources = WORK / "source"
    sources.mkdir(parents=True)
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, sources / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, sources / name)
    pip = [str(PYTHON), "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index"]
    run([*pip, "-w", str(WORK), str(sources)], purpose="building the wheel")
    return next(WORK.glob("*.whl"))


def compile_wheel(wheel: Path) -> Path:
    """Let pyodide-build make the byte-code wheel beside the plain one."""
    pyodide = ENVIRONMENT / "bin" / "pyodide"
    run([pyodide, "py-compile", "--keep", "--silent", wheel], purpose="pyodide py-compile")
    return next(path for path in WORK.glob("*.whl") if path != wheel)


def check_byte_code(wheel: Path) -> None:
    """Load the package and its model from the byte-code alone."""
    folder = WORK / "unpacked"
    shutil.unpack_archive(wheel, folder, format="zip")
    run([PYTHON, "-I", "-c", IMPORT_BYTE_CODE, folder], purpose="loading the byte-code")


if __name__ == "__main__":
    sys.exit(main())
