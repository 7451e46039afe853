"""Where the risk lives: the risk register, the month-by-month ledger and what it says at a glance (method.md M10)."""

from calculator.ledger.book import PARTS, Ledger, Row, ledger
from calculator.ledger.entities import CLASSES, COLUMNS, HOLDERS, Register, Risk
from calculator.ledger.headline import HandOver, Headline, Peak, headline
from calculator.ledger.milestones import Milestones
from calculator.ledger.paths import PATHS
from calculator.ledger.register import load_register
from calculator.ledger.sensitivity import Sensitivity, Swing, sensitivity
from calculator.ledger.summary import ledger_summary, ledger_table
from calculator.ledger.typical import earliest_move, typical_milestones

__all__ = [
    "CLASSES",
    "COLUMNS",
    "HOLDERS",
    "PARTS",
    "PATHS",
    "HandOver",
    "Headline",
    "Ledger",
    "Milestones",
    "Peak",
    "Register",
    "Risk",
    "Row",
    "Sensitivity",
    "Swing",
    "earliest_move",
    "headline",
    "ledger",
    "ledger_summary",
    "ledger_table",
    "load_register",
    "sensitivity",
    "typical_milestones",
]
