"""Write every generated fragment, each a piece of Markdown that a page includes by name."""

from pathlib import Path

from calculator.entities import Model
from scripts.site_build import (
    changes,
    checklists,
    claims,
    criteria,
    economics,
    examples,
    gates,
    glossary,
    hero,
    method,
    public_cases,
    published,
    questions,
    random_sets,
    references,
    register,
    risks,
    tested,
    worksheet,
)
from scripts.site_build.app_folder import AppFolder
from scripts.site_build.citations import is_published
from scripts.site_build.form import form_fragment
from scripts.site_build.places import DOCS
from scripts.site_build.screens import screens


def render(model: Model, app: AppFolder) -> dict[str, str]:
    """Return all fragments by file name."""
    return {
        "counts-questions.md": str(len(model.questions)),
        "counts-screens.md": str(len(screens(model))),
        "counts-criteria.md": str(len(model.criteria)),
        "counts-sources.md": str(sum(is_published(item) for item in model.references.values())),
        "model-version.md": method.version(model),
        "form.html": form_fragment(model, app, "../"),
        "questions.md": questions.questions_fragment(model),
        "criteria.md": criteria.criteria_fragment(model),
        "criteria-overview.md": criteria.overview_fragment(model),
        "column-means.md": criteria.column_means_fragment(model),
        "flip-limits.md": method.flip_limits(),
        "sampling.md": method.sampling(),
        "perturbed-tables.md": method.perturbed_tables(),
        "published-cases.md": published.published_fragment(),
        "check-cases.html": published.check_fragment(app, "../../"),
        "verdict-words.md": method.verdict_words(model),
        "timeline.md": method.timeline(model),
        "claims.md": claims.claims_fragment(model),
        "references.md": references.references_fragment(model),
        "not-found.md": register.not_found_fragment(model),
        "changes.md": changes.changes_fragment(model),
        "gates-overview.md": gates.gates_overview(model),
        **{f"gate-{name}.md": gates.gate_fragment(model, gate) for name, gate in model.gates.items()},
        **economics.fragments(model),
        **examples.fragments(model),
        **hero.fragments(model),
        **random_sets.fragments(model),
        **risks.fragments(model),
        **checklists.fragments(model),
        **public_cases.fragments(model),
        **glossary.fragments(),
        **tested.fragments(model),
        **worksheet.fragments(model),
        **_notes(model),
    }


def write(fragments: dict[str, str], folder: Path) -> None:
    """Write the fragments in place of those of an earlier build, touching only what differs."""
    folder.mkdir(parents=True, exist_ok=True)
    for stale in (path for path in folder.iterdir() if path.name not in fragments):
        stale.unlink()
    for name, text in fragments.items():
        path = folder / name  # no line break at the end: it would break the sentence that a count stands in
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _notes(model: Model) -> dict[str, str]:
    """Return the footnotes of each page that includes them, such as ``notes-framework-comparability.md``."""
    notes: dict[str, str] = {}
    for page in sorted(DOCS.rglob("*.md")):
        name = f"notes-{'-'.join(page.relative_to(DOCS).with_suffix('').parts)}.md"
        if f"fragments/{name}" in page.read_text(encoding="utf-8"):
            notes[name] = references.notes_fragment(model, page)
    return notes
