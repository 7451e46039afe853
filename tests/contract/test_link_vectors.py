"""Python and the page read and write the same links and say the same words."""

import json
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from calculator.errors import AnswerError, LinkError
from calculator.link_format import DecodedLink, LinkSpec, decode_link, encode_link
from tests.contract.link_cases import SPEC, Content, harmful, harmless, random_content, seeded

HERE = Path(__file__).parent
VECTORS = json.loads((HERE / "link_vectors.json").read_text(encoding="utf-8"))
SEED = 1729
CONTENTS = 500
TEXTS_EACH = 30
# Latin, and the blocks that hold white space, invisible signs and full-width forms, each with its neighbours
BLOCKS = [
    *(range(0x400), range(0x610, 0x620), range(0x1670, 0x1690), range(0x1800, 0x1810), range(0x1FF0, 0x2080)),
    *(range(0x2FF0, 0x3010), range(0xD7F0, 0xD810), range(0xFDF0, 0x10000), range(0x1F600, 0x1F610)),
]


def spec_of(given: dict[str, Any]) -> LinkSpec:
    return LinkSpec(
        version=given["version"],
        version_code=given["versionCode"],
        questions=tuple((question["id"], tuple(question["levels"])) for question in given["questions"]),
        criteria=tuple(given["criteria"]),
        alternatives=tuple(given["alternatives"]),
        numbers=tuple((number["id"], number["scale"]) for number in given["numbers"]),
        currencies=tuple(given["currencies"]),
    )


SPECS = {given["versionCode"]: spec_of(given) for given in VECTORS["specs"]}


def as_data(link: DecodedLink) -> Any:
    return json.loads(json.dumps(asdict(link)))


def written(spec: LinkSpec, vector: dict[str, Any]) -> str:
    return encode_link(spec, vector["answers"], vector["weights"], vector["values"], vector["numbers"])


def run_node(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    node = shutil.which("node")
    assert node, "Node is needed to test the page's modules; see CONTRIBUTING"
    return subprocess.run([node, *arguments], input=text, capture_output=True, encoding="utf-8", check=False)


def named(vectors: list[dict[str, Any]]) -> Any:
    return pytest.mark.parametrize("vector", vectors, ids=[vector["name"] for vector in vectors])


class TestVectorsInPython:
    @named(VECTORS["links"])
    def test_a_link_is_written_and_read(self, vector):
        spec = SPECS[vector["version_code"]]
        assert written(spec, vector) == vector["link"]
        found = as_data(decode_link(SPECS, vector["link"]))
        assert found.pop("version") == spec.version
        assert found == {key: vector[key] for key in ("answers", "weights", "values", "numbers")}

    @named(VECTORS["snapped"])
    def test_numbers_come_back_with_two_digits_that_count(self, vector):
        assert decode_link(SPECS, encode_link(SPECS["00"], {}, numbers=vector["given"])).numbers == vector["numbers"]

    @named(VECTORS["recovered"])
    def test_a_mangled_link_is_recovered(self, vector):
        assert decode_link(SPECS, vector["text"]) == decode_link(SPECS, vector["link"])

    @named(VECTORS["errors"])
    def test_a_broken_link_is_refused_in_these_words(self, vector):
        with pytest.raises(LinkError) as caught:
            decode_link(SPECS, vector["text"])
        assert (caught.value.code, caught.value.message) == (vector["code"], vector["message"])

    @named(VECTORS["refused"])
    def test_what_a_link_cannot_carry_is_refused_in_these_words(self, vector):
        with pytest.raises(AnswerError) as caught:
            written(SPECS["00"], vector)
        assert str(caught.value) == vector["message"]


class TestTheVectors:
    def test_have_every_error_code_but_the_one_for_long_texts(self):
        assert {vector["code"] for vector in VECTORS["errors"]} == {
            *("empty", "no_code", "cut", "too_much", "bad_character", "checksum", "format", "version", "slot")
        }


class TestThePage:
    def test_passes_the_same_vectors(self):
        result = run_node("--test", str(HERE / "link.test.mjs"))
        assert result.returncode == 0, result.stdout + result.stderr

    def test_agrees_with_python_on_five_hundred_random_links_and_their_manglings(self):
        source = seeded(SEED)
        contents = [random_content(source) for _ in range(CONTENTS)]
        links = [content.link for content in contents]
        texts = list(links)
        for link, other in zip(links, links[1:] + links[:1], strict=True):
            mangled = [*harmless(link), *harmful(link, other, source)]
            texts += [text for _, text in source.sample(mangled, TEXTS_EACH)]
        found = page_results(contents, texts)
        assert found["links"] == links
        assert differences(texts, found["results"]) == []

    def test_agrees_with_python_on_which_characters_are_dropped_or_folded(self):
        link = random_content(seeded(SEED)).link
        signs = [chr(code) for block in BLOCKS for code in block]
        texts = [link[:8] + sign + link[8:] for sign in signs] + [link[:8] + sign + link[9:] for sign in signs]
        assert differences(texts, page_results([], texts)["results"]) == []


def page_results(contents: list[Content], texts: list[str]) -> Any:
    """Return what the page's codec writes for contents and reads from texts."""
    request = {"specs": {"00": page_spec(SPEC)}, "contents": contents, "texts": texts}
    result = run_node(str(HERE / "decode_links.mjs"), text=json.dumps(request))
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def differences(texts: list[str], found: list[Any]) -> list[tuple[str, Any, Any]]:
    cases = zip(texts, map(in_python, texts), found, strict=True)
    return [(text, here, there) for text, here, there in cases if here != there]


def page_spec(spec: LinkSpec) -> dict[str, Any]:
    questions = [{"id": name, "levels": levels} for name, levels in spec.questions]
    numbers = [{"id": name, "scale": scale} for name, scale in spec.numbers]
    lists = {"criteria": spec.criteria, "alternatives": spec.alternatives, "currencies": spec.currencies}
    head = {"version": spec.version, "versionCode": spec.version_code}
    return {**head, "questions": questions, "numbers": numbers, **lists}


def in_python(text: str) -> Any:
    try:
        return as_data(decode_link({"00": SPEC}, text))
    except LinkError as error:
        return {"code": error.code, "message": error.message}
