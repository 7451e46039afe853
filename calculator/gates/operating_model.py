"""G4: can the team run this while it runs the clinic and raises money? A constraint, not a verdict on the team."""

from collections.abc import Hashable

from calculator.answers import PLANT_QUESTION, PLANT_RUNS, Answers
from calculator.entities import Finding, Gate, Model, Months
from calculator.gates.rule import Levels, finding
from calculator.timeline import NO_TIME, first_batch, path_question

POINTS = ("quality_system", "aseptic_behaviours", "people", "bandwidth")
RUNWAY, COMMERCIAL, READOUT, BANDWIDTH = "runway", "commercial_case", "readout_due", "bandwidth"


class OperatingModel:
    """Rule table of model-tables.md section 3, G4, what is missing being counted in half points."""

    def needs(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> tuple[str, ...]:
        """Points for what own operation asks; runway for all; plant, demand and read-out for in-house."""
        if alternative == "cdmo":
            return (BANDWIDTH, RUNWAY)
        asked = [*POINTS, RUNWAY]
        if alternative == "in_house":
            asked.append(PLANT_QUESTION)
            if answers.get(PLANT_QUESTION) != PLANT_RUNS:
                asked.append(READOUT)
                if answers.get(RUNWAY) in gate.numbers["short_runway"]:
                    asked.append(COMMERCIAL)
        if self._runway(model, gate, answers, alternative) is None:
            asked.append(path_question(model, alternative))
        return tuple(dict.fromkeys(asked))

    def findings(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> list[Finding]:
        """What is missing, what the money carries, and whether capital should wait for a read-out."""
        found: list[Finding] = []
        if alternative == "cdmo":
            if self._half_points(gate, answers.levels, (BANDWIDTH,)) >= gate.numbers[BANDWIDTH]["nobody"]:
                found.append(finding(gate, "nobody_to_oversee", (BANDWIDTH,)))
        else:
            found += self._missing(gate, answers, alternative)
        found += self._money(model, gate, answers, alternative)
        return found or [finding(gate, "ready", self.needs(model, gate, answers, alternative))]

    def _missing(self, gate: Gate, answers: Answers, alternative: str) -> list[Finding]:
        points = self._half_points(gate, answers.levels, POINTS)
        limits = gate.numbers[alternative]
        if points < limits["conditional"]:
            return []
        lacking = tuple(name for name in POINTS if gate.numbers[name].get(answers.levels[name]))
        words = ", ".join(gate.choices["missing_words"][name] for name in lacking)
        outcome = "too_much_missing" if points >= limits["fail"] else "some_missing"
        return [finding(gate, outcome, lacking, missing=words)]

    def _money(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> list[Finding]:
        found: list[Finding] = []
        if alternative == "in_house" and self._cannot_pay(gate, answers.levels):
            running = answers.get(PLANT_QUESTION) == PLANT_RUNS
            asked = (RUNWAY,) if running else (RUNWAY, COMMERCIAL)
            found.append(finding(gate, "no_money_to_run" if running else "no_money_to_build", asked))
        elif (short := self._runway(model, gate, answers, alternative)) is not None and short[0] < short[1]:
            found.append(finding(gate, "runway_short", (RUNWAY,), runway=short[0], path=short[1]))
        builds = alternative == "in_house" and answers.get(PLANT_QUESTION) != PLANT_RUNS
        if builds and answers.levels[READOUT] in gate.numbers["readout_at_risk"]:
            found.append(finding(gate, "stage_capital", (READOUT,)))
        return found

    def _runway(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> tuple[int, int] | None:
        """Return sure months of money and typical months of the path, or ``None`` where an open path decides."""
        answer = answers.get(RUNWAY)
        if answer is None:
            return (0, 0)
        money = model.questions[RUNWAY].level(answer).months or 0
        typical = [months[1] for months in first_batch(model, alternative, answers, self._work_before(model, answers))]
        if min(typical) <= money < max(typical):
            return None
        return (money, min(typical) if money < min(typical) else max(typical))

    def _work_before(self, model: Model, answers: Answers) -> Months:
        """Return the months of G1's work package where nothing may start before it is done."""
        delivery = model.gates["patient_delivery"]
        answer = answers.get("delivery_reliability")
        if answer is None:
            return NO_TIME
        table = dict(delivery.choices["delivery"])
        if answers.get("product") == "autologous":
            table.update(delivery.choices["autologous"])
        outcome = delivery.outcomes[table[answer]]
        return outcome.months if outcome.not_before and outcome.months else NO_TIME

    def _half_points(self, gate: Gate, levels: Levels, names: tuple[str, ...]) -> int:
        return sum(gate.numbers[name].get(levels[name], 0) for name in names)

    def _cannot_pay(self, gate: Gate, levels: Levels) -> bool:
        short = levels[RUNWAY] in gate.numbers["short_runway"]
        running = levels[PLANT_QUESTION] == PLANT_RUNS
        return short and (running or levels[COMMERCIAL] not in gate.numbers["offsets_runway"])

    def fails(self, gate: Gate, levels: Levels, alternative: str) -> bool:
        """Too many points, or for in-house too little money. Never for the CDMO."""
        if alternative == "cdmo":
            return False
        too_many = self._half_points(gate, levels, POINTS) >= gate.numbers[alternative]["fail"]
        return too_many or (alternative == "in_house" and self._cannot_pay(gate, levels))

    def fail_questions(self, gate: Gate) -> tuple[str, ...]:
        """The four points, runway, demand and plant."""
        return (*POINTS, RUNWAY, COMMERCIAL, PLANT_QUESTION)

    def fail_class(self, gate: Gate, question: str, level: str) -> Hashable:
        """Levels with the same points, or on the same side of a threshold, are alike."""
        if question == RUNWAY:
            return level in gate.numbers["short_runway"]
        if question == COMMERCIAL:
            return level in gate.numbers["offsets_runway"]
        if question == PLANT_QUESTION:
            return level == PLANT_RUNS
        return gate.numbers[question].get(level, 0)
