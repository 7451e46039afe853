"""Break-even: the released lots a year at which an own plant costs the same as buying."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["lots", "always", "below", "unreachable", "never"]

ALWAYS: Kind = "always"
BELOW: Kind = "below"
LOTS: Kind = "lots"
NEVER_PAYS: Kind = "never"
UNREACHABLE: Kind = "unreachable"


@dataclass(frozen=True)
class BreakEven:
    """Where owning pays.

    Attributes:
        kind: ``lots``: from ``lots`` on. ``always``: at any number. ``below``: only up to ``lots``, as each lot costs
            more in the own plant while its fixed cost is lower. ``unreachable``: from ``lots`` on, which the plant
            cannot make. ``never``: at no number.
        lots: tenths of released lots a year, rounded up so that the number itself pays; 0 for ``always`` and ``never``.
    """

    kind: Kind
    lots: int

    def pays_at(self, lots: int) -> bool:
        """Tell whether owning is no dearer at a number of released lots a year, in tenths."""
        if self.kind == LOTS:
            return lots >= self.lots
        return self.kind == ALWAYS or (self.kind == BELOW and lots <= self.lots)


def break_even(extra_fixed: int, saved_per_lot: int, capacity: int) -> BreakEven:
    """Return where owning pays, in closed form.

    Args:
        extra_fixed: what the own plant costs a year whatever it makes, capital spread over its life included, less
            what a partner costs a year whatever it makes.
        saved_per_lot: what a released lot costs at the partner less what it costs in the own plant; both already
            divided by the share of lots that are released.
        capacity: released lots a year that the own plant can make, in tenths.

    Source:
        Method.md D1, ``N* = (F_build + C / annuity - F_pm) / (p / s_p - v / s_b)``, and section E for its signs.
    """
    if saved_per_lot > 0:
        if extra_fixed <= 0:
            return BreakEven(ALWAYS, 0)
        lots = -(-10 * extra_fixed // saved_per_lot)
        return BreakEven(LOTS if lots <= capacity else UNREACHABLE, lots)
    if extra_fixed >= 0:
        return BreakEven(ALWAYS, 0) if extra_fixed == saved_per_lot == 0 else BreakEven(NEVER_PAYS, 0)
    if saved_per_lot == 0:
        return BreakEven(ALWAYS, 0)
    return BreakEven(BELOW, 10 * extra_fixed // saved_per_lot)
