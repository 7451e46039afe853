"""The rules of each gate, as fragments for its page: outcomes, numbers, and which answer leads where."""

import re
from collections.abc import Iterator, Mapping

from calculator.entities import Gate, GateState, Model, Outcome
from calculator.present.words import short_name
from scripts.site_build import citations
from scripts.site_build.markup import Markup, element, join
from scripts.site_build.places import BuildError
from scripts.site_build.tables import table
from scripts.site_build.words import BASIS, STATE, months

ORDER: tuple[GateState, ...] = ("pass", "conditional", "fail", "unknown")
_SLOT = re.compile(r"(\{\w+\})")
# What each table of numbers in a gate's file says: its caption, and the question whose answers name the rows.
NUMBERS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("comparability", "multiplier"): ("How much one change or move weighs, by phase", "phase"),
    ("comparability", "changes"): ("Open changes counted", "planned_changes"),
    ("comparability", "budget"): ("Exposure points that the budget covers", "change_budget"),
    ("comparability", "in_house"): ("Site moves on the way to in-house, by today's maker", "made_now"),
    ("comparability", "cdmo"): ("Site moves on the way to a CDMO, by today's maker", "made_now"),
    ("comparability", "hybrid"): ("Site moves on the way to hybrid, by today's maker", "made_now"),
    ("comparability", "later_move"): (
        "Weight of a later move out of the host plant (0: that of the next phase)",
        "internalise_later",
    ),
    ("operating_model", "quality_system"): ("Half points for the quality system", "quality_system"),
    ("operating_model", "aseptic_behaviours"): ("Half points for aseptic behaviours", "aseptic_behaviours"),
    ("operating_model", "people"): ("Half points for people", "people"),
    ("operating_model", "bandwidth"): ("Half points for bandwidth", "bandwidth"),
    ("operating_model", "in_house"): ("Half points from which in-house is conditional or fails", ""),
    ("operating_model", "hybrid"): ("Half points from which hybrid is conditional or fails", ""),
}
# Answers that only switch a rule on; the outcome's own words say when.
SWITCHES = {"potency_needed", "potency_met", "short_runway", "offsets_runway", "readout_at_risk"}
STEP = "fit_harvest"  # its answers stand for those of all four steps


def gate_fragment(model: Model, gate: Gate) -> str:
    """Return the rules of a gate.

    Raises:
        BuildError: the gate's file has a table of numbers that nobody has put into words.
    """
    return "\n\n".join(
        [
            rules(model, gate),
            f"*Claims:* {citations.claims(gate.claims)}. "
            f"*Basis:* {BASIS[gate.basis]}, reviewed {gate.reviewed:%d %B %Y}. "
            f"*Sources:* {citations.sources(model, gate.references)}.\n{{: .provenance }}",
        ]
    )


def rules(model: Model, gate: Gate) -> Markup:
    """Return the tables of a gate: outcomes, numbers, and which answer leads where.

    Raises:
        BuildError: as for ``gate_fragment``.
    """
    blocks = join([_outcomes(gate), *_numbers(model, gate), *_choices(model, gate)], "\n")
    return element("div", {"class": "gate-rules"}, blocks)


def gates_overview(model: Model) -> str:
    """Return the gates as a list: number, question, page."""
    return "\n".join(f"- {citations.gate(model, name)}: {gate.question}" for name, gate in model.gates.items())


def _outcomes(gate: Gate) -> Markup:
    found = sorted(gate.outcomes.values(), key=lambda outcome: ORDER.index(outcome.state))
    rows = [[state(outcome), join([reason(outcome.reason), _work(outcome)], " ")] for outcome in found]
    return table(
        f"{gate.number}: what the gate can say", ["State", "When, and the work it asks for"], rows, kind="gate-table"
    )


def _work(outcome: Outcome) -> Markup:
    if not outcome.action:
        return Markup("")
    time = f" {months(outcome.months)} months (low / typical / high)." if outcome.months else ""
    return element("small", None, f"{outcome.action}{time}")


def state(outcome: Outcome) -> Markup:
    """Return a state as a word with its class; the word alone carries the meaning."""
    return element("span", {"class": f"state state--{outcome.state}"}, STATE[outcome.state])


def reason(template: str) -> Markup:
    """Return a reason in which the places that a result fills in show as variables."""
    parts = _SLOT.split(template)
    return join([element("var", None, part[1:-1]) if _SLOT.fullmatch(part) else part for part in parts])


def _numbers(model: Model, gate: Gate) -> Iterator[Markup]:
    for name, numbers in gate.numbers.items():
        if name in SWITCHES:
            continue
        if (gate.id, name) not in NUMBERS:
            raise BuildError(f"gates/{gate.id}.toml: say in scripts/site_build/gates.py what numbers.{name} means")
        caption, question = NUMBERS[gate.id, name]
        if question:
            levels = model.questions[question].levels
            rows = [[level.label, str(numbers.get(level.id, "–"))] for level in levels if level.id in numbers]
        else:
            rows = [[key.capitalize(), str(number)] for key, number in numbers.items()]
        yield table(caption, ["Answer" if question else "State", "Number"], rows, kind="number-table")


def _choices(model: Model, gate: Gate) -> Iterator[Markup]:
    if all(name in gate.choices for name in model.alternatives):
        yield _by_alternative(model, gate)
    for name, question in (
        ("delivery", "delivery_reliability"),
        ("autologous", "delivery_reliability"),
        ("partner", "partner_options"),
    ):
        if name in gate.choices:
            labels = {level.id: level.label for level in model.questions[question].levels}
            rows = [
                [labels[key], state(gate.outcomes[outcome]), reason(gate.outcomes[outcome].reason)]
                for key, outcome in gate.choices[name].items()
            ]
            yield table(CHOICES[name], ["Answer", "State", "Reason"], rows, kind="gate-table")


CHOICES = {
    "delivery": "Which answer leads where",
    "autologous": "For an autologous product, these count instead",
    "partner": "For a CDMO and for hybrid, the maker counts as well",
}


def _by_alternative(model: Model, gate: Gate) -> Markup:
    heads = [
        "Answer for one step (harvest as the example)",
        *(short_name(item.name) for item in model.alternatives.values()),
    ]
    rows = [
        [level.label, *(_cell(gate.outcomes[gate.choices[name][level.id]]) for name in model.alternatives)]
        for level in model.questions[STEP].levels
    ]
    return table("Which answer leads where; the weakest of the four steps decides", heads, rows, kind="gate-table")


def _cell(outcome: Outcome) -> Markup:
    if outcome.months is None:
        return state(outcome)
    return join([state(outcome), element("small", None, f"{months(outcome.months)} months")], " ")
