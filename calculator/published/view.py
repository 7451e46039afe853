"""The published cases as a section for the page "Check it yourself"."""

from calculator.present.blocks import Block, paragraph, section, table
from calculator.published.cases import run_cases


def published_section() -> Block:
    """Return the table of published values beside ours, computed now."""
    cases = run_cases()
    agree = sum(case.agrees for case in cases)
    rows = [
        [case.title, case.published, case.ours, case.tolerance, "yes" if case.agrees else "NO", case.source]
        for case in cases
    ]
    columns = [
        ("Case", "left"),
        ("Published", "right"),
        ("Ours", "right"),
        ("Tolerance", "right"),
        ("Agrees", "left"),
        ("Source", "left"),
    ]
    text = f"{agree} of {len(cases)} published values are reproduced within their tolerance."
    blocks = [paragraph(text), table("Computed just now by the same code that makes the result.", columns, rows)]
    return section(
        "published", "Published cases", "Values printed by others, and what this engine makes of them.", blocks
    )
