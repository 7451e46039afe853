"""Print what the calculator says of each public case, before the comments on the results are written.

Run it only after data/cases/labels.toml and data/cases/programmes/ are committed: they must not follow the results.
"""

import sys

from calculator.loader import load_model
from calculator.present.words import share_text
from scripts.site_build.public_case_data import read_cases
from scripts.site_build.public_cases import run


def main() -> int:
    """Print one block for each case; return 0."""
    model = load_model()
    for case in read_cases(model):
        found = run(model, case, commented=False)
        shares = ", ".join(f"{name} {share_text(share)}" for name, share in found.result.acceptability.items())
        print(
            f"{case.number} {case.id}: chosen {' or '.join(case.label.label)} ({case.label.standing}); {found.outcome}"
        )
        print(f"   {found.headline} {found.sentence}")
        print(
            f"   {shares}; {found.known_criteria} criteria known; excluded: {dict(found.result.excluded)}", flush=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
