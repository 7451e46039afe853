"""Gate flips: the smallest sets of changed answers that would rule an alternative out, or open it again (M8)."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from calculator.answers import Answers, conflicts
from calculator.decision.changes import (
    MAX_CHANGES,
    Change,
    ChangeSet,
    changed,
    lead_months,
    possible_changes,
    total_months,
)
from calculator.entities import Model
from calculator.gates import GATE_RULES, fail_block


@dataclass(frozen=True)
class GateFlip:
    """A smallest set of changes that alters what the gates say about an alternative.

    Attributes:
        changes: the quickest of the sets that the gates treat alike.
        count: how many sets that is.
    """

    alternative: str
    gates: tuple[str, ...]
    changes: ChangeSet
    months: float
    count: int


@dataclass(frozen=True)
class _Move:
    """Changes of one question that a gate treats alike; the first is the quickest."""

    members: tuple[Change, ...]


_Set = frozenset[_Move]


def certainly_fails(model: Model, gate: str, levels: Mapping[str, str], alternative: str) -> bool:
    """Tell whether a gate fails whatever the unknown answers turn out to be."""
    entity = model.gates[gate]
    return GATE_RULES[gate].fails(entity, {**entity.choices["best"], **levels}, alternative)


def _moves(model: Model, answers: Answers, gate: str, question: str) -> list[_Move]:
    """Return the changes of a question, grouped where the gate treats the level reached alike."""
    groups: dict[Hashable, list[Change]] = {}
    before = len(conflicts(model, answers))
    for change in possible_changes(model.questions[question], answers):
        if len(conflicts(model, changed(answers, (change,)))) > before:
            continue
        kind = GATE_RULES[gate].fail_class(model.gates[gate], question, change.after)
        groups.setdefault(kind, []).append(change)
    return [_Move(tuple(sorted(group, key=lambda item: lead_months(model, item)))) for group in groups.values()]


def _sets(model: Model, answers: Answers, gate: str) -> Iterable[_Set]:
    """Yield sets of moves within one gate's questions, smaller ones first."""
    options = [_moves(model, answers, gate, question) for question in fail_block(model, gate)]
    options = [moves for moves in options if moves]
    for size in range(1, MAX_CHANGES + 1):
        for group in combinations(options, size):
            yield from (frozenset(picked) for picked in product(*group))


def _smallest(model: Model, answers: Answers, gate: str, reached: Callable[[Mapping[str, str]], bool]) -> list[_Set]:
    found: list[_Set] = []
    for moves in _sets(model, answers, gate):
        if not any(smaller < moves for smaller in found):
            after = {move.members[0].question: move.members[0].after for move in moves}
            if reached({**answers.levels, **after}):
                found.append(moves)
    return found


def rule_out(model: Model, answers: Answers, alternative: str) -> list[GateFlip]:
    """Return the smallest sets of changes that make a gate fail for an alternative, quickest first."""
    flips: list[GateFlip] = []
    for gate in model.gates:

        def reached(levels: Mapping[str, str], gate: str = gate) -> bool:
            return certainly_fails(model, gate, levels, alternative)

        flips += [_flip(model, alternative, (gate,), key) for key in _smallest(model, answers, gate, reached)]
    return sorted(flips, key=_quickest)


def open_up(model: Model, answers: Answers, alternative: str) -> list[GateFlip]:
    """Return the smallest sets of changes after which no gate fails for an excluded alternative, quickest first.

    Gates share no questions that can make them fail, so the sets of several gates simply join.
    """
    failing = [gate for gate in model.gates if certainly_fails(model, gate, answers.levels, alternative)]
    joined: list[_Set] = [frozenset()]
    for gate in failing:

        def reached(levels: Mapping[str, str], gate: str = gate) -> bool:
            return not certainly_fails(model, gate, levels, alternative)

        ways = _smallest(model, answers, gate, reached)
        joined = [one | other for one in joined for other in ways if len(one) + len(other) <= MAX_CHANGES]
    return sorted((_flip(model, alternative, tuple(failing), key) for key in joined if key), key=_quickest)


def _flip(model: Model, alternative: str, gates: tuple[str, ...], key: _Set) -> GateFlip:
    changes = tuple(sorted(move.members[0] for move in key))
    count = 1
    for move in key:
        count *= len(move.members)
    return GateFlip(alternative, gates, changes, total_months(model, changes), count)


def _quickest(flip: GateFlip) -> tuple[float, int, ChangeSet]:
    return (flip.months, len(flip.changes), flip.changes)
