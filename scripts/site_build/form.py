"""The questionnaire as HTML: complete, readable and printable before any script runs."""

import json
from collections.abc import Sequence

from calculator.entities import UNKNOWN, Model, Question
from calculator.link import spec_of
from scripts.site_build.app_folder import AppFolder
from scripts.site_build.markup import Markup, element, join
from scripts.site_build.prose import inline, paragraphs
from scripts.site_build.screens import Screen, screens

UNKNOWN_LABEL = "I don't know yet"
GRID_ID = "fit"
GRID_TITLE = "The four steps after the culture: where has each been shown to work?"


def form_fragment(model: Model, app: AppFolder, to_root: str) -> Markup:
    """Return the whole calculator element.

    Args:
        model: what to ask.
        app: the folder of this release that the page's script comes from.
        to_root: how the page reaches the root of the site, such as "../".
    """
    data_app = f"{to_root}app/{app.digest}/"
    return join(
        [
            element(
                "msc-calculator",
                {"data-app": data_app},
                element("script", {"type": "application/json", "id": "msc-spec"}, _spec(model, app)),
                _static(model),
                element("form", {"id": "msc-form", "novalidate": True}, join(_sections(model), "\n")),
                element("div", {"id": "msc-mount"}),
            ),
            element("script", {"type": "module", "src": f"{data_app}main.mjs"}),
        ],
        "\n",
    )


def _spec(model: Model, app: AppFolder) -> Markup:
    """Return what the page's script has to know before the engine is up."""
    links = spec_of(model)
    spec = {
        "model_version": model.version,
        "version_code": model.version_code,
        "questions": [
            {
                "id": question.id,
                "section": question.section,
                "screen": screen.number,
                "ask": question.ask,
                "levels": [{"id": level.id, "label": level.label} for level in question.levels],
            }
            for screen in screens(model)
            for question in screen.questions
        ],
        "sections": [{"id": section.id, "title": section.title} for section in model.sections],
        "criteria": list(model.criteria),
        "alternatives": list(model.alternatives),
        "numbers": [{"id": name, "scale": scale} for name, scale in links.numbers],
        "currencies": list(links.currencies),
        "files": app.runtime_files(),
    }
    text = json.dumps(spec, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # so that no text can close the script element


def _static(model: Model) -> Markup:
    count = len(screens(model))
    text = (
        f"Below are all {count} questions. With scripts you answer them here and see the result at the end. "
        "Without scripts they are a worksheet: print the page, tick one answer each, and take it to your next meeting. "
        "What each answer is worth to each alternative stands under [criteria and values](../method/criteria/)."
    )
    return element("div", {"class": "msc-static"}, element("p", None, inline(text)))


def _sections(model: Model) -> list[Markup]:
    laid_out = screens(model)
    return [
        element(
            "section",
            {
                "class": "msc-section",
                "id": f"section-{section.id}",
                "data-section": section.id,
                "aria-labelledby": f"section-{section.id}-title",
            },
            element("h2", {"id": f"section-{section.id}-title"}, section.title),
            element("p", {"class": "msc-section-lead"}, section.lead),
            join([_screen(item, len(laid_out)) for item in laid_out if item.section is section], "\n"),
        )
        for section in model.sections
    ]


def _screen(screen: Screen, total: int) -> Markup:
    number = element("span", {"class": "msc-number"}, f"Question {screen.number} of {total}")
    first = screen.questions[0]
    if not screen.is_grid:
        legend = element("legend", None, number, " ", element("span", {"class": "msc-ask"}, first.ask))
        return element("fieldset", _place("msc-question", first.id, screen.number), legend, *_body(first))
    legend = element("legend", None, number, " ", element("span", {"class": "msc-ask"}, GRID_TITLE))
    steps = [
        element(
            "fieldset",
            {"class": "msc-step", "id": f"q-{question.id}"},
            element("legend", None, element("span", {"class": "msc-ask"}, question.ask)),
            *_body(question),
        )
        for question in screen.questions
    ]
    return element("fieldset", _place("msc-question msc-grid", GRID_ID, screen.number), legend, *steps)


def _place(classes: str, name: str, number: int) -> dict[str, str | bool]:
    return {"class": classes, "id": f"q-{name}", "data-screen": str(number)}


def _body(question: Question) -> Sequence[Markup]:
    answers = [(level.id, level.label, level.meaning) for level in question.levels]
    answers.append((UNKNOWN, UNKNOWN_LABEL, f"To find out: {question.find_out_how}"))
    return (
        element("p", {"class": "msc-why"}, inline(question.why)),
        element("details", {"class": "msc-help"}, element("summary", None, "How to answer"), paragraphs(question.help)),
        element(
            "div",
            {"class": "msc-options", "data-question": question.id},
            join([_option(question.id, *answer) for answer in answers], "\n"),
        ),
    )


def _option(question: str, level: str, label: str, meaning: str) -> Markup:
    name = f"{question}--{level}"
    radio: dict[str, str | bool] = {
        "type": "radio",
        "name": question,
        "id": name,
        "value": level,
        "aria-describedby": f"{name}-meaning",
    }
    return element(
        "div",
        {"class": "msc-option"},
        element("input", radio),
        element("label", {"for": name}, label),
        element("p", {"class": "msc-meaning", "id": f"{name}-meaning"}, meaning),
    )
