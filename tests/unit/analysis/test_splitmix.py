"""The generator gives the published sequence, and the same one for the same text."""

from calculator.analysis import SplitMix64


class TestSplitMix64:
    def test_gives_the_published_sequence_of_its_reference_seed(self):
        generator = SplitMix64(1234567)

        assert [generator.next64() for _ in range(5)] == [
            6457827717110365317,
            3203168211198807973,
            9817491932198370423,
            4593380528125082431,
            16408922859458223821,
        ]

    def test_starts_at_the_published_number_from_seed_zero(self):
        assert SplitMix64(0).next64() == 0xE220A8397B1DCDAF

    def test_short_numbers_are_the_upper_half_of_long_ones(self):
        assert SplitMix64(0).next32() == 0xE220A839

    def test_only_the_lowest_64_bits_of_a_seed_count(self):
        assert SplitMix64(5 + (1 << 64)).next64() == SplitMix64(5).next64()

    def test_a_text_always_gives_the_same_sequence(self):
        # Frozen: every sampled result depends on it.
        assert SplitMix64.from_text("answers").next64() == 11405048881141961307

    def test_different_texts_give_different_sequences(self):
        firsts = {SplitMix64.from_text(f"text {k}").next64() for k in range(1000)}

        assert len(firsts) == 1000
