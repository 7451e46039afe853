"""The published values, claims, alternatives and sources, read as plain TOML.

The values are typed a second time here, so that no cell of the model can change without this table changing too.
"""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

MODEL = Path(__file__).resolve().parents[2] / "calculator" / "model"

# One row per criterion, in order K1 to K12; four levels, each in_house/cdmo/hybrid.
VALUES = """
process_maturity   15/50/30  45/60/55  75/70/75  95/75/80
commercial_case    10/70/40  40/65/55  70/60/70  95/50/60
people              5/65/25  45/65/55  75/70/80  95/70/80
change_budget      10/40/25  40/50/45  70/60/70  90/65/70
speed              10/75/60  40/75/65  70/75/75  85/80/80
platform_fit       10/80/60  40/75/65  70/65/75  95/50/65
qc_stability       15/85/50  45/75/60  75/65/75  95/55/70
inspection_ready    5/85/60  40/80/65  75/70/75  95/55/60
flexible_capacity  15/85/55  40/75/65  70/60/70  95/45/55
gmp_operations      5/65/20  40/70/50  65/70/80  95/70/80
oversight          75/75/60  80/60/80  85/35/90  95/5/85
internalise_later  40/85/50  55/70/70  60/40/90  95/15/70
"""

# The plant variant: what applies instead where a licensed plant is running.
PLANT_VALUES = """
people              5/65/40  45/65/60  75/70/80  95/75/85
speed              90/55/75  90/60/75  90/70/80  90/80/85
platform_fit       10/80/60  40/75/65  70/65/75  95/60/85
qc_stability       15/85/50  45/75/60  75/65/75  95/60/85
inspection_ready    5/85/60  40/80/65  75/70/80  95/60/85
gmp_operations      5/65/30  40/70/55  65/70/80  95/75/85
"""

CLAIM_COUNTS = {"T": 2, "B": 4, "L": 3, "P": 7, "H": 2, "G": 4, "A": 2}
CLAIMS = [f"{letter}{number}" for letter, count in CLAIM_COUNTS.items() for number in range(1, count + 1)]

KEYS = {"id", "number", "claims", "title", "basis", "reviewed", "references", "group", "combine"}
KEYS |= {"reason", "swing", "levels"}

Entry = dict[str, Any]
Table = dict[str, list[tuple[int, int, int]]]


def read(path: Path) -> Entry:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def typed(text: str) -> Table:
    table: Table = {}
    for line in text.strip().splitlines():
        criterion, *cells = line.split()
        table[criterion] = [as_cell(*map(int, cell.split("/"))) for cell in cells]
    return table


def as_cell(in_house: int, cdmo: int, hybrid: int) -> tuple[int, int, int]:
    return in_house, cdmo, hybrid


def stored(criterion: Entry, key: str) -> list[tuple[int, int, int]]:
    return [as_cell(**level["value"]) for level in criterion[key]]


CRITERIA = {path.stem: read(path) for path in sorted((MODEL / "criteria").glob("*.toml"))}
REFERENCES = [entry for path in sorted((MODEL / "references").glob("*.toml")) for entry in read(path)["references"]]
ALTERNATIVES = read(MODEL / "alternatives.toml")["alternatives"]
STATED_CLAIMS = read(MODEL / "claims.toml")["claims"]
SOURCES = {entry["id"]: entry for entry in REFERENCES}


class TestValues:
    def test_are_those_of_the_published_table(self):
        assert {name: stored(entry, "levels") for name, entry in CRITERIA.items()} == typed(VALUES)

    def test_of_the_plant_variant_are_those_of_the_published_table(self):
        with_variant = {name: entry for name, entry in CRITERIA.items() if "plant_levels" in entry}
        assert {name: stored(entry, "plant_levels") for name, entry in with_variant.items()} == typed(PLANT_VALUES)

    def test_average_to_the_three_published_column_means(self):
        cells = [cell for entry in CRITERIA.values() for cell in stored(entry, "levels")]
        assert [round(sum(column) / len(cells)) for column in zip(*cells, strict=True)] == [57, 64, 63]

    @pytest.mark.parametrize("key", ["levels", "plant_levels"])
    @pytest.mark.parametrize("name", CRITERIA)
    def test_of_owning_never_fall_from_the_least_to_the_most_favourable_level(self, name: str, key: str):
        own = [level["value"]["in_house"] for level in CRITERIA[name].get(key, [])]
        assert own == sorted(own)

    @pytest.mark.parametrize("name", typed(PLANT_VALUES))
    def test_of_owning_are_never_lowered_by_a_running_plant(self, name: str):
        without, with_plant = (stored(CRITERIA[name], key) for key in ("levels", "plant_levels"))
        assert all(plant[0] >= bare[0] for bare, plant in zip(without, with_plant, strict=True))


@pytest.mark.parametrize("name", CRITERIA)
class TestEachCriterion:
    def test_has_every_agreed_key_and_no_other(self, name: str):
        assert set(CRITERIA[name]) - {"plant_levels"} == KEYS
        assert set(CRITERIA[name]["swing"]) == {"from", "to"}
        assert all(set(level) == {"state", "value", "why"} for level in CRITERIA[name]["levels"])
        assert all(set(level) == {"value", "why"} for level in CRITERIA[name].get("plant_levels", []))

    def test_is_named_after_its_file(self, name: str):
        assert CRITERIA[name]["id"] == name

    def test_words_both_ends_of_its_swing_and_every_level(self, name: str):
        entry = CRITERIA[name]
        levels = entry["levels"] + entry.get("plant_levels", [])
        words = [entry["title"], entry["reason"], entry["swing"]["from"], entry["swing"]["to"]]
        words += [level["state"] for level in entry["levels"]] + [level["why"] for level in levels]
        assert all(text.strip() for text in words)

    def test_says_something_different_at_every_level(self, name: str):
        entry = CRITERIA[name]
        states = [level["state"] for level in entry["levels"]]
        reasons = [level["why"] for level in entry["levels"] + entry.get("plant_levels", [])]
        assert len(set(states)) == len(states) == 4
        assert len(set(reasons)) == len(reasons)

    def test_uses_only_agreed_words_for_its_kind(self, name: str):
        entry = CRITERIA[name]
        assert entry["basis"] in {"judgement", "published", "regulation"}
        assert entry["combine"] == ("platforms" if name == "platform_fit" else "lowest")
        assert entry["group"] in {"time", "process", "organisation", "money", "market", "control"}
        assert isinstance(entry["reviewed"], dt.date)

    def test_cites_known_sources_and_none_that_is_too_weak_to_publish(self, name: str):
        cited = CRITERIA[name]["references"]
        assert cited
        assert all(SOURCES[source]["solidity"] != "D" for source in cited)


class TestTheSetOfCriteria:
    def test_is_numbered_k1_to_k12_in_the_agreed_order(self):
        numbers = {name: CRITERIA[name]["number"] for name in typed(VALUES)}
        assert list(numbers.values()) == [f"K{n}" for n in range(1, 13)]

    def test_shows_the_three_criteria_of_time_as_one_group(self):
        timed = {name for name, entry in CRITERIA.items() if entry["group"] == "time"}
        assert timed == {"speed", "platform_fit", "inspection_ready"}

    def test_counts_each_claim_for_or_against_owning_exactly_once(self):
        served = [claim for entry in CRITERIA.values() for claim in entry["claims"]]
        assert sorted(served) == sorted(claim for claim in CLAIMS if claim[0] in "BLPH")


class TestClaims:
    def test_are_all_there_once_each_in_the_order_of_the_article(self):
        assert [claim["id"] for claim in STATED_CLAIMS] == CLAIMS

    @pytest.mark.parametrize("claim", STATED_CLAIMS, ids=lambda claim: str(claim["id"]))
    def test_say_in_one_sentence_what_is_argued(self, claim: Entry):
        kinds = {"T": "theme", "A": "around"}
        assert set(claim) == {"id", "kind", "text"}
        assert claim["kind"] == kinds.get(claim["id"][0], "argument")
        assert claim["text"].endswith(".")
        assert ". " not in claim["text"]


class TestAlternatives:
    def test_are_the_three_of_the_decision(self):
        assert [entry["id"] for entry in ALTERNATIVES] == ["in_house", "cdmo", "hybrid"]
        assert [entry["name"] for entry in ALTERNATIVES] == ["In-house", "CDMO", "Hybrid (client-in-plant)"]

    @pytest.mark.parametrize("entry", ALTERNATIVES, ids=lambda entry: str(entry["id"]))
    def test_say_who_does_the_work_and_who_holds_the_licence(self, entry: Entry):
        assert set(entry) == {"id", "name", "short", "description"}
        assert entry["short"]
        assert all(word in entry["description"] for word in ("licence", "plant"))
        assert any(word in entry["description"] for word in ("staff", "team"))


class TestReferences:
    def test_hold_every_source_once_in_order(self):
        assert [entry["id"] for entry in REFERENCES] == [f"s{n}" for n in range(1, len(REFERENCES) + 1)]

    @pytest.mark.parametrize("entry", REFERENCES, ids=lambda entry: str(entry["id"]))
    def test_are_complete(self, entry: Entry):
        agreed = {"id", "evidence", "title", "publisher", "year", "url", "solidity", "seen"}
        assert set(entry) - {"figure"} == agreed
        assert entry["evidence"] == entry["id"].upper()
        assert entry["title"]
        assert entry["publisher"]
        assert entry["year"] == 0 or 2000 <= entry["year"] <= 2026
        assert entry["solidity"] in {"A", "B", "C", "X", "D"}
        assert isinstance(entry["seen"], dt.date)

    def test_give_no_address_or_figure_for_a_source_too_weak_to_publish(self):
        weak = [entry for entry in REFERENCES if entry["solidity"] == "D"]
        assert weak
        assert all(entry["url"] == "" and "figure" not in entry for entry in weak)

    def test_word_the_figure_of_a_single_voice_as_one_voice(self):
        single = [entry["figure"] for entry in REFERENCES if entry["solidity"] == "C" and "figure" in entry]
        assert single
        assert all(figure.startswith("One ") for figure in single)

    @pytest.mark.parametrize("entry", REFERENCES, ids=lambda entry: str(entry["id"]))
    def test_link_only_to_plain_web_addresses_that_are_no_copy(self, entry: Entry):
        assert entry["url"] == "" or entry["url"].startswith(("https://", "http://"))
        assert "(copy" not in entry["publisher"] or entry["url"] == ""
