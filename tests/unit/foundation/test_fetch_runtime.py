import hashlib

import pytest

from scripts.fetch_runtime import RuntimeFileError, fetch


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "engine.wasm").write_bytes(b"pinned")
    return folder


@pytest.fixture
def manifest(tmp_path):
    digest = hashlib.sha256(b"pinned").hexdigest()
    path = tmp_path / "runtime.toml"
    path.write_text(f'version = "1.0"\n[[files]]\nname = "engine.wasm"\nbytes = 6\nsha256 = "{digest}"\n')
    return path


class TestFetchingTheRuntime:
    def test_lays_out_the_pinned_file(self, source, manifest, tmp_path):
        target = fetch(source, tmp_path / "target", manifest)
        assert (target / "engine.wasm").read_bytes() == b"pinned"

    def test_refuses_a_file_that_is_not_the_pinned_one(self, source, manifest, tmp_path):
        (source / "engine.wasm").write_bytes(b"forged")
        with pytest.raises(RuntimeFileError, match="not the file we pinned"):
            fetch(source, tmp_path / "target", manifest)
        assert not (tmp_path / "target").exists()

    def test_says_what_to_run_when_a_file_is_missing(self, source, manifest, tmp_path):
        (source / "engine.wasm").unlink()
        with pytest.raises(RuntimeFileError, match="make setup"):
            fetch(source, tmp_path / "target", manifest)

    def test_repairs_a_damaged_copy_and_drops_what_does_not_belong(self, source, manifest, tmp_path):
        target = fetch(source, tmp_path / "target", manifest)
        (target / "engine.wasm").write_bytes(b"damaged")
        (target / "left-over.js").write_text("from an older release")
        fetch(source, target, manifest)
        assert {path.name: path.read_bytes() for path in target.iterdir()} == {"engine.wasm": b"pinned"}
