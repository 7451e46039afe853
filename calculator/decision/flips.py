"""Score flips: the smallest sets of changed answers that make another alternative lead while gates keep their state.

Exact at the mean weights, where scores are linear in the values (method.md M8). Sets either change known answers, at
most four, or fill in unknown ones, at most two; the two kinds are never mixed. Only answers that move a score count.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

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
from calculator.decision.gains import CONTRADICTION, Gains, Option, gains_of
from calculator.decision.world import plant_shares
from calculator.entities import Model
from calculator.gates.judge import judge

Keeper = Callable[[ChangeSet], frozenset[str]]


@dataclass(frozen=True)
class FlipSet:
    """A smallest set of changes and the alternative that leads after it."""

    changes: ChangeSet
    leader: str
    months: float
    finding_out: bool


class GateKeeper:
    """Tell which gates lose their state under some changes; each gate is judged once per set of its own answers."""

    def __init__(self, model: Model, answers: Answers) -> None:
        """Judge every gate as the answers stand."""
        self.model, self.answers = model, answers
        self._start = {gate: self._states(gate, answers) for gate in model.gates}
        self._readers = {question.id: question.gates for question in model.questions.values()}
        self._contradicted = conflicts(model, answers)
        self._kept: dict[tuple[str, frozenset[Change]], bool] = {}

    def _states(self, gate: str, answers: Answers) -> list[str]:
        return [judge(self.model, self.model.gates[gate], answers, name).state for name in self.model.alternatives]

    def __call__(self, changes: ChangeSet) -> frozenset[str]:
        """Return the gates that change state for some alternative, and a mark where answers come to contradict."""
        lost = []
        for gate in {name for change in changes for name in self._readers[change.question]}:
            key = (gate, frozenset(change for change in changes if gate in self._readers[change.question]))
            if key not in self._kept:
                self._kept[key] = self._states(gate, changed(self.answers, key[1])) == self._start[gate]
            if not self._kept[key]:
                lost.append(gate)
        if len(conflicts(self.model, changed(self.answers, changes))) > len(self._contradicted):
            lost.append(CONTRADICTION)
        return frozenset(lost)


def _no_gates(_: ChangeSet) -> frozenset[str]:
    return frozenset()


class _Search:
    """Depth-first over criteria; drops a branch once no rival can close the gap or a lost gate cannot be regained."""

    def __init__(self, options: list[list[Option]], regains: list[frozenset[str]], gaps: tuple[int, ...]) -> None:
        self.options, self.gaps = options, gaps
        self.regains = [frozenset().union(*regains[place:]) for place in range(len(options) + 1)]
        self.best = self._best_gains()
        self.found: list[tuple[ChangeSet, int]] = []

    def _best_gains(self) -> list[list[tuple[int, ...]]]:
        """Return, from each criterion on and for each number of changes left, the best gain of each rival."""
        best = [[(0,) * len(self.gaps)] * (MAX_CHANGES + 1)]
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

    def extend(self, place: int, left: int, gaps: tuple[int, ...], changes: ChangeSet, lost_gates: Keeper) -> None:
        """Record ``changes`` when they flip and lose no gate, else try every further option."""
        top = max(gaps)
        if changes:
            lost = lost_gates(changes)
            if top > 0 and not lost:
                self.found.append((changes, gaps.index(top)))
                return
            if not lost <= self.regains[place]:
                return
        if left == 0:
            return
        for start in range(place, len(self.options)):
            if max(map(int.__add__, gaps, self.best[start][left])) <= 0:
                return
            later = self.best[start + 1]
            for option in self.options[start]:
                if option.size <= left:
                    moved = tuple(map(int.__add__, gaps, option.gains))
                    if max(map(int.__add__, moved, later[left - option.size])) > 0:
                        self.extend(start + 1, left - option.size, moved, changes + option.changes, lost_gates)


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
    keeper: Keeper = GateKeeper(model, answers) if keep_gates else _no_gates
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
        search = _Search(gains.options, gains.gates, gains.gaps)
        search.extend(0, limit - len(extra), gains.gaps, extra, keeper)
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
