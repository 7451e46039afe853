"""Score flips: the smallest sets of changed answers that make another alternative lead while gates keep their state.

Exact at the mean weights, where scores are linear in the values (method.md M8). Sets either change known answers, at
most four, or fill in unknown ones, at most two; the two kinds are never mixed. Only answers that move a score count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Protocol

from calculator.answers import PLANT_QUESTION, Answers, conflicts
from calculator.decision.changes import (
    MAX_CHANGES,
    MAX_FOUND_OUT,
    Change,
    ChangeSet,
    changed,
    is_finding_out,
    possible_changes,
    total_months,
)
from calculator.decision.gains import CONTRADICTION, Gains, gains_of
from calculator.decision.world import plant_shares
from calculator.entities import Model
from calculator.gates.judge import judge


class Keeper(Protocol):
    """What the search asks of the gates."""

    def readers(self, change: Change) -> frozenset[str]:
        """Return the gates that read a changed answer."""
        ...

    def keeps(self, gate: str, changes: ChangeSet) -> bool:
        """Tell whether a gate keeps its state."""
        ...


@dataclass(frozen=True)
class FlipSet:
    """A smallest set of changes and the alternative that leads after it."""

    changes: ChangeSet
    leader: str
    months: float
    finding_out: bool


class GateKeeper:
    """Tell whether a gate keeps its state under changes of its own questions; each combination is judged once."""

    def __init__(self, model: Model, answers: Answers) -> None:
        """Judge every gate as the answers stand."""
        self.model, self.answers = model, answers
        self._start = {gate: self._states(gate, answers) for gate in model.gates}
        self._contradictions = len(conflicts(model, answers))
        touchy = _touchy(model)
        self._readers = {
            question.id: frozenset((*question.gates, CONTRADICTION) if question.id in touchy else question.gates)
            for question in model.questions.values()
        }
        self._kept: dict[tuple[str, ChangeSet], bool] = {}

    def _states(self, gate: str, answers: Answers) -> list[str]:
        return [judge(self.model, self.model.gates[gate], answers, name).state for name in self.model.alternatives]

    def readers(self, change: Change) -> frozenset[str]:
        """Return the gates that read a changed answer, and a mark where answers can come to contradict."""
        return self._readers[change.question]

    def keeps(self, gate: str, changes: ChangeSet) -> bool:
        """Tell whether a gate keeps its state for every alternative; for the mark, that no contradiction is added."""
        key = (gate, changes)
        if key not in self._kept:
            after = changed(self.answers, changes)
            if gate == CONTRADICTION:
                self._kept[key] = len(conflicts(self.model, after)) <= self._contradictions
            else:
                self._kept[key] = self._states(gate, after) == self._start[gate]
        return self._kept[key]


class NoGates:
    """Leave the gates aside."""

    def readers(self, _: Change) -> frozenset[str]:
        """No gate reads anything."""
        return frozenset()

    def keeps(self, *_: object) -> bool:
        """Nothing is lost."""
        return True


def _touchy(model: Model) -> frozenset[str]:
    """Return the questions whose answers can contradict another."""
    excluding = [
        (question.id, *level.excluded_when) for question in model.questions.values() for level in question.levels
    ]
    return frozenset(name for names in excluding if len(names) > 1 for name in names)


@dataclass(frozen=True)
class _Node:
    """A set of changes on the way: how far each rival is ahead, what each gate has seen, and which gates are lost."""

    gaps: tuple[int, ...]
    changes: ChangeSet
    seen: Mapping[str, ChangeSet]
    lost: frozenset[str]

    def after(self, gaps: tuple[int, ...], changes: ChangeSet, keeper: Keeper) -> "_Node":
        """Return the node with more changes; only gates that read them are judged."""
        read = [(gate, change) for change in changes for gate in keeper.readers(change)]
        if not read:
            return _Node(gaps, self.changes + changes, self.seen, self.lost)
        seen = dict(self.seen)
        for gate, change in read:
            seen[gate] = (*seen.get(gate, ()), change)
        touched = {gate for gate, _ in read}
        lost = {gate for gate in touched if not keeper.keeps(gate, seen[gate])}
        return _Node(gaps, self.changes + changes, seen, (self.lost - touched) | lost)


class _Search:
    """Depth-first over criteria; drops a branch once no rival can close the gap or a lost gate cannot be regained."""

    def __init__(self, gains: Gains, keeper: Keeper) -> None:
        self.options, self.keeper = gains.options, keeper
        self.regains = [frozenset().union(*gains.gates[place:]) for place in range(len(self.options) + 1)]
        self.best = self._best_gains(len(gains.gaps))
        self.found: list[tuple[ChangeSet, int]] = []

    def _best_gains(self, rivals: int) -> list[list[tuple[int, ...]]]:
        """Return, from each criterion on and for each number of changes left, the best gain of each rival."""
        best = [[(0,) * rivals] * (MAX_CHANGES + 1)]
        for options in reversed(self.options):
            later, row = best[0], []
            for left in range(MAX_CHANGES + 1):
                gains = list(later[left])
                for option in options:
                    if option.size <= left:
                        rest = later[left - option.size]
                        gains = [max(pair) for pair in zip(gains, map(int.__add__, option.gains, rest), strict=True)]
                row.append(tuple(gains))
            best.insert(0, row)
        return best

    def extend(self, place: int, left: int, node: _Node) -> None:
        """Record the changes when they flip and lose no gate, else try every further option."""
        if node.changes:
            top = max(node.gaps)
            if top > 0 and not node.lost:
                self.found.append((node.changes, node.gaps.index(top)))
                return
            if not node.lost <= self.regains[place]:
                return
        if left == 0:
            return
        gaps = node.gaps
        for start in range(place, len(self.options)):
            if max(map(int.__add__, gaps, self.best[start][left])) <= 0:
                return
            later = self.best[start + 1]
            for option in self.options[start]:
                if option.size <= left:
                    moved = tuple(map(int.__add__, gaps, option.gains))
                    if max(map(int.__add__, moved, later[left - option.size])) > 0:
                        self.extend(start + 1, left - option.size, node.after(moved, option.changes, self.keeper))


def score_flips(
    model: Model,
    answers: Answers,
    weights: Sequence[Fraction],
    leader: str,
    rivals: Sequence[str],
    limit: int = MAX_CHANGES,
    keep_gates: bool = True,
) -> list[FlipSet]:
    """Return all smallest sets of changed answers that make a rival lead: changes first, then findings, quickest first.

    Args:
        weights: mean weights, one per criterion, summing to 1.
        leader: the alternative that leads at those weights.
        rivals: the other alternatives that no gate excludes.
        limit: most changes of known answers in a set; at most two unknown ones are filled in.
        keep_gates: leave out sets under which a gate changes state; false counts them too.

    Source:
        Method.md M8.
    """
    if not rivals:
        return []
    keeper: Keeper = GateKeeper(model, answers) if keep_gates else NoGates()
    flips: list[FlipSet] = []
    for known, most in ((True, limit), (False, min(limit, MAX_FOUND_OUT))):
        candidates = _candidates(model, answers, weights, leader, rivals, known, most, keeper)
        smallest = [key for key in candidates if not _has_smaller(key, candidates)]
        flips += [_flip(model, key, candidates[key]) for key in smallest]
    return sorted(flips, key=lambda flip: (flip.finding_out, flip.months, len(flip.changes), flip.changes))


def _candidates(
    model: Model,
    answers: Answers,
    weights: Sequence[Fraction],
    leader: str,
    rivals: Sequence[str],
    known: bool,
    limit: int,
    keeper: Keeper,
) -> dict[frozenset[Change], str]:
    """Return flipping sets, not yet checked for being smallest, for changes of known answers or of unknown ones."""
    candidates: dict[frozenset[Change], str] = {}
    known_gains: dict[tuple[tuple[bool, Fraction], ...], Gains] = {}
    for extra in ((), *_plant_changes(model, answers, known)):
        after = changed(answers, extra)
        plants = tuple(plant_shares(model, after).items())
        if plants not in known_gains:
            known_gains[plants] = gains_of(model, after, weights, leader, rivals, known, limit)
        gains = known_gains[plants]
        search = _Search(gains, keeper)
        start = _Node(gains.gaps, (), {}, frozenset()).after(gains.gaps, extra, keeper)
        search.extend(0, limit - len(extra), start)
        for changes, ahead in search.found:
            candidates[frozenset(changes)] = rivals[ahead]
    return candidates


def _plant_changes(model: Model, answers: Answers, known: bool) -> list[ChangeSet]:
    """Return the changes of plant that change which values apply; they are searched from anew."""
    if (answers.get(PLANT_QUESTION) is not None) != known:
        return []
    now = plant_shares(model, answers)
    changes = possible_changes(model.questions[PLANT_QUESTION], answers)
    return [(change,) for change in changes if plant_shares(model, changed(answers, (change,))) != now]


def _has_smaller(key: frozenset[Change], candidates: Mapping[frozenset[Change], str]) -> bool:
    return any(frozenset(part) in candidates for size in range(1, len(key)) for part in combinations(key, size))


def _flip(model: Model, key: frozenset[Change], leader: str) -> FlipSet:
    changes = tuple(sorted(key))
    return FlipSet(changes, leader, total_months(model, changes), is_finding_out(changes))
