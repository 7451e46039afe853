"""The published risk register, read as plain TOML, and the shape of the ledger it gives.

Class, shares and delays are typed a second time here, so that no row can change without this table changing too.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calculator.ledger import CLASSES, HOLDERS, PARTS, Ledger
from calculator.ledger.entities import RiskClass
from tests.unit.ledger.registers import EARLY, MIDDLE, RUNNING, answers, book

MODEL = Path(__file__).resolve().parents[2] / "calculator" / "model"

# Number, id, class, you/cdmo/shared in-house, with a CDMO and as a hybrid ("-": the risk is absent), delay in months.
REGISTER = """
 1 build_overrun        execution    100/0/0  -         -         3/9/20
 2 licence_questions    regulatory   100/0/0  -         50/30/20  1/3/9
 3 equipment_late       execution    100/0/0  30/50/20  60/20/20  2/4/9
 4 crew_not_ready       execution    100/0/0  10/70/20  70/10/20  3/6/12
 5 key_leaver           operational  100/0/0  40/40/20  70/10/20  2/4/8
 6 media_fill_fails     operational  100/0/0  10/80/10  60/10/30  1/3/6
 7 slot_late            execution    -        60/30/10  60/30/10  0/3/9
 8 transfer_overrun     execution    100/0/0  40/30/30  70/10/20  2/5/9
 9 potency_method       regulatory   100/0/0  60/20/20  80/0/20   3/6/18
10 refusal              regulatory   100/0/0  60/10/30  80/0/20   12/18/24
11 adverse_inspection   regulatory   100/0/0  50/30/20  50/30/20  3/6/12
12 other_client_finding regulatory   -        50/40/10  50/30/20  1/4/8
13 move_comparability   regulatory   100/0/0  60/20/20  80/0/20   3/9/18
14 late_change          regulatory   100/0/0  60/10/30  80/0/20   3/12/18
15 lot_fails            operational  100/0/0  50/20/30  80/0/20   0.5/1/2
16 qc_hold              operational  100/0/0  30/50/20  50/30/20  0.5/1/3
17 donor_or_bank        operational  100/0/0  80/0/20   100/0/0   1/3/6
18 single_source        operational  100/0/0  50/30/20  70/10/20  2/4/9
19 fresh_window         operational  100/0/0  70/0/30   80/0/20   0/0.5/1
20 thaw_or_fill         operational  100/0/0  50/20/30  80/0/20   2/4/8
21 maker_closes         execution    -        60/10/30  60/10/30  9/15/24
22 priority_to_others   operational  -        60/20/20  40/30/30  1/3/6
23 shared_rooms         operational  -        10/70/20  20/30/50  1/2/5
24 unclear_duties       regulatory   -        50/20/30  50/10/40  1/2/5
25 know_how             execution    -        80/0/20   40/0/60   0/3/9
26 negative_readout     execution    100/0/0  80/20/0   80/20/0   0/0/0
27 under_filled         operational  100/0/0  70/30/0   70/30/0   0/0/0
28 demand_outruns       operational  100/0/0  50/20/30  60/20/20  3/9/18
"""
PLACES = ("in_house", "cdmo", "hybrid")
FIRM = {"A", "B", "X"}
SINGLE_VOICE = ("one vendor", "one expert", "one consultant")

# Questions whose levels run from least to most ready: a better answer may not raise a risk.
LADDERS = {
    "process_maturity",
    "potency_assay",
    "quality_system",
    "aseptic_behaviours",
    "operational_discipline",
    "people",
    "bandwidth",
    "commercial_case",
    "change_budget",
    "qc_stability",
    "partner_options",
    "delivery_reliability",
}

Entry = dict[str, Any]


def read(path: Path) -> Entry:
    return tomllib.loads(path.read_text(encoding="utf-8"))


RISKS: dict[str, Entry] = {path.stem: read(path) for path in sorted((MODEL / "risks").glob("*.toml"))}
LEDGER = read(MODEL / "ledger.toml")
SOURCES = {
    source["id"]: source
    for file in sorted((MODEL / "references").glob("*.toml"))
    for source in read(file)["references"]
}
QUESTIONS = {path.stem: read(path) for path in (MODEL / "questions").glob("*.toml")}
ROWS = [line.split() for line in REGISTER.strip().splitlines()]


def effects() -> Iterator[tuple[str, str, Entry]]:
    """Return every effect of an answer: risk, question and the effect."""
    for name, entry in RISKS.items():
        for effect in entry.get("effects", []):
            for question in effect["questions"]:
                yield name, question, effect


class TestTheRegister:
    def test_has_28_risks_with_ids_of_their_own_in_a_stated_order(self):
        assert LEDGER["risks"] == [row[1] for row in ROWS]
        assert len(RISKS) == len(set(LEDGER["risks"])) == 28

    @pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
    def test_is_the_one_typed_here(self, row):
        number, name, kind, *shares, delay = row
        entry = RISKS[name]
        found = [
            "/".join(str(entry["holders"][place][holder]) for holder in HOLDERS) if place in entry["holders"] else "-"
            for place in PLACES
        ]

        assert (entry["number"], entry["class"]) == (int(number), kind)
        assert found == shares
        assert "/".join(f"{entry['delay'][name]:g}" for name in ("low", "typical", "high")) == delay

    @pytest.mark.parametrize("name", RISKS)
    def test_says_what_lowers_each_risk_and_by_how_much(self, name):
        assert RISKS[name]["lowered_by"]
        assert all(0 < item["cut"] <= 100 for item in RISKS[name]["lowered_by"])

    @pytest.mark.parametrize("name", RISKS)
    def test_serves_a_claim_of_the_article_with_each_risk(self, name):
        known = {claim["id"] for claim in read(MODEL / "claims.toml")["claims"]}

        assert set(RISKS[name]["claims"]) <= known
        assert RISKS[name]["claims"]

    def test_serves_every_claim_about_where_risk_lives(self):
        served = {claim for entry in RISKS.values() for claim in entry["claims"]}

        assert {"T1", "T2", "B1", "B2", "B3", "B4", "L1", "L2", "L3", "H1", "H2", "G1", "G2", "G3", "G4"} <= served

    def test_has_every_id_of_every_class(self):
        kinds = [entry["class"] for entry in RISKS.values()]

        assert [kinds.count(kind) for kind in CLASSES] == [8, 12, 8]


class TestShares:
    @pytest.mark.parametrize("name", RISKS)
    def test_come_to_100_in_every_place(self, name):
        assert {sum(shares.values()) for shares in RISKS[name]["holders"].values()} == {100}

    @pytest.mark.parametrize("name", RISKS)
    def test_name_the_mechanism_wherever_something_is_shared(self, name):
        shared = {place for place, shares in RISKS[name]["holders"].items() if shares["shared"]}

        assert set(RISKS[name].get("shared_by", {})) == shared

    def test_name_a_mechanism_that_a_contract_can_hold(self):
        words = {"agreement", "terms", "clause", "credit", "plan", "protocol", "ownership", "duties", "cover", "option"}
        words |= {"records", "governance", "stages", "machines", "host files"}
        named = [text.lower() for entry in RISKS.values() for text in entry.get("shared_by", {}).values()]

        assert [text for text in named if not any(word in text for word in words)] == []

    @pytest.mark.parametrize("name", [name for name, entry in RISKS.items() if entry["class"] == "regulatory"])
    def test_keep_at_least_half_of_regulatory_risk_with_the_sponsor(self, name):
        assert all(2 * held["you"] + held["shared"] >= 100 for held in RISKS[name]["holders"].values())


SOURCED = [name for name, entry in RISKS.items() if entry["basis"] == "sourced"]


class TestBasis:
    def test_at_least_twelve_risks_rest_on_a_firm_source(self):
        firm = [name for name in SOURCED if any(SOURCES[ref]["solidity"] in FIRM for ref in RISKS[name]["references"])]

        assert len(firm) >= 12
        assert firm == SOURCED

    @pytest.mark.parametrize("name", RISKS)
    def test_of_every_other_risk_is_judgement(self, name):
        assert RISKS[name]["basis"] in ("judgement", "sourced")
        assert (RISKS[name]["basis"] == "sourced") == bool(RISKS[name]["sourced"])

    @pytest.mark.parametrize("name", SOURCED)
    def test_says_which_part_is_judgement_all_the_same(self, name):
        assert len(RISKS[name]["sourced"]) < 3
        assert "judgement" in RISKS[name]["rests_on"]

    @pytest.mark.parametrize("name", RISKS)
    def test_rests_on_sources_that_exist_and_may_be_shown(self, name):
        assert {SOURCES[ref]["solidity"] for ref in RISKS[name]["references"]} <= FIRM | {"C"}

    @pytest.mark.parametrize("name", RISKS)
    def test_speaks_of_a_single_voice_as_one(self, name):
        weak = [ref for ref in RISKS[name]["references"] if SOURCES[ref]["solidity"] == "C"]

        assert not weak or any(voice in RISKS[name]["rests_on"].lower() for voice in SINGLE_VOICE)

    def test_gives_the_shares_of_refusals_that_it_multiplies(self):
        assert [RISKS[name]["exposures"][-1]["chance"]["typical"] for name in ("refusal", "adverse_inspection")] == [
            round(42 * 42 / 89),
            round(42 * 50 / 89),
        ]


class TestAnswers:
    @pytest.mark.parametrize(("name", "question", "effect"), list(effects()))
    def test_are_given_for_every_level_of_a_question(self, name, question, effect):
        assert list(effect["percent"]) == [level["id"] for level in QUESTIONS[question]["levels"]]

    @pytest.mark.parametrize(("name", "question", "effect"), [item for item in effects() if item[1] in LADDERS])
    def test_that_are_better_never_raise_a_risk(self, name, question, effect):
        percents = list(effect["percent"].values())
        if question == "delivery_reliability":
            percents = percents[1:]  # fewer than five runs is no rung: nothing is known

        assert percents == sorted(percents, reverse=True)

    def test_to_most_questions_move_a_risk_or_a_date(self):
        moving = {question for _, question, _ in effects()}
        dating = {"made_now", "phase", "readout_due", "batches_per_year", "product", "people", "existing_plant"}

        assert len(moving | dating) >= 24

    @pytest.mark.parametrize(("name", "question", "effect"), list(effects()))
    def test_stand_around_the_printed_figure_so_that_no_question_pushes_one_way_alone(self, name, question, effect):
        assert min(effect["percent"].values()) < 100 <= max(effect["percent"].values())


class TestTheUnit:
    def test_of_money_is_a_lot_and_says_why_it_is_no_currency(self):
        text = LEDGER["texts"]["unit"]["money_meaning"]

        assert "One lot means" in text
        assert "not a forecast in a currency" in text

    def test_keeps_money_and_delay_apart(self):
        assert "belong to the delay" in LEDGER["texts"]["unit"]["money_scope"]

    def test_of_an_autologous_lot_follows_the_published_cost_ratio(self):
        ratio = (2260 / 930 + 3040 / 1140) / 2  # cost of an autologous over an allogeneic dose, low and high

        assert LEDGER["autologous_lot"] == pytest.approx(ratio / 100, rel=0.05)


def mean_delay(found: Ledger, kind: RiskClass, first: int, last: int) -> float:
    return sum(found.total("delay", month, kind) for month in range(first, last)) / PARTS / (last - first)


def shares(found: Ledger, kind: RiskClass, first: int = 0, last: int = 48) -> list[float]:
    held = [found.area("money", holder, first, last, kind) for holder in HOLDERS]
    return [part / sum(held) for part in held]


class TestTheShapeOfOwning:
    """A cleanroom that stands: GMP-ready in month 12, first inspection 16, first batch 18."""

    OWNED = book("in_house", answers(MIDDLE, existing_plant="cleanroom_unlicensed"))

    def test_execution_is_high_until_the_plant_is_ready_and_low_from_then_on(self):
        assert mean_delay(self.OWNED, "execution", 0, 12) > 10 * mean_delay(self.OWNED, "execution", 12, 48)

    def test_operation_is_next_to_nothing_before_media_fills_and_most_in_the_first_year(self):
        before, year, later = (mean_delay(self.OWNED, "operational", *span) for span in ((0, 14), (18, 30), (30, 48)))

        assert before < year / 8
        assert year > 1.3 * later > 0

    def test_regulation_peaks_around_the_first_inspection(self):
        around, later = (mean_delay(self.OWNED, "regulatory", *span) for span in ((13, 20), (24, 48)))

        assert around > 2 * later > 0

    def test_all_of_it_is_yours(self):
        assert [shares(self.OWNED, kind) for kind in CLASSES] == [[1, 0, 0]] * 3


class TestTheShapeOfAContractMaker:
    """Slot and transfer from month 3, first batch in month 15."""

    MADE = book("cdmo", answers(MIDDLE))

    def test_execution_is_high_through_slot_and_transfer_then_low_but_never_gone(self):
        early, late = mean_delay(self.MADE, "execution", 1, 12), mean_delay(self.MADE, "execution", 15, 48)

        assert early > 3 * late > 0

    def test_execution_is_split_three_ways_during_the_transfer(self):
        assert min(shares(self.MADE, "execution", 3, 12)) > 0.2

    def test_operation_begins_with_the_first_batch_and_the_maker_carries_more_of_it_than_of_anything_else(self):
        before, after = mean_delay(self.MADE, "operational", 0, 12), mean_delay(self.MADE, "operational", 15, 48)
        maker = {kind: shares(self.MADE, kind)[1] for kind in CLASSES}

        assert after > 3 * before
        assert max(maker, key=lambda kind: maker[kind]) == "operational"

    def test_regulation_runs_throughout_and_the_sponsor_keeps_at_least_half(self):
        assert all(mean_delay(self.MADE, "regulatory", month, month + 6) > 0.05 for month in range(3, 42, 6))
        yours, _, shared = shares(self.MADE, "regulatory")

        assert yours + shared / 2 >= 0.5

    def test_puts_less_on_you_than_owning_does(self):
        owned = book("in_house", answers(MIDDLE))

        assert self.MADE.area("money", "you", 0, 48) < owned.area("money", "you", 0, 48) / 2


class TestTheShapeOfAHybrid:
    """Suite from month 9, first batch in month 15."""

    HOSTED = book("hybrid", answers(MIDDLE))

    def test_execution_is_highest_at_onboarding_and_at_least_half_yours(self):
        onboarding, later = mean_delay(self.HOSTED, "execution", 1, 15), mean_delay(self.HOSTED, "execution", 15, 48)

        assert onboarding > 3 * later
        assert shares(self.HOSTED, "execution", 1, 15)[0] >= 0.5

    def test_operation_carries_the_interface_on_top(self):
        rows = {row.risk.id: row for row in self.HOSTED.rows}

        assert rows["shared_rooms"].total("delay", 48) > 0
        assert rows["shared_rooms"].held("money", "shared", 48) * 2 == rows["shared_rooms"].total("money", 48)

    def test_regulation_stays_at_least_half_with_the_sponsor(self):
        yours, _, shared = shares(self.HOSTED, "regulatory")

        assert yours + shared / 2 >= 0.5

    def test_lies_between_owning_and_a_contract_in_what_you_carry(self):
        owned, made = (book(path, answers(MIDDLE)).area("money", "you", 0, 48) for path in ("in_house", "cdmo"))

        assert made < self.HOSTED.area("money", "you", 0, 48) < owned


class TestTheShapeOfALaterMove:
    """A cleanroom that stands, moved into in month 30."""

    SAID = answers(MIDDLE, existing_plant="cleanroom_unlicensed")

    @pytest.mark.parametrize("path", ["cdmo", "hybrid"])
    def test_adds_to_every_class_for_the_months_of_the_move(self, path):
        stays, moves = book(path, self.SAID), book(f"{path}_to_in_house", self.SAID, 30)
        added = {kind: mean_delay(moves, kind, 30, 42) - mean_delay(stays, kind, 30, 42) for kind in CLASSES}

        assert added["execution"] > 0.15
        assert added["operational"] > 0.05
        assert added["regulatory"] > 0.15


class TestContrastedProgrammes:
    def test_a_running_plant_carries_far_less_at_home_than_an_early_programme_would(self):
        early, running = (book("in_house", answers(start)) for start in (EARLY, RUNNING))

        assert running.area("delay", "you", 0, 48) < early.area("delay", "you", 0, 48) / 2

    def test_a_running_plant_gains_no_time_by_handing_over(self):
        home, away = (book(path, answers(RUNNING)).area("delay", "you", 0, 48) for path in ("in_house", "cdmo"))

        assert home < away

    def test_an_early_programme_has_most_of_the_money_at_stake_in_a_plant_of_its_own(self):
        yours = {path: book(path, answers(EARLY)).area("money", "you", 0, 48) for path in PLACES}

        assert yours["cdmo"] < yours["hybrid"] < yours["in_house"]
