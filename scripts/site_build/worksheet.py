"""The whole questionnaire on paper, with the tables to read a result from it by hand."""

from calculator.entities import Criterion, Model, Question
from calculator.present.words import short_name
from scripts.site_build import gates
from scripts.site_build.form import GRID_TITLE, UNKNOWN_LABEL
from scripts.site_build.markup import Markup, element, join
from scripts.site_build.prose import plain
from scripts.site_build.screens import Screen, screens
from scripts.site_build.tables import table

PLANT_QUESTION, PLANT_LEVEL = "existing_plant", "licensed_running"  # this answer calls for the second table of values


def fragments(model: Model) -> dict[str, str]:
    """Return the parts of the worksheet: questions, gates, values, and the table to add up."""
    return {
        "worksheet-questions.md": questions(model),
        "worksheet-gates.md": gate_tables(model),
        "worksheet-values.md": value_tables(model),
        "worksheet-sum.md": sum_table(model),
        "worksheet-plant.md": plant_note(model),
    }


def questions(model: Model) -> str:
    """Return every question with a box for each answer and the level that the answer stands for."""
    blocks: list[str] = []
    section = ""
    for screen in screens(model):
        if screen.section.id != section:
            section = screen.section.id
            blocks += [f"### {plain(screen.section.title)}", plain(screen.section.lead)]
        blocks.append(_screen(model, screen))
    return "\n\n".join(blocks)


def _screen(model: Model, screen: Screen) -> Markup:
    head = GRID_TITLE if screen.is_grid else screen.questions[0].ask
    body = [_question(model, item, named=screen.is_grid) for item in screen.questions]
    title = element("p", {"class": "sheet-ask"}, element("strong", None, f"{screen.number}. {head}"))
    return element("div", {"class": "sheet-question"}, "\n", join([title, *body], "\n"), "\n")


def _question(model: Model, item: Question, *, named: bool) -> Markup:
    rows: list[Markup] = []
    for level in item.levels:
        stands = "" if level.criterion_level is None else _level_mark(model, item, level.criterion_level)
        rows.append(_box(level.label, stands))
    rows.append(_box(UNKNOWN_LABEL, ""))
    boxes = element("ul", {"class": "sheet-answers"}, "\n", join(rows, "\n"), "\n")
    return join([element("p", None, item.ask), boxes], "\n") if named else boxes


def _level_mark(model: Model, item: Question, level: int) -> str:
    return f"{model.criteria[item.criterion].number} level {level}" if item.criterion else ""


def _box(label: str, stands: str) -> Markup:
    mark = [" ", element("span", {"class": "sheet-level"}, f"({stands})")] if stands else []
    return element("li", None, element("span", {"class": "tick", "aria-hidden": "true"}), label, *mark)


def gate_tables(model: Model) -> str:
    """Return the rules of each gate."""
    blocks: list[str] = []
    for gate in model.gates.values():
        blocks += [f"### {gate.number} {plain(gate.title)}", plain(gate.question), gates.rules(model, gate)]
    return "\n\n".join(blocks)


def value_tables(model: Model) -> str:
    """Return the values by criterion and level, then those for a company with a running plant."""
    parts = [_values(model, "Values by criterion and level", plant=False)]
    parts.append(_values(model, "Values for a company whose licensed plant runs", plant=True))
    return "\n\n".join(parts)


def _values(model: Model, caption: str, *, plant: bool) -> Markup:
    rows: list[list[str]] = []
    for item in model.criteria.values():
        levels = item.plant_levels if plant else item.levels
        for number, level in enumerate(levels):
            values = [str(level.value[name]) for name in model.alternatives]
            rows.append([f"{item.number} level {number}", _state(item, number), *values])
    return table(caption, ["Level", "State", *_names(model)], rows, kind="number-table sheet-values")


def _state(item: Criterion, number: int) -> str:
    return item.levels[number].state


def sum_table(model: Model) -> Markup:
    """Return an empty table: a row for each criterion, and room for points, values and products."""
    heads = ["Criterion", "Swing: from worst to best", "Level", "Points", *_names(model)]
    rows = [
        [
            f"{item.number} {item.title}",
            f"{item.swing_from} → {item.swing_to}",
            "",
            "",
            *("" for _ in model.alternatives),
        ]
        for item in model.criteria.values()
    ]
    rows.append(["Sum", "", "", *("" for _ in range(1 + len(model.alternatives)))])
    return table("Points times values, added up", heads, rows, kind="sheet-sum")


def plant_note(model: Model) -> str:
    """Return which answer calls for the second table of values."""
    question = model.questions[PLANT_QUESTION]
    return f"“{plain(question.level(PLANT_LEVEL).label)}”"


def _names(model: Model) -> list[str]:
    return [short_name(item.name) for item in model.alternatives.values()]
