"""What to tell the reader about a link that cannot be read."""

from collections.abc import Mapping

from calculator.base32 import CHECK_LENGTH, NOT_USED, is_intact
from calculator.errors import LinkError
from calculator.link_blocks import TAGS, block_spans, is_open, possible_ends
from calculator.link_spec import FORMAT, HEADER_LENGTH, LinkSpec
from calculator.link_text import Stretch

LONGEST_CODE = 300  # the check is proven up to here; no spec comes near it


def explain(specs: Mapping[str, LinkSpec], stretch: Stretch, at: int) -> LinkError:
    """Return the error for a stretch that should hold a code from a place on, but does not."""
    code = stretch.code[at:]
    ends = [end - at for end in stretch.ends if end > at]
    if not code:
        return LinkError("no_code", 'Nothing follows "r=". Paste the whole link, or the code after "r=".')
    if NOT_USED in code[:HEADER_LENGTH]:
        return _bad_character(code.index(NOT_USED), NOT_USED)
    if code[0] != FORMAT:
        return _unreadable()
    if len(code) < HEADER_LENGTH:
        return _cut(len(code), min((spec.shortest for spec in specs.values()), default=HEADER_LENGTH + CHECK_LENGTH))
    spec = specs.get(code[1:HEADER_LENGTH])
    intact = any(is_intact(code[:end]) for end in ends if end <= LONGEST_CODE)
    if spec is None:
        return _unknown_version(code[1:HEADER_LENGTH]) if intact else _damaged()
    return _explain_known(spec, code, ends, stretch.intruder, intact=intact)


def _explain_known(spec: LinkSpec, code: str, ends: list[int], intruder: str, *, intact: bool) -> LinkError:
    length = len(code)
    expected = possible_ends(spec, code)
    whole = [end for end in expected if end <= length and is_intact(code[:end])]
    if whole:
        return _too_much(length, whole[0])
    if intact:
        return _unreadable()
    if NOT_USED in code[: expected[-1]]:
        return _bad_character(code.index(NOT_USED), NOT_USED)
    if any(end in ends for end in expected):
        return _damaged()
    return _wrong_length(spec, code, expected, intruder)


def _wrong_length(spec: LinkSpec, code: str, expected: list[int], intruder: str) -> LinkError:
    length = len(code)
    if length > expected[-1]:
        return _too_much(length, expected[-1])
    if intruder:
        return _bad_character(length, intruder)
    goal = min(end for end in expected if end > length)
    return _cut(length, goal, sure=goal == expected[-1] and _nothing_follows(spec, code))


def _nothing_follows(spec: LinkSpec, code: str) -> bool:
    """Tell whether a cut code announces how long it is: no block can follow, and the last one says where it ends."""
    spans = list(block_spans(spec, code))
    last, start, end = spans[-1] if spans else ("", 0, spec.blocks_start)
    if last and is_open(spec, code[start:]):
        return False
    later = TAGS[TAGS.find(last) + 1 :] if last else TAGS
    return not later or (end < len(code) and code[end] not in later)


def _cut(arrived: int, expected: int, *, sure: bool = False) -> LinkError:
    goal = str(expected) if sure else f"at least {expected}"
    message = f"{arrived} of {goal} characters arrived. Ask for the link again, or paste the code here."
    return LinkError("cut", message)


def _too_much(arrived: int, expected: int) -> LinkError:
    message = f"{arrived} characters arrived, but the code has {expected}. Paste only the link, or ask for it again."
    return LinkError("too_much", message)


def _bad_character(place: int, sign: str) -> LinkError:
    shown = f'"{sign}"' if "!" <= sign <= "~" else "a sign"
    message = f"Character {place + 1} of the code is {shown}, which no link contains. Copy it again, or ask for it."
    return LinkError("bad_character", message)


def _damaged() -> LinkError:
    message = "At least one character of this link is wrong or missing. Copy it again, or ask for the link again."
    return LinkError("checksum", message)


def _unreadable() -> LinkError:
    message = "This link has a form that is not known here. Reload the page, or ask for the link again."
    return LinkError("format", message)


def _unknown_version(code: str) -> LinkError:
    message = (
        f'This link needs model version "{code}", which is not known here. Reload the page to get the newest version.'
    )
    return LinkError("version", message)


def slot_problem(spec: LinkSpec, field: str) -> LinkError:
    """Return the error for an intact code whose content the model version does not have."""
    message = f"What the link says about {field} does not fit model version {spec.version}. Ask for the link again."
    return LinkError("slot", message)
