"""Turn strict tables into entities, one function per kind of entry."""

from calculator.entities import (
    Alternative,
    Basis,
    Claim,
    Criterion,
    CriterionLevel,
    Gate,
    GateState,
    Months,
    Outcome,
    Question,
    QuestionLevel,
    Reference,
    Section,
    Step,
    Timeline,
    Work,
)
from calculator.errors import ModelError
from calculator.tables import Table

BASES = ("judgement", "published", "regulation")
STATES = ("pass", "conditional", "fail", "unknown")
SOLIDITY = ("A", "B", "C", "D", "X", "BK")


def _basis(table: Table) -> Basis:
    word = table.one_of("basis", BASES)
    return "regulation" if word == "regulation" else "published" if word == "published" else "judgement"


def _state(table: Table) -> GateState:
    word = table.one_of("state", STATES)
    states: dict[str, GateState] = {"pass": "pass", "conditional": "conditional", "fail": "fail", "unknown": "unknown"}
    return states[word]


def months(table: Table, key: str) -> Months:
    """Read low, typical and high months, in that order."""
    value = table.wholes(key)
    if len(value) != 3 or not 0 <= value[0] <= value[1] <= value[2]:
        raise ModelError(f"{table.where}: {key} is {list(value)}; give [low, typical, high] in months")
    return (value[0], value[1], value[2])


def whole_numbers(table: Table) -> dict[str, int]:
    """Read a table of whole numbers."""
    return {key: table.whole(key) for key in table.names()}


def _closed(table: Table) -> dict[str, str]:
    return {key: table.text(key) for key in table.names()}


def alternative(table: Table) -> Alternative:
    """Read one alternative."""
    return Alternative(table.text("id"), table.text("name"), table.text("short"), table.text("description"))


def claim(table: Table) -> Claim:
    """Read one claim."""
    return Claim(table.text("id"), table.one_of("kind", ("argument", "theme", "around")), table.text("text"))


def reference(table: Table) -> Reference:
    """Read one source."""
    return Reference(
        id=table.text("id"),
        evidence=table.text("evidence"),
        title=table.text("title"),
        publisher=table.text("publisher"),
        year=table.whole("year"),
        url=table.text("url", ""),
        solidity=table.one_of("solidity", SOLIDITY),
        seen=table.day("seen"),
        figure=table.text("figure", ""),
    )


def section(table: Table) -> Section:
    """Read one section of the questionnaire."""
    built = Section(table.text("id"), table.text("title"), table.text("lead"), table.texts("questions"))
    table.finish()
    return built


def work(table: Table) -> Work:
    """Read one piece of shared work."""
    when = table.table("when")
    return Work(
        id=table.text("id"),
        when={name: when.texts(name) for name in when.names()},
        unless=table.texts("unless") if table.has("unless") else (),
        text=table.text("text"),
        detail=table.text("detail"),
        page=table.text("page"),
        claims=table.texts("claims"),
    )


def _values(table: Table) -> dict[str, int]:
    values = whole_numbers(table)
    for alternative_id, value in values.items():
        if not 0 <= value <= 100:
            raise ModelError(f"{table.where}: {alternative_id} is {value}; a value is a whole number from 0 to 100")
    return values


def _criterion_level(table: Table, state: str | None) -> CriterionLevel:
    built = CriterionLevel(state or table.text("state"), _values(table.table("value")), table.text("why"))
    table.finish()
    return built


def criterion(table: Table) -> Criterion:
    """Read one criterion with its levels and, where it has one, its plant variant."""
    swing = table.table("swing")
    levels = tuple(_criterion_level(row, None) for row in table.rows("levels"))
    plant = table.rows("plant_levels") if table.has("plant_levels") else []
    if plant and len(plant) != len(levels):
        raise ModelError(
            f"{table.where}: {len(levels)} levels but {len(plant)} plant_levels; give one for each, or none"
        )
    built = Criterion(
        id=table.text("id"),
        number=table.text("number"),
        title=table.text("title"),
        claims=table.texts("claims"),
        basis=_basis(table),
        reviewed=table.day("reviewed"),
        references=table.texts("references"),
        group=table.text("group"),
        combine=table.one_of("combine", ("lowest", "platforms")),
        reason=table.text("reason"),
        swing_from=swing.text("from"),
        swing_to=swing.text("to"),
        levels=levels,
        plant_levels=tuple(_criterion_level(row, levels[place].state) for place, row in enumerate(plant)),
    )
    swing.finish()
    return built


def _question_level(table: Table) -> QuestionLevel:
    excluded = table.table("excluded_when") if table.has("excluded_when") else None
    built = QuestionLevel(
        id=table.text("id"),
        label=table.text("label"),
        meaning=table.text("meaning"),
        criterion_level=table.whole("criterion_level") if table.has("criterion_level") else None,
        lead_months=table.whole("lead_months"),
        months=table.whole("months") if table.has("months") else None,
        reachable=table.flag("reachable", True),
        excluded_when={key: excluded.texts(key) for key in excluded.names()} if excluded else {},
    )
    table.finish()
    return built


def question(table: Table) -> Question:
    """Read one question with its levels in permanent order."""
    find_out = table.table("find_out")
    built = Question(
        id=table.text("id"),
        section=table.text("section"),
        claims=table.texts("claims"),
        criterion=table.text("criterion") if table.has("criterion") else None,
        gates=table.texts("gates"),
        ask=table.text("ask"),
        help=table.text("help"),
        why=table.text("why"),
        basis=_basis(table),
        reviewed=table.day("reviewed"),
        references=table.texts("references"),
        changeable=table.flag("changeable"),
        lead=table.one_of("lead", ("up", "down", "target")) if table.has("lead") else "up",
        find_out_months=find_out.number("months"),
        find_out_how=find_out.text("how"),
        levels=tuple(_question_level(row) for row in table.rows("levels")),
    )
    find_out.finish()
    return built


def _outcome(name: str, table: Table) -> Outcome:
    built = Outcome(
        id=name,
        state=_state(table),
        reason=table.text("reason"),
        action=table.text("action", ""),
        months=months(table, "months") if table.has("months") else None,
        not_before=table.flag("not_before", False),
    )
    table.finish()
    return built


def gate(table: Table) -> Gate:
    """Read one gate: wording, outcomes, numbers and choices."""
    outcomes = table.table("outcomes")
    numbers, choices = table.table("numbers"), table.table("choices")
    return Gate(
        id=table.text("id"),
        number=table.text("number"),
        title=table.text("title"),
        question=table.text("question"),
        claims=table.texts("claims"),
        basis=_basis(table),
        reviewed=table.day("reviewed"),
        references=table.texts("references"),
        page=table.text("page"),
        outcomes={name: _outcome(name, outcomes.table(name)) for name in outcomes.names()},
        numbers={name: whole_numbers(numbers.table(name)) for name in numbers.names()},
        choices={name: _closed(choices.table(name)) for name in choices.names()},
    )


def _step(table: Table) -> Step:
    built = Step(
        id=table.text("id"),
        label=table.text("label"),
        months=months(table, "months"),
        basis=_basis(table),
        reviewed=table.day("reviewed"),
        references=table.texts("references"),
        why=table.text("why"),
    )
    table.finish()
    return built


def timeline(table: Table) -> Timeline:
    """Read the steps of time and the paths made of them."""
    steps: dict[str, Step] = {}
    for row in table.rows("steps"):
        step = _step(row)
        if step.id in steps:
            raise ModelError(f"{table.where}: step {step.id!r} occurs twice")
        steps[step.id] = step
    decided_by = _closed(table.table("decided_by"))
    paths = table.table("paths")
    named = {alternative_id: paths.table(alternative_id) for alternative_id in paths.names()}
    by_answer = {name: {key: rows.texts(key) for key in rows.names()} for name, rows in named.items()}
    return Timeline(steps, decided_by, by_answer)
