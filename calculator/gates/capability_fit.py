"""G3: can somebody run each downstream step in this place? The weakest step decides."""

from collections.abc import Hashable

from calculator.answers import Answers
from calculator.entities import Finding, Gate, Model
from calculator.gates.rule import Levels, finding, in_words

STEPS = ("fit_harvest", "fit_wash", "fit_formulation", "fit_fill_finish")
PARTNER = "partner_options"
NEEDS_MAKER = ("cdmo", "hybrid")


def name_steps(gate: Gate, names: list[str]) -> str:
    """Return step names as words: "Harvest, wash and formulation"."""
    known = gate.choices["step_words"]
    words = [known[name] if place == 0 else known[name].lower() for place, name in enumerate(names)]
    return gate.choices["step_words"]["all"] if len(names) == len(STEPS) else in_words(words)


class CapabilityFit:
    """Rule table of model-tables.md section 3, G3."""

    def needs(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> tuple[str, ...]:
        """The four steps; a maker too for alternatives that use one."""
        return (*STEPS, PARTNER) if alternative in NEEDS_MAKER else STEPS

    def findings(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> list[Finding]:
        """One finding per outcome, naming the steps that reach it; passes are named only when nothing else is."""
        groups: dict[str, list[str]] = {}
        for step in STEPS:
            groups.setdefault(gate.choices[alternative][answers.levels[step]], []).append(step)
        found = [
            finding(gate, outcome, tuple(steps), steps=name_steps(gate, steps))
            for outcome, steps in groups.items()
            if gate.outcomes[outcome].state != "pass"
        ]
        partner = gate.choices["partner"].get(answers.levels.get(PARTNER, ""))
        if alternative in NEEDS_MAKER and partner is not None:
            found.append(finding(gate, partner, (PARTNER,)))
        return found or [finding(gate, "shown", STEPS)]

    def fails(self, gate: Gate, levels: Levels, alternative: str) -> bool:
        """Some step that nobody has shown, or no maker where one is needed."""
        outcomes = [gate.choices[alternative][levels[step]] for step in STEPS]
        if alternative in NEEDS_MAKER and levels[PARTNER] in gate.choices["partner"]:
            outcomes.append(gate.choices["partner"][levels[PARTNER]])
        return any(gate.outcomes[outcome].state == "fail" for outcome in outcomes)

    def fail_questions(self, gate: Gate) -> tuple[str, ...]:
        """The four steps and the maker."""
        return (*STEPS, PARTNER)

    def fail_class(self, gate: Gate, question: str, level: str) -> Hashable:
        """Levels are alike when they fail, or do not fail, for the same alternatives."""
        if question == PARTNER:
            outcome = gate.choices["partner"].get(level)
            return outcome is not None and gate.outcomes[outcome].state == "fail"
        return tuple(
            gate.outcomes[gate.choices[name][level]].state == "fail" for name in ("in_house", "cdmo", "hybrid")
        )
