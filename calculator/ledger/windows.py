"""When a risk can strike: the months of each exposure on each stage of a path."""

from dataclasses import dataclass
from fractions import Fraction

from calculator.errors import ModelError
from calculator.ledger.entities import MOVE, Exposure
from calculator.ledger.milestones import OPEN, Milestones
from calculator.ledger.paths import places_of


@dataclass(frozen=True)
class Stage:
    """A stretch of a path at one place, or the move between two.

    Attributes:
        place: the place, or ``move``.
        opens, closes: months between which a site counts.
        programme_from, programme_to: months between which this place makes the product.
    """

    place: str
    milestones: Milestones
    closes: int
    programme_from: int
    programme_to: int


def stages(path: str, milestones: Milestones) -> tuple[Stage, ...]:
    """Return the stages of a path in order.

    Raises:
        ModelError: no such path, or a path with a move whose milestones lack the move or the place moved to.
    """
    place, target = places_of(path)
    start, end = milestones.move_start, milestones.move_end
    if target is None:
        found = [Stage(place, milestones, OPEN, 0, OPEN)]
    elif milestones.after is None or start is None or end is None:
        raise ModelError(f"{path} moves to another place; give move_start, move_end and the milestones after it")
    else:
        found = [Stage(place, milestones, end, 0, end), Stage(target, milestones.after, OPEN, end, OPEN)]
    if start is not None:
        found.append(Stage(MOVE, milestones, OPEN, 0, OPEN))
    return tuple(found)


@dataclass(frozen=True)
class Span:
    """Months of one exposure on one stage.

    Attributes:
        first, last: the months it covers, ``last`` excluded; not cut at the horizon.
        length: months of the whole window, over which a chance that counts once is spread.
    """

    first: int
    last: int
    length: int


def span(exposure: Exposure, stage: Stage, trial_lots: Fraction) -> Span | None:
    """Return the months of an exposure on a stage, or ``None`` where it cannot strike.

    Args:
        trial_lots: lots a year before launch, for windows that last a number of lots.
    """
    window = exposure.windows.get(stage.place)
    if window is None:
        return None
    first = stage.milestones.edge(window.start)
    if first is None:
        return None
    lots = first + _months_for(window.lots, trial_lots)
    last = lots if window.end is None else stage.milestones.edge(window.end)
    if last is None or last <= first:
        return None
    if exposure.scope == "programme":
        low, high = max(first, stage.programme_from), min(last, stage.programme_to)
    else:
        low, high = first, min(last, stage.closes)
    return Span(low, high, last - first) if low < high else None


def _months_for(lots: int, yearly: Fraction) -> int:
    """Return the whole months in which a number of lots is made, the last one begun counting in full."""
    return -(-lots * 12 * yearly.denominator // yearly.numerator)
