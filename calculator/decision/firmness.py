"""How firm a result is: central weights, ranks, stability intervals, and bounds on swings (method.md M5 to M7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from calculator.analysis import (
    acceptability,
    central_weights,
    central_weights_given_order,
    group_stability,
    last_rank,
    max_regret,
    necessary_winner,
    possible_winners,
    weight_stability,
)
from calculator.decision.ranking import Ranked, typical_values

Interval = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Stability:
    """The weights of one criterion, or of a group, over which the leader at the mean weights keeps leading."""

    id: str
    weight: Fraction
    low: Fraction
    high: Fraction

    @property
    def always(self) -> bool:
        """Tell whether no weight here can change the leader."""
        return self.low == 0 and self.high == 1


@dataclass(frozen=True)
class Box:
    """What bounds on swings leave open: who can win, who must, and the most that each could lose."""

    possible: tuple[str, ...]
    necessary: str | None
    regret: Mapping[str, Fraction]


@dataclass(frozen=True)
class Firmness:
    """How firm a result is; open answers at their expected values.

    Attributes:
        central: mean weights under which the leader is first, one per criterion; ``None`` where it never is.
        last, second: share of weightings under which each alternative is last, and second where three are left.
        criteria, groups: stability intervals around the mean weights.
        box: only where the reader gave bounds.
    """

    central: tuple[Fraction, ...] | None
    last: Mapping[str, Fraction]
    second: Mapping[str, Fraction]
    criteria: tuple[Stability, ...]
    groups: tuple[Stability, ...]
    box: Box | None


def firmness(result: Ranked) -> Firmness | None:
    """Return how firm a result is, or ``None`` where fewer than two alternatives are left to compare.

    Source:
        Method.md M5 (central weights, ranks), M6 (box), M7 (stability).
    """
    remaining = result.ranking.remaining
    if result.ranking.leader is None or len(remaining) < 2:
        return None
    values = typical_values(result.model, result.answers, remaining)
    order = _order(result)
    last = last_rank(values, order)
    first = acceptability(values, order)
    second = {name: max(Fraction(0), 1 - first[name] - last[name]) for name in remaining}
    return Firmness(
        central=_central(result, values, order),
        last=last,
        second=second if len(remaining) > 2 else {},
        criteria=tuple(_criterion(result, values, place) for place in range(len(result.model.criteria))),
        groups=tuple(_group(result, values, group) for group in result.model.groups),
        box=_box(result, values),
    )


def _order(result: Ranked) -> list[int] | None:
    ids = list(result.model.criteria)
    return [ids.index(name) for name in result.weights.order] or None


def _central(
    result: Ranked, values: Mapping[str, Sequence[int]], order: Sequence[int] | None
) -> tuple[Fraction, ...] | None:
    if result.weights.kind in ("swings", "bounds") or result.ranking.leader is None:
        return None
    if order is None:
        found = central_weights(values, result.ranking.leader)
    else:
        found = central_weights_given_order(values, order, result.ranking.leader)
    return None if found is None else tuple(found)


def _criterion(result: Ranked, values: Mapping[str, Sequence[int]], place: int) -> Stability:
    low, high = weight_stability(values, result.ranking.weights, place)
    return Stability(list(result.model.criteria)[place], result.ranking.weights[place], low, high)


def _group(result: Ranked, values: Mapping[str, Sequence[int]], group: str) -> Stability:
    places = [place for place, item in enumerate(result.model.criteria.values()) if item.group == group]
    low, high = group_stability(values, result.ranking.weights, places)
    return Stability(group, sum((result.ranking.weights[place] for place in places), Fraction(0)), low, high)


def _box(result: Ranked, values: Mapping[str, Sequence[int]]) -> Box | None:
    if result.weights.kind != "bounds":
        return None
    low, high = result.weights.low, result.weights.high
    regret = {name: value / 1000 for name, value in max_regret(values, low, high).items()}
    return Box(tuple(possible_winners(values, low, high)), necessary_winner(values, low, high), regret)
