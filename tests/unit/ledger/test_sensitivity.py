"""How much of the ledger rests on judgement."""

from calculator.ledger import load_register, sensitivity, typical_milestones
from tests.unit.ledger.registers import ALTERNATIVES, EARLY, RUNNING, answers
from tests.unit.programmes import MODEL


def tried(start, paths=ALTERNATIVES):
    said = answers(start)
    return sensitivity(MODEL, said, {path: typical_milestones(MODEL, said, path) for path in paths})


class TestSensitivity:
    def test_grows_with_the_factor_and_leaves_sourced_rows_alone(self):
        for swing in tried(EARLY).swings.values():
            half, base, double = swing.total
            judged = double - base

            assert half < base < double
            assert abs(2 * (base - half) - judged) < judged / 10_000

    def test_holds_your_part_and_the_whole(self):
        found = tried(EARLY).swings["cdmo", "money"]

        assert all(yours < every for yours, every in zip(found.yours, found.total, strict=True))

    def test_says_where_judgement_decides_the_order_of_the_paths(self):
        assert tried(EARLY).order == {"money": True, "delay": False}
        assert tried(RUNNING).order["delay"]

    def test_of_one_path_can_change_no_order(self):
        assert tried(EARLY, paths=("cdmo",)).order == {"money": True, "delay": True}

    def test_counts_the_rows_of_each_kind(self):
        found = tried(EARLY)
        rows = load_register().risks.values()

        assert found.judgement_rows == sum(row.basis == "judgement" for row in rows)
        assert found.judgement_rows + found.sourced_rows == len(rows)
