"""Numbers and conventions of the method, as fragments, so that no page states one by hand."""

from collections.abc import Iterator

from calculator.analysis.sampling import SCRAMBLES
from calculator.decision.changes import MAX_CHANGES, MAX_FOUND_OUT
from calculator.decision.perturbation import SPAN, TABLES
from calculator.decision.ranking import EXACT_WORLDS
from calculator.decision.sampled import POINTS
from calculator.entities import Model
from scripts.site_build import citations
from scripts.site_build.prose import plain
from scripts.site_build.tables import table
from scripts.site_build.words import listing, months, percent


def verdict_words(model: Model) -> str:
    """Return each verdict word with the rule that leads to it, in the order in which the rules are tried."""
    caption = "The verdict words; the first rule that applies counts"
    rules = table(caption, ["Word", "When"], list(_verdict_rules(model)), kind="verdict-table")
    return f"{rules}\n\n{_compromise_guard(model)}"


def _verdict_rules(model: Model) -> Iterator[tuple[str, str]]:
    limit = model.verdict
    yield "Blocked", "No alternative passes all gates. The result names the smallest changes that would open one."
    yield (
        "Ask first",
        f"Some unknown answer changes the leader with a chance of {percent(limit['ask_first_change'])} or more, "
        f"or fewer than {limit['known_criteria']} of the {len(model.criteria)} criteria are known, "
        "or a gate of the leader is unknown.",
    )
    yield (
        "Clear",
        "No gate of the leader fails or is unknown; "
        f"it comes first in at least {percent(limit['clear_share'])} of all weightings; "
        f"no fewer than {limit['clear_flip']} changed answers make another lead; "
        "mean weights and pairwise comparison agree. "
        "Where the gates rule out two alternatives, the word is Clear only if the values alone, "
        "with the gates left aside, would name the same alternative clearly.",
    )
    yield (
        "Only one left",
        "The gates rule out two alternatives, and the values alone would not name the third clearly. "
        "It leads for want of another.",
    )
    yield (
        "Lean",
        f"It comes first in at least {percent(limit['lean_share'])} of all weightings, "
        f"and no fewer than {limit['lean_flip']} changed answers make another lead.",
    )
    yield "Too close", "Everything else. Your own priorities decide."


def flip_limits() -> str:
    """Return how far sets of changed answers are searched, and how the two kinds are told apart."""
    return (
        f"Known answers are changed up to {MAX_CHANGES} at a time. "
        f"Unknown answers are filled in up to {MAX_FOUND_OUT} at a time, listed apart, "
        "and never mixed with changes. Only changes of known answers count for the word."
    )


def sampling() -> str:
    """Return from when on unknown answers are sampled, and with how many points."""
    return (
        f"Up to {EXACT_WORLDS} combinations of unknown levels are listed one by one, and the share is exact. "
        f"Beyond that, and where swings lie between bounds, {SCRAMBLES * POINTS:,} points are drawn, "
        f"{POINTS} in each of {SCRAMBLES} independent patterns. "
        "Each point settles every unknown level and one weighting together."
    )


def perturbed_tables() -> str:
    """Return how the tables are made that show how much rests on our own values."""
    return (
        f"{TABLES} tables are made from the published one. "
        f"In each of them every value moves by a whole number of points, drawn evenly from {SPAN} down to {SPAN} up, "
        "and stays between 0 and 100. "
        "Then the values of an alternative on a criterion are put back into the order in which its levels stood. "
        "The draws follow from the answers, so the same answers always meet the same tables."
    )


def _compromise_guard(model: Model) -> str:
    control = [f"“{plain(item.title)}”" for item in model.criteria.values() if item.group == "control"]
    level = model.verdict["compromise_level"]
    return (
        f"Where hybrid leads and neither of {listing(control)} is at level {level} or above, "
        "the word is at most *Lean*, and the result says that hybrid leads as a compromise."
    )


def timeline(model: Model) -> str:
    """Return every stretch of time on the way to a first GMP batch, with its months and the reason for them."""
    lines = ["| Step | Months: low / typical / high |", "|---|---|"]
    lines += [
        f"| {plain(step.label)} <small>{plain(step.why)}</small> "
        f"<small>Sources: {citations.sources(model, step.references)}.</small> | {months(step.months)} |"
        for step in model.timeline.steps.values()
    ]
    return "\n".join(lines)


def version(model: Model) -> str:
    """Return version and date of the model as a sentence."""
    return f"Model version **{model.version}**, dated {model.released:%d %B %Y}."
