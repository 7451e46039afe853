"""Answer sets that the tests give, and what Python says about them."""

from collections.abc import Mapping
from typing import Any

from calculator import assess, link
from calculator.present import result_view
from tests.e2e.pages import MODEL
from tests.scenarios.situations import answers_of

IN_HOUSE = answers_of("all_in_house")
CDMO = answers_of("all_cdmo")
HYBRID = answers_of("hybrid")


def view_of(answers: Mapping[str, str]) -> dict[str, Any]:
    """Return the result as the command line computes it."""
    return dict(result_view(MODEL, assess(MODEL, answers)))


def fragment_of(answers: Mapping[str, str]) -> str:
    """Return the share link of these answers, from "#" on."""
    return f"#{link.encode(answers)}"
