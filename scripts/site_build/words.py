"""Small ways to say numbers and lists in words, the same on every generated page."""

from collections.abc import Sequence

from calculator.entities import Basis, GateState, Months, Reference

BASIS: dict[Basis, str] = {
    "judgement": "expert judgement",
    "published": "published figures",
    "regulation": "regulation",
}
STATE: dict[GateState, str] = {
    "pass": "Pass",
    "conditional": "Conditional",
    "fail": "Fail",
    "unknown": "Unknown",
}


def months(value: Months | None) -> str:
    """Return low, typical and high months, such as "2 / 4 / 6"."""
    return " / ".join(str(month) for month in value) if value else "–"


def listing(items: Sequence[str]) -> str:
    """Return "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def percent(permille: int) -> str:
    """Return a share given in thousandths as per cent, such as "80 %"."""
    return f"{permille / 10:g}\u00a0%"


def citation(reference: Reference) -> str:
    """Return publisher and year, as a short name for a source."""
    return f"{reference.publisher}, {reference.year or 'undated'}"
