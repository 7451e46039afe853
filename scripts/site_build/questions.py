"""The questions with their answers, help and sources, as a fragment for the method pages."""

from calculator.entities import Model, Question, QuestionLevel
from scripts.site_build import citations
from scripts.site_build.markup import Markup, element
from scripts.site_build.prose import inline, paragraphs, plain
from scripts.site_build.tables import table
from scripts.site_build.words import BASIS


def questions_fragment(model: Model) -> str:
    """Return every question by section."""
    parts: list[str] = []
    for section in model.sections:
        parts += [f"## {plain(section.title)} {{: #section-{section.id} }}", plain(section.lead)]
        parts += [_question(model, model.questions[name]) for name in section.questions]
    return "\n\n".join(parts)


def _question(model: Model, item: Question) -> str:
    reads = [citations.criterion(model, item.criterion)] if item.criterion else []
    reads += [citations.gate(model, name) for name in item.gates]
    help_text = element(
        "details", {"class": "question-help"}, element("summary", None, "How to answer"), paragraphs(item.help)
    )
    return "\n\n".join(
        [
            f"### {plain(item.ask)} {{: #{item.id} }}",
            item.why,
            help_text,
            _answers(item),
            f"*Don't know?* {item.find_out_how} {_time(item.find_out_months)}",
            f"*Read by:* {'; '.join(reads)}. *Claims:* {citations.claims(item.claims)}. "
            f"*Basis:* {BASIS[item.basis]}, reviewed {item.reviewed:%d %B %Y}. "
            f"*Sources:* {citations.sources(model, item.references)}.\n{{: .provenance }}",
        ]
    )


def _answers(item: Question) -> Markup:
    timed = any(level.lead_months for level in item.levels)
    heads = ["Answer", "What it means", *(["Typical months from the answer above"] if timed else [])]
    rows = [[level.label, inline(level.meaning), *([_lead(level)] if timed else [])] for level in item.levels]
    return table(f"Answers to “{item.ask}”", heads, rows, kind="answer-table")


def _lead(level: QuestionLevel) -> str:
    return str(level.lead_months) if level.lead_months else "–"


def _time(months: float) -> str:
    if months < 1:
        days = max(1, round(months * 30))
        return f"Allow about {days} days." if days > 1 else "Allow a day."
    return f"Allow about {months:g} months." if months > 1 else "Allow about a month."
