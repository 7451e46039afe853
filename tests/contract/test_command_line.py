"""The command line prints a result that can be read aloud, or one clear line that says what to do."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from calculator import bridge, link
from calculator.overrides import ValueChange
from tests.contract.views import WEIGHTS, view
from tests.scenarios.situations import MODEL, NAMES, answers_of, path_of

PROJECT = Path(__file__).parents[2]
HEADLINES = tomllib.loads((Path(__file__).parent / "headlines.toml").read_text(encoding="utf-8"))
EXAMPLES = sorted((PROJECT / "examples").glob("*.toml"))
WIDEST = 100


def started(*arguments, **environment):
    """Run the command line as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "calculator", *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=PROJECT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )


class TestAssess:
    @pytest.mark.parametrize("name", HEADLINES)
    def test_says_the_verdict_and_one_sentence_first(self, run, name):
        code, out, _ = run("assess", path_of(name))
        headline, _, rest = out.partition("\n\n")
        sentence = rest.partition("\n\n")[0].replace("\n", " ")
        assert code == 0
        assert {"headline": headline, "sentence": sentence} == HEADLINES[name]

    @pytest.mark.parametrize("name", ["hybrid", "nobody_can_wash", "half_known"])
    def test_prints_every_section_with_its_sentence(self, run, name):
        _, out, _ = run("assess", path_of(name))
        flat = " ".join(out.split())
        for section in view(name)["sections"]:
            assert f"\n{section['title']}\n{'-' * len(section['title'])}\n" in out
            assert section["lead"] in flat

    @pytest.mark.parametrize("name", ["hybrid", "half_known"])
    def test_keeps_lines_short_but_for_tables(self, run, name):
        _, out, _ = run("assess", path_of(name))
        told = out.split("\nAll values\n")[0]
        assert [line for line in told.splitlines() if len(line) > WIDEST] == []

    @pytest.mark.parametrize("name", ["all_in_house", "half_known", "no_answers"])
    def test_as_json_is_what_the_bridge_answers(self, run, name):
        code, out, _ = run("assess", path_of(name), "--json")
        assert code == 0
        assert out == bridge.handle(json.dumps({"kind": "assess", "answers": answers_of(name)})) + "\n"

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
    def test_takes_every_example_file(self, run, path):
        code, out, _ = run("assess", path)
        assert code == 0
        assert out.startswith(tuple(MODEL.texts["verdict_words"].values()))

    def test_takes_a_file_that_an_editor_began_with_a_byte_order_mark(self, run, file):
        assert run("assess", file(b"\xef\xbb\xbf[answers]\n"))[0] == 0

    def test_counts_a_file_without_answers_as_nothing_known(self, run, file):
        assert run("assess", file("[answers]\n"))[1] == run("assess", path_of("no_answers"))[1]


class TestALink:
    @pytest.mark.parametrize("name", ["all_cdmo", "half_known"])
    @pytest.mark.parametrize("before", ["", "#", "https://example.org/msc/calculator/#", "Look: "])
    def test_gives_the_same_json_as_its_file(self, run, name, before):
        fragment = run("link", path_of(name))[1].strip()
        assert run("assess", before + fragment, "--json") == run("assess", path_of(name), "--json")

    def test_may_be_the_bare_code(self, run):
        code = link.encode(answers_of("hybrid")).removeprefix("r=")
        assert run("assess", code, "--json") == run("assess", path_of("hybrid"), "--json")

    @pytest.mark.parametrize("kind", WEIGHTS)
    def test_carries_weights(self, run, kind):
        fragment = link.encode(answers_of("hybrid"), WEIGHTS[kind])
        assert json.loads(run("assess", fragment, "--json")[1])["view"] == view(f"hybrid, {kind}")
        assert run("link", fragment)[1] == f"{fragment}\n"

    def test_carries_changed_values_and_the_result_says_so_first(self, run):
        fragment = link.encode(answers_of("hybrid"), values=[ValueChange("people", 2, "hybrid", 10)])
        assert "value" in run("assess", fragment)[1].splitlines()[0]
        assert json.loads(run("assess", fragment, "--json")[1])["view"]["notice"]
        assert run("link", fragment)[1] == f"{fragment}\n"

    @pytest.mark.parametrize("name", NAMES)
    def test_explained_names_every_answer_in_words(self, run, name):
        code, out, _ = run("link", link.encode(answers_of(name)), "--explain")
        assert code == 0
        lines = dict(line.split(": ", 1) for line in out.splitlines() if ": " in line)
        for question in MODEL.questions.values():
            words = {level.id: level.label for level in question.levels}
            words |= {"": "not answered", "unknown": "I don't know yet"}
            assert lines[question.id] == words[answers_of(name).get(question.id, "")]

    def test_explained_says_the_model_version_the_weights_and_the_changed_values(self, run):
        fragment = link.encode({}, WEIGHTS["order"], values=[ValueChange("people", 2, "hybrid", 10)])
        out = run("link", fragment, "--explain")[1]
        assert out.startswith(f"Model {MODEL.version}.\n")
        assert f"weights: {json.dumps(WEIGHTS['order'])}\n" in out
        assert f"changed value: {MODEL.criteria['people'].title}, level 2, hybrid: 10\n" in out

    def test_explained_reads_a_file_as_well(self, run):
        fragment = link.encode(answers_of("hybrid"))
        assert run("link", path_of("hybrid"), "--explain") == run("link", fragment, "--explain")

    @pytest.mark.parametrize(
        "text",
        [
            "r=",
            "r=1",
            "r=100zzzz",
            "https://example.org/#r=100",
            "r=" + "1" * 5_000,
            "a" * 5_000,
            "r=\x00",
            "#",
            "word",
        ],
    )
    @pytest.mark.parametrize("command", ["assess", "link"])
    def test_that_cannot_be_read_is_one_line(self, refused, command, text):
        assert refused(command, text)

    def test_with_one_wrong_character_is_never_guessed(self, refused):
        fragment = link.encode(answers_of("hybrid"))
        wrong = fragment[:10] + ("2" if fragment[10] != "2" else "3") + fragment[11:]
        assert "wrong or missing" in refused("assess", wrong)


class TestQuestions:
    def test_lists_every_level_id_a_file_may_use(self, run):
        code, out, _ = run("questions")
        assert code == 0
        for question in MODEL.questions.values():
            assert f"{question.id}: {question.ask}\n" in out
            for level in question.levels:
                assert f"\n  {level.id}: {level.label}\n" in out
        assert out.count("\n  unknown: ") == len(MODEL.questions)

    def test_as_json_is_what_the_bridge_lists(self, run):
        _, out, _ = run("questions", "--json")
        assert json.loads(out) == json.loads(bridge.handle('{"kind":"questions"}'))["questions"]


class TestTheProgram:
    def test_prints_a_result_and_ends_with_0(self):
        done = started("assess", path_of("all_in_house"))
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().startswith(HEADLINES["all_in_house"]["headline"])

    @pytest.mark.parametrize("arguments", [["assess", "missing.toml"], ["assess", "r=1"], ["link", "calculator"]])
    def test_ends_with_2_and_one_line_on_bad_input(self, arguments):
        done = started(*arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.count(b"\n") == 1
        assert b"Traceback" not in done.stderr

    @pytest.mark.parametrize("arguments", [[], ["assess"], ["judge"], ["assess", "a", "b"]])
    def test_ends_with_2_and_the_usage_when_called_wrongly(self, arguments):
        done = started(*arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.startswith(b"usage: ")

    def test_prints_also_where_the_terminal_lacks_our_quotation_marks(self):
        done = started("assess", path_of("hybrid"), PYTHONUTF8="0", PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stderr) == (0, b"")

    def test_prints_json_that_is_whole_also_where_the_terminal_knows_ascii_alone(self):
        done = started("assess", path_of("hybrid"), "--json", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
        assert json.loads(done.stdout)["view"] == view("hybrid")

    def test_ends_quietly_when_its_reader_stops_early(self):
        command = [sys.executable, "-m", "calculator", "questions"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=PROJECT) as reading:
            assert reading.stdout is not None
            assert reading.stderr is not None
            reading.stdout.close()
            assert reading.stderr.read() == b""
