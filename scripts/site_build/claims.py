"""Where each claim of the article is asked about and scored."""

from calculator.entities import Claim, Model
from scripts.site_build import citations
from scripts.site_build.prose import plain


def claims_fragment(model: Model) -> str:
    """Return one entry per claim: its place in the article, the questions that ask about it, what reads the answer."""
    return "\n".join(_entry(model, claim) for claim in model.claims.values())


def _entry(model: Model, claim: Claim) -> str:
    asked = [citations.question(model, name) for name, item in model.questions.items() if claim.id in item.claims]
    read = [citations.criterion(model, name) for name, item in model.criteria.items() if claim.id in item.claims]
    read += [citations.gate(model, name) for name, item in model.gates.items() if claim.id in item.claims]
    parts = [
        f"- **{citations.claims([claim.id])}** {plain(claim.text)}",
        f"*Asked:* {' '.join(asked)}" if asked else "",
        f"*Read by:* {', '.join(read)}." if read else "",
        "*Answered by* the result as a whole." if not asked and not read else "",
    ]
    return "<br>\n    ".join(part for part in parts if part)
