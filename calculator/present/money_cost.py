"""What it costs: 48 months and a steady year, a released lot, cash by month, and what a stop would strand."""

from collections.abc import Mapping

from calculator.charts import CashPanel, cash_panel
from calculator.economics.results import MoneyOf
from calculator.economics.summaries import Estimate
from calculator.present.amounts import THOUSAND, amount_text, chance_text, in_millions, spread_of_money
from calculator.present.blocks import Block, item, items, paragraph
from calculator.present.story import Story
from calculator.present.words import listed

LOOKS = (12, 24, 36, 48)


def cost_blocks(story: Story) -> list[Block]:
    """Return both measures in words, then their table."""
    money = story.money()
    chances = {name: found.cheapest_present for name, found in money.alternatives.items()}
    steady = {name: found.cheapest_steady for name, found in money.alternatives.items()}
    pair = chance_text(money.cheaper["in_house", "cdmo"])
    lines = [_cheapest(story, "present", chances), _cheapest(story, "steady", steady)]
    return [
        story.heading("cost_heading"),
        items([item(line) for line in (*lines, story.say("steady_pair", chance=pair))]),
        paragraph(story.say("both_measures", horizon=story.horizon), "note"),
        *_tables(story),
        paragraph(story.say("stopping", chance=chance_text(money.stop), horizon=story.horizon)),
        paragraph(story.say("same_lots"), "note"),
    ]


def likeliest(story: Story, chances: Mapping[str, Estimate]) -> str:
    """Return the alternative with the best chance among those that no gate rules out."""
    return max(story.remaining(), key=lambda name: chances[name].value)


def _cheapest(story: Story, key: str, chances: Mapping[str, Estimate]) -> str:
    name = likeliest(story, chances)
    others = [story.chance_for(other, chance_text(chances[other])) for other in chances if other != name]
    words = {"name": story.wording.name(name), "chance": chance_text(chances[name]), "others": listed(others)}
    return story.say(key, horizon=story.horizon, **words)


def _tables(story: Story) -> list[Block]:
    """Return costs in one table, and chances with the cost of a lot in another: both fit a telephone."""
    found, words = story.money().alternatives, {"currency": story.found.currency, "year": story.found.year}
    costs = [
        story.say(f"column_{key}", horizon=story.horizon) for key in ("alternative", "present", "steady", "stranded")
    ]
    heads = ("alternative", "lot", "cheapest_present", "cheapest_steady")
    chances = [story.say(f"column_{key}", horizon=story.horizon) for key in heads]
    return [
        story.table(story.say("cost_table", **words), costs, [(name, _costs(money)) for name, money in found.items()]),
        story.table(
            story.say("lot_table", **words), chances, [(name, _chances(money)) for name, money in found.items()]
        ),
    ]


def _costs(found: MoneyOf) -> list[str]:
    stranded = "–" if found.stranded is None else spread_of_money(found.stranded)
    return [spread_of_money(found.present), spread_of_money(found.steady), stranded]


def _chances(found: MoneyOf) -> list[str]:
    chances = [chance_text(found.cheapest_present), chance_text(found.cheapest_steady)]
    return [spread_of_money(found.per_lot, THOUSAND), *chances]


def cash_blocks(story: Story) -> list[Block]:
    """Return money month by month: cash in hand where the programme's spending is known, else what is paid."""
    money = story.money()
    known = all(found.cash_left for found in money.alternatives.values())
    courses = {name: found.cash_left if known else found.cash for name, found in money.alternatives.items()}
    amounts = [amount for course in courses.values() for low, _, high in course for amount in (low, high)]
    scale = (min(amounts), max(amounts))
    charts = [_panel(story, name, list(_triples(course)), scale, known) for name, course in courses.items()]
    rows = [(name, _looks(list(_triples(course)))) for name, course in courses.items()]
    heads = [story.say("column_alternative"), *(story.say("column_month", month=look) for look in LOOKS)]
    blocks: list[Block] = [
        story.heading("cash_heading"),
        paragraph(story.say("cash_left" if known else "cash_paid")),
        {"type": "row", "blocks": charts},
        story.table(story.say("cash_table", currency=story.found.currency), heads, rows),
    ]
    return blocks if known else [*blocks, paragraph(story.say("cash_without_spend"), "note")]


def _triples(course: tuple[tuple[int, ...], ...]) -> list[tuple[int, int, int]]:
    return [(low, middle, high) for low, middle, high in course]


def _looks(course: list[tuple[int, int, int]]) -> list[str]:
    cells = []
    for look in LOOKS:
        low, middle, high = (in_millions(amount) for amount in course[look])
        cells.append(middle if low == high else f"{middle} ({low} to {high})")
    return cells


def _panel(story: Story, name: str, course: list[tuple[int, int, int]], scale: tuple[int, int], known: bool) -> Block:
    last = len(course) - 1
    end = story.say("cash_end", amount=amount_text(course[last][1], story.found.currency), month=last)
    reach = (0, 0) if known else story.runway()
    least, most = scale
    panel = CashPanel(name, story.title(name), course, least, most, end, reach, story.say("runway_mark"))
    title = story.say("cash_left_title" if known else "cash_title", name=story.title(name))
    return story.chart(title, "", cash_panel(panel))
