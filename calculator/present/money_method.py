"""What is left out, and how the figures were worked out: points, seed, errors, currency and year."""

from fractions import Fraction
from hashlib import sha256

from calculator.economics.units import TENTHS
from calculator.present.amounts import whole
from calculator.present.blocks import Block, details, item, items, paragraph, table
from calculator.present.inputs import unit_text
from calculator.present.story import Story

PERCENT, THOUSAND = 100, 1000
PAGE = "method/time-and-money/"
SEED = 12


def left_out_blocks(story: Story) -> list[Block]:
    """Return what the result lacks while the reader has not given it, and figures in another currency."""
    found, inputs = story.found, story.economics.inputs
    lines = [item(story.say("left_out", label=inputs[name].label, what=what)) for name, what in found.left_out.items()]
    if found.unconverted:
        labels = "; ".join(inputs[name].label for name in found.unconverted)
        lines.append(item(story.say("unconverted", labels=labels)))
    return [story.heading("left_out_heading"), items(lines)] if lines else []


def time_only_blocks(story: Story) -> list[Block]:
    """Return what to enter to see money."""
    inputs, needs = story.economics.inputs, story.economics.settings.money_needs
    entries = []
    for name in needs:
        unit = unit_text(story.wording, inputs[name].unit, story.found.currency or "EUR or USD")
        entries.append(item(story.say("need", label=inputs[name].label, unit=unit), inputs[name].why))
    return [paragraph(story.say("time_only_ask")), items(entries)]


def method_block(story: Story) -> Block:
    """Return how the section was worked out, behind a summary."""
    found = story.found
    seed = sha256(found.seed.encode()).hexdigest()[:SEED]
    points = f"{found.points:,}"
    lines = [item(story.say("method_points", points=points, scrambles=found.scrambles, seed=seed))]
    if found.money is not None:
        lines.append(item(story.say("method_money", currency=found.currency, year=found.year)))
    lines += [item(story.say("method_expert")), item(story.say("method_link"), None, PAGE)]
    columns = [(story.say("column_figure"), "left"), (story.say("column_error"), "right")]
    errors = table(story.say("method_errors"), columns, [*_time_errors(story), *_money_errors(story)])
    return details(story.say("method_summary"), [items(lines), errors])


def _time_errors(story: Story) -> list[list[str]]:
    rows = []
    for name, time in story.found.time.items():
        rows.append([story.say("error_even", name=story.title(name)), _months(story, time.first.errors[1])])
        rows.append(
            [story.say("error_earliest", name=story.title(name)), _share(story, story.found.earliest[name].error)]
        )
    return rows


def _money_errors(story: Story) -> list[list[str]]:
    if story.found.money is None:
        return []
    rows = []
    for name, money in story.found.money.alternatives.items():
        words = {"name": story.title(name), "horizon": story.horizon}
        rows.append([story.say("error_present", **words), _money(story, money.present.mean.error)])
        rows.append([story.say("error_steady", **words), _money(story, money.steady.mean.error)])
    plan = story.found.money.break_even.pays_at_plan
    return [*rows, [story.say("error_plan"), _share(story, plan.error)]]


def _months(story: Story, tenths: Fraction) -> str:
    return _tenth(story, "months", tenths / TENTHS)


def _share(story: Story, share: Fraction) -> str:
    return _tenth(story, "share", share * PERCENT)


def _tenth(story: Story, key: str, number: Fraction) -> str:
    """Return an error with one decimal, or that it is smaller than that."""
    tenths = whole(number * TENTHS)
    if not tenths:
        return story.say(f"error_small_{key}")
    return story.say(f"error_{key}", error=f"{tenths // TENTHS}.{tenths % TENTHS}")


def _money(story: Story, error: Fraction) -> str:
    return story.say("error_money", error=f"{whole(error / THOUSAND):,}", currency=story.found.currency)
