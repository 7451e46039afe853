"""The same results by listing everything, for tests only: slow, plain, and apart from the engine's arithmetic.

Only the model's data and the state of gates (tested on their own) are taken from the engine. Values are averages over
answers still open, counted in whole parts of a point so that nothing is rounded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product

from calculator.answers import Answers, read_answers
from calculator.decision.changes import Change
from calculator.entities import Question
from calculator.gates.judge import judge
from tests.unit.programmes import EVERYONE, MODEL

PLANT, RUNS = "existing_plant", "licensed_running"
# Divides evenly by the number of states of any one criterion and of the plant.
PARTS = 4 * 3 * 4**3 * 5**4
SCORED = tuple(question.id for question in MODEL.questions.values() if question.criterion or question.id == PLANT)
READERS = {name: tuple(q.id for q in MODEL.questions.values() if name in q.gates) for name in MODEL.gates}

Levels = Mapping[str, str]
Flips = dict[frozenset[Change], str]


def open_levels(question: Question, levels: Levels) -> list[str]:
    """Return the answers a question may still have: the known one, or those that no other known answer excludes."""
    if question.id in levels:
        return [levels[question.id]]
    return [
        level.id
        for level in question.levels
        if not any(levels.get(other) in excluded for other, excluded in level.excluded_when.items())
    ]


def contradictions(levels: Levels) -> int:
    """Return how many pairs of known answers cannot both be true."""
    return sum(
        levels.get(other) in excluded
        for name, answer in levels.items()
        for other, excluded in MODEL.questions[name].level(answer).excluded_when.items()
    )


def level_of(criterion: str, found: Sequence[int]) -> int:
    """Return the level that answers amount to: the lowest, or the bottom for two platforms only elsewhere."""
    if MODEL.criteria[criterion].combine == "platforms" and list(found).count(1) > 1:
        return 0
    return min(found)


@cache
def _value(criterion: str, options: tuple[tuple[int, ...], ...], plants: tuple[bool, ...]) -> dict[str, int]:
    entity = MODEL.criteria[criterion]
    states = list(product(product(*options), plants))
    totals = dict.fromkeys(EVERYONE, 0)
    for found, plant in states:
        table = entity.plant_levels if plant and entity.plant_levels else entity.levels
        for name in EVERYONE:
            totals[name] += table[level_of(criterion, found)].value[name]
    return {name: total * PARTS // len(states) for name, total in totals.items()}


def value(criterion: str, levels: Levels) -> dict[str, int]:
    """Return the average value of every alternative on a criterion, in whole parts of a point."""
    plants = tuple(name == RUNS for name in open_levels(MODEL.questions[PLANT], levels))
    options = []
    for question in MODEL.questions_of(criterion):
        names = open_levels(question, levels)
        options.append(tuple(question.level(name).criterion_level or 0 for name in names))
    return _value(criterion, tuple(options), plants)


def scores(levels: Levels, swings: Sequence[int]) -> dict[str, int]:
    """Return the score of every alternative times the sum of the swings, in whole parts of a point."""
    rows = [value(criterion, levels) for criterion in MODEL.criteria]
    return {name: sum(s * row[name] for s, row in zip(swings, rows, strict=True)) for name in EVERYONE}


@cache
def _states(gate: str, known: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    answers = read_answers(MODEL, dict(known))
    return tuple(judge(MODEL, MODEL.gates[gate], answers, name).state for name in EVERYONE)


def gate_states(levels: Levels) -> tuple[tuple[str, ...], ...]:
    """Return the state of every gate for every alternative."""
    return tuple(
        _states(gate, tuple((name, levels[name]) for name in readers if name in levels))
        for gate, readers in READERS.items()
    )


def changes_of(question: Question, levels: Levels) -> list[Change]:
    """Return every other answer a question could have: any reachable one when known, any open one when not."""
    before = levels.get(question.id)
    if before is None:
        return [Change(question.id, "", name) for name in open_levels(question, levels)]
    after = [level.id for level in question.levels if level.reachable and level.id != before]
    return [Change(question.id, before, name) for name in after] if question.changeable else []


def change_sets(levels: Levels, questions: Iterable[str], most: int) -> Iterator[frozenset[Change]]:
    """Return every set of at most so many changed answers, smaller sets first."""
    options = [changes_of(MODEL.questions[name], levels) for name in questions]
    for size in range(1, most + 1):
        for picked in combinations([option for option in options if option], size):
            for changes in product(*picked):
                yield frozenset(changes)


def after(levels: Levels, changes: Iterable[Change]) -> dict[str, str]:
    """Return the known answers after some changes."""
    return {**levels, **{change.question: change.after for change in changes}}


def has_part_in(changes: frozenset[Change], found: Mapping[frozenset[Change], object]) -> bool:
    """Tell whether some proper part of a set was found already."""
    return any(frozenset(p) in found for size in range(1, len(changes)) for p in combinations(changes, size))


class Gaps:
    """How far rivals are ahead of the leader on each criterion under some changes, in whole parts of a point."""

    def __init__(self, levels: Levels, swings: Sequence[int], leader: str, rivals: Sequence[str]) -> None:
        self.levels, self.leader, self.rivals = levels, leader, rivals
        self.swing_of = dict(zip(MODEL.criteria, swings, strict=True))
        self.known: dict[tuple[str, frozenset[Change]], list[int]] = {}
        # The plant alone feeds no criterion.
        self.criterion_of = {name: MODEL.questions[name].criterion for name in SCORED}
        self.start = [sum(column) for column in zip(*(self.on(name, ()) for name in MODEL.criteria), strict=True)]

    def on(self, criterion: str, changes: Iterable[Change]) -> list[int]:
        """Return the weighted gaps on one criterion; only its own changes and a change of plant can matter."""
        own = frozenset(c for c in changes if c.question == PLANT or self.criterion_of[c.question] == criterion)
        if (criterion, own) not in self.known:
            row, swing = value(criterion, after(self.levels, own)), self.swing_of[criterion]
            self.known[criterion, own] = [swing * (row[rival] - row[self.leader]) for rival in self.rivals]
        return self.known[criterion, own]

    def ahead(self, changes: frozenset[Change]) -> list[int]:
        """Return how far each rival is ahead in all, counting anew what the changes touch: with a plant, everything."""
        asked = {self.criterion_of[change.question] for change in changes}
        total = list(self.start)
        for criterion in self.swing_of if None in asked else asked:
            now, before = self.on(criterion or "", changes), self.on(criterion or "", ())
            total = [gap + new - old for gap, new, old in zip(total, now, before, strict=True)]
        return total

    def every_change_moves_a_score(self, changes: frozenset[Change]) -> bool:
        """Tell whether, within each criterion, what changes moves the alternatives to each other.

        A change that moves no score but keeps a gate from changing its state is no part of a score flip. A running
        plant that comes or goes changes the values of several criteria at once, so it is taken as given for the others.
        """
        plant = frozenset(change for change in changes if change.question == PLANT)
        if plant and open_plants(after(self.levels, plant)) == open_plants(self.levels):
            return False
        touched = {self.criterion_of[change.question] for change in changes - plant}
        return all(self.on(name, changes) != self.on(name, plant) for name in touched if name)


def open_plants(levels: Levels) -> list[bool]:
    """Return, for each answer still open, whether a licensed plant would run."""
    return [name == RUNS for name in open_levels(MODEL.questions[PLANT], levels)]


def smallest_score_flips(
    answers: Answers, swings: Sequence[int], leader: str, rivals: Sequence[str], most: int, known: bool = True
) -> Flips:
    """Return each smallest set of changes that makes a rival lead, with that rival, while every gate keeps its state.

    Args:
        known: change known answers; false fills in unknown ones.
    """
    levels = answers.levels
    questions = [name for name in SCORED if (name in levels) == known]
    states, contradicted = gate_states(levels), contradictions(levels)
    gaps = Gaps(levels, swings, leader, rivals)
    found: Flips = {}
    for changes in change_sets(levels, questions, most):
        ahead = gaps.ahead(changes)
        if (
            max(ahead) > 0
            and not has_part_in(changes, found)
            and gaps.every_change_moves_a_score(changes)
            and contradictions(after(levels, changes)) <= contradicted
            and gate_states(after(levels, changes)) == states
        ):
            found[changes] = rivals[ahead.index(max(ahead))]
    return found


# The conditions of failure, typed a second time from the published tables of the gates.
MULTIPLIER = {"preclinical": 1, "phase_1": 1, "phase_2": 2, "pivotal": 4, "filed_or_marketed": 6}
NEXT_MULTIPLIER = {"preclinical": 1, "phase_1": 2, "phase_2": 4, "pivotal": 6, "filed_or_marketed": 6}
OPEN_CHANGES = {"none": 0, "one": 1, "two": 2, "three": 3, "four_or_more": 4}
BUDGET = {"none": 2, "analytical_only": 4, "one_major": 8, "two_or_more": 16}
MOVES_FROM = {
    "in_house": ("academic_centre", "cdmo"),
    "cdmo": ("own_site", "academic_centre"),
    "hybrid": ("own_site", "academic_centre"),
}
STEPS = ("fit_harvest", "fit_wash", "fit_formulation", "fit_fill_finish")
HALF_POINTS = {
    "quality_system": {"none": 2},
    "aseptic_behaviours": {"not_started": 2},
    "people": {"none_employed": 2},
    "bandwidth": {"nobody": 2, "part_time": 1},
}
# The questions that decide whether a gate fails.
DECIDING = {
    "comparability": ("planned_changes", "phase", "made_now", "internalise_later", "change_budget"),
    "capability_fit": (*STEPS, "partner_options"),
    "operating_model": (*HALF_POINTS, "runway", "commercial_case", PLANT),
}


def comparability_fails(levels: Levels, alternative: str) -> bool:
    moves = levels["made_now"] in MOVES_FROM[alternative]
    points = (OPEN_CHANGES[levels["planned_changes"]] + moves) * MULTIPLIER[levels["phase"]]
    if alternative == "hybrid" and levels["internalise_later"] == "after_pivotal":
        points += MULTIPLIER["filed_or_marketed"]
    if alternative == "hybrid" and levels["internalise_later"] == "from_start":
        points += NEXT_MULTIPLIER[levels["phase"]]
    return points > BUDGET[levels["change_budget"]]


def capability_fit_fails(levels: Levels, alternative: str) -> bool:
    no_maker = alternative != "in_house" and levels["partner_options"] == "none_found"
    return no_maker or any(levels[step] == "nobody" for step in STEPS)


def operating_model_fails(levels: Levels, alternative: str) -> bool:
    points = sum(table.get(levels[name], 0) for name, table in HALF_POINTS.items())
    broke = levels["runway"] == "under_12" and (levels[PLANT] == RUNS or levels["commercial_case"] != "agreed")
    if alternative == "in_house":
        return points >= 4 or broke
    return alternative == "hybrid" and points >= 6


FAILS = {
    "comparability": comparability_fails,
    "capability_fit": capability_fit_fails,
    "operating_model": operating_model_fails,
}


def fails_for_sure(gate: str, levels: Levels, alternative: str) -> bool:
    """Tell whether a gate fails for an alternative whatever its unknown answers turn out to be."""
    return gate in FAILS and _fails_for_sure(gate, tuple(levels.get(name) for name in DECIDING[gate]), alternative)


@cache
def _fails_for_sure(gate: str, known: tuple[str | None, ...], alternative: str) -> bool:
    asked = DECIDING[gate]
    levels = {name: level for name, level in zip(asked, known, strict=True) if level is not None}
    ways = product(*(open_levels(MODEL.questions[name], levels) for name in asked))
    return all(FAILS[gate](dict(zip(asked, way, strict=True)), alternative) for way in ways)


def smallest_gate_flips(answers: Answers, gates: Sequence[str], alternative: str, failing: bool, most: int) -> Flips:
    """Return each smallest set of changes after which one of some gates fails for sure, or none of them does."""
    levels, contradicted = answers.levels, contradictions(answers.levels)
    found: Flips = {}
    for changes in change_sets(levels, [name for gate in gates for name in DECIDING.get(gate, ())], most):
        now = after(levels, changes)
        if (
            not has_part_in(changes, found)
            and any(fails_for_sure(gate, now, alternative) for gate in gates) == failing
            and contradictions(now) <= contradicted
        ):
            found[changes] = alternative
    return found


def payoffs(levels: Levels, swings: Sequence[int], floor: int) -> dict[str, int]:
    """Return what each alternative is worth when every answer is known: its score, or the floor where a gate fails."""
    reached = scores(levels, swings)
    lost = floor * PARTS * sum(swings)
    return {
        name: lost if any(FAILS[gate](levels, name) for gate in FAILS) else points for name, points in reached.items()
    }


def joint_worlds(answers: Answers) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Return every way the unknown answers may turn out together: those answers, and all answers."""
    options = [open_levels(MODEL.questions[name], answers.levels) for name in answers.unknown]
    for way in product(*options):
        resolved = dict(zip(answers.unknown, way, strict=True))
        yield resolved, {**answers.levels, **resolved}
