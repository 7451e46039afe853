"""The paths a reader can look at: three places, and two moves from one place to an own plant."""

from fractions import Fraction

from calculator.answers import Answers, open_levels
from calculator.entities import Model
from calculator.errors import ModelError

MADE_NOW = "made_now"
MOVES_GATE = "comparability"

# Path to its first place and the place it moves to, if any.
PATHS: dict[str, tuple[str, str | None]] = {
    "in_house": ("in_house", None),
    "cdmo": ("cdmo", None),
    "hybrid": ("hybrid", None),
    "cdmo_to_in_house": ("cdmo", "in_house"),
    "hybrid_to_in_house": ("hybrid", "in_house"),
}


def places_of(path: str) -> tuple[str, str | None]:
    """Return the first place of a path and the place it moves to.

    Raises:
        ModelError: there is no such path.
    """
    if path not in PATHS:
        raise ModelError(f"there is no path {path!r}; use one of {', '.join(PATHS)}")
    return PATHS[path]


def site_moves(model: Model, answers: Answers, place: str) -> Fraction:
    """Return the site moves that gate G2 counts for a place, averaged over the levels that are open."""
    counted = model.gates[MOVES_GATE].numbers[place]
    levels = open_levels(model.questions[MADE_NOW], answers)
    return Fraction(sum(counted[level] for level in levels), len(levels))
