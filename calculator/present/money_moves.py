"""Paths that change place: a move to an own plant in the reader's month, and waiting for the read-out."""

from calculator.economics.results import MoveResult, WaitingResult
from calculator.economics.units import TENTHS
from calculator.present.amounts import amount_text, in_millions, spread_of_money, spread_of_months
from calculator.present.blocks import Block, paragraph, table
from calculator.present.story import Story

YEAR = 12
CERTAIN = 2
"""Standard errors by which a difference has to exceed zero before it is called one."""


def moves_blocks(story: Story, asked: int | None) -> list[Block]:
    """Return both moves, or how to ask for one.

    Args:
        asked: the reader's month of the move.
    """
    if asked is None or not story.found.moves:
        return [paragraph(story.say("moves_absent"), "note")]
    keys = ["path", "move", "move_first", "move_end", "move_dual"]
    keys += ["move_cost"] if story.found.money is not None else []
    heads = [story.say(f"column_{key}", currency=story.found.currency) for key in keys]
    rows = [[story.say(f"move_{partner}"), *_move(found)] for partner, found in story.found.moves.items()]
    columns = [(head, "right" if place else "left") for place, head in enumerate(heads)]
    return [
        story.heading("moves_heading"),
        paragraph(story.say("moves_intro", month=asked)),
        *_late(story, asked),
        table(story.say("moves_table"), columns, rows),
    ]


def _late(story: Story, asked: int) -> list[Block]:
    late = any(found.start.p50 > TENTHS * asked for found in story.found.moves.values())
    return [paragraph(story.say("moves_late"))] if late else []


def _move(found: MoveResult) -> list[str]:
    months = [spread_of_months(spread) for spread in (found.start, found.first, found.end, found.dual)]
    return months if found.cost is None else [*months, spread_of_money(found.cost)]


def waiting_blocks(story: Story) -> list[Block]:
    """Return whether waiting for the read-out is worth it, where one lies ahead and prices are known."""
    found = story.found.waiting
    if found is None:
        return []
    years = story.economics.settings.waiting_horizon // YEAR
    rows = [[_way(story, name), in_millions(estimate.value)] for name, estimate in found.ways.items()]
    columns = [(story.say("column_way"), "left"), (story.say("column_mean"), "right")]
    return [
        story.heading("waiting_heading"),
        paragraph(_gain(story, found, years)),
        table(story.say("waiting_table", years=years, currency=story.found.currency), columns, rows),
    ]


def _gain(story: Story, found: WaitingResult, years: int) -> str:
    if abs(found.value.value) <= CERTAIN * found.value.error:
        return story.say("waiting_level", years=years)
    way = story.say(f"way_{found.then}", name=story.named(found.partner))
    amount = amount_text(abs(found.value.value), story.found.currency)
    return story.say("waiting_gain" if found.value.value > 0 else "waiting_loss", amount=amount, years=years, way=way)


def _way(story: Story, name: str) -> str:
    partner, _, then = name.partition(" ")
    if not then:
        return story.say("way_now")
    return story.say(f"way_{then}", name=story.title(partner))
