"""The published cases as a table: the value that others printed beside the one this engine computes."""

from calculator.published import run_cases
from scripts.site_build.markup import element, join
from scripts.site_build.places import BuildError
from scripts.site_build.tables import table


def published_fragment() -> str:
    """Return the table of published cases, computed now.

    Raises:
        BuildError: a case does not come out within its tolerance; the site must not be published like that.
    """
    cases = run_cases()
    wrong = [case.title for case in cases if not case.agrees]
    if wrong:
        raise BuildError(f"published cases are not reproduced: {'; '.join(wrong)}")
    rows = [
        [join([case.title, element("small", None, case.source)], " "), case.published, case.ours, case.tolerance]
        for case in cases
    ]
    return table("Published cases", ["Case and source", "Published", "Ours", "Tolerance"], rows, kind="number-table")
