"""Random answer sets and what becomes of them: who leads, with which word, and which gates rule alternatives out.

Every question is answered, each answer equally likely, contradictions included. Words are found as ``assess`` finds
them, but score flips are searched only as far as the words need, so that thousands of sets take seconds.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from calculator import load_model
from calculator.analysis import SplitMix64
from calculator.answers import Answers, Weights, read_answers
from calculator.decision.flips import FlipSet, score_flips
from calculator.decision.ranking import Ranking, rank
from calculator.decision.verdict import Evidence, decide
from calculator.entities import GateResult, Model
from calculator.gates import gate_results

SEED = "random answer sets 1"
SETS = 2000
NO_WEIGHTS = Weights("none")
Gates = dict[str, dict[str, GateResult]]


@dataclass(frozen=True)
class Outcome:
    """One answer set and its result; ``leader`` is ``None`` when every alternative is ruled out."""

    answers: Mapping[str, str]
    excluded: Mapping[str, tuple[str, ...]]
    leader: str | None
    word: str


@dataclass(frozen=True)
class ScenarioTable:
    """Counts over all sets.

    Attributes:
        words: leader (or ``None``) → word → sets.
        ruled_out: gate → alternative → sets in which the gate rules it out.
        all_three: gate → sets in which it rules out all three alternatives.
    """

    sets: int
    seed: str
    words: Mapping[str | None, Mapping[str, int]]
    ruled_out: Mapping[str, Mapping[str, int]]
    all_three: Mapping[str, int]


def random_answers(model: Model, sets: int = SETS, seed: str = SEED) -> Iterator[dict[str, str]]:
    """Yield complete answer sets, the same on every machine; each answer of a question is equally likely."""
    draw = SplitMix64.from_text(seed)
    for _ in range(sets):
        yield {
            question.id: question.levels[draw.next32() * len(question.levels) >> 32].id
            for question in model.questions.values()
        }


def outcome(model: Model, given: Mapping[str, str]) -> Outcome:
    """Return leader and verdict word of one complete answer set."""
    answers = read_answers(model, given)
    gates = gate_results(model, answers)
    failing = {
        name: tuple(gate for gate, states in gates.items() if states[name].state == "fail")
        for name in model.alternatives
    }
    ranking = rank(model, answers, NO_WEIGHTS, [name for name, gate in failing.items() if not gate])
    word = decide(model, answers, _evidence(model, answers, gates, ranking)).word
    return Outcome(given, {name: gate for name, gate in failing.items() if gate}, ranking.leader, word)


def _evidence(model: Model, answers: Answers, gates: Gates, ranking: Ranking) -> Evidence:
    flips = _flips(model, answers, ranking, keep_gates=True)
    if len(ranking.remaining) != 1:
        return Evidence(ranking, gates, flips, (), None, ())
    everyone = rank(model, answers, NO_WEIGHTS, list(model.alternatives))
    return Evidence(ranking, gates, flips, (), everyone, _flips(model, answers, everyone, keep_gates=False))


def _flips(model: Model, answers: Answers, ranking: Ranking, *, keep_gates: bool) -> tuple[FlipSet, ...]:
    """Return flip sets smaller than *Clear* allows; larger ones change no word."""
    if ranking.mean_leader is None:
        return ()
    rivals = [name for name in ranking.remaining if name != ranking.mean_leader]
    limit = model.verdict["clear_flip"] - 1
    return tuple(score_flips(model, answers, ranking.weights, ranking.mean_leader, rivals, limit, keep_gates))


def scenario_table(model: Model, sets: int = SETS, seed: str = SEED) -> ScenarioTable:
    """Count how random answer sets come out; 2,000 sets take about half a minute."""
    found = [outcome(model, answers) for answers in random_answers(model, sets, seed)]
    leaders: list[str | None] = [*model.alternatives, None]
    return ScenarioTable(
        sets=sets,
        seed=seed,
        words={
            leader: {
                word: sum(one.leader == leader and one.word == word for one in found)
                for word in model.texts["verdict_words"]
            }
            for leader in leaders
        },
        ruled_out={
            gate: {name: sum(gate in one.excluded.get(name, ()) for one in found) for name in model.alternatives}
            for gate in model.gates
        },
        all_three={
            gate: sum(all(gate in one.excluded.get(name, ()) for name in model.alternatives) for one in found)
            for gate in model.gates
        },
    )


def as_markdown(model: Model, table: ScenarioTable) -> str:
    """Return two tables: leaders by verdict word, and what the gates rule out."""
    return f"{leaders_markdown(model, table)}\n\n{gates_markdown(model, table)}"


def leaders_markdown(model: Model, table: ScenarioTable) -> str:
    """Return a table of leaders by verdict word, with each leader's part of the sets that have one."""
    words = {word: name for word, name in model.texts["verdict_words"].items() if word != "blocked"}
    led = sum(sum(table.words[name].values()) for name in model.alternatives)
    rows = [["Leads", "Sets", "Of those with a leader", *words.values()]]
    for name, entity in model.alternatives.items():
        counts = table.words[name]
        total = sum(counts.values())
        rows.append([entity.name, f"{total:,}", _percent(total, led), *(f"{counts[word]:,}" for word in words)])
    blocked = table.words[None]["blocked"]
    rows.append([f"None: {model.texts['verdict_words']['blocked'].lower()}", f"{blocked:,}", "", *("" for _ in words)])
    return _markdown(rows)


def gates_markdown(model: Model, table: ScenarioTable) -> str:
    """Return a table of how often each gate rules out each alternative, and all three at once."""
    names = list(model.alternatives)
    rows = [["Gate", *(f"Rules out {model.texts['alternative_names'][name]}" for name in names), "Rules out all three"]]
    for gate, entity in model.gates.items():
        counts = [table.ruled_out[gate][name] for name in names]
        title = f"{entity.number} {entity.title}"
        rows.append([title, *(_percent(count, table.sets) for count in (*counts, table.all_three[gate]))])
    return _markdown(rows)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "0 %"


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([head, f"|---{'|--:' * (len(rows[0]) - 1)}|", *body])


def main() -> None:
    """Print the tables, for all sets or for as many as the first argument says."""
    model = load_model()
    sets = next((int(word) for word in islice(sys.argv, 1, 2)), SETS)
    table = scenario_table(model, sets)
    print(f"{table.sets:,} random answer sets, seed “{table.seed}”\n\n{as_markdown(model, table)}")


if __name__ == "__main__":
    main()
