"""Charts as SVG element trees: plain data that the page, worked examples and exports draw alike.

Every chart has its numbers in a table beside it. Colours come from the style sheet by class; the fills given here are
for files that travel without one, and differ in lightness so that they hold in grey print.
"""

from calculator.charts.cash import CashPanel, cash_panel
from calculator.charts.chances import ChanceCurve, chance_curve
from calculator.charts.dates import DateRow, dates_chart
from calculator.charts.elements import Element, element, text
from calculator.charts.ledger import FILL, Panel, Strip, ledger_panel
from calculator.charts.tornado import Pull, tornado

__all__ = [
    "FILL",
    "CashPanel",
    "ChanceCurve",
    "DateRow",
    "Element",
    "Panel",
    "Pull",
    "Strip",
    "cash_panel",
    "chance_curve",
    "dates_chart",
    "element",
    "ledger_panel",
    "text",
    "tornado",
]
