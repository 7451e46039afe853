import pytest

from scripts.find_browser import find_chromium
from scripts.machine import MissingProgramError
from scripts.setup import stamp_of, step


class TestAStepOfTheSetUp:
    def test_is_done_once_for_the_same_lock_files(self, tmp_path):
        done: list[str] = []
        lock = tmp_path / "lock.txt"
        lock.write_text("one")
        for _ in range(2):
            step("packages", tmp_path / "stamp", stamp_of([lock]), lambda: done.append("installed"))
        assert done == ["installed"]

    def test_is_done_again_when_a_lock_file_changes(self, tmp_path):
        done: list[str] = []
        lock = tmp_path / "lock.txt"
        for content in ("one", "two"):
            lock.write_text(content)
            step("packages", tmp_path / "stamp", stamp_of([lock]), lambda: done.append("installed"))
        assert done == ["installed", "installed"]

    def test_leaves_no_stamp_when_it_fails_so_that_it_is_tried_again(self, tmp_path):
        def fail() -> None:
            raise MissingProgramError("no network")

        with pytest.raises(MissingProgramError):
            step("packages", tmp_path / "stamp", "new", fail)
        assert not (tmp_path / "stamp").exists()


class TestFindingABrowser:
    def test_finds_one_that_can_be_started(self):
        assert find_chromium().is_file()

    def test_takes_the_one_that_the_environment_names(self, tmp_path, monkeypatch):
        browser = tmp_path / "my-chromium"
        browser.write_text("#!/bin/sh\n")
        browser.chmod(0o755)
        monkeypatch.setenv("CHROMIUM", str(browser))
        assert find_chromium() == browser

    def test_says_what_to_do_when_the_environment_names_none(self, monkeypatch):
        monkeypatch.setenv("CHROMIUM", "/no/such/browser")
        with pytest.raises(MissingProgramError, match="apt-get install chromium"):
            find_chromium()
