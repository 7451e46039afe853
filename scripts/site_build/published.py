"""The published cases as a table, and as an element that runs them again on the reader's device."""

import json

from calculator.bridge import handle
from calculator.published import run_cases
from scripts.site_build.app_folder import AppFolder
from scripts.site_build.markup import Markup, element, join
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


def check_fragment(app: AppFolder, to_root: str) -> Markup:
    """Return the element that runs the cases in the reader's browser, with what the engine says while building.

    Args:
        app: the folder of this release that the page's script comes from.
        to_root: how the page reaches the root of the site, such as "../../".
    """
    data_app = f"{to_root}app/{app.digest}/"
    spec = {"files": app.runtime_files(), "built": json.loads(handle('{"kind":"published"}'))}
    text = json.dumps(spec, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return join(
        [
            element(
                "msc-check",
                {"data-app": data_app},
                element("script", {"type": "application/json", "id": "msc-check-spec"}, Markup(text)),
                element("p", {"class": "msc-static"}, "This needs scripts. The table above stands without."),
            ),
            element("script", {"type": "module", "src": f"{data_app}check-page.mjs"}),
        ],
        "\n",
    )
