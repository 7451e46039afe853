"""G2: do the changes and moves ahead fit the budget for proving that the product is still the same?"""

from collections.abc import Hashable

from calculator.answers import Answers
from calculator.entities import Finding, Gate, Model
from calculator.gates.rule import Levels, finding

CHANGES, PHASE, MADE_NOW, LATER, BUDGET = "planned_changes", "phase", "made_now", "internalise_later", "change_budget"
POTENCY = "potency_assay"


class Comparability:
    """Rule table of model-tables.md section 3, G2: E = (open changes + moves) x multiplier against the budget."""

    def needs(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> tuple[str, ...]:
        """Changes, phase, place and budget; later move for hybrid; potency from the pivotal phase on."""
        asked = [CHANGES, PHASE, MADE_NOW, BUDGET]
        if alternative == "hybrid":
            asked.append(LATER)
        if answers.get(PHASE) in gate.numbers["potency_needed"]:
            asked.append(POTENCY)
        return tuple(asked)

    def findings(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> list[Finding]:
        """Exposure against budget now and in the next phase, and the potency assay where it is needed."""
        levels = answers.levels
        following = {**levels, PHASE: gate.choices["next_phase"][levels[PHASE]]}
        now, then = self._exposure(gate, levels, alternative), self._exposure(gate, following, alternative)
        budget = gate.numbers["budget"][levels[BUDGET]]
        outcome = "beyond" if now > budget else "before_next_phase" if then > budget else "within"
        later, counts = self._later(gate, levels, alternative)
        asked = self.needs(model, gate, answers, alternative)
        words = {
            "now": now,
            "next": then,
            "budget": budget,
            "changes": gate.numbers["changes"][levels[CHANGES]],
            "moves": gate.numbers[alternative][levels[MADE_NOW]] + later,
            "later": f", the later one counting {counts}" if later else "",
        }
        found = [finding(gate, outcome, tuple(name for name in asked if name != POTENCY), **words)]
        if POTENCY in asked and levels[POTENCY] not in gate.numbers["potency_met"]:
            found.append(finding(gate, "potency_first", (POTENCY, PHASE)))
        return found

    def _later(self, gate: Gate, levels: Levels, alternative: str) -> tuple[int, int]:
        """Return later moves (0 or 1) and the multiplier of the phase in which the move falls."""
        multiplier = gate.numbers["later_move"].get(levels.get(LATER, "")) if alternative == "hybrid" else None
        if multiplier is None:
            return (0, 0)
        following = gate.choices["next_phase"][levels[PHASE]]
        return (1, multiplier or gate.numbers["multiplier"][following])

    def _exposure(self, gate: Gate, levels: Levels, alternative: str) -> int:
        first_moves = gate.numbers[alternative][levels[MADE_NOW]]
        changes = gate.numbers["changes"][levels[CHANGES]]
        later, later_multiplier = self._later(gate, levels, alternative)
        multiplier = gate.numbers["multiplier"][levels[PHASE]]
        return (changes + first_moves) * multiplier + later * later_multiplier

    def fails(self, gate: Gate, levels: Levels, alternative: str) -> bool:
        """Exposure now exceeds the budget."""
        return self._exposure(gate, levels, alternative) > gate.numbers["budget"][levels[BUDGET]]

    def fail_questions(self, gate: Gate) -> tuple[str, ...]:
        """All but the potency assay, which makes the gate at most conditional."""
        return (CHANGES, PHASE, MADE_NOW, BUDGET, LATER)

    def fail_class(self, gate: Gate, question: str, level: str) -> Hashable:
        """Later moves are alike when they cost the same; every other level differs."""
        return gate.numbers["later_move"].get(level) if question == LATER else level
