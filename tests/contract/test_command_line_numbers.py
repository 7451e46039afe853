"""The command line takes the reader's numbers from a file or a link, and prints the sections that take longer."""

import json

import pytest

from calculator import bridge, link
from tests.scenarios.situations import MODEL

ANSWERS = '[answers]\npeople = "half_crew"\nexisting_plant = "none"\nrunway = "from_18_to_30"\n'
NUMBERS = '[numbers]\nprice_per_batch = [200, 351, 500]\nsuite_fee = 150\ncurrency = "EUR"\nyear = 2025\n'
COUNTED = {
    "price_per_batch": [200, 350, 500],
    "suite_fee": [150, 150, 150],
    "currency": "EUR",
    "year": 2025,
}


class TestSections:
    @pytest.mark.parametrize("name", ["ledger", "money", "firm"])
    def test_are_printed_as_text_that_opens_with_their_title(self, run, file, name):
        code, out, _ = run("assess", file(ANSWERS), "--section", name)
        assert code == 0
        assert out.startswith(MODEL.texts[name]["title"] + "\n---")

    def test_are_printed_as_the_json_of_the_bridge(self, run, file):
        answers = {"people": "half_crew", "existing_plant": "none", "runway": "from_18_to_30"}
        _, out, _ = run("assess", file(ANSWERS + NUMBERS), "--section", "money", "--json")
        asked = {"kind": "money", "answers": answers, "numbers": COUNTED}
        assert json.loads(out) == json.loads(bridge.handle(json.dumps(asked)))


class TestNumbers:
    def test_of_a_file_open_the_money(self, run, file):
        assert "EUR in prices of 2025" in run("assess", file(ANSWERS + NUMBERS), "--section", "money")[1]
        assert "EUR in prices" not in run("assess", file(ANSWERS), "--section", "money")[1]

    def test_change_no_verdict(self, run, file):
        assert run("assess", file(ANSWERS + NUMBERS))[1] == run("assess", file(ANSWERS))[1]

    def test_travel_in_a_link_and_can_be_read_there(self, run, file):
        _, made, _ = run("link", file(ANSWERS + NUMBERS))
        assert link.decode(made).numbers == COUNTED
        assert "number: price_per_batch: [200, 350, 500]" in run("link", made.strip(), "--explain")[1]

    def test_of_a_link_give_the_same_section_as_those_of_the_file(self, run, file):
        made = run("link", file(ANSWERS + NUMBERS))[1].strip()
        asked = ("--section", "money", "--json")
        assert run("assess", made, *asked) == run("assess", file(ANSWERS + NUMBERS), *asked)

    @pytest.mark.parametrize(
        ("numbers", "message"),
        [
            ("numbers = 5\n", "numbers must be a table"),
            ("[numbers]\ntransfer = -1\n", "below zero"),
            ("[numbers]\ntransfer = [9, 8, 10]\n", "low is above typical"),
            ("[numbers]\ntransfer = inf\n", "no size"),
            ("[numbers]\ntransfer = 1979-05-27\n", "is not a number"),
            ("[numbers]\nsuite_fee = 100\n", "State the currency"),
            ("[numbers]\nprice_per_pint = 3\n", "no such input"),
        ],
    )
    def test_that_cannot_be_used_get_one_line(self, refused, file, numbers, message):
        content = numbers + ANSWERS if numbers.startswith("numbers") else ANSWERS + numbers
        assert message in refused("assess", file(content))
