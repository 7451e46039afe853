"""Public cases on a page: what was known, the choice, what followed, and what the calculator says of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from calculator.assessment import Assessment, assess
from calculator.entities import UNKNOWN, Model
from calculator.present import result_view
from calculator.present.words import Wording, share_text, short_name
from scripts.site_build.markup import Markup, element, join
from scripts.site_build.places import BuildError
from scripts.site_build.prose import plain
from scripts.site_build.public_case_data import FOLDER, NOTE, Case, has_been_run, read_cases
from scripts.site_build.references import notes_of
from scripts.site_build.tables import table
from scripts.site_build.words import citation, listing

STANDING = {
    "fitted": "Values or levels were changed after this case had been seen. It is no test of the tool.",
    "seen": "It was worked by hand while the values were written, and nothing was changed for it. It is a weak check.",
    "fresh": "It was first run after facts and label were fixed.",
}
STANDING_WORD = {"fitted": "fitted", "seen": "seen before", "fresh": "fresh"}
OUTCOME = {
    "agrees": "Same in front",
    "disagrees": "Another in front",
    "mixed": "Mixed label",
    "no leader": "No leader",
}
NOT_RUN = "The tool has not been run on these cases yet: labels and facts are fixed first."
RECOMMENDS = frozenset({"clear", "lean", "only_one_left"})


@dataclass(frozen=True)
class CaseResult:
    """A case with what the calculator makes of it."""

    case: Case
    result: Assessment
    outcome: str
    known_criteria: int
    headline: str
    sentence: str

    @property
    def recommends(self) -> bool:
        """Whether the word is strong enough to name an alternative at all."""
        return self.result.word in RECOMMENDS


def run(model: Model, case: Case, *, commented: bool = True) -> CaseResult:
    """Return what the calculator says from what was known then; every other answer is unknown.

    Args:
        model: the values as they stand.
        case: its answers, label and comment.
        commented: whether a disagreement needs a comment, as it does on the page.

    Raises:
        BuildError: the comment on the case was written for another outcome.
    """
    result = assess(model, {**dict.fromkeys(model.questions, UNKNOWN), **case.answers})
    view = result_view(model, result)
    facts = view["facts"]
    outcome = compare(case.label.label, result.leader)
    if commented and case.comment and case.expected != outcome:
        raise BuildError(f"data/cases/comments.toml: {case.id} says {case.expected!r}, but now it is {outcome!r}")
    if commented and outcome == "disagrees" and not case.comment:
        raise BuildError(f"data/cases/comments.toml: say why tool and choice differ for {case.id}")
    known = facts["known_criteria"] if isinstance(facts, dict) else 0
    return CaseResult(case, result, outcome, int(str(known)), str(view["headline"]), str(view["sentence"]))


def compare(label: Sequence[str], leader: str | None) -> str:
    """Return how the alternative that comes first most often stands to what was chosen."""
    if leader is None:
        return "no leader"
    if len(label) > 1:
        return "mixed"
    return "agrees" if label[0] == leader else "disagrees"


def fragments(model: Model, folder: Path = FOLDER) -> dict[str, str]:
    """Return the count in words, the table, and one section for each case with its footnotes.

    Until ``comments.toml`` exists nothing is run: facts and labels have to be fixed before that, and the page says so.
    """
    cases = read_cases(model, folder)
    if not has_been_run(folder):
        sections = "\n\n".join("\n\n".join([*story(model, case), _answers(model, case)]) for case in cases)
        return {"public-cases-summary.md": NOT_RUN, "public-cases-table.md": "", **_with_notes(model, sections)}
    results = [run(model, case) for case in cases]
    sections = "\n\n".join(_section(model, item) for item in results)
    return {
        "public-cases-summary.md": f"{summary(results)}\n\n{nothing_known(model)}",
        "public-cases-table.md": overview(model, results),
        **_with_notes(model, sections),
    }


def _with_notes(model: Model, sections: str) -> dict[str, str]:
    return {"public-cases.md": f"{sections}\n\n{notes_of(model, dict.fromkeys(NOTE.findall(sections)))}"}


def summary(results: Sequence[CaseResult]) -> str:
    """Return how often tool and choice agree, the kinds of case kept apart."""
    blind = [item for item in results if item.case.label.standing == "fresh"]
    strong = sum(item.recommends for item in results)
    empty = sum(not item.known_criteria for item in results)
    said = (
        f"In {strong} of them the tool recommends anything."
        if strong
        else "The tool recommends nothing in any of them."
    )
    return (
        f"There are {len(results)} cases. {said} Public sources seldom say who was employed, what was funded or how "
        f"lots ran, and that is what it asks. So only what stands in front can be compared: {_score(results)} "
        f"No criterion at all is known in {empty} of the cases; they are counted as they fall. "
        f"Among the {len(blind)} fresh ones: {_score(blind)}"
    )


def nothing_known(model: Model) -> str:
    """Return what stands in front when every answer is unknown: the less is known, the more a case looks like this."""
    result = assess(model, dict.fromkeys(model.questions, UNKNOWN))
    return (
        f"With every answer unknown, the shares are {_shares(model, result)}. The less is known of a case, the more "
        "it looks like that."
    )


def _score(results: Sequence[CaseResult]) -> str:
    found = Counter(item.outcome for item in results)
    parts = [
        f"{found['agrees']} where the alternative in front is the one chosen",
        f"{found['disagrees']} where it is another",
        f"{found['mixed']} with a mixed label",
    ]
    if found["no leader"]:
        parts.append(f"{found['no leader']} without a leader")
    return f"{listing(parts)}."


def overview(model: Model, results: Sequence[CaseResult]) -> Markup:
    """Return all cases in one table; the first cell leads to the section of the case."""
    rows = [
        [
            element("a", {"href": f"#{item.case.id}"}, f"{item.case.number}. {item.case.company} {item.case.date}"),
            _chosen(model, item.case),
            _ahead(model, item),
            Wording(model).say("verdict_words", item.result.word),
            f"{item.known_criteria} of {len(model.criteria)}",
            OUTCOME[item.outcome],
            STANDING_WORD[item.case.label.standing],
        ]
        for item in results
    ]
    heads = ["Case", "Chosen", "In front from what was known", "Word", "Criteria known", "Compared", "Standing"]
    return table("Public cases, chosen and computed", heads, rows, kind="case-table")


def _chosen(model: Model, case: Case) -> str:
    names = listing([short_name(model.alternatives[name].name) for name in case.label.label])
    return f"Mixed: {names}" if len(case.label.label) > 1 else names


def _ahead(model: Model, item: CaseResult) -> str:
    leader = item.result.leader
    if leader is None:
        return "none"
    return f"{short_name(model.alternatives[leader].name)}, {share_text(item.result.acceptability[leader])}"


def _section(model: Model, item: CaseResult) -> str:
    case = item.case
    parts = [
        *story(model, case),
        f"**The tool, from what was known.** {_said(model, item)}",
        f"**Compared.** {OUTCOME[item.outcome]}. {_mixed(model, item)}{case.comment}".rstrip(),
        _answers(model, case),
        f"*Standing:* {STANDING[case.label.standing]}\n{{: .provenance }}",
    ]
    return "\n\n".join(part for part in parts if part)


def story(model: Model, case: Case) -> list[str]:
    """Return what was known, the choice with our reading of it, and what followed."""
    parts = [
        f"### {case.number}. {plain(case.company)}, {case.date} {{: #{case.id} }}",
        f"{plain(case.product)}. *Decision:* {_lower(plain(case.decision))}.",
        f"**Known then.** {case.known}",
        f"**The choice.** {case.choice} *Our reading:* {_lower_mixed(_chosen(model, case))}. {case.label.why}",
        f"**What followed.** {case.followed}",
        f"**Left out.** {case.not_counted}" if case.not_counted else "",
    ]
    return [part for part in parts if part]


def _lower_mixed(text: str) -> str:
    return text.replace("Mixed:", "mixed,")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _said(model: Model, item: CaseResult) -> str:
    return f"*{plain(item.headline)}* {plain(item.sentence)} The shares: {_shares(model, item.result)}."


def _shares(model: Model, result: Assessment) -> str:
    return listing(
        [
            f"{short_name(model.alternatives[name].name)} {share_text(share)}"
            for name, share in result.acceptability.items()
        ]
    )


def _mixed(model: Model, item: CaseResult) -> str:
    leader = item.result.leader
    if item.outcome != "mixed" or leader is None:
        return ""
    one = "one of the two that were chosen" if leader in item.case.label.label else "not among those that were chosen"
    return f"{short_name(model.alternatives[leader].name)} is in front, {one}. "


def _answers(model: Model, case: Case) -> Markup:
    wording = Wording(model)
    rows = [
        [
            wording.question(fact.question),
            wording.label(fact.question, fact.level),
            join([fact.fact, element("small", None, join(_sources(model, fact.sources), "; "))], " "),
        ]
        for fact in case.facts
    ]
    caption = f"Answers used for {case.company} {case.date}"
    unknown = len(model.questions) - len(case.facts)
    return element(
        "details",
        {"class": "question-help"},
        element("summary", None, f"The answers: {len(rows)} known, {unknown} unknown"),
        table(caption, ["Question", "Answer", "What the source says"], rows, kind="answers-table"),
    )


def _sources(model: Model, ids: Sequence[str]) -> list[Markup]:
    return [element("a", {"data-page": f"method/sources/#{name}"}, citation(model.references[name])) for name in ids]
