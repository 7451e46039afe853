"""The modules of the page that need no browser."""

import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = sorted(Path(__file__).parent.glob("*.test.mjs"))


class TestThePageModules:
    @pytest.mark.parametrize("tests", TESTS, ids=[path.name for path in TESTS])
    def test_do_what_their_own_tests_say(self, tests):
        node = shutil.which("node")
        assert node, "Node is needed to test the page's modules; see CONTRIBUTING"
        done = subprocess.run([node, "--test", str(tests)], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
