"""Share links, format 1: answers to a short text and back, for any model version that is described to it.

``r=`` + format + version (2) + one character per question + blocks + check (4); ``0`` is not answered, ``1`` unknown,
then the levels in permanent order. Nothing is guessed: a text gives exactly what was put in, or a ``LinkError``.
"""

from collections.abc import Mapping, Sequence

from calculator.base32 import ALPHABET, check_characters, digit, is_intact
from calculator.entities import ValueChange
from calculator.errors import AnswerError, LinkError
from calculator.link_blocks import blocks, possible_ends, problem, read_values, write_values
from calculator.link_numbers import read_numbers, write_numbers
from calculator.link_problems import explain, slot_problem
from calculator.link_spec import FORMAT, HEADER_LENGTH, UNKNOWN, DecodedLink, LinkSpec
from calculator.link_text import Stretch, stretches
from calculator.link_weights import read_weights, write_weights

__all__ = ["DecodedLink", "LinkSpec", "ValueChange", "decode_link", "encode_link"]

FIRST_LEVEL = 2
LONG_WORD = 16
SHORT_CODE = 8
SHOWN = 60


def encode_link(
    spec: LinkSpec,
    answers: Mapping[str, str],
    weights: Mapping[str, object] | None = None,
    values: Sequence[tuple[str, int, str, int]] = (),
    numbers: Mapping[str, object] | None = None,
) -> str:
    """Return the fragment of a share link, the same for the same content whatever its order.

    Args:
        spec: the model version that the answers belong to.
        answers: question id to level id or ``"unknown"``; a missing question is not answered.
        weights: ``None``, or one of ``order``, ``swings``, ``bounds`` naming every criterion.
        values: changes as (criterion, level, alternative, value), at most 12.
        numbers: ``None``, or input id to low, typical and high in its unit, ``year``, and ``currency`` if it is stated;
            they are brought to two digits that count. At most 16 inputs; currency and year alone are not carried.

    Raises:
        AnswerError: something in it is not of this model version or out of range; the field is named.
    """
    questions = dict(spec.questions)
    for name, level in answers.items():
        if name not in questions:
            raise problem(f"answers.{str(name)[:SHOWN]}", "there is no such question in this model version")
        if level != UNKNOWN and level not in questions[name]:
            raise problem(f"answers.{name}", f"use one of {', '.join((*questions[name], UNKNOWN))}")
    slots = (_slot(levels, answers.get(name)) for name, levels in spec.questions)
    parts = (write_weights(spec, weights), write_values(spec, values), write_numbers(spec, numbers))
    body = FORMAT + spec.version_code + "".join(slots) + "".join(parts)
    return f"r={body}{check_characters(body)}"


def _slot(levels: Sequence[str], answer: str | None) -> str:
    if answer is None:
        return digit(0)
    return digit(1 if answer == UNKNOWN else FIRST_LEVEL + levels.index(answer))


def decode_link(specs: Mapping[str, LinkSpec], text: str) -> DecodedLink:
    """Return what a pasted link, fragment or code carries.

    Args:
        specs: every known model version by version code.
        text: a link, a part of one, or text around one; at most 4,096 characters.

    Raises:
        LinkError: with one of the codes empty, no_code, too_long, cut, too_much, bad_character, checksum, format,
            version, slot, and a message that tells the reader what to do.
    """
    found: list[str] = []
    failures: list[LinkError] = []
    pasted = stretches(text)
    for stretch in pasted:
        codes, failed_at = _codes(specs, stretch)
        found += codes
        if failed_at is not None:
            failures.append(explain(specs, stretch, failed_at))
    if len(set(found)) + len(failures) > 1:
        raise LinkError("too_much", "More than one link was pasted. Paste one link at a time.")
    if failures:
        raise failures[0]
    if not found:
        raise _nearest(specs, pasted)
    return _read(specs[found[0][1:HEADER_LENGTH]], found[0])


def _codes(specs: Mapping[str, LinkSpec], stretch: Stretch) -> tuple[list[str], int | None]:
    """Return the intact codes of a stretch, and the place of one that should be a code but is not."""
    codes: list[str] = []
    at = last = 0
    due = stretch.marked
    while at < len(stretch.code):
        end = _code_end(specs, stretch.code, at)
        if end:
            codes.append(stretch.code[at:end])
            due = end not in stretch.ends  # only another code may be glued to a code
            last, at = at, end
        elif due and codes:
            return codes[:-1], last
        elif due or _looks_damaged(specs, stretch.code[at : stretch.next_word(at)]):
            return codes, at
        else:
            at = stretch.next_word(at)
    return codes, None if stretch.code else 0


def _code_end(specs: Mapping[str, LinkSpec], code: str, at: int) -> int:
    """Return where the code that starts at a place ends; 0 if none does."""
    spec = specs.get(code[at + 1 : at + HEADER_LENGTH])
    if spec is None or code[at] != FORMAT:
        return 0
    rest = code[at:]
    ends = (end for end in possible_ends(spec, rest) if end <= len(rest) and is_intact(rest[:end]))
    return max((at + end for end in ends), default=0)


def _looks_damaged(specs: Mapping[str, LinkSpec], word: str) -> bool:
    """Tell whether a word begins like a code and is at least half as long as one."""
    spec = specs.get(word[1:HEADER_LENGTH])
    return spec is not None and word[0] == FORMAT and 2 * len(word) >= spec.shortest


def _nearest(specs: Mapping[str, LinkSpec], pasted: Sequence[Stretch]) -> LinkError:
    """Return the error for a text without ``r=`` and without a code: about what comes nearest to one."""
    for stretch in pasted:
        for at in (0, *stretch.ends[:-1]):
            begins_like_one = stretch.code[at] == FORMAT and stretch.code[at + 1 : at + HEADER_LENGTH] in specs
            if stretch.next_word(at) - at >= LONG_WORD or (begins_like_one and len(stretch.code) - at >= SHORT_CODE):
                return explain(specs, stretch, at)
    return LinkError("no_code", 'There is no link code in this text. Paste the whole link, or the code after "r=".')


def _read(spec: LinkSpec, code: str) -> DecodedLink:
    answers: dict[str, str] = {}
    for (name, levels), character in zip(spec.questions, code[HEADER_LENGTH : spec.blocks_start], strict=True):
        number = ALPHABET.index(character)
        if number >= FIRST_LEVEL + len(levels):
            raise slot_problem(spec, name)
        if number > 0:
            answers[name] = UNKNOWN if number == 1 else levels[number - FIRST_LEVEL]
    carried = blocks(spec, code)
    try:
        return DecodedLink(
            version=spec.version,
            answers=answers,
            weights=read_weights(spec, carried.get("w", "")),
            values=read_values(spec, carried.get("v", "")),
            numbers=read_numbers(spec, carried.get("n", "")),
        )
    except AnswerError as error:
        raise slot_problem(spec, error.problems[0].field) from error
