"""What to find out first: the value of resolving each unknown answer, through gates and values alike (method.md M9).

Payoff of an alternative is its score at the mean weights if its gates pass, else a floor. Answers are independent.
Scores are linear, so for each criterion only its own level and the gate that shares its questions matter; nothing
enumerates the joint space of all unknowns.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from calculator.answers import PLANT_QUESTION, PLANT_RUNS, Answers, combine, level_shares, open_levels, values_at
from calculator.entities import Model
from calculator.gates import GATE_RULES, fail_block

NO_PLANT = "none"
Payoffs = dict[str, Fraction]
_Part = tuple[Payoffs, Payoffs]
_Class = tuple[Hashable, tuple[str, ...]]
_Place = tuple[int, ...]
_Times = dict[str, int]


@dataclass(frozen=True)
class Finding:
    """What resolving one unknown answer is worth.

    Attributes:
        points: expected gain in payoff, points of 0 to 100.
        changes_leader: probability that the answer changes the leading alternative.
        months: time to find out.
        never: no set of open answers that contains this one can change the leader.
    """

    question: str
    points: Fraction
    changes_leader: Fraction
    months: float
    never: bool


@dataclass(frozen=True)
class _State:
    """Everything summed for one answer to the plant question."""

    options: Mapping[str, Sequence[str]]
    parts: Mapping[str, _Part]
    free: Mapping[str, Payoffs]
    total: Payoffs


class Information:
    """Exact expected payoffs for one set of answers, as they stand and with one more answer known."""

    def __init__(self, model: Model, answers: Answers, weights: Sequence[Fraction], floor: int = 0) -> None:
        """Prepare blocks: for each gate that can fail, its questions and the criteria they feed."""
        self.model, self.answers, self.floor = model, answers, floor
        self.weights = dict(zip(model.criteria, weights, strict=True))
        self.options = {name: open_levels(question, answers) for name, question in model.questions.items()}
        self.blocks = {name: fail_block(model, name) for name in GATE_RULES if fail_block(model, name)}
        self._gate_of = {question: name for name, questions in self.blocks.items() for question in questions}
        self._criteria = {name: self._criteria_of(name) for name in (*self.blocks, None)}
        self._block_of: dict[str, str | None] = dict(self._gate_of)
        for block, criteria in self._criteria.items():
            self._block_of |= {q.id: block for name in criteria for q in model.questions_of(name)}
        self._passes: dict[Hashable, tuple[str, ...]] = {}
        self._criterion_level = {
            (question.id, level.id): level.criterion_level or 0
            for question in model.questions.values()
            for level in question.levels
        }
        self._base: dict[str, _State] = {}

    def _criteria_of(self, block: str | None) -> list[str]:
        """Return the criteria that share a question with a gate, or with none (``None``)."""
        found = []
        for criterion in self.model.criteria:
            gates = {self._gate_of.get(question.id) for question in self.model.questions_of(criterion)} - {None}
            if (block in gates) if block else not gates:
                found.append(criterion)
        return found

    def payoffs(self, question: str | None = None, level: str = "") -> Payoffs:
        """Return the expected payoff of every alternative, with one question answered if one is named."""
        plants = (level,) if question == PLANT_QUESTION else self.options[PLANT_QUESTION]
        running = sum(plant == PLANT_RUNS for plant in plants)
        totals: Payoffs = dict.fromkeys(self.model.alternatives, Fraction(0))
        for plant, count in ((PLANT_RUNS, running), (NO_PLANT, len(plants) - running)):
            if count:
                known = None if question == PLANT_QUESTION else question
                for name, payoff in self._given_plant(plant, known, level).items():
                    totals[name] += payoff * count / len(plants)
        return totals

    def _given_plant(self, plant: str, question: str | None, level: str) -> Payoffs:
        """Return payoffs with the plant known; only the part that a newly answered question touches is summed again."""
        if plant not in self._base:
            options = {**self.options, PLANT_QUESTION: (plant,)}
            parts = {gate: self._sum_block(gate, options, plant) for gate in self.blocks}
            free = {name: self._mean_value(name, self._own(name, options), plant) for name in self._criteria[None]}
            total = {name: sum((row[name] for row in free.values()), Fraction(0)) for name in self.model.alternatives}
            self._base[plant] = _State(options, parts, free, total)
        state = self._base[plant]
        if question is None or question not in self._block_of:
            return self._join(state.parts, state.total)
        known: dict[str, Sequence[str]] = {**state.options, question: (level,)}
        block = self._block_of[question]
        if block is not None:
            return self._join({**state.parts, block: self._sum_block(block, known, plant)}, state.total)
        criterion = self.model.questions[question].criterion or ""
        changed = self._mean_value(criterion, self._own(criterion, known), plant)
        before = state.free[criterion]
        return self._join(state.parts, {name: state.total[name] - before[name] + changed[name] for name in changed})

    def _own(self, criterion: str, options: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
        return {question.id: options[question.id] for question in self.model.questions_of(criterion)}

    def _join(self, parts: Mapping[str, _Part], free: Payoffs) -> Payoffs:
        """Return E[score where all gates pass, else the floor]; blocks are independent of each other.

        Args:
            parts: for each block the chance to pass, and the values of its criteria where it does.
            free: the values of all criteria that share no question with a gate.
        """
        payoffs: Payoffs = {}
        for name in self.model.alternatives:
            shares = [passes[name] for passes, _ in parts.values()]
            passing = prod(shares, start=Fraction(1))
            total = free[name] * passing
            for place, (_, values) in enumerate(parts.values()):
                if values[name]:
                    total += values[name] * prod(shares[:place] + shares[place + 1 :], start=Fraction(1))
            payoffs[name] = total + self.floor * (1 - passing)
        return payoffs

    def matters(self, question: str) -> bool:
        """Tell whether a question moves any score or can make a gate fail, so that its answer could ever count."""
        return question in self._block_of

    def is_settled(self, leader: str) -> bool:
        """Tell whether an alternative stays ahead, and passes, whatever all open answers turn out to be together.

        The worst case is exact: criteria that share no question take their worst levels independently.
        """
        plants = {PLANT_RUNS if plant == PLANT_RUNS else NO_PLANT for plant in self.options[PLANT_QUESTION]}
        for plant in plants:
            self._given_plant(plant, None, "")
            if any(passes[leader] < 1 for passes, _ in self._base[plant].parts.values()):
                return False
            for rival in self.model.alternatives:
                if rival != leader and self._worst_lead(leader, rival, plant == PLANT_RUNS) < 0:
                    return False
        return True

    def _worst_lead(self, leader: str, rival: str, plant: bool) -> Fraction:
        total = Fraction(0)
        for criterion, weight in self.weights.items():
            entity = self.model.criteria[criterion]
            rows = [values_at(entity, level, plant).value for level in level_shares(self.model, entity, self.answers)]
            total += weight * min(row[leader] - row[rival] for row in rows)
        return total

    def _mean_value(self, criterion: str, options: Mapping[str, Sequence[str]], plant: str) -> Payoffs:
        """Return the expected weighted value of a criterion per alternative, answers uniform over their options."""
        entity = self.model.criteria[criterion]
        counts = [self._level_counts(question, names) for question, names in options.items()]
        totals = dict.fromkeys(self.model.alternatives, 0)
        for state in product(*counts):
            times = prod(count for _, count in state)
            row = values_at(entity, combine(entity, [level for level, _ in state]), plant == PLANT_RUNS).value
            for name in totals:
                totals[name] += times * row[name]
        weight = self.weights[criterion] / prod(len(names) for names in options.values())
        return {name: total * weight for name, total in totals.items()}

    def _level_counts(self, question: str, names: Sequence[str]) -> list[tuple[int, int]]:
        """Return criterion levels with how many of some answers map to each."""
        levels = [self._criterion_level[question, name] for name in names]
        return [(level, levels.count(level)) for level in sorted(set(levels))]

    def _sum_block(self, gate: str, options: Mapping[str, Sequence[str]], plant: str) -> _Part:
        """Return P(pass) and E[weighted values of the block's criteria and pass], per alternative.

        The sum runs over classes of answers that the gate treats alike, counted in whole numbers until the end.
        """
        questions, criteria = self.blocks[gate], self._criteria[gate]
        classes = [self._classes(gate, name, options[name]) for name in questions]
        total = prod(len(options[name]) for name in questions)
        own = {name: [q.id for q in self.model.questions_of(name)] for name in criteria}
        places = {name: [questions.index(q) for q in own[name] if q in questions] for name in criteria}
        passing, tallies = self._tally(gate, classes, list(places.values()))
        values: Payoffs = dict.fromkeys(self.model.alternatives, Fraction(0))
        for criterion, tally in zip(criteria, tallies, strict=True):
            for key, times in tally.items():
                within = {
                    questions[place]: classes[place][index][1]
                    for place, index in zip(places[criterion], key, strict=True)
                }
                means = self._mean_value(criterion, {q: within.get(q, options[q]) for q in own[criterion]}, plant)
                for name, count in times.items():
                    values[name] += means[name] * count
        return (
            {name: Fraction(passing.get(name, 0), total) for name in self.model.alternatives},
            {name: value / total for name, value in values.items()},
        )

    def _tally(
        self, gate: str, classes: Sequence[Sequence[_Class]], places: Sequence[Sequence[int]]
    ) -> tuple[_Times, list[dict[_Place, _Times]]]:
        """Return how many combinations of answers pass a gate per alternative, and how many for each part of them.

        Args:
            classes: per question of the gate, answers that it treats alike.
            places: the parts asked for, each as places of questions; a part is told by the places of its classes.
        """
        passing: dict[tuple[str, ...], int] = {}
        parts: list[dict[tuple[tuple[str, ...], _Place], int]] = [{} for _ in places]
        states = product(*(range(len(group)) for group in classes))
        kinds = product(*([kind for kind, _ in group] for group in classes))
        sizes = product(*([len(members) for _, members in group] for group in classes))
        for state, kind, size in zip(states, kinds, sizes, strict=True):
            passes = self._passes.get((gate, kind))
            if passes is None:
                passes = self._passes[gate, kind] = self._passing(gate, classes, state)
            if passes:
                times = prod(size)
                passing[passes] = passing.get(passes, 0) + times
                for part, own in zip(parts, places, strict=True):
                    key = passes, tuple([state[place] for place in own])
                    part[key] = part.get(key, 0) + times
        return _by_alternative(passing), [_by_part(part) for part in parts]

    def _passing(self, gate: str, classes: Sequence[Sequence[_Class]], state: Sequence[int]) -> tuple[str, ...]:
        """Return the alternatives for which a gate passes in one combination of classes of answers."""
        chosen = zip(self.blocks[gate], classes, state, strict=True)
        levels = {question: group[index][1][0] for question, group, index in chosen}
        entity = self.model.gates[gate]
        return tuple(name for name in self.model.alternatives if not GATE_RULES[gate].fails(entity, levels, name))

    def _classes(self, gate: str, question: str, names: Sequence[str]) -> list[_Class]:
        """Return the open levels of a question, grouped where the gate treats them alike."""
        groups: dict[Hashable, list[str]] = {}
        for name in names:
            groups.setdefault(GATE_RULES[gate].fail_class(self.model.gates[gate], question, name), []).append(name)
        return [(kind, tuple(group)) for kind, group in groups.items()]


def _by_alternative(counted: Mapping[tuple[str, ...], int]) -> _Times:
    """Return counts per alternative from counts per set of alternatives."""
    times: _Times = {}
    for names, count in counted.items():
        for name in names:
            times[name] = times.get(name, 0) + count
    return times


def _by_part(counted: Mapping[tuple[tuple[str, ...], _Place], int]) -> dict[_Place, _Times]:
    """Return counts per part and alternative from counts per set of alternatives and part."""
    found: dict[_Place, dict[tuple[str, ...], int]] = {}
    for (names, place), count in counted.items():
        found.setdefault(place, {})[names] = count
    return {place: _by_alternative(times) for place, times in found.items()}


def best(payoffs: Mapping[str, Fraction]) -> str:
    """Return the alternative with the highest payoff, the first in the model's order when equal."""
    return max(payoffs, key=lambda name: payoffs[name])


def find_out(model: Model, answers: Answers, weights: Sequence[Fraction], floor: int = 0) -> list[Finding]:
    """Return what resolving each unknown answer is worth, most valuable first.

    Args:
        weights: mean weights, one per criterion, summing to 1.
        floor: payoff of an alternative that a gate excludes, points of 0 to 100.

    Source:
        Expected value of partial perfect information, method.md M9.
    """
    information = Information(model, answers, weights, floor)
    now = information.payoffs()
    leader, baseline = best(now), max(now.values())
    settled = information.is_settled(leader)
    findings = []
    for question in answers.unknown:
        levels = open_levels(model.questions[question], answers)
        after = [information.payoffs(question, level) for level in levels]
        points = sum((max(payoffs.values()) for payoffs in after), Fraction(0)) / len(levels) - baseline
        # An answer that surely rules the leader out changes it, also where nobody is left to take over. Where nobody
        # passes as it is, there is no leader to lose.
        lost = [baseline > floor >= payoffs[leader] or payoffs[leader] < max(payoffs.values()) for payoffs in after]
        moved = sum(lost)
        never = settled or not information.matters(question)
        findings.append(
            Finding(question, points, Fraction(moved, len(levels)), model.questions[question].find_out_months, never)
        )
    return sorted(findings, key=lambda item: (-item.points, -item.changes_leader, item.question))
