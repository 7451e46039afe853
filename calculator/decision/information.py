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

from calculator.answers import PLANT_QUESTION, PLANT_RUNS, Answers, combine, open_levels, values_at
from calculator.entities import Model
from calculator.gates import GATE_RULES, fail_block

Fixed = Mapping[str, str]
Payoffs = dict[str, Fraction]
_Class = tuple[Hashable, tuple[str, ...]]


@dataclass(frozen=True)
class Finding:
    """What resolving one unknown answer is worth.

    Attributes:
        points: expected gain in payoff, points of 0 to 100.
        changes_leader: probability that the answer changes the leading alternative.
        months: time to find out.
    """

    question: str
    points: Fraction
    changes_leader: Fraction
    months: float


class Information:
    """Exact expected payoffs for one set of answers, with any answers fixed."""

    def __init__(self, model: Model, answers: Answers, weights: Sequence[Fraction], floor: int = 0) -> None:
        """Prepare blocks: for each gate that can fail, its questions and the criteria they feed."""
        self.model, self.answers, self.floor = model, answers, floor
        self.weights = dict(zip(model.criteria, weights, strict=True))
        self.blocks = [(name, fail_block(model, name)) for name in GATE_RULES if fail_block(model, name)]
        self._gate_of = {question: name for name, questions in self.blocks for question in questions}
        self._cache: dict[Hashable, tuple[Payoffs, Payoffs]] = {}
        self._passes: dict[Hashable, tuple[str, ...]] = {}
        self._criterion_level = {
            (question.id, level.id): level.criterion_level or 0
            for question in model.questions.values()
            for level in question.levels
        }

    def _levels(self, question: str, fixed: Fixed) -> tuple[str, ...]:
        if question in fixed:
            return (fixed[question],)
        return open_levels(self.model.questions[question], self.answers)

    def payoffs(self, fixed: Fixed) -> Payoffs:
        """Return the expected payoff of every alternative with some answers fixed."""
        totals: Payoffs = dict.fromkeys(self.model.alternatives, Fraction(0))
        plants = self._levels(PLANT_QUESTION, fixed)
        for plant in plants:
            given = self._payoffs_given_plant({**fixed, PLANT_QUESTION: plant})
            for name, payoff in given.items():
                totals[name] += payoff / len(plants)
        return totals

    def _payoffs_given_plant(self, fixed: Fixed) -> Payoffs:
        parts = [self._block(name, questions, fixed) for name, questions in self.blocks]
        rest = self._free(fixed)
        payoffs: Payoffs = {}
        for name in self.model.alternatives:
            passing = Fraction(1)
            for passes, _ in parts:
                passing *= passes[name]
            total = rest[name] * passing + self.floor * (1 - passing)
            for place, (_, values) in enumerate(parts):
                others = Fraction(1)
                for other, (passes, _) in enumerate(parts):
                    if other != place:
                        others *= passes[name]
                total += values[name] * others
            payoffs[name] = total
        return payoffs

    def _criteria(self, block: str | None) -> list[str]:
        """Return the criteria that share a question with a gate, or with none (``None``)."""
        found = []
        for criterion in self.model.criteria:
            gates = {self._gate_of.get(question.id) for question in self.model.questions_of(criterion)} - {None}
            if (block in gates) if block else not gates:
                found.append(criterion)
        return found

    def _mean_value(self, criterion: str, options: Mapping[str, Sequence[str]], plant: bool) -> Payoffs:
        """Return the expected weighted value of a criterion per alternative, answers uniform over their options."""
        entity = self.model.criteria[criterion]
        counts = [self._level_counts(question, names) for question, names in options.items()]
        totals = dict.fromkeys(self.model.alternatives, 0)
        for state in product(*counts):
            times = prod(count for _, count in state)
            row = values_at(entity, combine(entity, [level for level, _ in state]), plant).value
            for name in totals:
                totals[name] += times * row[name]
        weight = self.weights[criterion] / prod(len(names) for names in options.values())
        return {name: total * weight for name, total in totals.items()}

    def _level_counts(self, question: str, names: Sequence[str]) -> list[tuple[int, int]]:
        """Return criterion levels with how many of some answers map to each."""
        levels = [self._criterion_level[question, name] for name in names]
        return [(level, levels.count(level)) for level in sorted(set(levels))]

    def _free(self, fixed: Fixed) -> Payoffs:
        totals: Payoffs = dict.fromkeys(self.model.alternatives, Fraction(0))
        plant = fixed[PLANT_QUESTION] == PLANT_RUNS
        for criterion in self._criteria(None):
            options = {item.id: self._levels(item.id, fixed) for item in self.model.questions_of(criterion)}
            key = (criterion, plant, tuple(options.values()))
            if key not in self._cache:
                self._cache[key] = (self._mean_value(criterion, options, plant), {})
            for name, value in self._cache[key][0].items():
                totals[name] += value
        return totals

    def _block(self, gate: str, questions: Sequence[str], fixed: Fixed) -> tuple[Payoffs, Payoffs]:
        """Return P(pass) and E[weighted values of the block's criteria and pass], per alternative."""
        criteria = self._criteria(gate)
        extra = [q.id for name in criteria for q in self.model.questions_of(name) if q.id not in questions]
        options = {name: self._levels(name, fixed) for name in (*questions, *extra)}
        plant = fixed[PLANT_QUESTION] == PLANT_RUNS
        key = (gate, plant, tuple(options.items()))
        if key not in self._cache:
            self._cache[key] = self._sum_block(gate, questions, criteria, options, plant)
        return self._cache[key]

    def _sum_block(
        self,
        gate: str,
        questions: Sequence[str],
        criteria: Sequence[str],
        options: Mapping[str, Sequence[str]],
        plant: bool,
    ) -> tuple[Payoffs, Payoffs]:
        """Sum over classes of answers; weights are counted in whole numbers until the end."""
        classes = [self._classes(gate, name, options[name]) for name in questions]
        total = prod(len(options[name]) for name in questions)
        passing = dict.fromkeys(self.model.alternatives, 0)
        own = {name: [q.id for q in self.model.questions_of(name)] for name in criteria}
        places = {name: [questions.index(q) for q in own[name] if q in questions] for name in criteria}
        weights: dict[str, dict[tuple[_Class, ...], dict[str, int]]] = {name: {} for name in criteria}
        for state in product(*classes):
            passes = self._passing(gate, questions, state)
            if not passes:
                continue
            times = prod(len(members) for _, members in state)
            for name in passes:
                passing[name] += times
            for criterion in criteria:
                key = tuple(state[place] for place in places[criterion])
                table = weights[criterion].setdefault(key, {})
                for name in passes:
                    table[name] = table.get(name, 0) + times
        values: Payoffs = dict.fromkeys(self.model.alternatives, Fraction(0))
        for criterion, tables in weights.items():
            for key, table in tables.items():
                within = {questions[place]: part[1] for place, part in zip(places[criterion], key, strict=True)}
                means = self._mean_value(criterion, {q: within.get(q, options[q]) for q in own[criterion]}, plant)
                for name, times in table.items():
                    values[name] += means[name] * times
        return (
            {name: Fraction(count, total) for name, count in passing.items()},
            {name: value / total for name, value in values.items()},
        )

    def _passing(self, gate: str, questions: Sequence[str], state: Sequence[_Class]) -> tuple[str, ...]:
        """Return the alternatives for which a gate passes in one combination of classes of answers."""
        key = (gate, *(kind for kind, _ in state))
        if key not in self._passes:
            levels = {name: members[0] for (_, members), name in zip(state, questions, strict=True)}
            entity = self.model.gates[gate]
            self._passes[key] = tuple(
                name for name in self.model.alternatives if not GATE_RULES[gate].fails(entity, levels, name)
            )
        return self._passes[key]

    def _classes(self, gate: str, question: str, names: Sequence[str]) -> list[_Class]:
        """Return the open levels of a question, grouped where the gate treats them alike."""
        groups: dict[Hashable, list[str]] = {}
        for name in names:
            groups.setdefault(GATE_RULES[gate].fail_class(self.model.gates[gate], question, name), []).append(name)
        return [(kind, tuple(group)) for kind, group in groups.items()]


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
    now = information.payoffs({})
    leader, baseline = best(now), max(now.values())
    findings = []
    for question in answers.unknown:
        levels = open_levels(model.questions[question], answers)
        after = [information.payoffs({question: level}) for level in levels]
        points = sum((max(payoffs.values()) for payoffs in after), Fraction(0)) / len(levels) - baseline
        moved = Fraction(sum(payoffs[leader] < max(payoffs.values()) for payoffs in after), len(levels))
        findings.append(Finding(question, points, moved, model.questions[question].find_out_months))
    return sorted(findings, key=lambda item: (-item.points, -item.changes_leader, item.question))
