"""Published cases, run by the same functions that make the result: published value beside ours."""

from calculator.published.cases import Case, run_cases
from calculator.published.view import published_section

__all__ = ["Case", "published_section", "run_cases"]
