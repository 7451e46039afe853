"""The search for score flips: all sets of changes, within each criterion and across, that put a rival ahead."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from calculator.decision.changes import MAX_CHANGES, Change, ChangeSet
from calculator.decision.gains import Gains


class Keeper(Protocol):
    """What the search asks of the gates."""

    def readers(self, change: Change) -> frozenset[str]:
        """Return the gates that read a changed answer."""
        ...

    def keeps(self, gate: str, changes: ChangeSet) -> bool:
        """Tell whether a gate keeps its state."""
        ...


class Step(NamedTuple):
    """An option ready for the search: what it adds to each of two rivals, and the changes that each gate reads."""

    size: int
    first: int
    second: int
    changes: ChangeSet
    read: Mapping[str, ChangeSet]
    gates: frozenset[str]


def step_of(changes: ChangeSet, gains: tuple[int, ...], keeper: Keeper) -> Step:
    """Return a step; a rival who is alone counts as both."""
    read: dict[str, ChangeSet] = {}
    for change in changes:
        for gate in keeper.readers(change):
            read[gate] = (*read.get(gate, ()), change)
    return Step(len(changes), gains[0], gains[-1], changes, read, frozenset(read))


class Node(NamedTuple):
    """A set of changes on the way: what each gate has seen of it, and which gates are lost."""

    changes: ChangeSet
    seen: Mapping[str, ChangeSet]
    lost: frozenset[str]

    def after(self, step: Step, keeper: Keeper) -> "Node":
        """Return the node with more changes; only gates that read them are judged."""
        if not step.gates:
            return Node(self.changes + step.changes, self.seen, self.lost)
        seen = {**self.seen, **{gate: self.seen.get(gate, ()) + changes for gate, changes in step.read.items()}}
        lost = [gate for gate in step.gates if not keeper.keeps(gate, seen[gate])]
        return Node(self.changes + step.changes, seen, (self.lost - step.gates).union(lost))


class Search:
    """Depth-first over criteria; drops a branch once no rival can close the gap or a lost gate cannot be regained.

    How far the two rivals are ahead goes along as two plain numbers: this is the innermost loop of a result.
    """

    def __init__(self, gains: Gains, keeper: Keeper) -> None:
        self.keeper = keeper
        self.steps = [[step_of(option.changes, option.gains, keeper) for option in row] for row in gains.options]
        self.regains = [frozenset().union(*gains.gates[place:]) for place in range(len(self.steps) + 1)]
        self.best = self._best_gains()
        self.found: list[tuple[ChangeSet, int]] = []

    def _best_gains(self) -> list[list[tuple[int, int]]]:
        """Return, from each criterion on and for each number of changes left, the best gain of each rival."""
        best = [[(0, 0)] * (MAX_CHANGES + 1)]
        for steps in reversed(self.steps):
            later, row = best[0], []
            for left in range(MAX_CHANGES + 1):
                first, second = later[left]
                for step in steps:
                    if step.size <= left:
                        rest = later[left - step.size]
                        first, second = max(first, step.first + rest[0]), max(second, step.second + rest[1])
                row.append((first, second))
            best.insert(0, row)
        return best

    def extend(self, place: int, left: int, first: int, second: int, node: Node) -> None:
        """Record the changes when they flip and lose no gate, else try every further option."""
        if node.changes:
            if not node.lost and (first > 0 or second > 0):
                self.found.append((node.changes, int(second > first)))
                return
            if not node.lost <= self.regains[place]:
                return
        if left == 0:
            return
        for start in range(place, len(self.steps)):
            reach = self.best[start][left]
            if first + reach[0] <= 0 and second + reach[1] <= 0:
                return
            later = self.best[start + 1]
            for step in self.steps[start]:
                rest = left - step.size
                if rest >= 0:
                    one, other, most = first + step.first, second + step.second, later[rest]
                    if one + most[0] > 0 or other + most[1] > 0:
                        self.extend(start + 1, rest, one, other, node.after(step, self.keeper))
