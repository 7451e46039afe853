"""The section on time and money says what the simulation found, and no figure it cannot know."""

import re

import pytest

from tests.unit.economics.cases import ECONOMICS
from tests.unit.present.sections import (
    ANSWERS,
    NUMBERS,
    blocks,
    found,
    result,
    section,
    summary,
    tables,
    texts_of,
    words,
)

THREE = ("in_house", "cdmo", "hybrid")
AMOUNT = re.compile(r"\d (million|thousand)|(EUR|USD) [\d−]")
CASES = [(programme, numbers) for programme in ANSWERS for numbers in ("time", "money and move")]
CASES += [("young", numbers) for numbers in NUMBERS if numbers not in ("time", "money and move")]
FAULTY = re.compile(r"[{}]|  |\bNone\b|^\s|\s$|\s[,.;:]|\.\.|,,|“”|\(\)|\bnan\b|-\d")

CAUSES = result("young").model.texts["causes"]

each = pytest.mark.parametrize(("programme", "numbers"), CASES)


def percent(parts):
    """Return parts of 10,000 as the section words them."""
    if parts < 100:
        return "less than 1%"
    return "more than 99%" if parts > 9900 else f"{(parts + 50) // 100}%"


def rounded(tenths):
    return str((tenths + 5) // 10)


def table_with(programme, numbers, start):
    return next(rows for caption, rows in tables(programme, numbers).items() if caption.startswith(start))


class TestEveryCase:
    @each
    def test_opens_with_a_sentence_and_shows_words_and_a_picture_at_a_glance(self, programme, numbers):
        shown = section(programme, numbers)
        assert shown["id"] == "money"
        assert shown["lead"].endswith(".")
        assert [block["type"] for block in shown["glance"]][:2] == ["list", "chart"]

    @each
    def test_has_no_flaw_in_its_words(self, programme, numbers):
        cells = [cell for rows in tables(programme, numbers).values() for row in rows for cell in row]
        spoken = [*words(programme, numbers).split("\n"), *cells]
        assert [text for text in spoken if FAULTY.search(text)] == []

    @each
    def test_puts_a_table_of_numbers_to_every_picture(self, programme, numbers):
        kinds = [block["type"] for block in blocks(programme, numbers)]
        assert kinds.count("table") >= kinds.count("chart") - 2  # three pictures of cash share a table

    @each
    def test_ends_with_how_it_was_worked_out(self, programme, numbers):
        fold = section(programme, numbers)["blocks"][-1]
        said = " ".join(entry["text"] for entry in fold["blocks"][0]["items"])
        assert fold["type"] == "details"
        assert f"{found(programme, numbers).points:,} scrambled Sobol points" in said
        assert "expert judgement" in said


class TestDates:
    @pytest.mark.parametrize("programme", ANSWERS)
    def test_are_those_of_the_simulation(self, programme):
        time = summary(programme, "time")["time"]
        rows = table_with(programme, "time", "Months from the decision to")
        assert [row[1:] for row in rows] == [
            [rounded(time[name]["first"]["p20"]), rounded(time[name]["first"]["p50"]), str(time[name]["promise"])]
            for name in THREE
        ]

    def test_come_with_the_chance_of_being_earliest_and_of_money_ending_first(self):
        shown = summary("young", "time")
        rows = table_with("young", "time", "The chance of being earliest")
        assert [row[1:] for row in rows] == [
            [percent(shown["earliest"][name]["value"]), percent(shown["time"][name]["short"]["value"])]
            for name in THREE
        ]

    def test_take_the_chance_of_running_short_from_cash_where_it_is_known(self):
        money = summary("young", "cash")["money"]["alternatives"]
        rows = table_with("young", "cash", "The chance of being earliest")
        assert [row[2] for row in rows] == [percent(money[name]["short"]["value"]) for name in THREE]
        assert "With the cost of each path" in words("young", "cash")
        assert "By time alone" in words("young", "money")

    def test_of_what_is_made_there_today_are_said_to_need_no_wait(self):
        assert "CDMO: made there today" in words("at a cdmo", "time")
        assert section("at a cdmo", "time")["lead"].startswith("GMP batches are made today (CDMO)")

    def test_name_the_soonest_that_can_be_promised_first(self):
        time = found("young", "time").time
        soonest = min(time[name].promise for name in THREE)
        assert f"by month {soonest}" in section("young", "time")["lead"]


class TestThePictureOfDates:
    @pytest.mark.parametrize(("programme", "words_of_it"), [("needed soon", "needed by 12"), ("young", None)])
    def test_marks_a_signed_date_where_there_is_one(self, programme, words_of_it):
        chart = section(programme, "time")["glance"][1]
        assert [text for text in texts_of(chart["svg"]) if text.startswith("needed")] == [words_of_it] * bool(
            words_of_it
        )

    def test_shades_the_months_in_which_money_ends(self):
        assert "money ends" in texts_of(section("young", "time")["glance"][1]["svg"])
        assert "money ends" not in texts_of(section("nothing", "time")["glance"][1]["svg"])


class TestWithoutPrices:
    @pytest.mark.parametrize("programme", ANSWERS)
    def test_no_amount_of_money_is_shown(self, programme):
        shown = [*words(programme, "time").split("\n"), *tables(programme, "time")]
        shown += [text for block in blocks(programme, "time") if "svg" in block for text in texts_of(block["svg"])]
        assert [text for text in shown if AMOUNT.search(text)] == []

    def test_it_says_why_and_what_to_enter(self):
        said = words("young", "time")
        assert "No public price" in said
        for name in ECONOMICS.settings.money_needs:
            assert ECONOMICS.inputs[name].label in said


class TestMoney:
    def test_shows_both_measures_and_who_is_likely_to_be_cheapest_in_each(self):
        money = summary("young", "money")["money"]["alternatives"]
        rows = table_with("young", "money", "A released lot")
        assert [row[2:] for row in rows] == [
            [percent(money[name]["cheapest_present"]["value"]), percent(money[name]["cheapest_steady"]["value"])]
            for name in THREE
        ]

    def test_states_currency_and_year(self):
        captions = " ".join(tables("young", "dollars"))
        assert "USD in prices of 2024" in captions
        assert "EUR" not in captions + words("young", "dollars")

    def test_gives_the_middle_of_each_cost_with_its_range(self):
        rows = table_with("young", "money", "Millions of EUR in prices")
        for row in rows:
            for cell in row[1:]:
                assert re.fullmatch(r"[\d.,]+ \([\d.,]+ to [\d.,]+\)", cell), cell

    def test_names_defaults_that_stand_in_another_currency(self):
        said = words("young", "dollars")
        assert ECONOMICS.inputs["facility_running"].label in said
        assert ECONOMICS.inputs["build_cost"].label not in said

    def test_says_what_it_lacks_until_the_reader_gives_it(self):
        assert ECONOMICS.inputs["transfer_price"].without in words("young", "money")
        assert ECONOMICS.inputs["transfer_price"].without not in words("young", "dollars")

    def test_shows_cash_in_hand_as_soon_as_the_spending_is_known(self):
        assert "Cash in hand" in words("young", "cash")
        assert "Cash in hand when" not in words("young", "money")

    def test_gives_break_even_as_a_range_and_the_chance_at_the_plan(self):
        shown = summary("young", "money")["money"]["break_even"]
        said = words("young", "money")
        assert percent(shown["pays_at_plan"]["value"]) in said
        assert f"from about {rounded(shown['lots'][1])} released lots" in said

    def test_says_whether_to_wait_only_where_a_read_out_lies_ahead(self):
        assert "wait for the read-out" in words("young", "money")
        assert "wait for the read-out" not in words("no read-out", "money and move")


class TestMoves:
    def test_show_their_months_and_their_cost(self):
        rows = table_with("young", "money and move", "Months from the decision: even chance")
        assert [row[0] for row in rows] == ["CDMO, then in-house", "Hybrid, then in-house"]
        assert all(len(row) == 6 for row in rows)

    def test_need_no_price_for_their_months(self):
        rows = table_with("young", "move", "Months from the decision: even chance")
        assert all(len(row) == 5 for row in rows)

    def test_say_so_when_the_plant_is_not_ready_in_the_month_that_was_asked_for(self):
        assert "the own plant is not ready by then" in words("young", "move")
        assert "the own plant is not ready by then" not in words("running", "money and move")

    def test_are_offered_where_no_month_was_given(self):
        assert "enter its month" in words("young", "time")


class TestWhatAGateRulesOut:
    def test_is_struck_through_in_every_table_of_alternatives(self):
        excluded = result("no partner").excluded
        assert 0 < len(excluded) < len(THREE)
        rows = [block["rows"] for block in blocks("no partner", "money and move") if block["type"] == "table"]
        of_three = [table for table in rows if len(table) == 3 and table[0][0]["text"].startswith("In-house")]
        assert len(of_three) == 5
        for table in of_three:
            assert [row[0]["strike"] for row in table] == [name in excluded for name in THREE]

    def test_is_named_so_in_the_picture_of_dates(self):
        for programme in ("no partner", "nobody can fill", "young"):
            chart = section(programme, "time")["glance"][1]
            marked = [text for text in texts_of(chart["svg"]) if text.endswith("(ruled out)")]
            assert len(marked) == len(result(programme).excluded)

    def test_leaves_dates_alone_to_speak_where_nothing_is_left(self):
        assert section("nobody can fill", "money and move")["lead"].startswith("No alternative passes the gates.")

    def test_is_never_named_as_soonest_or_cheapest_while_another_is_left(self):
        left = [name for name in THREE if name not in result("no partner").excluded]
        assert left
        lead = section("no partner", "money and move")["lead"]
        named = {"in_house": "In-house", "cdmo": "CDMO", "hybrid": "Hybrid"}
        for name in set(THREE) - set(left):
            assert named[name].lower() not in lead.lower()


class TestDrivers:
    def test_are_named_in_words_strongest_first(self):
        rows = table_with("young", "money", "In-house less CDMO: cost")
        shown = summary("young", "money")["money"]["drivers"]
        assert rows[0][0] == CAUSES[shown[0]["coordinate"]]

    def test_leave_out_what_explains_next_to_nothing(self):
        for name in ("months", "cost"):
            rows = table_with("young", "money", f"In-house less CDMO: {name}")
            assert "0%" not in [row[2] for row in rows]

    def test_name_an_open_answer_by_its_question(self):
        causes = [row[0] for row in table_with("nothing", "time", "In-house less CDMO: months")]
        assert "Existing plant" in causes


class TestTheWords:
    def test_name_every_cause_that_a_driver_can_have(self):
        settings = ECONOMICS.settings
        assert set(CAUSES) >= {*settings.time_coordinates, *settings.money_coordinates}
