"""Where each source is used: in the model, on hand-written pages, in public cases and in checklists."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from calculator.economics import load_economics
from calculator.entities import Model
from calculator.ledger import load_register
from scripts.site_build.checklists import read_checklists
from scripts.site_build.markup import Markup, element, join
from scripts.site_build.places import DATA, DOCS
from scripts.site_build.public_case_data import NOTE, read_cases
from scripts.site_build.words import citation

NOT_FOUND = DATA / "not_found.toml"
_TITLE = re.compile(r"^title: (.+)$", re.MULTILINE)


def used_in_model(model: Model, name: str) -> list[str]:
    """Return the numbers and titles of everything in the model that rests on a source."""
    criteria = [f"{item.number} {item.title}" for item in model.criteria.values() if name in item.references]
    gates = [f"{item.number} {item.title}" for item in model.gates.values() if name in item.references]
    asked = [f"“{item.ask}”" for item in model.questions.values() if name in item.references]
    steps = [item.label for item in model.timeline.steps.values() if name in item.references]
    risks = [
        f"Risk {risk.number} {risk.title}"
        for risk in load_register(model.version).risks.values()
        if name in risk.references
    ]
    economics = load_economics(model)
    inputs = [
        f"Input “{item.label}”"
        for item in economics.inputs.values()
        if item.id not in model.timeline.steps and name in item.references
    ]
    plants = [f"Public plant {item.name}" for item in economics.comparison.plants if name in item.references]
    return [*criteria, *gates, *asked, *steps, *risks, *inputs, *plants]


def used_on_pages(model: Model) -> dict[str, list[Markup]]:
    """Return links to the pages on which each source stands, by source."""
    found: dict[str, list[Markup]] = {}
    for name, link in _places(model):
        if link not in found.setdefault(name, []):
            found[name].append(link)
    return found


def not_found_fragment(model: Model) -> Markup:
    """Return what was looked for and not found, with the month of the last look."""
    read = tomllib.loads(NOT_FOUND.read_text(encoding="utf-8"))
    entries: list[Markup] = []
    for gap in read["gaps"]:
        links = [
            element("a", {"href": f"#{name}"}, citation(model.references[name])) for name in gap.get("sources", [])
        ]
        cited = join([" Sources: ", join(links, "; "), "."]) if links else Markup("")
        entries.append(
            element("li", None, element("strong", None, f"{gap['what']}."), f" {gap['note']}".rstrip(), cited)
        )
    day = element("p", None, f"Looked for in {read['seen']:%B %Y}.")
    return join([day, element("ul", None, join(entries, "\n"))], "\n")


def _places(model: Model) -> Iterator[tuple[str, Markup]]:
    for page in sorted(DOCS.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        title = _TITLE.search(text)
        if title:
            for name in dict.fromkeys(NOTE.findall(text)):
                yield name, _link(_address(page), title.group(1).strip('"'))
    for case in read_cases(model):
        cited = [*NOTE.findall(f"{case.known}{case.choice}{case.followed}{case.not_counted}{case.comment}")]
        for name in dict.fromkeys([*cited, *(source for fact in case.facts for source in fact.sources)]):
            yield name, _link(f"guide/cases/#{case.id}", f"Case {case.number} {case.company} {case.date}")
    for checklist in read_checklists(model):
        for name in dict.fromkeys(source for item in checklist.items for source in item.sources):
            yield name, _link(f"checklists/{checklist.id}/", f"Checklist: {checklist.title}")


def _address(page: Path) -> str:
    name = page.relative_to(DOCS).with_suffix("").as_posix()
    return f"{name.removesuffix('index').rstrip('/')}/".lstrip("/")


def _link(address: str, title: str) -> Markup:
    return element("a", {"data-page": address}, title)
