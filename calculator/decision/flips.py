"""Score flips: the smallest sets of changed answers that make another alternative lead while gates keep their state.

Exact at the mean weights, where scores are linear in the values (method.md M8). Sets either change known answers, at
most four, or fill in unknown ones, at most two; the two kinds are never mixed. Only answers that move a score count.
"""

from collections.abc import Mapping, Sequence
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
    tenths_of_months,
)
from calculator.decision.flip_search import Keeper, Node, Search, step_of
from calculator.decision.gains import CONTRADICTION, Gains, gains_of
from calculator.decision.world import plant_shares
from calculator.entities import Model
from calculator.gates.judge import judge


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
    tenths: dict[Change, int] = {}
    for known, most in ((True, limit), (False, min(limit, MAX_FOUND_OUT))):
        candidates = _candidates(model, answers, weights, leader, rivals, known, most, keeper)
        flips += [_flip(model, key, candidates[key], tenths) for key in _smallest(candidates)]
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
        search = Search(gains, keeper)
        start = Node((), {}, frozenset()).after(step_of(extra, gains.gaps, keeper), keeper)
        search.extend(0, limit - len(extra), gains.gaps[0], gains.gaps[-1], start)
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


def _smallest(candidates: Mapping[frozenset[Change], str]) -> list[frozenset[Change]]:
    """Return the sets that hold no other one."""
    involved = {
        size: frozenset[Change]().union(*(key for key in candidates if len(key) == size))
        for size in sorted({len(key) for key in candidates})
    }

    def has_smaller(key: frozenset[Change]) -> bool:
        for size, changes in involved.items():
            if size == len(key):
                break
            if any(frozenset(part) in candidates for part in combinations(key & changes, size)):
                return True
        return False

    return [key for key in candidates if not has_smaller(key)]


def _flip(model: Model, key: frozenset[Change], leader: str, tenths: dict[Change, int]) -> FlipSet:
    """Return a set with its months; thousands of sets share a few changes, whose tenths of months are kept."""
    for change in key:
        if change not in tenths:
            tenths[change] = tenths_of_months(model, change)
    changes = tuple(sorted(key))
    return FlipSet(changes, leader, sum(tenths[change] for change in changes) / 10, is_finding_out(changes))
