"""G4: can the team run this while it runs the clinic and raises money? A constraint, not a verdict on the team."""

from collections.abc import Hashable

from calculator.answers import PLANT_QUESTION, PLANT_RUNS, Answers
from calculator.entities import Finding, Gate, Model
from calculator.gates.patient_delivery import DELIVERY, PRODUCT, work_before
from calculator.gates.rule import Levels, finding, in_words
from calculator.timeline import first_batch, path_months, path_questions

POINTS = ("quality_system", "aseptic_behaviours", "people", "bandwidth")
RUNWAY, COMMERCIAL, READOUT, BANDWIDTH = "runway", "commercial_case", "readout_due", "bandwidth"


def sure_months(months: int) -> str:
    """Return sure months of money as words; the lowest answer is sure of none."""
    return f"at least {months} months" if months else "less than 12 months"


class OperatingModel:
    """Rule table of model-tables.md section 3, G4, what is missing being counted in half points."""

    def needs(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> tuple[str, ...]:
        """Points for what own operation asks; runway for all; plant, demand and read-out for in-house.

        Where runway is enough for some open paths and not for others, what decides the path as well.
        """
        asked = [BANDWIDTH, RUNWAY] if alternative == "cdmo" else [*POINTS, RUNWAY]
        if alternative == "in_house":
            asked.append(PLANT_QUESTION)
            if answers.get(PLANT_QUESTION) != PLANT_RUNS:
                asked.append(READOUT)
                if answers.get(RUNWAY) in gate.numbers["short_runway"]:
                    asked.append(COMMERCIAL)
        if self._runway(model, gate, answers, alternative) is None:
            asked += self._path_questions(model, answers, alternative)
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
        words = in_words([gate.choices["missing_words"][name] for name in lacking])
        outcome = "too_much_missing" if points >= limits["fail"] else "some_missing"
        return [finding(gate, outcome, lacking, missing=words)]

    def _money(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> list[Finding]:
        found: list[Finding] = []
        if alternative == "in_house" and self._cannot_pay(gate, answers.levels):
            running = answers.get(PLANT_QUESTION) == PLANT_RUNS
            reason, asked = ("no_money_to_run", (RUNWAY,)) if running else ("no_money_to_build", (RUNWAY, COMMERCIAL))
            found.append(finding(gate, reason, asked))
        elif (short := self._runway(model, gate, answers, alternative)) is not None and short[0] < short[1]:
            rests_on = (RUNWAY, *path_questions(model, alternative), DELIVERY, PRODUCT)
            found.append(finding(gate, "runway_short", rests_on, runway=sure_months(short[0]), path=short[1]))
        builds = alternative == "in_house" and answers.get(PLANT_QUESTION) != PLANT_RUNS
        if builds and answers.levels[READOUT] in gate.numbers["readout_at_risk"]:
            found.append(finding(gate, "stage_capital", (READOUT, PLANT_QUESTION)))
        return found

    def _runway(self, model: Model, gate: Gate, answers: Answers, alternative: str) -> tuple[int, int] | None:
        """Return sure months of money and typical months of the path, or ``None`` where an open path decides."""
        answer = answers.get(RUNWAY)
        if answer is None:
            return (0, 0)
        money = model.questions[RUNWAY].level(answer).months or 0
        typical = [
            months[1]
            for before in work_before(model, answers)
            for months in first_batch(model, alternative, answers, before)
        ]
        if min(typical) <= money < max(typical):
            return None
        return (money, min(typical) if money < min(typical) else max(typical))

    def _path_questions(self, model: Model, answers: Answers, alternative: str) -> tuple[str, ...]:
        """Return the questions that leave open when the first lot comes: the path, and work that G1 puts first."""
        path = path_questions(model, alternative) if len(path_months(model, alternative, answers)) > 1 else ()
        if len(work_before(model, answers)) == 1:
            return path
        return (*path, DELIVERY) if answers.get(DELIVERY) is None else (*path, PRODUCT)

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
