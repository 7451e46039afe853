"""Read the risk register from the model's files."""

from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from calculator.errors import ModelError
from calculator.ledger import parse
from calculator.ledger.entities import Register, Risk, Settings
from calculator.ledger.integrity import check_register
from calculator.loader import FOLDER, load_model, read_table
from calculator.tables import Table

SETTINGS_FILE = "ledger.toml"


@lru_cache(maxsize=4)
def load_register(version: str | None = None) -> Register:
    """Return the risk register of a model version.

    Args:
        version: as for ``load_model``.

    Raises:
        ModelError: a file is missing, or the data break a rule; the message names file and key.
    """
    table = read_table(FOLDER, SETTINGS_FILE)
    settings, ids = _settings(table), table.texts("risks")
    table.finish()
    register = Register(settings, {name: _risk(name) for name in ids})
    if len(register.risks) != len(ids):
        raise ModelError(f"{SETTINGS_FILE}: a risk is listed twice")
    check_register(load_model(version), register)
    return register


def _risk(name: str) -> Risk:
    where = f"risks/{name}.toml"
    table = read_table(FOLDER, where)
    built = parse.risk(table)
    table.finish()
    if built.id != name:
        raise ModelError(f"{where}: id is {built.id!r}; a file is named after its id")
    return built


def _settings(table: Table) -> Settings:
    numbers, choices, texts = table.table("numbers"), table.table("choices"), table.table("texts")
    bounds = table.wholes("spans")
    return Settings(
        horizon=table.whole("horizon"),
        spans=tuple(pairwise(bounds)),
        numbers={name: _wholes(numbers.table(name)) for name in numbers.names()},
        choices={name: _strings(choices.table(name)) for name in choices.names()},
        autologous_lot=Fraction(str(table.number("autologous_lot"))),
        texts={name: _strings(texts.table(name)) for name in texts.names()},
    )


def _wholes(table: Table) -> dict[str, int]:
    return {key: table.whole(key) for key in table.names()}


def _strings(table: Table) -> dict[str, str]:
    return {key: table.text(key) for key in table.names()}
