"""Named situations of calculator/model/scenarios, and what the engine makes of them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from calculator import Assessment, assess, load_model
from calculator.answers import Weights, read_answers
from calculator.decision.ranking import rank
from calculator.entities import GateResult
from calculator.gates import gate_results

FOLDER = Path(__file__).parents[2] / "calculator" / "model" / "scenarios"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
MODEL = load_model()


@dataclass(frozen=True)
class Standing:
    """Gates and shares: the quick part of an assessment.

    Attributes:
        shares: first-rank acceptability; 0 for an alternative that a gate excludes.
    """

    gates: Mapping[str, Mapping[str, GateResult]]
    shares: Mapping[str, Fraction]
    leader: str | None

    def states(self, gate: str) -> dict[str, str]:
        return {name: result.state for name, result in self.gates[gate].items()}


def path_of(name: str) -> Path:
    return FOLDER / f"{name}.toml"


@cache
def _answers(name: str) -> Mapping[str, str]:
    answers: dict[str, str] = tomllib.loads(path_of(name).read_text(encoding="utf-8"))["answers"]
    return answers


def answers_of(name: str, **changes: str) -> dict[str, str]:
    """Return the answers of a named situation with some of them changed."""
    return {**_answers(name), **changes}


@cache
def assessed(name: str, **changes: str) -> Assessment:
    """Return the whole assessment of a named situation with some answers changed."""
    return assess(MODEL, answers_of(name, **changes))


def standing(answers: Mapping[str, str]) -> Standing:
    """Return gates, shares and leader without flips, findings and words."""
    said = read_answers(MODEL, answers)
    gates = gate_results(MODEL, said)
    remaining = [name for name in MODEL.alternatives if all(states[name].state != "fail" for states in gates.values())]
    ranking = rank(MODEL, said, Weights("none"), remaining)
    shares = {name: ranking.shares.get(name, Fraction(0)) for name in MODEL.alternatives}
    return Standing(gates, shares, ranking.leader)
