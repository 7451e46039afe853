"""Command line: ``assess``, ``questions``, ``link``. Exit 0 with a result, 2 with one clear line on bad input."""

import argparse
import io
import json
import os
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from calculator import bridge, link
from calculator.answers import read_answers, read_weights
from calculator.assessment import assess
from calculator.economics import as_given, load_economics, read_numbers
from calculator.entities import UNKNOWN
from calculator.errors import AnswerError, CalculatorError
from calculator.loader import load_model
from calculator.overrides import ValueChange, with_values
from calculator.present import result_view
from calculator.terminal import as_text, section_as_text

LARGEST_FILE = 64 * 1024
KEYS = {"answers", "weights", "numbers"}
MOST_PROBLEMS = 5
SECTIONS = ("ledger", "money", "firm")


class InputError(CalculatorError):
    """A file or argument cannot be used; the message is one line."""


Answers = Mapping[str, str]
Weights = Mapping[str, object] | None


class Input(NamedTuple):
    """What a file or a link says, checked against the model."""

    answers: Answers
    weights: Weights
    values: tuple[ValueChange, ...] = ()
    numbers: Mapping[str, object] | None = None

    def request(self, kind: str) -> dict[str, object]:
        """Return the request of the bridge that asks about this."""
        changes = [change._asdict() for change in self.values]
        frame = {"kind": kind, "answers": self.answers, "weights": self.weights}
        return {**frame, "values": changes, "numbers": self.numbers}


def read_input(given: str) -> Input:
    """Return answers, weights, changed values and numbers from a TOML file, a share link or a code.

    Raises:
        InputError: the file cannot be read or has another shape.
        LinkError: the link cannot be read.
        AnswerError: an answer, the weights or a number cannot be used.
    """
    if _is_link(given):
        decoded = link.decode(given)
        return Input(decoded.answers, decoded.weights, decoded.values, decoded.numbers)
    found = _read_file(Path(given))
    model = load_model()
    economics = load_economics(model)
    read_answers(model, found.answers)
    read_weights(model, found.weights)
    return found._replace(numbers=as_given(economics, read_numbers(economics, found.numbers)))


def _is_link(given: str) -> bool:
    """Tell a link or a code from the path of a file; a file that exists wins."""
    may_be = "#" in given or "r=" in given or given.isalnum()
    return may_be and not os.path.isfile(given)  # noqa: PTH113 - Path.is_file raises on a link longer than file names


def _read_file(path: Path) -> Input:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise InputError(f"{path}: too large; an answer file has at most {LARGEST_FILE // 1024} KiB.")
        data = tomllib.loads(content.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{path}: {_why(error)}") from None
    unknown = sorted(set(data) - KEYS)
    if unknown:
        raise InputError(
            f"{path}: unknown key {unknown[0][:60]!r}; an answer file has tables [answers], [weights] and [numbers]."
        )
    answers, weights, numbers = data.get("answers"), data.get("weights"), data.get("numbers")
    if not isinstance(answers, dict) or not all(isinstance(value, str) for value in answers.values()):
        raise InputError(f"{path}: give a table [answers] of question id = \"level id\"; see 'questions'.")
    if weights is not None and not isinstance(weights, dict):
        raise InputError(f"{path}: weights must be a table with order, swings or bounds.")
    if numbers is not None and not isinstance(numbers, dict):
        raise InputError(f"{path}: numbers must be a table of input id to low, typical and high.")
    return Input(cast(Answers, answers), weights, numbers=numbers)


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; give a TOML file with a table [answers], or a share link."
    if isinstance(error, IsADirectoryError):
        return "that is a folder; give a TOML file."
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8 text; save it as UTF-8."
    if isinstance(error, tomllib.TOMLDecodeError):
        return f"not valid TOML: {error}"
    if isinstance(error, RecursionError):
        return "nested too deeply; an answer file has plain tables."
    return f"cannot be read: {error}"


def _assess(options: argparse.Namespace) -> str:
    found = read_input(options.input)
    kind = options.section or "assess"
    if options.json:
        return bridge.handle(json.dumps(found.request(kind)))
    if options.section:
        reply = json.loads(bridge.handle(json.dumps(found.request(kind))))
        return section_as_text(reply["section"])
    model = with_values(load_model(), found.values)
    return as_text(result_view(model, assess(model, found.answers, found.weights)))


def _questions(options: argparse.Namespace) -> str:
    questions = bridge.question_list()
    if options.json:
        return json.dumps(questions, ensure_ascii=False, indent=2)
    lines = []
    for question in questions:
        lines.append(f"{question['id']}: {question['ask']}")
        levels = cast(list[dict[str, str]], question["levels"])
        lines += [f"  {level['id']}: {level['label']}" for level in levels]
        lines += [f"  {UNKNOWN}: I don't know yet", ""]
    return "\n".join(lines)


def _link(options: argparse.Namespace) -> str:
    answers, weights, values, numbers = read_input(options.input)
    if not options.explain:
        return link.encode(answers, weights, values=values, numbers=numbers)
    model = load_model()
    lines = [f"Model {model.version}."]
    for question in model.questions.values():
        labels = {level.id: level.label for level in question.levels} | {UNKNOWN: "I don't know yet"}
        answer = answers.get(question.id)
        lines.append(f"{question.id}: {labels[answer] if answer else 'not answered'}")
    lines.append(f"weights: {json.dumps(weights) if weights else 'none'}")
    for criterion, level, alternative, value in values:
        lines.append(f"changed value: {model.criteria[criterion].title}, level {level}, {alternative}: {value}")
    lines += [f"number: {name}: {json.dumps(value)}" for name, value in (numbers or {}).items()]
    return "\n".join(lines)


def parser() -> argparse.ArgumentParser:
    """Return the command line's parser."""
    made = argparse.ArgumentParser(prog="python -m calculator", description="Where to make an MSC product.")
    commands = made.add_subparsers(dest="command", required=True)
    one = commands.add_parser(
        "assess", help="assess a TOML file with [answers], perhaps [weights] and [numbers], or a share link"
    )
    one.add_argument("input", metavar="FILE_OR_LINK")
    one.add_argument("--json", action="store_true", help="print the result as JSON")
    one.add_argument(
        "--section", choices=SECTIONS, help="print this section, which takes longer, instead of the result"
    )
    one.set_defaults(run=_assess)
    two = commands.add_parser("questions", help="list all questions with their level ids")
    two.add_argument("--json", action="store_true", help="print them as JSON")
    two.set_defaults(run=_questions)
    three = commands.add_parser("link", help="turn a file into a share link, or read a link")
    three.add_argument("input", metavar="FILE_OR_LINK")
    three.add_argument("--explain", action="store_true", help="print what the link says")
    three.set_defaults(run=_link)
    return made


def _one_line(error: CalculatorError) -> str:
    text = str(error)
    if isinstance(error, AnswerError) and len(error.problems) > MOST_PROBLEMS:
        first = " ".join(problem.message for problem in error.problems[:MOST_PROBLEMS])
        text = f"{first} There are {len(error.problems) - MOST_PROBLEMS} more problems."
    return " ".join(text.split())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; expected problems print one line to standard error and return 2."""
    options = parser().parse_args(arguments)
    try:
        text = options.run(options)
    except CalculatorError as error:
        sys.stderr.write(_one_line(error) + "\n")
        return 2
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    return 0


def _run() -> int:
    """Run in a terminal that may lack our quotation marks, or stop reading half-way."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains while it ends
        return 0
    return code


if __name__ == "__main__":
    sys.exit(_run())
