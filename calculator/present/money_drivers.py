"""What drives the difference between an own plant and a CDMO, in months and in money."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from calculator.charts import Pull, tornado
from calculator.economics.drivers import Driver
from calculator.economics.units import TENTHS
from calculator.present.amounts import MINUS, in_millions, whole
from calculator.present.blocks import Block, paragraph, table
from calculator.present.story import Story

SHOWN, LEAST = 6, 5
"""Pulls shown at most, and the share of the spread, per mille, below which one is noise."""
PERCENT, PER_MILLE = 100, 1000
ANSWER = "answer "
Show = Callable[[Fraction], str]


def drivers_blocks(story: Story) -> list[Block]:
    """Return the pulls on the months, and on the cost of a steady year where it is known."""
    blocks = [story.heading("drivers_heading"), paragraph(story.say("drivers_time_description"))]
    blocks += _drivers(story, story.found.time_drivers, "time", _months)
    if story.found.money is None:
        return blocks
    blocks += _drivers(story, story.found.money.drivers, "money", in_millions)
    return [*blocks, paragraph(story.say("worth"), "note")]


def _months(tenths: Fraction) -> str:
    months = whole(abs(tenths) / TENTHS)
    return f"{MINUS if tenths < 0 and months else ''}{months}"


def _drivers(story: Story, found: Sequence[Driver], key: str, show: Show) -> list[Block]:
    moving = [driver for driver in found if driver.explained >= LEAST][:SHOWN]
    if not moving:
        return []
    title = story.say(f"drivers_{key}", currency=story.found.currency)
    pulls = [_pull(story, driver, show) for driver in moving]
    svg = tornado(pulls, story.say(f"side_below_{key}"), story.say(f"side_above_{key}"))
    return [story.chart(title, "", svg), _numbers(story, moving, key, show)]


def _pull(story: Story, driver: Driver, show: Show) -> Pull:
    low, high = story.say("low_end", value=show(driver.low)), story.say("high_end", value=show(driver.high))
    return Pull(cause(story, driver.coordinate), whole(driver.low), whole(driver.high), low, high)


def cause(story: Story, coordinate: str) -> str:
    """Return what a coordinate stands for: a cause by name, or an open answer by its question."""
    if coordinate.startswith(ANSWER):
        return story.wording.question(coordinate.removeprefix(ANSWER))
    return story.wording.say("causes", coordinate)


def _numbers(story: Story, found: Sequence[Driver], key: str, show: Show) -> Block:
    keys = ["cause", "pull", "explained"] + (["worth"] if key == "money" else [])
    columns = [(story.say(f"column_{name}"), "right" if place else "left") for place, name in enumerate(keys)]
    title = story.say(f"drivers_{key}", currency=story.found.currency)
    rows = [_row(story, driver, key, show) for driver in found]
    return table(story.say("drivers_table", title=title), columns, rows)


def _row(story: Story, driver: Driver, key: str, show: Show) -> list[str]:
    share = f"{whole(Fraction(PERCENT * driver.explained, PER_MILLE))}%"
    pull = story.say("pull", low=show(driver.low), high=show(driver.high))
    worth = [show(driver.worth)] if key == "money" else []
    return [cause(story, driver.coordinate), pull, share, *worth]
