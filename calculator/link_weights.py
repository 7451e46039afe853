"""The weights block of a share link: an order, swing points, or bounds on them."""

from collections.abc import Mapping, Sequence

from calculator.base32 import digit, pack, unpack
from calculator.link_blocks import BOUNDS, MOST_POINTS, ORDER, SWINGS, is_whole, name_at, pairs, problem
from calculator.link_spec import LinkSpec

PAIR = 2


def write_weights(spec: LinkSpec, weights: object) -> str:
    """Return the weights block, empty without weights; raises ``AnswerError`` naming the field."""
    if weights is None:
        return ""
    if not isinstance(weights, Mapping) or len(weights) != 1:
        raise problem("weights", "give exactly one of order, swings or bounds")
    kind, given = next(iter(weights.items()))
    if kind == "order":
        return "w" + ORDER + _write_order(spec, given)
    if kind == "swings":
        return "w" + SWINGS + _write_points(spec, "swings", given)
    if kind == "bounds":
        return "w" + BOUNDS + _write_points(spec, "bounds", given)
    raise problem("weights", "give exactly one of order, swings or bounds")


def _write_order(spec: LinkSpec, given: object) -> str:
    names = list(given) if isinstance(given, Sequence) and not isinstance(given, str) else []
    if len(names) != len(spec.criteria) or any(name not in names for name in spec.criteria):
        raise problem("weights.order", f"name each of the {len(spec.criteria)} criteria once")
    return "".join(digit(spec.criteria.index(name)) for name in names)


def _write_points(spec: LinkSpec, kind: str, given: object) -> str:
    if not isinstance(given, Mapping) or set(given) != set(spec.criteria):
        raise problem(f"weights.{kind}", f"give points for each of the {len(spec.criteria)} criteria, by id")
    rows = [_points(kind, name, given[name]) for name in spec.criteria]
    if not any(row[-1] for row in rows):
        raise problem(f"weights.{kind}", "give at least one criterion more than 0 points")
    return "".join(pack(point, 2) for row in rows for point in row)


def _points(kind: str, name: str, given: object) -> list[int]:
    field = f"weights.{kind}.{name}"
    if kind == "swings":
        if not is_whole(given, MOST_POINTS):
            raise problem(field, f"give whole points from 0 to {MOST_POINTS}")
        return [given]
    row = list(given) if isinstance(given, Sequence) and not isinstance(given, str) else []
    if len(row) != PAIR or not all(is_whole(point, MOST_POINTS) for point in row) or row[0] > row[1]:
        raise problem(field, f"give [low, high] in whole points from 0 to {MOST_POINTS}, low first")
    return row


def read_weights(spec: LinkSpec, block: str) -> dict[str, object] | None:
    """Return what ``write_weights`` wrote; ``AnswerError`` names the field that is out of range."""
    if not block:
        return None
    kind, body = block[0], block[1:]
    weights: dict[str, object]
    if kind == ORDER:
        weights = {"order": [name_at(spec.criteria, unpack(place)) for place in body]}
    elif kind == SWINGS:
        weights = {"swings": dict(zip(spec.criteria, pairs(body), strict=True))}
    else:
        points = pairs(body)
        rows = ([low, high] for low, high in zip(points[::2], points[1::2], strict=True))
        weights = {"bounds": dict(zip(spec.criteria, rows, strict=True))}
    write_weights(spec, weights)
    return weights
