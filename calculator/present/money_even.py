"""Break-even of an own plant against a CDMO: a distribution, never one number, beside the planned lots."""

from calculator.charts import ChanceCurve, chance_curve
from calculator.economics.results import BreakEvenResult
from calculator.present.amounts import chance_text, month, whole
from calculator.present.blocks import Block, paragraph, table
from calculator.present.story import Story

PER_MILLE = 1000
MARKS = (5, 10, 15, 20, 30, 40)
"""Places of the curve that are given in numbers."""


def break_even_blocks(story: Story) -> list[Block]:
    """Return break-even in words, then its table, then its picture."""
    found = story.money().break_even
    planned = month(found.planned.p50)
    at_plan = story.say("break_even_plan", planned=planned, chance=chance_text(found.pays_at_plan))
    rows = [
        [story.say(f"kind_{kind}"), chance_text(chance)] for kind, chance in found.kinds.items() if chance.value > 0
    ]
    columns = [(story.say("column_case"), "left"), (story.say("column_chance"), "right")]
    return [
        story.heading("break_even_heading"),
        paragraph(f"{_in_words(story, found)} {at_plan}"),
        story.chart(story.say("break_even_title"), story.say("break_even_description"), _picture(story, found)),
        table(story.say("break_even_table"), columns, [*rows, *_marks(story, found)]),
    ]


def _in_words(story: Story, found: BreakEvenResult) -> str:
    low, even, high = found.lots
    if even is None or low is None:
        return story.say("break_even_open")
    if even == 0:
        return story.say("break_even_always")
    if high is None:
        return story.say("break_even_open_high", even=month(even))
    return story.say("break_even", even=month(even), low=month(low), high=month(high))


def _marks(story: Story, found: BreakEvenResult) -> list[list[str]]:
    """Return the chance that owning pays at some numbers of lots, as read from the picture."""
    shown = [found.curve[place] for place in MARKS if place < len(found.curve)]
    return [[story.say("row_lots", lots=month(lots)), chance_text(chance)] for lots, chance in shown]


def _picture(story: Story, found: BreakEvenResult) -> Block:
    plan = found.planned
    return chance_curve(
        ChanceCurve(
            points=[(lots, whole(chance * PER_MILLE)) for lots, chance in found.curve],
            planned=(plan.p20, plan.p50, plan.p80),
            planned_words=story.say("curve_plan", lots=month(plan.p50)),
            curve_words=story.say("curve"),
            axis_words=story.say("curve_axis"),
        )
    )
