"""The modules of the page that need no browser."""

import shutil
import subprocess
from pathlib import Path

TESTS = Path(__file__).with_name("page.test.mjs")


class TestThePageModules:
    def test_do_what_their_own_tests_say(self):
        node = shutil.which("node")
        assert node, "Node is needed to test the page's modules; see CONTRIBUTING"
        done = subprocess.run([node, "--test", str(TESTS)], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
