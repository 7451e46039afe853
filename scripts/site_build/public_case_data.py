"""Public cases as data: what was known, what was chosen and what followed, read and checked before anything is run."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from calculator.entities import Model
from scripts.site_build.citations import is_published
from scripts.site_build.places import DATA, BuildError

FOLDER = DATA / "cases"
STANDINGS = ("fitted", "seen", "fresh")
SCOPES = ("stromal", "contrast")
OUTCOMES = ("agrees", "disagrees", "mixed", "no leader")
TEXTS = ("id", "company", "product", "date", "scope", "decision", "known", "choice", "followed")
NOTE = re.compile(r"\[\^(s\d+)\]")


@dataclass(frozen=True)
class Fact:
    """One answer that a public source supports: what the source says, and the level it stands for."""

    question: str
    level: str
    fact: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Label:
    """What a company chose, read against our definition; more than one entry is a mixed label."""

    case: str
    label: tuple[str, ...]
    why: str
    was: str
    standing: str


@dataclass(frozen=True)
class Case:
    """One public decision, what was known at its time kept apart from what followed."""

    id: str
    number: int
    company: str
    product: str
    date: str
    scope: str
    decision: str
    known: str
    choice: str
    followed: str
    not_counted: str
    facts: tuple[Fact, ...]
    label: Label
    comment: str
    expected: str

    @property
    def answers(self) -> dict[str, str]:
        """The answers as the calculator takes them; what is not among them was not known."""
        return {fact.question: fact.level for fact in self.facts}


def read_cases(model: Model, folder: Path = FOLDER) -> tuple[Case, ...]:
    """Return all cases by number.

    Raises:
        BuildError: a file has an unknown key, names a question, level, source or alternative that does not exist, or
            has no label.
    """
    labels = {row["case"]: _label(model, row) for row in _table(folder / "labels.toml")["labels"]}
    comments = {row["case"]: row for row in _table(folder / "comments.toml").get("comments", [])}
    files = sorted((folder / "programmes").glob("*.toml"))
    cases = [_case(model, path, labels, comments) for path in files]
    for name in [*labels, *comments]:
        if name not in {case.id for case in cases}:
            raise BuildError(f"data/cases: {name} has a label or a comment but no file in programmes/")
    return tuple(sorted(cases, key=lambda case: case.number))


def has_been_run(folder: Path = FOLDER) -> bool:
    """Return whether the cases may be run: the comments on their results are written after the first run."""
    return (folder / "comments.toml").is_file()


def _case(model: Model, path: Path, labels: Mapping[str, Label], comments: Mapping[str, Mapping[str, str]]) -> Case:
    read = _table(path)
    name = path.stem
    unknown = set(read) - {*TEXTS, "number", "not_counted", "answers"}
    if unknown or read.get("id") != name:
        raise BuildError(f"{path}: unknown keys {sorted(unknown)}, or an id that is not the file's name")
    if name not in labels:
        raise BuildError(f"{path}: no label in data/cases/labels.toml")
    if read["scope"] not in SCOPES:
        raise BuildError(f"{path}: scope is one of {SCOPES}")
    texts = {key: str(read[key]) for key in TEXTS}
    facts = tuple(_fact(model, path, row) for row in read["answers"])
    if len({fact.question for fact in facts}) != len(facts):
        raise BuildError(f"{path}: a question is answered twice")
    case = Case(
        **texts,
        number=int(read["number"]),
        not_counted=str(read.get("not_counted", "")),
        facts=facts,
        label=labels[name],
        comment=comments.get(name, {}).get("text", ""),
        expected=comments.get(name, {}).get("outcome", ""),
    )
    _check_sources(model, path, NOTE.findall(" ".join([*texts.values(), case.not_counted, case.comment])))
    return case


def _fact(model: Model, path: Path, row: Mapping[str, Any]) -> Fact:
    if set(row) != {"question", "level", "fact", "sources"}:
        raise BuildError(f"{path}: an answer has question, level, fact and sources, and nothing else")
    question = model.questions.get(row["question"])
    if question is None or row["level"] not in {level.id for level in question.levels}:
        raise BuildError(f"{path}: there is no answer {row['level']!r} to a question {row['question']!r}")
    if not row["sources"]:
        raise BuildError(f"{path}: the answer to {row['question']} has no source")
    _check_sources(model, path, row["sources"])
    return Fact(question.id, str(row["level"]), str(row["fact"]), tuple(row["sources"]))


def _label(model: Model, row: Mapping[str, Any]) -> Label:
    label = Label(row["case"], tuple(row["label"]), row["why"], row["was"], row["standing"])
    if not label.label or not set(label.label) <= set(model.alternatives) or label.standing not in STANDINGS:
        raise BuildError(f"data/cases/labels.toml: {label.case} needs known alternatives and one of {STANDINGS}")
    return label


def _check_sources(model: Model, path: Path, ids: list[str]) -> None:
    for name in ids:
        item = model.references.get(name)
        if item is None or not is_published(item):
            raise BuildError(f"{path}: {name} is not a published source; see calculator/model/references/")


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
