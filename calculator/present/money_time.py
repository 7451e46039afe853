"""When: months to the first GMP batch, what can be promised, who is earliest, and whether money lasts until then."""

from calculator.charts import DateRow, dates_chart
from calculator.economics.summaries import Estimate
from calculator.present.amounts import chance_text, month
from calculator.present.blocks import Block, item, items, paragraph
from calculator.present.story import RUNWAY, Story
from calculator.present.words import listed


def dates_picture(story: Story) -> Block:
    """Return the picture of the three dates, with the months in which money ends."""
    rows = [
        DateRow(name, story.title(name), month(time.first.p20), month(time.first.p50), time.promise)
        for name, time in story.found.time.items()
    ]
    needed = story.needed_by()
    limit = None if needed is None else (needed, story.say("needed_mark", month=needed))
    svg = dates_chart(rows, story.runway(), story.say("runway_mark"), limit)
    return story.chart(story.say("dates_title"), story.say("dates_description"), svg)


def dates_in_words(story: Story) -> Block:
    """Return one sentence per alternative."""
    return items([item(_date(story, name)) for name in story.found.time])


def _date(story: Story, name: str) -> str:
    time = story.found.time[name]
    key = "date_now" if time.first.p80 == 0 else "date"
    return story.say(key, Name=story.title(name), even=month(time.first.p50), promised=time.promise)


def dates_numbers(story: Story) -> list[Block]:
    """Return the tables of dates and of chances, and what they say about money that ends first."""
    names = list(story.found.time)
    dates = [story.say(f"column_{key}") for key in ("alternative", "early", "even", "promised")]
    chances = [story.say(f"column_{key}") for key in ("alternative", "earliest", "short")]
    blocks = [
        story.table(story.say("dates_table"), dates, [(name, _dates(story, name)) for name in names]),
        paragraph(story.say("promise"), "note"),
        story.table(story.say("chances_table"), chances, [(name, _chances(story, name)) for name in names]),
        paragraph(_runway(story)),
    ]
    if story.result.excluded:
        blocks.append(paragraph(story.say("gates_apart"), "note"))
    return blocks


def _dates(story: Story, name: str) -> list[str]:
    time = story.found.time[name]
    return [str(month(time.first.p20)), str(month(time.first.p50)), str(time.promise)]


def _chances(story: Story, name: str) -> list[str]:
    return [chance_text(story.found.earliest[name]), chance_text(short_of(story, name))]


def short_of(story: Story, name: str) -> Estimate:
    """Return the chance that money ends before the first batch: by cash where it is known, else by time."""
    money = story.found.money
    return story.found.time[name].short if money is None else money.alternatives[name].short


def _runway(story: Story) -> str:
    level = story.result.answers.get(RUNWAY)
    runway = story.wording.label(RUNWAY, level) if level else ""
    words = {"runway": f"“{runway}”" if runway else story.say("runway_open")}
    chances = {name: short_of(story, name) for name in story.found.time}
    if all(chance.value == 0 for chance in chances.values()):
        return story.say("short_none", **words)
    by_cash = story.found.money is not None and story.found.money.short_by_cash
    shown = [story.chance_for(name, chance_text(chance)) for name, chance in chances.items()]
    return story.say("short_cash" if by_cash else "short_time", **words, chances=listed(shown))
