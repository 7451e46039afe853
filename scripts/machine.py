"""What a fresh machine lacks: install it where that is ours to do, or say exactly what to install."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class MissingProgramError(Exception):
    """A program is missing; the message says what to install."""


def can_install() -> bool:
    """Return whether packages may be installed here: root on Debian or one of its kin."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: Sequence[str], *, purpose: str) -> None:
    """Install Debian packages, or say which ones to install.

    Args:
        packages: names as apt-get knows them.
        purpose: what needs them, for the message.

    Raises:
        MissingProgramError: not root on Debian, or apt-get failed; the message holds the command to type.
    """
    names = " ".join(packages)
    advice = f"Missing: {purpose}. On Debian or Ubuntu: sudo apt-get install {names}; then run the command again."
    if not can_install():
        raise MissingProgramError(advice)
    say(f"missing: {purpose}; installing {names} with apt-get")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise MissingProgramError(f"{advice}\n`{' '.join(command)}` failed:\n{_tail(done)}")


def run(command: Sequence[str | Path], *, purpose: str) -> None:
    """Run a program without its chatter; show the end of what it wrote only when it fails.

    Raises:
        MissingProgramError: the program failed.
    """
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise MissingProgramError(f"{purpose} failed:\n{_tail(done)}")


def say(line: str) -> None:
    """Print one line of progress at once, also through a pipe."""
    print(f"setup: {line}", flush=True)


def _tail(done: subprocess.CompletedProcess[str]) -> str:
    return "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
