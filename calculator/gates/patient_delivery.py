"""G1: is reliable delivery at risk? The same work for every alternative; it never excludes one."""

from collections.abc import Hashable

from calculator.answers import Answers
from calculator.entities import Finding, Gate, Model
from calculator.gates.rule import Levels, finding

DELIVERY, PRODUCT = "delivery_reliability", "product"


class PatientDelivery:
    """Rule table of model-tables.md section 3, G1."""

    def needs(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> tuple[str, ...]:
        """Delivery always; the product only where the rule differs for autologous lots."""
        delivery = answers.get(DELIVERY)
        return (DELIVERY, PRODUCT) if delivery in gate.choices["autologous"] else (DELIVERY,)

    def findings(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> list[Finding]:
        """One outcome, by runs delivered and by product."""
        delivery = answers.levels[DELIVERY]
        table = gate.choices["delivery"]
        if answers.get(PRODUCT) == "autologous":
            table = {**table, **gate.choices["autologous"]}
        return [finding(gate, table[delivery], self.needs(model, gate, answers, alternative))]

    def fails(self, gate: Gate, levels: Levels, alternative: str) -> bool:
        """Never: it obliges all three alternatives and prefers none."""
        return False

    def fail_questions(self, gate: Gate) -> tuple[str, ...]:
        """None, as it never fails."""
        return ()

    def fail_class(self, gate: Gate, question: str, level: str) -> Hashable:
        """Every level is alike."""
        return None
