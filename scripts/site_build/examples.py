"""Worked examples, computed while the site is built: one answered in full, and one profile for each alternative."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import cast

from calculator.assessment import Assessment, assess
from calculator.decision.firmness import firmness
from calculator.entities import UNKNOWN, Model
from calculator.present import result_view
from calculator.present.blocks import Block
from calculator.present.firm import firm_section
from calculator.present.ledger import ledger_section
from calculator.present.words import Wording, points_text, share_text, short_name
from scripts.site_build.markup import Markup, element, join
from scripts.site_build.places import PACKAGE
from scripts.site_build.prose import plain
from scripts.site_build.tables import table
from scripts.site_build.view_html import PLAIN, section, section_html
from scripts.site_build.words import listing

SCENARIOS = PACKAGE / "model" / "scenarios"
WORKED = "hybrid"
MISSING = ("people", "planned_changes", "internalise_later")  # taken away to show what finding out is worth
PROFILES = ("all_in_house", "all_cdmo", "hybrid")
# A reader to whom dates come first: swing points, largest first. Invented, to show what weights do to one example.
SWINGS: Mapping[str, int] = {
    "speed": 100, "inspection_ready": 90, "qc_stability": 80, "flexible_capacity": 70, "people": 50,
    "process_maturity": 50, "gmp_operations": 50, "platform_fit": 40, "change_budget": 30, "commercial_case": 30,
    "oversight": 20, "internalise_later": 20,
}  # fmt: skip
SPAN = 20  # points up and down that the reader with bounds leaves open
MOST_POINTS = 100
Weighting = Mapping[str, object] | None


def scenario(name: str) -> dict[str, str]:
    """Return the answers of a named situation."""
    text = (SCENARIOS / f"{name}.toml").read_text(encoding="utf-8")
    return cast("dict[str, str]", tomllib.loads(text)["answers"])


def fragments(model: Model) -> dict[str, str]:
    """Return the fragments of the worked example, the ladder of weights and the profiles."""
    return {**worked(model), "weights-ladder.md": ladder(model), "profiles.md": profiles(model)}


def worked(model: Model) -> dict[str, str]:
    """Return the worked example, one fragment for each section of its result."""
    result = assess(model, scenario(WORKED))
    view = result_view(model, result)
    missing = assess(model, {**scenario(WORKED), **dict.fromkeys(MISSING, UNKNOWN)})
    unknown = result_view(model, missing)
    found = {name: section_html(section(view, name)) for name in ("gates", "alternatives", "why", "change")}
    later = {"ledger": ledger_section(result), "firm": firm_section(result)}
    wording = Wording(model)
    missing_names = [f"“{wording.question(name)}”" for name in MISSING]
    return {
        "worked-answers.md": _answers(model, "The answers of the example", {"Answer": result}),
        "worked-verdict.md": verdict(view),
        **{f"worked-{name}.md": html for name, html in found.items()},
        **{f"worked-{name}.md": section_html(block) for name, block in later.items()},
        "worked-missing.md": plain(f"Missing are {listing(missing_names)}."),
        "worked-unknown.md": join([verdict(unknown), section_html(section(unknown, "find_out"))], "\n"),
    }


def verdict(view: Block) -> Markup:
    """Return headline and sentence as the calculator shows them."""
    return element(
        "div",
        {"class": "msc-view msc-verdict"},
        element("p", {"class": "msc-headline"}, str(view["headline"])),
        element("p", {"class": "msc-sentence"}, str(view["sentence"])),
    )


def _answers(model: Model, caption: str, results: Mapping[str, Assessment]) -> Markup:
    wording = Wording(model)
    rows = [
        [wording.question(name), *(wording.label(name, str(result.answers.get(name))) for result in results.values())]
        for name in model.questions
    ]
    return table(caption, ["Question", *results], rows, kind="answers-table")


def profiles(model: Model) -> str:
    """Return the profiles side by side: result, shares and gates as cards of the same size, then all answers."""
    results = {name: assess(model, scenario(name)) for name in PROFILES}
    cards = element(
        "div", {"class": "msc-profiles"}, "\n", join([_card(model, r) for r in results.values()], "\n"), "\n"
    )
    named = {_title(model, result): result for result in results.values()}
    return f"{cards}\n\n{_answers(model, 'The answers of the three profiles', named)}"


def _title(model: Model, result: Assessment) -> str:
    return f"{short_name(model.alternatives[result.leader or ''].name)} wins"


def _card(model: Model, result: Assessment) -> Markup:
    view = result_view(model, result)
    cards = next(item for item in cast("list[Block]", section(view, "alternatives")["glance"]) if "cards" in item)
    return element(
        "section",
        {"class": "msc-view msc-profile"},
        element("h3", None, _title(model, result)),
        element("p", {"class": "msc-headline"}, str(view["headline"])),
        element("p", {"class": "msc-sentence"}, str(view["sentence"])),
        PLAIN["alternatives"](cards),
    )


def _readers() -> Sequence[tuple[str, str, Weighting]]:
    bounds = {name: [max(0, at - SPAN), min(MOST_POINTS, at + SPAN)] for name, at in SWINGS.items()}
    return (
        ("Nothing", "every weighting counts alike", None),
        ("An order of swings", "dates first, control last", {"order": list(SWINGS)}),
        ("Swing points with bounds", f"the points below, each give or take {SPAN}", {"bounds": bounds}),
        ("Exact swing points", "the points below", {"swings": dict(SWINGS)}),
    )


def ladder(model: Model) -> str:
    """Return the worked example under each rung of the ladder of weights, and the points that were used."""
    answers = scenario(WORKED)
    rows = [
        [join([given, element("small", None, how)], " "), *_rung(assess(model, answers, weights))]
        for given, how, weights in _readers()
    ]
    heads = ["What the reader gives", "Result", *(short_name(item.name) for item in model.alternatives.values())]
    points = "; ".join(f"{plain(model.criteria[name].title)} {at}" for name, at in SWINGS.items())
    caption = "One example under each rung: share of the weightings left open in which each alternative comes first"
    return f"{table(caption, heads, rows)}\n\nThe points used: {points}."


def _rung(result: Assessment) -> list[str]:
    view = result_view(result.model, result)
    shares = [share_text(result.ranking.shares[name]) for name in result.model.alternatives]
    if result.weights.kind == "swings":
        shares = [f"score {points_text(result.ranking.scores[name])}" for name in result.model.alternatives]
    return [
        str(view["headline"]),
        *(_with_regret(result, name, share) for name, share in zip(result.model.alternatives, shares, strict=True)),
    ]


def _with_regret(result: Assessment, name: str, share: str) -> Markup:
    found = firmness(result)
    if found is None or found.box is None:
        return join([share])
    return join([share, element("small", None, f"at most {points_text(found.box.regret[name])} points behind")], " ")
