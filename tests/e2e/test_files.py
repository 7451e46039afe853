"""What no link has room for goes into a file, and what a file says is looked at before it is used."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from calculator import link
from calculator.entities import ValueChange
from tests.e2e.conftest import NewReader
from tests.e2e.pages import CalculatorPage
from tests.e2e.profiles import CDMO, HYBRID, view_of
from tests.e2e.readers import Reader

VIEWING = "You are looking at a result from a file"
CHANGED = "13 values of the model were changed for this result. It is not the published model."
LINK = "Get a link to this result"


def values(count: int) -> list[dict[str, Any]]:
    """Return changed values, as many as wanted, up to sixteen."""
    places = [
        (criterion, level) for criterion in ("people", "speed", "oversight", "change_budget") for level in range(4)
    ]
    return [
        {"criterion": criterion, "level": level, "alternative": "cdmo", "value": 50}
        for criterion, level in places[:count]
    ]


def content(**change: Any) -> dict[str, Any]:
    numbers = {"build_new": [20, 30, 40], "year": 2026}
    whole = {"answers": HYBRID, "weights": None, "values": values(13), "numbers": numbers}
    return {"format": "msc-scale-decision", "version": "draft", **whole, **change}


def open_file(calculator: CalculatorPage, text: str) -> None:
    """Choose a file on the first step of the calculator."""
    calculator.page.get_by_text("Open a file", exact=True).click()
    field = calculator.page.get_by_label("Choose a file that was saved here")
    field.set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": text.encode()})


class TestAFile:
    def test_is_looked_at_taken_over_and_saved_again_where_no_link_has_room(
        self, calculator: CalculatorPage, new_reader: NewReader, tmp_path: Path
    ):
        open_file(calculator, json.dumps(content()))
        expect(calculator.page.get_by_text(VIEWING)).to_be_visible()
        expect(calculator.result.get_by_text(CHANGED)).to_be_visible()
        assert calculator.answers_shown() == {}
        calculator.page.reload()
        expect(calculator.result.get_by_text(CHANGED)).to_be_visible()
        calculator.button("Copy to my answers").click()
        expect(calculator.result.get_by_text(CHANGED)).to_be_visible()
        expect(calculator.button(LINK)).to_have_attribute("aria-disabled", "true")
        expect(calculator.button(LINK)).to_have_accessible_description(
            "A link has no room for this: 13 changed values, where it carries 12. Save it as a file instead."
        )
        calculator.button(LINK).press("Enter")
        expect(calculator.page.get_by_label("Link to this result")).to_be_hidden()
        assert "#" not in calculator.page.url
        with calculator.page.expect_download() as download:
            calculator.button("Save as file").click()
        saved = tmp_path / "saved.json"
        download.value.save_as(saved)
        assert json.loads(saved.read_text("utf-8")) == content()
        mine = calculator.result_text()
        colleague = new_reader().tab()
        colleague.open()
        open_file(colleague, saved.read_text("utf-8"))
        assert colleague.result_text() == mine

    def test_is_marked_as_changed_just_as_a_link_is(self, calculator: CalculatorPage):
        changed = [ValueChange(**change) for change in values(12)]
        calculator.open_link(f"{calculator.address}#{link.encode(HYBRID, values=changed)}")
        expect(calculator.result.get_by_text("12 values of the model were changed for this result.")).to_be_visible()

    def test_leaves_the_readers_own_answers_alone_and_back_leaves_it(self, calculator: CalculatorPage):
        calculator.start()
        calculator.answer("phase", "phase_2")
        calculator.page.go_back()
        open_file(calculator, json.dumps(content(answers=CDMO, values=[], numbers=None)))
        expect(calculator.headline(view_of(CDMO)["headline"])).to_be_visible()
        assert calculator.answers_shown() == {"phase": "phase_2"}
        calculator.page.go_back()
        expect(calculator.page.get_by_text(VIEWING)).to_have_count(0)
        assert calculator.answers_shown() == {"phase": "phase_2"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "it is damaged, or it was not saved by this page"),
        (json.dumps({"format": "other"}), "something else than answers"),
        (json.dumps(content(version="1999.1")), "belongs to model version “1999.1”"),
        (json.dumps(content(more=1)), "more: there is no such entry."),
        (json.dumps(content(answers={"people": True})), "answers.people: use one of"),
        (json.dumps(content(numbers={"build_new": [1, float("nan"), 3], "year": 2026})), "it is damaged"),
        (json.dumps(content(numbers={"build_new": [True, 2, 3], "year": 2026})), "numbers.build_new: give low"),
        (json.dumps(content()).ljust(65_537), "larger than 64 KiB"),
        ('{"__proto__": {"format": "msc-scale-decision"}}', "something else than answers"),
    ],
    ids=["damaged", "another", "version", "unknown entry", "boolean", "no number", "true", "too large", "prototype"],
)
class TestAFileThatCannotBeRight:
    def test_is_refused_with_its_reason_and_nothing_is_lost(self, reader: Reader, text, message):
        calculator = reader.tab()
        calculator.open()
        calculator.start()
        calculator.answer("phase", "phase_2")
        calculator.page.go_back()
        open_file(calculator, text)
        expect(calculator.page.get_by_role("alert").filter(has_text=message)).to_be_visible()
        expect(calculator.page.get_by_text(VIEWING)).to_have_count(0)
        assert calculator.answers_shown() == {"phase": "phase_2"}
