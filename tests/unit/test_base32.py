"""The check characters notice what the comment beside the generator says, shown on the function that links use."""

from itertools import combinations

import pytest

from calculator.base32 import ALPHABET, BITS, CHECK_LENGTH, WIDTH, check_characters, is_intact, pack, unpack

LONGEST = 300  # characters, the check included: 1,500 bits


def effect_of_each_bit() -> list[int]:
    """Return what one wrong bit does to the check, for every bit of the longest code, first bit first."""
    body = LONGEST - CHECK_LENGTH
    clean = unpack(check_characters("0" * body))
    effects = []
    for place in range(body):
        for bit in reversed(range(BITS)):
            spoilt = "0" * place + ALPHABET[1 << bit] + "0" * (body - place - 1)
            effects.append(unpack(check_characters(spoilt)) ^ clean)
    return effects + [1 << bit for bit in reversed(range(WIDTH))]


def are_independent(effects: list[int]) -> bool:
    """Tell whether no choice of these wrong bits leaves the check as it was."""
    reduced: list[int] = []
    for start in effects:
        effect = start
        for other in reduced:
            effect = min(effect, effect ^ other)
        if effect == 0:
            return False
        reduced.append(effect)
    return True


@pytest.fixture(scope="module")
def effects() -> list[int]:
    return effect_of_each_bit()


class TestWhatTheCheckNotices:
    def test_every_burst_of_up_to_twenty_bits_at_every_place_of_the_longest_code(self, effects):
        assert all(are_independent(effects[start : start + WIDTH]) for start in range(len(effects) - WIDTH + 1))

    def test_every_odd_number_of_wrong_bits(self, effects):
        assert all(effect.bit_count() % 2 == 1 for effect in effects)

    def test_every_two_wrong_bits_so_three_unnoticed_ones_do_not_exist_either(self, effects):
        assert len(set(effects)) == len(effects)
        assert 0 not in effects

    def test_every_two_wrong_characters_however_far_apart(self, effects):
        last = effects[-BITS:]  # moving both by one character keeps the relation, so one end may stay fixed
        starts = range(0, len(effects) - BITS, BITS)
        assert all(are_independent(effects[start : start + BITS] + last) for start in starts)

    def test_every_five_wrong_bits_in_up_to_323_and_not_beyond(self, effects):
        pairs = [one ^ other for one, other in combinations(effects[-323:], 2)]
        assert len(set(pairs)) == len(pairs)
        beyond = [one ^ other for one, other in combinations(effects[-324:], 2)]
        assert len(set(beyond)) < len(beyond)

    def test_zeros_put_before_or_after(self):
        code = "1002" + check_characters("1002")
        assert is_intact(code)
        assert not any(is_intact("0" * more + code) or is_intact(code + "0" * more) for more in range(1, 20))


class TestNumbersInCharacters:
    @pytest.mark.parametrize(("number", "text"), [(0, "00"), (31, "0z"), (32, "10"), (1023, "zz")])
    def test_are_written_in_fixed_width_and_read_back(self, number, text):
        assert pack(number, 2) == text
        assert unpack(text) == number

    def test_the_alphabet_leaves_out_what_is_misread(self):
        assert len(set(ALPHABET)) == 32
        assert not set("ilou") & set(ALPHABET)

    def test_a_check_alone_is_no_code(self):
        assert not is_intact(check_characters(""))
