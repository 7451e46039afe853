"""Strict reading of TOML tables: a missing, misplaced or unknown key is an error that names file and key."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeVar

from calculator.errors import ModelError

T = TypeVar("T")


class Table:
    """A TOML table that remembers which keys were read.

    Args:
        data: the parsed table.
        where: file and place, for messages.
    """

    def __init__(self, data: Mapping[str, object], where: str) -> None:
        """Start with every key unread."""
        self._left = dict(data)
        self.where = where

    def _take(self, key: str, kind: type[T]) -> T:
        if key not in self._left:
            raise ModelError(f"{self.where}: key {key!r} is missing; add it")
        value = self._left.pop(key)
        # Python counts true as a whole number and a moment as a date.
        if not isinstance(value, kind) or isinstance(value, datetime) or (kind is int and isinstance(value, bool)):
            raise ModelError(f"{self.where}: {key} is {value!r}; give a value of type {kind.__name__}")
        return value

    def has(self, key: str) -> bool:
        """Tell whether a key is still there to be read."""
        return key in self._left

    def text(self, key: str, default: str | None = None) -> str:
        """Read a string; refuse an empty one unless a default is given."""
        if default is not None and key not in self._left:
            return default
        value = self._take(key, str).strip()
        if not value and default is None:
            raise ModelError(f"{self.where}: {key} is empty; write it")
        return value

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        """Read a string that must be one of a few words."""
        value = self.text(key)
        if value not in allowed:
            raise ModelError(f"{self.where}: {key} is {value!r}; use one of {', '.join(allowed)}")
        return value

    def whole(self, key: str) -> int:
        """Read a whole number."""
        return self._take(key, int)

    def number(self, key: str) -> float:
        """Read a number, whole or with decimals."""
        value = self._left.get(key)
        return float(self.whole(key)) if isinstance(value, int) else self._take(key, float)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """Read true or false."""
        if default is not None and key not in self._left:
            return default
        return self._take(key, bool)

    def day(self, key: str) -> date:
        """Read a date."""
        return self._take(key, date)

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of strings, which may be empty."""
        value = self._take(key, list)
        if not all(isinstance(item, str) for item in value):
            raise ModelError(f"{self.where}: {key} must be a list of strings")
        return tuple(str(item) for item in value)

    def wholes(self, key: str) -> tuple[int, ...]:
        """Read a list of whole numbers."""
        value = self._take(key, list)
        if not all(isinstance(item, int) and not isinstance(item, bool) for item in value):
            raise ModelError(f"{self.where}: {key} must be a list of whole numbers")
        return tuple(int(item) for item in value)

    def table(self, key: str) -> "Table":
        """Read a table."""
        return Table(self._take(key, dict), f"{self.where} [{key}]")

    def rows(self, key: str) -> list["Table"]:
        """Read an array of tables."""
        value = self._take(key, list)
        if not all(isinstance(item, dict) for item in value):
            raise ModelError(f"{self.where}: {key} must be an array of tables")
        return [Table(item, f"{self.where} [[{key}]] {place}") for place, item in enumerate(value, start=1)]

    def names(self) -> tuple[str, ...]:
        """Return the keys not read yet."""
        return tuple(self._left)

    def finish(self) -> None:
        """Refuse a table that still holds a key nobody asked for."""
        if self._left:
            raise ModelError(
                f"{self.where}: unknown key {', '.join(sorted(self._left))}; remove it or correct its name"
            )
