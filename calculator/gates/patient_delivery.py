"""G1: is reliable delivery at risk? The same work for every alternative; it never excludes one."""

from collections.abc import Hashable

from calculator.answers import Answers, open_levels
from calculator.entities import Finding, Gate, Model, Months, Outcome
from calculator.gates.rule import Levels, finding
from calculator.timeline import NO_TIME

DELIVERY, PRODUCT = "delivery_reliability", "product"


def outcome_of(gate: Gate, delivery: str, product: str | None) -> Outcome:
    """Return the outcome of one answer on delivery, for a product or while it is unknown."""
    table = gate.choices["delivery"]
    if product == "autologous":
        table = {**table, **gate.choices["autologous"]}
    return gate.outcomes[table[delivery]]


def work_before(model: Model, answers: Answers) -> tuple[Months, ...]:
    """Return the months of work before which nothing may start: one entry when the answers settle it."""
    gate = model.gates["patient_delivery"]
    reached = [
        outcome_of(gate, delivery, product)
        for delivery in open_levels(model.questions[DELIVERY], answers)
        for product in open_levels(model.questions[PRODUCT], answers)
    ]
    waits = (outcome.months if outcome.not_before else None for outcome in reached)
    return tuple(dict.fromkeys(wait or NO_TIME for wait in waits))


class PatientDelivery:
    """Rule table of model-tables.md section 3, G1."""

    def needs(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> tuple[str, ...]:
        """Delivery always; the product only where the rule differs for autologous lots."""
        delivery = answers.get(DELIVERY)
        return (DELIVERY, PRODUCT) if delivery in gate.choices["autologous"] else (DELIVERY,)

    def findings(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> list[Finding]:
        """One outcome, by runs delivered and by product."""
        outcome = outcome_of(gate, answers.levels[DELIVERY], answers.get(PRODUCT))
        return [finding(gate, outcome.id, self.needs(model, gate, answers, alternative))]

    def fails(self, gate: Gate, levels: Levels, alternative: str) -> bool:
        """Never: it obliges all three alternatives and prefers none."""
        return False

    def fail_questions(self, gate: Gate) -> tuple[str, ...]:
        """None, as it never fails."""
        return ()

    def fail_class(self, gate: Gate, question: str, level: str) -> Hashable:
        """Every level is alike."""
        return None
