"""What the question files promise to a reader and to the engine, checked on the files themselves.

The loader is left out on purpose: a fault in it must not hide a fault in the data.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "calculator" / "model" / "questions"
HOUSE_STYLE = tomllib.loads((ROOT / "tests" / "data" / "house-style.toml").read_text(encoding="utf-8"))

Question = dict[str, Any]

FIT = "own_shown own_ordered cdmo_only both nobody"

# The permanent ids and their order: share links count on both.
LEVELS: dict[str, dict[str, str]] = {
    "programme": {
        "made_now": "nobody_yet own_site academic_centre cdmo",
        "phase": "preclinical phase_1 phase_2 pivotal filed_or_marketed",
        "product": "autologous allogeneic_fresh allogeneic_frozen_donor allogeneic_frozen_bank",
        "batches_per_year": "under_10 from_10_to_24 from_25_to_60 over_60",
        "existing_plant": "none laboratory cleanroom_unlicensed licensed_running",
    },
    "process": {
        "process_maturity": "changes_between_runs written_under_3_runs three_runs_two_donors ten_runs_characterised",
        "potency_assay": "none surrogate mechanism_unqualified qualified_correlated",
        "delivery_reliability": "fewer_than_5_runs six_or_fewer seven_or_eight nine_or_ten",
        "planned_changes": "none one two three four_or_more",
        "fit_harvest": FIT,
        "fit_wash": FIT,
        "fit_formulation": FIT,
        "fit_fill_finish": FIT,
    },
    "organisation": {
        "quality_system": "none on_paper working inspected",
        "aseptic_behaviours": "not_started gowning_trained three_media_fills repeated_every_six_months",
        "operational_discipline": "no_records waits eighty_on_schedule ninety_on_schedule",
        "people": "none_employed quality_lead half_crew full_crew",
        "bandwidth": "nobody part_time named_head head_and_deputy",
    },
    "strategy": {
        "commercial_case": "no_estimate own_estimate tested agreed",
        "change_budget": "none analytical_only one_major two_or_more",
        "runway": "under_12 from_12_to_18 from_18_to_30 from_30_to_48 over_48",
        "readout_due": "no_pivotal before_plant_ready within_6_months_after later already_positive",
    },
    "needs": {
        "speed": "within_12 from_12_to_24 from_24_to_36 later_or_none",
        "qc_stability": "needed_no_lab some_own most_own full_own",
        "inspection_ready": "within_12 from_12_to_30 later_or_own_filed own_licensed",
        "flexible_capacity": "under_third third_to_60 from_60_to_100 fills_line",
        "oversight": "records_and_audits person_in_plant own_staff_some_steps only_own_staff",
        "internalise_later": "no open after_pivotal from_start",
        "partner_options": "none_found one_no_slot one_slot two_or_protected two_qualified",
    },
}
QUESTION_IDS = [question for section in LEVELS.values() for question in section]

LADDER = [0, 1, 2, 3]
CRITERION = {
    "process_maturity": ("process_maturity", LADDER),
    "commercial_case": ("commercial_case", LADDER),
    "people": ("people", LADDER),
    "change_budget": ("change_budget", LADDER),
    "speed": ("speed", LADDER),
    "fit_harvest": ("platform_fit", [3, 2, 1, 3, 1]),
    "fit_wash": ("platform_fit", [3, 2, 1, 3, 1]),
    "fit_formulation": ("platform_fit", [3, 2, 1, 3, 1]),
    "fit_fill_finish": ("platform_fit", [3, 2, 1, 3, 1]),
    "qc_stability": ("qc_stability", LADDER),
    "inspection_ready": ("inspection_ready", LADDER),
    "flexible_capacity": ("flexible_capacity", LADDER),
    "batches_per_year": ("flexible_capacity", [0, 2, 3, 3]),
    "quality_system": ("gmp_operations", LADDER),
    "aseptic_behaviours": ("gmp_operations", LADDER),
    "operational_discipline": ("gmp_operations", LADDER),
    "oversight": ("oversight", LADDER),
    "internalise_later": ("internalise_later", LADDER),
}
GATES = {
    "patient_delivery": {"delivery_reliability", "product"},
    "comparability": {
        "planned_changes", "phase", "made_now", "internalise_later", "change_budget", "potency_assay",
    },
    "capability_fit": {"fit_harvest", "fit_wash", "fit_formulation", "fit_fill_finish", "partner_options"},
    "operating_model": {
        "quality_system", "aseptic_behaviours", "people", "bandwidth", "runway", "commercial_case", "existing_plant",
        "readout_due", "made_now", "delivery_reliability", "product",
    },
}  # fmt: skip
LISTS_OF_CLAIMS = {"B": 4, "L": 3, "P": 7, "H": 2, "G": 4}
CLAIMS = {f"{letter}{number}" for letter, last in LISTS_OF_CLAIMS.items() for number in range(1, last + 1)}

KEYS = {
    "id", "section", "claims", "gates", "ask", "help", "why", "basis", "reviewed", "references", "changeable",
    "find_out", "levels",
}  # fmt: skip
LEVEL_KEYS = {"id", "label", "meaning", "lead_months"}
LEVEL_EXTRAS = {"runway": {"months"}}
LEVEL_MAY = {"speed": {"months"}}  # a date that is needed later, or not at all, has none

SECOND_SENTENCE = re.compile(r"[.!?]\s+\S")


def load(question_id: str) -> Question:
    return tomllib.loads((FOLDER / f"{question_id}.toml").read_text(encoding="utf-8"))


def words_of(question: Question) -> str:
    """Return every sentence a reader of this question can see."""
    parts = [question["ask"], question["help"], question["why"], question["find_out"]["how"]]
    parts += [level[key] for level in question["levels"] for key in ("label", "meaning")]
    return "\n".join(parts)


def is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def is_one_sentence(text: str) -> bool:
    return text.endswith(".") and not SECOND_SENTENCE.search(text)


def test_there_is_one_file_for_each_of_the_29_questions_and_no_other() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(QUESTION_IDS)
    assert len(QUESTION_IDS) == 29


@pytest.mark.parametrize("question_id", QUESTION_IDS)
class TestEveryQuestion:
    def test_has_the_agreed_keys_and_no_others(self, question_id: str) -> None:
        question = load(question_id)
        criterion = {"criterion"} if question_id in CRITERION else set()
        assert set(question) - {"lead"} == KEYS | criterion
        assert set(question["find_out"]) == {"months", "how"}
        assert question["id"] == question_id
        assert question_id in LEVELS[question["section"]]

    def test_offers_the_permanent_levels_in_the_permanent_order(self, question_id: str) -> None:
        question = load(question_id)
        assert [level["id"] for level in question["levels"]] == LEVELS[question["section"]][question_id].split()

    def test_gives_each_level_the_agreed_keys(self, question_id: str) -> None:
        expected = LEVEL_KEYS | LEVEL_EXTRAS.get(question_id, set())
        if question_id in CRITERION:
            expected = expected | {"criterion_level"}
        for level in load(question_id)["levels"]:
            may = {"excluded_when", "reachable"} | LEVEL_MAY.get(question_id, set())
            assert set(level) - may == expected, level["id"]

    def test_asks_briefly(self, question_id: str) -> None:
        question = load(question_id)
        assert len(question["ask"]) <= 110
        assert question["ask"].endswith("?")
        assert question["ask"].count("?") == 1
        for level in question["levels"]:
            assert 0 < len(level["label"]) <= 90, level["id"]

    def test_helps_in_40_to_110_words(self, question_id: str) -> None:
        count = sum(1 for word in load(question_id)["help"].split() if re.search(r"\w", word))
        assert 40 <= count <= 110

    def test_says_in_one_sentence_why_it_matters_and_what_each_answer_means(self, question_id: str) -> None:
        question = load(question_id)
        assert is_one_sentence(question["why"])
        for level in question["levels"]:
            assert is_one_sentence(level["meaning"]), level["id"]
        meanings = [level["meaning"] for level in question["levels"]]
        assert len(set(meanings)) == len(meanings)

    def test_counts_lead_time_in_whole_months_and_says_in_which_direction(self, question_id: str) -> None:
        question = load(question_id)
        months = [level["lead_months"] for level in question["levels"]]
        assert all(is_whole(month) and 0 <= month <= 48 for month in months)
        start = {"up": months[0], "down": months[-1], "target": 0}
        assert start[question.get("lead", "up")] == 0

    def test_maps_its_levels_to_the_agreed_criterion_levels(self, question_id: str) -> None:
        question = load(question_id)
        mapped = [level.get("criterion_level") for level in question["levels"]]
        criterion, expected = CRITERION.get(question_id, (None, [None] * len(mapped)))
        assert question.get("criterion") == criterion
        assert mapped == expected

    def test_is_read_by_the_gates_that_need_it(self, question_id: str) -> None:
        assert set(load(question_id)["gates"]) == {gate for gate, read in GATES.items() if question_id in read}

    def test_says_how_we_know_and_when_it_was_reviewed(self, question_id: str) -> None:
        question = load(question_id)
        assert question["basis"] in {"judgement", "published", "regulation"}
        assert question["reviewed"] == dt.date(2026, 11, 20)
        assert all(re.fullmatch(r"s\d+", reference) for reference in question["references"])
        assert len(set(question["references"])) == len(question["references"])
        assert question["basis"] == "judgement" or question["references"]

    def test_tells_how_to_turn_dont_know_into_an_answer(self, question_id: str) -> None:
        find_out = load(question_id)["find_out"]
        assert isinstance(find_out["months"], int | float)
        assert 0 < find_out["months"] <= 12
        assert find_out["how"].endswith(".")

    def test_sells_nothing_and_spells_the_british_way(self, question_id: str) -> None:
        words = set(re.findall(r"[a-z]+(?:-[a-z]+)*", words_of(load(question_id)).lower()))
        assert not words & set(HOUSE_STYLE["marketing"])
        assert not words & set(HOUSE_STYLE["american"])

    def test_excludes_only_answers_that_exist(self, question_id: str) -> None:
        for level in load(question_id)["levels"]:
            for other, excluded in level.get("excluded_when", {}).items():
                assert other != question_id
                assert set(excluded) < {known["id"] for known in load(other)["levels"]}


def test_only_phase_and_product_are_facts_that_no_decision_changes() -> None:
    fixed = {question_id for question_id in QUESTION_IDS if load(question_id)["changeable"] is not True}
    assert fixed == {"phase", "product"}
    assert all(load(question_id)["changeable"] is False for question_id in fixed)


def test_every_claim_that_needs_a_question_has_one() -> None:
    asked = {claim for question_id in QUESTION_IDS for claim in load(question_id)["claims"]}
    assert asked >= CLAIMS
    assert asked <= CLAIMS | {"A2"}


def test_every_criterion_can_reach_its_lowest_and_its_highest_level() -> None:
    reached: dict[str, set[int]] = {}
    for question_id, (criterion, _) in CRITERION.items():
        reached.setdefault(criterion, set()).update(level["criterion_level"] for level in load(question_id)["levels"])
    # Level 0 of platform fit comes from two steps at level 1, so no single answer names it.
    assert reached.pop("platform_fit") == {1, 2, 3}
    assert len(reached) == 11
    assert all(levels == {0, 1, 2, 3} for levels in reached.values())


def test_runway_counts_the_months_that_are_certain() -> None:
    assert [level["months"] for level in load("runway")["levels"]] == [0, 12, 18, 30, 48]


def test_nobody_without_a_licensed_plant_can_hold_a_licensed_room() -> None:
    excluded = {level["id"]: level.get("excluded_when") for level in load("inspection_ready")["levels"]}
    assert excluded["own_licensed"] == {"existing_plant": ["none", "laboratory", "cleanroom_unlicensed"]}
    assert excluded["later_or_own_filed"] is None
