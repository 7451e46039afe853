"""Judge all gates for all alternatives. Unknown inputs give ``unknown``, or ``fail`` where no answer could avoid it."""

from collections.abc import Mapping

from calculator.answers import Answers
from calculator.entities import Finding, Gate, GateResult, GateState, Model
from calculator.gates.capability_fit import CapabilityFit
from calculator.gates.comparability import Comparability
from calculator.gates.operating_model import OperatingModel
from calculator.gates.patient_delivery import PatientDelivery
from calculator.gates.rule import Levels, Rule, finding

GATE_RULES: Mapping[str, Rule] = {
    "patient_delivery": PatientDelivery(),
    "comparability": Comparability(),
    "capability_fit": CapabilityFit(),
    "operating_model": OperatingModel(),
}
SEVERITY: tuple[GateState, ...] = ("pass", "conditional", "unknown", "fail")


def rule_for(gate: str) -> Rule:
    """Return the rule of a gate."""
    return GATE_RULES[gate]


def gate_results(model: Model, answers: Answers) -> dict[str, dict[str, GateResult]]:
    """Return gate id → alternative → result, all gates and alternatives."""
    return {
        gate.id: {name: judge(model, gate, answers, name) for name in model.alternatives}
        for gate in model.gates.values()
    }


def judge(model: Model, gate: Gate, answers: Answers, alternative: str) -> GateResult:
    """Return the state of one gate for one alternative with its findings, the worst first."""
    rule = GATE_RULES[gate.id]
    missing = [name for name in rule.needs(model, gate, answers, alternative) if answers.get(name) is None]
    if not missing:
        return _result(gate, alternative, rule.findings(model, gate, answers, alternative))
    hopeful = best_case(gate, answers)
    sure = [item for item in _hopeful(model, gate, rule, hopeful, alternative) if item.outcome.state != "pass"]
    about = [item for item in sure if not set(item.questions) & set(missing)]
    if any(item.outcome.state == "fail" for item in sure):
        return _result(gate, alternative, [item for item in sure if item.outcome.state == "fail"])
    asked = finding(gate, "unknown", tuple(missing), about=question_names(model, missing))
    return _result(gate, alternative, [asked, *about])


def _hopeful(model: Model, gate: Gate, rule: Rule, answers: Answers, alternative: str) -> list[Finding]:
    missing = [name for name in rule.needs(model, gate, answers, alternative) if answers.get(name) is None]
    return [] if missing else rule.findings(model, gate, answers, alternative)


def best_case(gate: Gate, answers: Answers) -> Answers:
    """Return the answers with every unknown question of the gate at its most hopeful level."""
    return Answers({**gate.choices["best"], **answers.levels}, answers.said_unknown, answers.unanswered)


def question_names(model: Model, names: list[str]) -> str:
    """Return the short names of questions as words for a sentence."""
    return ", ".join(model.texts["question_names"][name] for name in names)


def _result(gate: Gate, alternative: str, findings: list[Finding]) -> GateResult:
    ordered = sorted(findings, key=lambda item: -SEVERITY.index(item.outcome.state))
    return GateResult(gate.id, alternative, ordered[0].outcome.state, tuple(ordered))


def fails(model: Model, levels: Levels, alternative: str) -> bool:
    """Tell whether any gate fails for an alternative when every question of the gates is answered."""
    return any(rule.fails(model.gates[name], levels, alternative) for name, rule in GATE_RULES.items())


def fail_block(model: Model, gate: str) -> tuple[str, ...]:
    """Return the questions that can make a gate fail; blocks of different gates share none."""
    return GATE_RULES[gate].fail_questions(model.gates[gate])
