"""Links of a model as large as the real one, and everything that mail, chats and hands do to them."""

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from calculator.ladder import LAST_CODE, steps_at, unit_of
from calculator.link_format import LinkSpec, encode_link
from calculator.link_spec import MOST_NUMBERS

LEVELS = (4, 5, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 5, 5, 4, 4, 4, 4, 4, 4, 5)
SCALES = (1, 10, 100, 1000)
SPEC = LinkSpec(
    version="draft",
    version_code="00",
    questions=tuple((f"question_{n}", tuple(f"level_{m}" for m in range(most))) for n, most in enumerate(LEVELS)),
    criteria=tuple(f"criterion_{n}" for n in range(12)),
    alternatives=("in_house", "cdmo", "hybrid"),
    numbers=tuple((f"number_{n}", SCALES[n % len(SCALES)]) for n in range(61)),
    currencies=("EUR", "USD"),
)
SPECS = {SPEC.version_code: SPEC}
ADDRESS = "https://scale.example.org/tools/msc/en/calculator/"  # 50 characters
ANY_SIGN = [chr(code) for code in range(32, 127)] + list("é\u200b\u2028“…８ＺＵ\u0000\u00a0\ud800😀")


class Content(NamedTuple):
    """What one link carries."""

    answers: dict[str, str]
    weights: dict[str, Any] | None = None
    values: tuple[tuple[str, int, str, int], ...] = ()
    numbers: dict[str, Any] | None = None

    @property
    def link(self) -> str:
        return encode_link(SPEC, *self)


def seeded(number: int) -> random.Random:
    """Return a source of choices that is the same in every run."""
    return random.Random(number)


def random_content(source: random.Random) -> Content:
    """Return answers with gaps, and now and then weights, changed values and numbers."""
    answers = {name: source.choice([*levels, "unknown"]) for name, levels in SPEC.questions if source.random() < 0.8}
    places = [(name, level, where) for name in SPEC.criteria for level in range(8) for where in SPEC.alternatives]
    changed = sorted(source.sample(range(len(places)), source.choice([0, 0, 1, 12])))
    values = tuple((*places[place], source.randint(0, 100)) for place in changed)
    return Content(answers, random_weights(source), values, random_numbers(source))


def random_numbers(source: random.Random) -> dict[str, Any] | None:
    """Return nothing, or up to sixteen inputs with year and perhaps currency, each on the ladder."""
    count = source.choice([0, 0, 0, 1, 5, MOST_NUMBERS])
    if not count:
        return None
    chosen = sorted(source.sample(range(len(SPEC.numbers)), count))
    inputs = {SPEC.numbers[place][0]: random_triple(source, SPEC.numbers[place][1]) for place in chosen}
    currency = source.choice([{}, *({"currency": code} for code in SPEC.currencies)])
    return {**inputs, **currency, "year": source.randint(2000, 2100)}


def random_triple(source: random.Random, scale: int) -> list[int | float]:
    return [unit_of(steps_at(code), scale) for code in sorted(source.randint(0, LAST_CODE) for _ in range(3))]


def random_weights(source: random.Random) -> dict[str, Any] | None:
    kind = source.choice([None, "order", "swings", "bounds"])
    if kind == "order":
        return {"order": source.sample(SPEC.criteria, len(SPEC.criteria))}
    if kind == "swings":
        return {"swings": {name: source.randint(1, 100) for name in SPEC.criteria}}
    if kind == "bounds":
        return {"bounds": {name: sorted((source.randint(0, 99), source.randint(1, 100))) for name in SPEC.criteria}}
    return None


def harmless(link: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of everything that a link must survive."""
    code = link.removeprefix("r=")
    whole = f"{ADDRESS}#{link}"
    yield from {
        "whole address": whole,
        "bare code": code,
        "upper case": whole.upper(),
        "misread letters": link.replace("0", "O").replace("1", "I"),
        "escaped once": f"{ADDRESS}%23r%3D{code}",
        "escaped twice": f"{ADDRESS}%2523r={code}",
        "escaped twice throughout": f"{ADDRESS}%2523r%253D{code}",
        "in the query": f"{ADDRESS}?{link}",
        "in the path": f"{ADDRESS}{link}",
        "escaped ampersand": f"{ADDRESS}?a=b&amp;{link}&amp;c=d",
        "campaign marks after": f"{whole}?utm_source=mail&utm_medium=letter",
        "campaign marks behind an ampersand": f"{whole}&utm_source=mail",
        "campaign marks before": f"{ADDRESS}?utm_source=mail&utm_campaign=r#{link}",
        "full width": "".join(chr(ord(sign) + 0xFEE0) for sign in whole),
        "full-width code": "r=" + "".join(chr(ord(sign) + 0xFEE0) for sign in code),
        "zero-width characters": "\u200b".join(whole),
        "words around": f"Our answers: {whole} Please look at them",
        "brackets and a full stop": f"Our answers ({whole}).",
        "Markdown": f"see [our answers]({whole}) and *{code}*",
        "pasted twice": whole + whole,
        "pasted twice on two lines": f"{whole}\n{whole}",
        "bare code twice": code + code,
        "fragment twice": f"#{link}#{link}",
    }.items()
    for sign in ".,;:!?)]}>\"'”’»…":
        yield f"trailing {sign}", whole + sign
    for opening, closing in ("“”", "‘’", "«»", "<>", "()", "``", '""'):
        yield f"between {opening}{closing}", f"{opening}{whole}{closing}"
    for place in range(len(link) + 1):
        yield f"line break at {place}", f"{link[:place]}\r\n{link[place:]}"
        yield f"zero width at {place}", f"{link[:place]}\u2060{link[place:]}"


def harmful(link: str, other: str, source: random.Random) -> Iterator[tuple[str, str]]:
    """Yield name and text of everything that may cost the link but must never change what it says."""
    for less in range(1, min(21, len(link) - 1)):
        yield f"cut by {less}", link[:-less]
        yield f"cut by {less}, then words", f"{link[:-less]} is our link"
        yield f"cut by {less}, dots", f"{ADDRESS}#{link[:-less]}…"
    for place, sign in enumerate(link):
        for new in [*source.sample(ANY_SIGN, 3), source.choice("0123456789abcdefghjkmnpqrstvwxyz")]:
            yield f"{new!r} at {place}", link[:place] + new + link[place + 1 :]
        yield f"doubled at {place}", link[:place] + sign + link[place:]
        yield f"dropped at {place}", link[:place] + link[place + 1 :]
        yield f"swapped at {place}", link[:place] + link[place : place + 2][::-1] + link[place + 2 :]
    for between in ("", " ", "\n", ADDRESS + "#", " and ", ","):
        yield f"two links, {between!r} between", link + between + other
        yield f"two codes, {between!r} between", link[2:] + between + other[2:]
        yield f"two links, the first cut, {between!r} between", link[:-3] + between + other
