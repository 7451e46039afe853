from typing import Any, cast

import pytest

from calculator.published import published_section, run_cases
from calculator.published.beta import beta_below, chance_of_lower

CASES = run_cases()


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_every_published_value_is_reproduced_within_its_tolerance(case):
    assert case.agrees, f"{case.title}: published {case.published}, ours {case.ours}"


def test_every_case_names_where_it_was_published():
    assert all(len(case.source) > 10 for case in CASES)


def test_a_beta_variable_with_parameters_one_and_one_is_uniform():
    assert beta_below(1, 1, 0.3) == pytest.approx(0.3)


def test_a_variable_is_below_a_copy_of_itself_half_the_time():
    assert chance_of_lower([(20, 116)], [(20, 116)], [1]) == pytest.approx(0.5)


def test_the_section_counts_what_agrees():
    summary, table = cast("list[dict[str, Any]]", published_section()["blocks"])
    assert summary["text"].startswith(f"{len(CASES)} of {len(CASES)}")
    assert len(table["rows"]) == len(CASES)
