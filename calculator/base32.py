"""The alphabet of a share link (Crockford's base32, lower case) and the check characters at its end."""

# No i, l, o and u: they are misread, and u spells words. What a hand writes for the first three is folded back.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
MISREAD = str.maketrans("oil", "011")
NOT_USED = "u"
BITS = 5
_NUMBERS = {character: number for number, character in enumerate(ALPHABET)}

CHECK_LENGTH = 4
# x^20 + x^17 + x^14 + x^13 + x^9 + x^5 + x^4 + x^3 + x + 1, found by trying all polynomials of degree 20 that have
# the factor x + 1. Up to 1,500 bits (300 characters) it notices every burst of up to 20 bits (so any four neighbours
# spoilt or swapped), every odd number of wrong bits, every 2 wrong bits and every 2 wrong characters; up to 323 bits,
# which covers a link without bounds, it notices every 5 wrong bits. tests/unit/test_base32.py shows each of these.
GENERATOR = 0x12623B
WIDTH = 20
MASK = (1 << WIDTH) - 1


def digit(number: int) -> str:
    """Return the character for a number from 0 to 31."""
    return ALPHABET[number]


def pack(number: int, width: int) -> str:
    """Return a number in exactly ``width`` characters, most significant first."""
    return "".join(ALPHABET[number >> (BITS * place) & 31] for place in reversed(range(width)))


def unpack(text: str) -> int:
    """Return the number that ``pack`` wrote; every character must be of the alphabet."""
    number = 0
    for character in text:
        number = number << BITS | _NUMBERS[character]
    return number


def _shift(register: int) -> int:
    for _ in range(BITS):
        register <<= 1
        if register > MASK:
            register ^= GENERATOR
    return register


_TABLE = tuple(_shift(number << (WIDTH - BITS)) for number in range(1 << BITS))


def check_characters(text: str) -> str:
    """Return the four check characters for a text of the alphabet.

    The register starts with all bits set and is inverted at the end, so that zeros put before or after the text
    change the check.

    Source:
        20-bit cyclic redundancy check, most significant bit first; generator above.
    """
    register = MASK
    for character in text:
        place = register >> (WIDTH - BITS) ^ _NUMBERS[character]
        register = (register << BITS & MASK) ^ _TABLE[place]
    return pack(register ^ MASK, CHECK_LENGTH)


def is_intact(code: str) -> bool:
    """Tell whether a text is of the alphabet and ends with its own check characters."""
    body, check = code[:-CHECK_LENGTH], code[-CHECK_LENGTH:]
    return bool(body) and NOT_USED not in code and check_characters(body) == check
