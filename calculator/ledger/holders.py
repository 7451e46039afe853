"""Who carries a risk: the rules that turn stated shares into the shares of each column, in whole percent."""

from calculator.answers import Answers
from calculator.ledger.entities import BEFORE, MOVE, Column, Risk, Shares

ALL_YOURS = Shares(100, 0, 0)
PARTNERS, SECOND_MAKER = "partner_options", "two_qualified"
OWN_PLACES = ("in_house", MOVE, BEFORE)


def shares(risk: Risk, place: str, column: Column, answers: Answers) -> Shares:
    """Return who carries a column of a risk in a place.

    Contracts move money, not delay: the delay is yours unless a second maker is qualified.

    Source:
        method.md M10.
    """
    if column == "delay" and (place in OWN_PLACES or answers.get(PARTNERS) != SECOND_MAKER):
        return ALL_YOURS
    return settled(risk, place)


def settled(risk: Risk, place: str) -> Shares:
    """Return the stated shares, settled: what is missing is yours, and so is a share that names no mechanism."""
    stated = risk.holders.get(place, ALL_YOURS)
    shared = stated.shared if risk.shared_by.get(place) else 0
    found = Shares(100 - stated.cdmo - shared, stated.cdmo, shared)
    return accountable(found) if risk.risk_class == "regulatory" else found


def accountable(found: Shares) -> Shares:
    """Return shares that leave the sponsor at least half: ``you + shared / 2 >= 50``, the excess taken from the CDMO.

    Source:
        21 CFR 211.22(a): the sponsor's quality unit approves or rejects what is made under contract. The half is our
        convention (method.md M10).
    """
    missing = 100 - 2 * found.you - found.shared
    if missing <= 0:
        return found
    taken = (missing + 1) // 2
    return Shares(found.you + taken, found.cdmo - taken, found.shared)
