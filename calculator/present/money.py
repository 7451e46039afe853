"""Time and money: words first, numbers second, a picture third; money only where the reader gave prices."""

from calculator.assessment import Assessment
from calculator.economics import Simulation
from calculator.present.amounts import chance_text
from calculator.present.blocks import Block, paragraph, section
from calculator.present.money_cost import cash_blocks, cost_blocks, likeliest
from calculator.present.money_drivers import drivers_blocks
from calculator.present.money_even import break_even_blocks
from calculator.present.money_method import left_out_blocks, method_block, time_only_blocks
from calculator.present.money_moves import moves_blocks, waiting_blocks
from calculator.present.money_time import dates_in_words, dates_numbers, dates_picture
from calculator.present.story import Story
from calculator.present.words import capital, listed

SECTION = "money"


def money_section(result: Assessment, found: Simulation, move_month: int | None = None) -> Block:
    """Return the section.

    Args:
        result: the assessment of the same answers; what its gates rule out is marked here too.
        found: the simulation.
        move_month: month in which the reader wants to move to an own plant.
    """
    story = Story(result, found)
    glance = [dates_in_words(story), dates_picture(story)]
    blocks = dates_numbers(story)
    if found.money is None:
        glance.append(paragraph(story.say("time_only"), "note"))
        blocks += time_only_blocks(story)
    else:
        blocks += [*cost_blocks(story), *cash_blocks(story), *break_even_blocks(story)]
    blocks += [*moves_blocks(story, move_month), *waiting_blocks(story), *drivers_blocks(story)]
    blocks += [*left_out_blocks(story), method_block(story)]
    return section(SECTION, story.say("title"), _lead(story), blocks, glance)


def _lead(story: Story) -> str:
    """Return what comes first: the soonest date that can be promised, and what is likely to cost least."""
    if set(story.result.excluded) == set(story.found.time):
        return story.say("lead_blocked")
    promise = min(story.found.time[name].promise for name in story.remaining())
    soonest = [name for name in story.remaining() if story.found.time[name].promise == promise]
    words = {"Names": capital(story.wording.names(soonest)), "titles": listed([story.title(name) for name in soonest])}
    lead = story.say("lead_time" if promise else "lead_now", **words, month=promise)
    if story.found.money is None:
        return lead
    chances = {key: money.cheapest_present for key, money in story.found.money.alternatives.items()}
    cheap = likeliest(story, chances)
    cheapest = {"Name": capital(story.wording.name(cheap)), "chance": chance_text(chances[cheap])}
    return f"{lead} {story.say('lead_cheaper', horizon=story.horizon, **cheapest)}"
