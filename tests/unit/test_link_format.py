"""A share link gives back exactly what was put in, or says what to do; it never gives anything else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.base32 import ALPHABET
from calculator.errors import AnswerError, LinkError, ModelError
from calculator.ladder import LAST_CODE, steps_at, unit_of
from calculator.link_format import DecodedLink, LinkSpec, ValueChange, decode_link, encode_link
from calculator.link_problems import LONGEST_CODE
from calculator.link_spec import MOST_NUMBERS
from tests.contract.link_cases import (
    ADDRESS,
    ANY_SIGN,
    SPEC,
    SPECS,
    Content,
    harmful,
    harmless,
    random_content,
    seeded,
)

CODES = {"empty", "no_code", "too_long", "cut", "too_much", "bad_character", "checksum", "format", "version", "slot"}
SEED = 20261121
MANY = [random_content(seeded(SEED + number)) for number in range(40)]
COMPLETE = Content({name: levels[-1] for name, levels in SPEC.questions})
BOUNDS = {"bounds": {name: [100, 100] for name in SPEC.criteria}}
FRAME = {"currency": "USD", "year": 2100}
FULLEST = Content(
    COMPLETE.answers,
    BOUNDS,
    tuple((name, 7, "hybrid", 100) for name in SPEC.criteria),
    {**{name: [unit_of(steps_at(LAST_CODE), scale)] * 3 for name, scale in SPEC.numbers[-MOST_NUMBERS:]}, **FRAME},
)


def carried(content: Content) -> DecodedLink:
    changes = tuple(ValueChange(*change) for change in content.values)
    return DecodedLink(SPEC.version, content.answers, content.weights, changes, content.numbers)


def read(text: str) -> DecodedLink | str:
    """Return what a text carries, or the code of its error after a look at the message."""
    try:
        return decode_link(SPECS, text)
    except LinkError as error:
        return told(error)


def told(error: LinkError) -> str:
    """Return the code of an error that has a stable code and a sentence for the reader."""
    assert error.code in CODES
    assert error.message.endswith(".")
    return error.code


answers = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from([*levels, "unknown"]) for name, levels in SPEC.questions}
)
points = st.integers(0, 100)
weights = st.one_of(
    st.none(),
    st.permutations(SPEC.criteria).map(lambda order: {"order": order}),
    st.fixed_dictionaries(dict.fromkeys(SPEC.criteria, st.integers(1, 100))).map(lambda given: {"swings": given}),
    st.fixed_dictionaries({name: st.tuples(points, st.integers(1, 100)).map(sorted) for name in SPEC.criteria}).map(
        lambda given: {"bounds": given}
    ),
)
changes = st.lists(
    st.tuples(st.sampled_from(SPEC.criteria), st.integers(0, 7), st.sampled_from(SPEC.alternatives), points),
    max_size=12,
    unique_by=lambda change: change[:3],
)
triples = st.lists(st.integers(0, LAST_CODE), min_size=3, max_size=3).map(sorted)
inputs = st.dictionaries(st.sampled_from(SPEC.numbers), triples, min_size=1, max_size=MOST_NUMBERS).map(
    lambda given: {name: [unit_of(steps_at(code), scale) for code in codes] for (name, scale), codes in given.items()}
)
frames = st.fixed_dictionaries(
    {"year": st.integers(2000, 2100)}, optional={"currency": st.sampled_from(["EUR", "USD"])}
)
numbers = st.none() | st.builds(lambda given, frame: {**given, **frame}, inputs, frames)


class TestRoundTrip:
    @settings(deadline=None)
    @given(answers, weights, changes, numbers)
    def test_gives_back_whatever_was_put_in(self, said, weighed, changed, numbered):
        found = decode_link(SPECS, encode_link(SPEC, said, weighed, changed, numbered))
        assert (found.answers, found.weights) == (said, weighed)
        assert sorted(found.values) == sorted(changed)
        assert found.numbers == numbered

    @pytest.mark.parametrize("content", MANY, ids=range(len(MANY)))
    def test_the_same_content_in_another_order_gives_the_same_link(self, content):
        turned = Content(
            dict(reversed(content.answers.items())),
            content.weights
            and {
                kind: said if kind == "order" else dict(reversed(said.items()))
                for kind, said in content.weights.items()
            },
            content.values[::-1],
            content.numbers and dict(reversed(content.numbers.items())),
        )
        assert turned.link == content.link

    def test_different_content_gives_different_links(self):
        assert len({content.link for content in MANY}) == len(MANY)

    def test_a_question_said_to_be_unknown_is_not_a_question_left_out(self):
        first = SPEC.questions[0][0]
        assert decode_link(SPECS, encode_link(SPEC, {first: "unknown"})).answers == {first: "unknown"}
        assert decode_link(SPECS, encode_link(SPEC, {})).answers == {}


class TestLength:
    def test_an_address_with_every_question_answered_is_at_most_120_characters(self):
        assert len(ADDRESS) == 50
        assert len(f"{ADDRESS}#{COMPLETE.link}") <= 120

    def test_with_bounds_and_as_many_numbers_as_it_takes_it_is_at_most_256(self):
        most = Content(COMPLETE.answers, BOUNDS, (), FULLEST.numbers)
        assert len(f"{ADDRESS}#{most.link}") <= 256

    def test_with_every_block_full_its_code_is_as_long_as_the_check_is_proven_for(self):
        assert len(FULLEST.link.removeprefix("r=")) <= LONGEST_CODE


class TestWhatALinkSurvives:
    @pytest.mark.parametrize("content", [COMPLETE, FULLEST, *MANY[:20]], ids=range(22))
    def test_everything_that_adds_wraps_or_escapes(self, content):
        lost = {name: found for name, text in harmless(content.link) if (found := read(text)) != carried(content)}
        assert lost == {}

    def test_every_kind_of_white_space_and_invisible_sign_between_any_two_characters(self):
        white = "\t\n\v\f\r \x85\xa0\u1680\u2000\u2003\u200a\u2028\u2029\u202f\u205f\u3000"
        invisible = "\xad\u034f\u061c\u180e\u200b\u200d\u200f\u202a\u202e\u2060\u2066\u2069\ufe0f\ufeff"
        for sign in white + invisible:
            assert read(sign.join(FULLEST.link)) == carried(FULLEST), hex(ord(sign))


class TestWhatNeverGivesAWrongResult:
    @pytest.mark.parametrize("number", range(len(MANY)))
    def test_everything_that_cuts_changes_swaps_doubles_or_joins(self, number):
        content, other = MANY[number], MANY[number - 1]
        wrong = {}
        for name, text in harmful(content.link, other.link, seeded(number)):
            found = read(text)
            if not isinstance(found, str) and found != carried(content):
                wrong[name] = (text, found)
        assert wrong == {}

    @pytest.mark.parametrize(
        ("content", "signs"),
        [(COMPLETE, ANY_SIGN), (FULLEST, ALPHABET), *((content, ALPHABET) for content in MANY[:8])],
        ids=range(10),
    )
    def test_any_character_changed_to_any_other(self, content, signs):
        link = content.link
        for place in range(len(link)):
            for sign in signs:
                found = read(link[:place] + sign + link[place + 1 :])
                assert isinstance(found, str) or found == carried(content), (place, sign)

    @pytest.mark.parametrize("content", [COMPLETE, FULLEST, *MANY], ids=range(42))
    def test_a_link_cut_by_one_to_twenty_characters_is_refused(self, content):
        for less in range(1, 21):
            assert read(content.link[:-less]) in {"cut", "checksum"}

    @pytest.mark.parametrize("content", [COMPLETE, FULLEST, *MANY[:8]], ids=range(10))
    def test_two_different_neighbours_swapped_in_the_code_are_refused(self, content):
        link = content.link
        for place in range(2, len(link) - 1):
            if link[place] != link[place + 1]:
                assert isinstance(read(link[:place] + link[place + 1] + link[place] + link[place + 2 :]), str)

    @settings(deadline=None, max_examples=300)
    @given(st.text(max_size=200) | st.from_regex(r"(r=)?100[0-9a-z]{0,60}", fullmatch=True))
    def test_junk_is_refused(self, text):
        assert isinstance(read(text), str)

    @settings(deadline=None, max_examples=300)
    @given(st.sampled_from(MANY), st.text(max_size=20), st.text(max_size=20))
    def test_junk_around_a_link_is_dropped_or_refused(self, content, before, after):
        found = read(before + content.link + after)
        assert isinstance(found, str) or found == carried(content)


class TestWhatTheReaderIsTold:
    def test_how_many_characters_arrived_when_a_link_without_weights_is_cut_in_its_check(self):
        with pytest.raises(LinkError) as caught:
            decode_link(SPECS, COMPLETE.link[:-1])
        assert str(caught.value) == ("35 of 36 characters arrived. Ask for the link again, or paste the code here.")

    def test_how_many_at_least_are_missing_when_weights_may_have_followed(self):
        with pytest.raises(LinkError, match=r"^18 of at least 36 characters arrived"):
            decode_link(SPECS, COMPLETE.link[:20])

    @pytest.mark.parametrize(("kept", "goal"), [(-1, "101"), (-20, "101"), (48, "at least 83"), (39, "at least 59")])
    def test_how_many_are_missing_when_a_link_is_cut_in_its_numbers(self, kept, goal):
        numbers = FULLEST.numbers or {}
        link = Content(COMPLETE.answers, None, (), {**dict(list(numbers.items())[:8]), **FRAME}).link
        with pytest.raises(LinkError, match=f"of {goal} characters arrived"):
            decode_link(SPECS, link[:kept])

    def test_that_two_links_were_pasted_when_they_differ(self):
        with pytest.raises(LinkError, match="one link at a time"):
            decode_link(SPECS, MANY[0].link + "\n" + MANY[1].link)

    def test_which_version_is_missing(self):
        with pytest.raises(LinkError, match="newest version") as caught:
            decode_link({}, COMPLETE.link)
        assert caught.value.code == "version"


class TestHostileText:
    @pytest.mark.parametrize("junk", ["1", "%25", "r=1", "\u200b", " ", "<b>", "r=" + "0" * 30, "\ud800", "１"])
    def test_200_000_characters_are_refused_for_their_length_alone(self, junk):
        assert read((junk * 200_000)[:200_000]) == "too_long"

    def test_the_limit_stands_before_white_space_is_removed(self):
        assert read(COMPLETE.link.ljust(4096)) == carried(COMPLETE)
        assert read(COMPLETE.link.ljust(4097)) == "too_long"

    @pytest.mark.parametrize(
        "junk", ["r=", "r=1", "1", "1 ", "100 ", "r=100", "%", "%25", "r= 1 0 0 ", COMPLETE.link[2:]]
    )
    def test_4_096_characters_of_what_looks_like_links_get_an_answer(self, junk):
        found = read((junk * 4096)[:4096])
        assert isinstance(found, str)


class TestNumbers:
    def test_are_dropped_where_only_currency_and_year_are_stated(self):
        assert decode_link(SPECS, encode_link(SPEC, {}, numbers=FRAME)).numbers is None

    def test_are_limited_to_sixteen_in_one_link(self):
        many = {name: [1, 2, 3] for name, _ in SPEC.numbers[: MOST_NUMBERS + 1]} | FRAME
        with pytest.raises(AnswerError, match="give at most 16"):
            encode_link(SPEC, {}, numbers=many)


class TestWhatCannotBeWritten:
    @pytest.mark.parametrize(
        "content", [Content({"people": "x"}), Content({"question_3": "x"}), Content({}, {"best": 1})]
    )
    def test_is_refused_with_the_name_of_the_field(self, content):
        with pytest.raises(AnswerError) as caught:
            encode_link(SPEC, *content)
        field = caught.value.problems[0].field
        assert field in {"answers.people", "answers.question_3", "weights"}
        assert field in str(caught.value)

    def test_a_model_that_the_format_cannot_carry_is_refused(self):
        many = tuple(f"level_{number}" for number in range(31))
        with pytest.raises(ModelError, match="at most 30 levels"):
            LinkSpec("draft", "00", (("people", many),), (), ())
        with pytest.raises(ModelError, match="two characters"):
            LinkSpec("draft", "draft", (), (), ())
