"""The app folder: complete, without leftovers, and named after its content."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scripts.site_build import app_folder
from scripts.site_build.places import PACKAGE, BuildError
from tests.site.built_site import pages


def copied_package(folder: Path) -> Path:
    """Return a copy of the package with other dates and with the caches that running it leaves behind."""
    package = folder / "calculator"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    for path in package.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "link.cpython-311.pyc").write_bytes(b"left over")
    return package


class TestTheEngineArchive:
    def test_is_the_same_whenever_and_wherever_it_is_made(self, tmp_path: Path):
        assert app_folder.engine_zip(copied_package(tmp_path)) == app_folder.engine_zip()

    def test_holds_code_and_model_and_nothing_else(self):
        with zipfile.ZipFile(io.BytesIO(app_folder.engine_zip())) as archive:
            names = archive.namelist()
            assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {Path(name).suffix for name in names} == {".py", ".toml"}
        assert not [name for name in names if "__pycache__" in name or name.startswith("calculator/web/")]
        assert names == sorted(names)

    def test_runs_as_it_is(self, tmp_path: Path):
        (tmp_path / "calculator.zip").write_bytes(app_folder.engine_zip())
        code = (
            "import sys; sys.path.insert(0, sys.argv[1]); "
            "from calculator.loader import load_model; print(len(load_model().questions))"
        )
        command = [sys.executable, "-I", "-S", "-c", code, str(tmp_path / "calculator.zip")]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert int(done.stdout) > 0


class TestTheFolder:
    def test_is_named_the_same_by_two_builds(self, tmp_path: Path):
        package = copied_package(tmp_path)
        assert app_folder.collect(package=package, web=package / "web").digest == app_folder.collect().digest

    def test_gets_another_name_when_one_byte_changes(self, tmp_path: Path):
        package = copied_package(tmp_path)
        with (package / "model" / "model.toml").open("a") as file:
            file.write("\n")
        assert app_folder.collect(package=package, web=package / "web").digest != app_folder.collect().digest

    def test_gets_another_name_when_a_file_is_renamed(self):
        assert app_folder.digest({"a": b"1", "b": b"2"}) != app_folder.digest({"a": b"2", "b": b"1"})

    def test_is_written_as_it_was_gathered(self, published_site: Path):
        app = app_folder.collect()
        written = {path.name: path.read_bytes() for path in (published_site / "app" / app.digest).iterdir()}
        assert written == app.files
        assert [path.name for path in (published_site / "app").iterdir()] == [app.digest]

    def test_is_described_to_the_page_file_by_file(self, published_site: Path):
        page = pages(published_site)["calculator/index.html"]
        (script,) = page.all("script", id="msc-spec")
        files = json.loads(script.text)["files"]
        assert files == app_folder.collect().runtime_files()
        first, second = ([file["name"] for file in chosen] for chosen in files)
        assert first == list(app_folder.REDUCED)
        assert second == list(app_folder.LOADED)

    def test_is_described_to_the_page_of_published_cases_too(self, published_site: Path):
        page = pages(published_site)["method/check-it-yourself/index.html"]
        (script,) = page.all("script", id="msc-check-spec")
        assert json.loads(script.text)["files"] == app_folder.collect().runtime_files()
        folder = page.all("msc-check")[0].attributes["data-app"]
        assert (page.path.parent / folder).resolve() == published_site / "app" / app_folder.collect().digest
        assert page.all("script", type="module", src=f"{folder}check-page.mjs")
        assert page.all("link", rel="stylesheet", href=f"{folder}check.css")

    def test_cannot_be_made_without_the_runtime(self, tmp_path: Path):
        with pytest.raises(BuildError, match=r"fetch_runtime\.py"):
            app_folder.collect(runtime=tmp_path)
