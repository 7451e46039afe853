"""Reading the model: what a sound folder gives, and how each kind of fault is refused with its file and remedy.

Every fault is made in a copy of the model, one at a time. Sources and long sentences are cut from the copy to keep it
quick to read.
"""

import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from calculator.entities import Model
from calculator.errors import ModelError
from calculator.integrity import check_model
from calculator.loader import FOLDER, load_model, read_model

CUTS = (
    (re.compile(r"^references = \[[^\]]*\]", re.M), "references = []"),
    (re.compile(r'^help = """.*?"""$', re.M | re.S), 'help = "Help."'),
    (re.compile(r'"[^"\n]{40,}"'), '"Words."'),
    (re.compile(r"^#.*\n", re.M), ""),
)
ONE_SOURCE = """
[[references]]
id = "s1"
evidence = "S1"
title = "A source"
publisher = "A publisher"
year = 2020
solidity = "A"
seen = 2026-11-20
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    """Return a copy of the model that cites nothing and knows one source."""
    folder: Path = tmp_path_factory.mktemp("model") / "model"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("scenarios", "risks", "economics", "references"))
    for path in folder.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        for pattern, short in CUTS:
            text = pattern.sub(short, text)
        path.write_text(text, encoding="utf-8")
    head = folder / "model.toml"
    names = re.sub(r"^reference_files = .*$", 'reference_files = ["one"]', head.read_text(encoding="utf-8"), flags=re.M)
    head.write_text(names, encoding="utf-8")
    (folder / "references").mkdir()
    (folder / "references" / "one.toml").write_text(ONE_SOURCE, encoding="utf-8")
    return folder


class Sample:
    """A copy of the model in which something can be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the first piece of text that matches a pattern; the pattern has to be there."""
        path = self.folder / name
        text, count = re.subn(old, new, path.read_text(encoding="utf-8"), count=1, flags=re.M)
        assert count == 1, f"{name} holds no {old!r}"
        path.write_text(text, encoding="utf-8")

    def add(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    def read(self) -> Model:
        return read_model(str(self.folder))

    def refusal(self) -> str:
        """Return why the model is refused."""
        with pytest.raises(ModelError) as raised:
            self.read()
        return str(raised.value)


@pytest.fixture
def sample(small: Path, tmp_path: Path) -> Sample:
    shutil.copytree(small, tmp_path / "model")
    return Sample(tmp_path / "model")


PEOPLE, SPEED, G1, G4 = (
    "questions/people.toml",
    "criteria/speed.toml",
    "gates/patient_delivery.toml",
    "gates/operating_model.toml",
)


class TestASoundModel:
    def test_is_read_from_any_folder(self, sample):
        assert list(sample.read().questions) == list(load_model().questions)

    def test_is_read_once_and_kept(self):
        assert load_model() is load_model()

    def test_can_be_asked_for_by_its_version(self):
        assert load_model(load_model().version).version == load_model().version

    def test_does_not_exist_in_another_version(self):
        with pytest.raises(ModelError, match=r"no model version '1999.1'"):
            load_model("1999.1")

    def test_has_29_questions_in_permanent_order_12_criteria_4_gates_and_3_alternatives(self):
        model = load_model()
        order = [question for section in model.sections for question in section.questions]

        assert list(model.questions) == order
        counts = [len(part) for part in (model.questions, model.criteria, model.gates, model.alternatives)]
        assert counts == [29, 12, 4, 3]

    def test_gives_the_questions_of_a_criterion_in_permanent_order(self):
        names = [question.id for question in load_model().questions_of("gmp_operations")]

        assert names == ["quality_system", "aseptic_behaviours", "operational_discipline"]

    def test_names_its_question_when_asked_for_a_level_that_does_not_exist(self):
        people = load_model().questions["people"]

        assert people.position("half_crew") == 2
        with pytest.raises(KeyError, match="people has no level 'plenty'"):
            people.level("plenty")

    def test_can_be_read_from_inside_a_zip_archive(self, tmp_path):
        package = Path(FOLDER).parent
        archive = tmp_path / "calculator.zip"
        with zipfile.ZipFile(archive, "w") as packed:
            for path in [*package.rglob("*.py"), *package.rglob("*.toml")]:
                packed.write(path, path.relative_to(package.parent))
        code = "import calculator; print(calculator.__file__, len(calculator.load_model().questions))"
        found = run_python(code, archive)

        assert str(archive) in found
        assert found.endswith(" 29")


def run_python(code: str, path: Path) -> str:
    """Return what a fresh Python prints when it finds packages at a path alone."""
    import os
    import subprocess
    import sys

    environment = {**os.environ, "PYTHONPATH": str(path), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], env=environment, capture_output=True, text=True, check=True, cwd=path.parent
    )
    return done.stdout.strip()


class TestAKey:
    @pytest.mark.parametrize(
        ("name", "where"),
        [
            ("model.toml", "^version = .*$"),
            ("model.toml", r"^\[verdict\]$"),
            ("alternatives.toml", "^name = .*$"),
            ("claims.toml", "^kind = .*$"),
            ("references/one.toml", "^year = .*$"),
            ("work.toml", "^page = .*$"),
            ("timeline.toml", "^label = .*$"),
            (PEOPLE, "^ask = .*$"),
            (PEOPLE, "^id = .*$"),
            (SPEED, "^group = .*$"),
            (SPEED, "^state = .*$"),
            (G1, "^title = .*$"),
            (G1, "^state = .*$"),
        ],
    )
    def test_that_nobody_reads_is_refused(self, sample, name, where):
        sample.change(name, where, r'\g<0>\ncolour = "blue"' if "verdict" not in where else r"\g<0>\ncolour = 7")

        refusal = sample.refusal()
        assert "colour" in refusal
        assert name.split("/")[-1].removesuffix(".toml") in refusal

    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("model.toml", "version_code"),
            ("model.toml", "gates"),
            ("model.toml", "lead"),
            ("model.toml", "clear_flip"),
            ("alternatives.toml", "short"),
            ("claims.toml", "text"),
            ("references/one.toml", "solidity"),
            ("work.toml", "detail"),
            ("timeline.toml", "months"),
            (PEOPLE, "why"),
            (PEOPLE, "changeable"),
            (PEOPLE, "find_out"),
            (PEOPLE, "label"),
            (PEOPLE, "lead_months"),
            (SPEED, "combine"),
            (SPEED, "swing"),
            (SPEED, "value"),
            (G1, "page"),
            (G1, "reason"),
        ],
    )
    def test_that_is_missing_is_named(self, sample, name, key):
        sample.change(name, rf"^{key} = (?:\[[^\]]*\]|.*)$", "")

        refusal = sample.refusal()
        assert f"key {key!r} is missing; add it" in refusal
        assert refusal.startswith(name.split("/")[0])

    def test_in_the_wrong_table_is_refused_there(self, sample):
        sample.change(PEOPLE, "^lead_months = .*$", "")
        sample.change(PEOPLE, "^changeable = .*$", r"\g<0>\nlead_months = 3")

        assert "lead_months" in sample.refusal()

    @pytest.mark.parametrize(
        ("name", "old", "new", "wanted"),
        [
            (PEOPLE, "^ask = .*$", "ask = 7", "ask is 7; give a value of type str"),
            (PEOPLE, "^ask = .*$", 'ask = "  "', "ask is empty; write it"),
            (PEOPLE, "^changeable = .*$", 'changeable = "yes"', "type bool"),
            (PEOPLE, "^reviewed = .*$", 'reviewed = "2026-11-20"', "type date"),
            (PEOPLE, "^reviewed = .*$", "reviewed = 2026-11-20T08:00:00", "type date"),
            (PEOPLE, "^claims = .*$", "claims = [1]", "claims must be a list of strings"),
            (PEOPLE, "^claims = .*$", 'claims = "B3"', "type list"),
            (PEOPLE, "^find_out = .*$", 'find_out = { months = "1", how = "Ask." }', "type float"),
            (PEOPLE, "^find_out = .*$", 'find_out = { months = true, how = "Ask." }', "type int"),
            (PEOPLE, "^find_out = .*$", 'find_out = "Ask."', "type dict"),
            (PEOPLE, "^lead_months = .*$", "lead_months = 1.5", "type int"),
            (PEOPLE, "^lead_months = .*$", "lead_months = true", "type int"),
            (PEOPLE, "^basis = .*$", 'basis = "rumour"', "use one of judgement, published, regulation"),
            (SPEED, "^value = .*$", "value = { in_house = 10.5, cdmo = 75, hybrid = 60 }", "type int"),
            (SPEED, "^value = .*$", "value = { in_house = 101, cdmo = 75, hybrid = 60 }", "from 0 to 100"),
            (SPEED, "^value = .*$", "value = { in_house = -1, cdmo = 75, hybrid = 60 }", "from 0 to 100"),
            (SPEED, "^combine = .*$", 'combine = "mean"', "use one of lowest, platforms"),
            ("timeline.toml", r"^months = .*$", "months = [30, 54, 42]", r"[low, typical, high]"),
            ("timeline.toml", r"^months = .*$", "months = [30, 42]", r"[low, typical, high]"),
            ("timeline.toml", r"^months = .*$", "months = [30.5, 42, 54]", "whole numbers"),
            ("references/one.toml", "^solidity = .*$", 'solidity = "E"', "use one of A, B, C"),
            (G1, "^not_before = .*$", 'not_before = "yes"', "type bool"),
            (G1, "^state = .*$", 'state = "maybe"', "use one of pass, conditional, fail, unknown"),
            (G4, "^under_12 = .*$", 'under_12 = "1"', "type int"),
            ("claims.toml", r"^\[\[claims\]\]$", "[claims]", "must be"),
        ],
    )
    def test_of_the_wrong_kind_is_refused_with_the_kind_to_give(self, sample, name, old, new, wanted):
        if name == "claims.toml":
            (sample.folder / name).write_text("claims = [1]\n", encoding="utf-8")
        else:
            sample.change(name, old, new)

        refusal = sample.refusal()
        assert wanted in refusal
        assert refusal.startswith(name)


class TestAFile:
    def test_that_is_missing_is_named(self, sample):
        (sample.folder / PEOPLE).unlink()

        assert sample.refusal() == f"model file {PEOPLE} is missing"

    def test_that_is_not_toml_is_named(self, sample):
        sample.add(PEOPLE, "\nthis is not TOML\n")

        assert sample.refusal().startswith(f"{PEOPLE}: not valid TOML")

    def test_has_to_be_named_after_its_id(self, sample):
        sample.change(PEOPLE, '^id = "people"$', 'id = "crew"')

        assert "a file is named after its id" in sample.refusal()


class TestAnIdThatOccursTwice:
    @pytest.mark.parametrize(
        ("name", "old"),
        [
            ("alternatives.toml", '^id = "cdmo"$'),
            ("claims.toml", '^id = "B2"$'),
            ("work.toml", '^id = "potency"$'),
            ("timeline.toml", '^id = "transfer"$'),
        ],
    )
    def test_in_a_list_is_refused(self, sample, name, old):
        first = re.findall('^id = ".*"$', (sample.folder / name).read_text(encoding="utf-8"), re.M)[0]
        sample.change(name, old, first)

        assert "twice" in sample.refusal()

    def test_among_the_sources_is_refused_across_files(self, sample):
        sample.change("model.toml", "^reference_files = .*$", 'reference_files = ["one", "two"]')
        shutil.copy(sample.folder / "references" / "one.toml", sample.folder / "references" / "two.toml")

        assert "id 's1' occurs twice" in sample.refusal()

    @pytest.mark.parametrize(
        ("old", "new", "wanted"),
        [
            ('"speed", "qc_stability"', '"speed", "speed", "qc_stability"', "'speed' occurs twice in questions"),
            ('"made_now", "phase"', '"made_now", "people", "phase"', "'people' occurs twice in questions"),
            ('"speed", "platform_fit"', '"speed", "speed", "platform_fit"', "'speed' occurs twice in criteria"),
            ('gates = \\["patient_delivery"', 'gates = ["comparability", "patient_delivery"', "twice in gates"),
            ('^id = "process"$', 'id = "programme"', "section 'programme' is listed twice"),
        ],
    )
    def test_in_the_head_of_the_model_is_refused(self, sample, old, new, wanted):
        if "programme" in new:
            for path in (sample.folder / "questions").glob("*.toml"):
                text = path.read_text(encoding="utf-8")
                path.write_text(text.replace('section = "process"', 'section = "programme"'), encoding="utf-8")
        sample.change("model.toml", old, new)

        assert wanted in sample.refusal()

    def test_among_the_levels_of_a_question_is_refused(self, sample):
        sample.change(PEOPLE, '^id = "half_crew"$', 'id = "full_crew"')

        assert "level ids must differ" in sample.refusal()


class TestAReference:
    @pytest.mark.parametrize(
        ("name", "old", "new", "wanted"),
        [
            (PEOPLE, "^claims = .*$", 'claims = ["B9"]', "claim 'B9'"),
            (PEOPLE, "^references = .*$", 'references = ["s999"]', "reference 's999'"),
            (PEOPLE, "^gates = .*$", 'gates = ["weather"]', "gate 'weather'"),
            (PEOPLE, "^criterion = .*$", 'criterion = "weather"', "criterion 'weather'"),
            (SPEED, "^claims = .*$", 'claims = ["B9"]', "claim 'B9'"),
            (SPEED, "^references = .*$", 'references = ["s999"]', "reference 's999'"),
            (SPEED, "^group = .*$", 'group = "weather"', "group 'weather'"),
            (G1, "^claims = .*$", 'claims = ["B9"]', "claim 'B9'"),
            (G1, "^references = .*$", 'references = ["s999"]', "reference 's999'"),
            (G1, '^product = "allogeneic_frozen_bank"$', 'product = "frozen"', "level 'frozen'"),
            (G1, '^product = "allogeneic_frozen_bank"$', 'weather = "fine"', "question 'weather'"),
            ("work.toml", "^claims = .*$", 'claims = ["B9"]', "claim 'B9'"),
            ("work.toml", "^when = .*$", 'when = { weather = ["fine"] }', "question 'weather'"),
            ("work.toml", "^when = .*$", 'when = { people = ["plenty"] }', "level 'plenty'"),
            ("timeline.toml", "^references = .*$", 'references = ["s999"]', "reference 's999'"),
            ("timeline.toml", '^in_house = "existing_plant"$', 'in_house = "weather"', "question 'weather'"),
            ("timeline.toml", '^in_house = "existing_plant"$', 'outside = "people"', "alternative 'outside'"),
            ("timeline.toml", r"^laboratory = .*$", "", "path of in_house for answer 'laboratory'"),
            ("timeline.toml", r"^laboratory = .*$", r"\g<0>\nlab = []", "answer 'lab'"),
            ("timeline.toml", r'"slot_wait", "transfer"', '"wait", "transfer"', "step 'wait'"),
            ("timeline.toml", r"build_new\|hire_crew", "build_new|hire_people", "step 'hire_people'"),
            (
                "questions/inspection_ready.toml",
                "^excluded_when = .*$",
                'excluded_when = { weather = ["fine"] }',
                "unknown question 'weather'",
            ),
            (
                "questions/inspection_ready.toml",
                "^excluded_when = .*$",
                'excluded_when = { existing_plant = ["tent"] }',
                "level 'tent'",
            ),
            ("texts.toml", r"^\[question_names\]$", r'\g<0>\nweather = "weather"', "'weather'"),
            ("texts.toml", r"^people = .*$", "", "question_names of 'people'"),
        ],
    )
    def test_that_leads_nowhere_is_named(self, sample, name, old, new, wanted):
        sample.change(name, old, new)

        assert wanted in sample.refusal()


class TestAQuestion:
    def test_that_nothing_reads_is_refused(self, sample):
        sample.change("questions/bandwidth.toml", "^gates = .*$", "gates = []")

        assert "nothing reads this question" in sample.refusal()

    def test_in_another_section_than_the_model_lists_it_is_refused(self, sample):
        sample.change(PEOPLE, "^section = .*$", 'section = "needs"')

        assert "section is 'needs', model.toml lists it in 'organisation'" in sample.refusal()

    def test_whose_answer_would_be_called_unknown_is_refused(self, sample):
        sample.change(PEOPLE, '^id = "half_crew"$', 'id = "unknown"')

        assert "none 'unknown'" in sample.refusal()

    def test_whose_level_lacks_its_place_on_the_criterion_is_refused(self, sample):
        sample.change(PEOPLE, "^criterion_level = 1$", "")

        assert "criterion_level goes with a criterion, on every level" in sample.refusal()

    def test_without_a_criterion_places_no_level_on_one(self, sample):
        sample.change("questions/bandwidth.toml", "^lead_months = 0$", r"\g<0>\ncriterion_level = 0")

        assert "criterion_level goes with a criterion" in sample.refusal()

    @pytest.mark.parametrize("level", [-1, 4])
    def test_places_its_levels_within_the_four_of_the_criterion(self, sample, level):
        sample.change(PEOPLE, "^criterion_level = 1$", f"criterion_level = {level}")

        assert f"criterion_level is {level}; use 0 to 3" in sample.refusal()

    def test_takes_no_negative_time(self, sample):
        sample.change(PEOPLE, "^lead_months = 6$", "lead_months = -6")

        assert "lead_months is negative" in sample.refusal()


class TestACriterion:
    def test_without_a_question_is_refused(self, sample):
        sample.change("questions/oversight.toml", '^criterion = "oversight"$', 'criterion = "people"')

        assert "criteria/oversight.toml: no question feeds it" in sample.refusal()

    def test_needs_four_levels(self, sample):
        extra = '\n[[levels]]\nstate = "More"\nvalue = { in_house = 1, cdmo = 1, hybrid = 1 }\nwhy = "More."\n'
        sample.add("criteria/oversight.toml", extra)

        assert "give four levels" in sample.refusal()

    def test_needs_a_plant_level_for_each_level_or_none(self, sample):
        extra = '\n[[plant_levels]]\nvalue = { in_house = 1, cdmo = 1, hybrid = 1 }\nwhy = "More."\n'
        sample.add(SPEED, extra)

        assert "4 levels but 5 plant_levels" in sample.refusal()

    @pytest.mark.parametrize("values", ["in_house = 1, cdmo = 1", "in_house = 1, cdmo = 1, hybrid = 1, outside = 1"])
    def test_needs_one_value_for_each_alternative_at_each_level(self, sample, values):
        sample.change(SPEED, "^value = .*$", f"value = {{ {values} }}")

        assert "needs one value for each alternative" in sample.refusal()


class TestAGate:
    def test_without_an_unknown_outcome_is_refused(self, sample):
        sample.change(G1, r"^\[outcomes.unknown\]$", "[outcomes.open]")

        assert "an outcome named 'unknown' with state unknown is needed" in sample.refusal()

    def test_whose_unknown_outcome_passes_is_refused(self, sample):
        sample.change(G1, r'^(\[outcomes.unknown\]\nstate = )"unknown"$', r'\1"pass"')

        assert "an outcome named 'unknown' with state unknown is needed" in sample.refusal()

    def test_that_sets_a_condition_says_what_clears_it(self, sample):
        sample.change(G1, r"^action = .*$", "")

        assert "say what clears it in action" in sample.refusal()

    def test_without_a_question_is_refused(self, sample):
        for path in (sample.folder / "questions").glob("*.toml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace('"patient_delivery"', '"operating_model"'), encoding="utf-8")

        assert f"{G1}: no question feeds it" in sample.refusal()


class TestEveryBreach:
    def test_is_reported_at_once_one_a_line(self):
        model = load_model()
        people, speed = model.questions["people"], model.criteria["speed"]
        broken = replace(
            model,
            questions={**model.questions, "people": replace(people, claims=("B9",), gates=("weather",))},
            criteria={**model.criteria, "speed": replace(speed, group="weather")},
        )
        with pytest.raises(ModelError) as raised:
            check_model(broken)

        assert len(str(raised.value).splitlines()) == 3
