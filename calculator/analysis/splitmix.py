"""A small generator of whole numbers whose sequence never changes between Python versions or machines."""

from hashlib import sha256

_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


class SplitMix64:
    """The SplitMix64 generator, keyed by a text.

    Source:
        Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"; method.md M11, reproducibility.
    """

    def __init__(self, seed: int) -> None:
        """Start from a whole number; only its lowest 64 bits count."""
        self._state = seed & _MASK

    @classmethod
    def from_text(cls, text: str) -> "SplitMix64":
        """Return the generator that belongs to a text: the same text gives the same sequence everywhere."""
        return cls(int.from_bytes(sha256(text.encode("utf-8")).digest()[:8], "big"))

    def next64(self) -> int:
        """Return the next whole number, 0 to 2^64 - 1."""
        self._state = (self._state + _STEP) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return mixed ^ (mixed >> 31)

    def next32(self) -> int:
        """Return the next whole number, 0 to 2^32 - 1."""
        return self.next64() >> 32
