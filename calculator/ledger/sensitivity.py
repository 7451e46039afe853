"""How much rests on judgement: every row without a sourced part halved and doubled at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from calculator.answers import Answers
from calculator.entities import Model
from calculator.ledger.book import ledger
from calculator.ledger.entities import COLUMNS, HOLDERS, Column
from calculator.ledger.milestones import Milestones
from calculator.ledger.register import load_register

FACTORS = (Fraction(1, 2), Fraction(1), Fraction(2))


@dataclass(frozen=True)
class Swing:
    """What is carried on one path up to the horizon, in parts, with judgement rows halved, as printed and doubled.

    Attributes:
        yours: your part; ``total``: all holders together.
    """

    yours: tuple[int, int, int]
    total: tuple[int, int, int]


@dataclass(frozen=True)
class Sensitivity:
    """The published sensitivity of the ledger.

    Attributes:
        swings: by path and column.
        order: by column, whether the paths keep their order by your part under both factors.
        judgement_rows, sourced_rows: how many rows of each kind the register has.
    """

    swings: Mapping[tuple[str, Column], Swing]
    order: Mapping[Column, bool]
    judgement_rows: int
    sourced_rows: int


def sensitivity(model: Model, answers: Answers, milestones: Mapping[str, Milestones]) -> Sensitivity:
    """Halve and double the expected loss of every row whose basis is judgement, on each path.

    Args:
        milestones: by path.
    """
    swings: dict[tuple[str, Column], Swing] = {}
    for path, months in milestones.items():
        books = [ledger(model, answers, path, months, judged=factor) for factor in FACTORS]
        for column in COLUMNS:
            mine = [book.area(column, "you", 0, book.horizon) for book in books]
            every = [sum(book.area(column, holder, 0, book.horizon) for holder in HOLDERS) for book in books]
            swings[path, column] = Swing((mine[0], mine[1], mine[2]), (every[0], every[1], every[2]))
    judged = [risk.basis == "judgement" for risk in load_register(model.version).risks.values()]
    order = {column: _keeps_order({path: swings[path, column] for path in milestones}) for column in COLUMNS}
    return Sensitivity(swings, order, sum(judged), len(judged) - sum(judged))


def _keeps_order(swings: Mapping[str, Swing]) -> bool:
    orders = {
        tuple(sorted(swings, key=lambda path: (swings[path].yours[place], path))) for place in range(len(FACTORS))
    }
    return len(orders) == 1
