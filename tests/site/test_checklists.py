"""Checklists: one list in three forms, each item with its proof, and no cell that a spreadsheet would run."""

import csv
import io
import re
from pathlib import Path

import pytest

from calculator.loader import load_model
from scripts.site_build import checklists
from scripts.site_build.checklists import Checklist, Item, read_checklists
from scripts.site_build.places import BuildError
from tests.site.built_site import pages
from tests.site.page_text import DOCS

MODEL = load_model()
LISTS = read_checklists(MODEL)
each_list = pytest.mark.parametrize("checklist", LISTS, ids=lambda item: item.id)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def a_list(text: str) -> Checklist:
    return Checklist("x", "X", "Use it.", (Item(1, "Part", text, text, ()),))


class TestEachChecklist:
    @each_list
    def test_has_a_page_of_its_own(self, checklist: Checklist):
        page = (DOCS / "checklists" / f"{checklist.id}.md").read_text(encoding="utf-8")
        assert f"fragments/checklist-{checklist.id}.md" in page
        assert f"# {checklist.title}\n" in page

    @each_list
    def test_says_the_same_on_the_page_and_in_both_downloads(self, checklist: Checklist, published_site: Path):
        page = pages(published_site)[f"checklists/{checklist.id}/index.html"]
        on_page = [item.text for item in page.all("span", class_="checklist-do")]
        shown = [item.text for item in page.all("span", class_="checklist-proof")]
        folder = published_site / "downloads" / "checklists"
        table = rows_of((folder / f"{checklist.id}.csv").read_bytes().decode("utf-8"))
        tasks = re.findall(
            r"^- \[ \] \d+\. (.+?) \*(.+?)\*", (folder / f"{checklist.id}.md").read_text(encoding="utf-8"), re.MULTILINE
        )
        assert on_page == [row["Item"] for row in table] == [task[0] for task in tasks]
        assert shown == [row["What shows it"] for row in table] == [task[1] for task in tasks]

    @each_list
    def test_leads_to_its_downloads(self, checklist: Checklist, published_site: Path):
        page = pages(published_site)[f"checklists/{checklist.id}/index.html"]
        wanted = [f"../../downloads/checklists/{checklist.id}.{kind}" for kind in ("csv", "md")]
        assert [link.attributes["href"] for link in page.all("a") if "download" in link.attributes] == wanted

    @each_list
    def test_has_a_box_to_tick_for_every_item(self, checklist: Checklist, published_site: Path):
        page = pages(published_site)[f"checklists/{checklist.id}/index.html"]
        assert len(page.all("span", class_="tick")) == len(checklist.items)

    @each_list
    def test_gives_a_source_for_every_figure(self, checklist: Checklist):
        figures = [item for item in checklist.items if re.search(r"\d", re.sub(r"Phase \d|\b20\d\d\b", "", item.proof))]
        assert [item.do for item in figures if not item.sources] == []

    @each_list
    def test_names_one_voice_as_one_voice(self, checklist: Checklist):
        voices = [item for item in checklist.items if "C" in {MODEL.references[name].solidity for name in item.sources}]
        assert [
            item.do for item in voices if not re.search(r"\bOne (?:vendor|consultant|trade site)\b", item.proof)
        ] == []


class TestDownloads:
    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_defuse_a_cell_that_a_spreadsheet_would_run(self, start: str):
        (row,) = rows_of(checklists.as_csv(MODEL, a_list(f"{start}1+1")))
        assert row["Item"] == f"'{start}1+1"

    def test_leave_other_cells_as_they_are(self):
        (row,) = rows_of(checklists.as_csv(MODEL, a_list('A "quoted", long item')))
        assert row["Item"] == 'A "quoted", long item'

    def test_have_room_for_owner_date_and_note(self):
        (row,) = rows_of(checklists.as_csv(MODEL, a_list("An item.")))
        assert [row[name] for name in ("Done", "Owner", "Date", "Note")] == ["", "", "", ""]

    def test_take_every_text_as_text_on_the_page(self):
        assert "&lt;b&gt;" in checklists.fragment(MODEL, a_list("<b>bold</b>"))


class TestAFaultyFile:
    @pytest.mark.parametrize(
        ("item", "says"),
        [
            ('{ do = "A" }', "needs do and proof"),
            ('{ do = "A", proof = "B", weight = "C" }', "needs do and proof"),
            ('{ do = "A", proof = "B", sources = ["s9999"] }', "s9999"),
        ],
    )
    def test_stops_the_build_and_names_the_item(self, tmp_path: Path, item: str, says: str):
        text = f'id = "x"\ntitle = "X"\nuse = "U"\n[[parts]]\ntitle = "P"\nitems = [{item}]\n'
        (tmp_path / "x.toml").write_text(text)
        with pytest.raises(BuildError, match=says):
            read_checklists(MODEL, tmp_path)
