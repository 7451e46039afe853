"""What every part of the section on time and money needs: the assessment, the simulation and the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from calculator.assessment import Assessment
from calculator.economics import Simulation
from calculator.economics.data import load_economics
from calculator.economics.entities import Economics
from calculator.economics.results import MoneyResult
from calculator.present.blocks import Block
from calculator.present.words import Wording

TABLE = "money"
RUNWAY, NEEDED_BY = "runway", "speed"


@dataclass(frozen=True)
class Story:
    """An assessment with the simulation of the same answers."""

    result: Assessment
    found: Simulation

    @cached_property
    def wording(self) -> Wording:
        """The model's words."""
        return Wording(self.result.model)

    @cached_property
    def economics(self) -> Economics:
        """Inputs and settings of the simulation."""
        return load_economics(self.result.model)

    @property
    def horizon(self) -> int:
        """Months that are shown."""
        return self.economics.settings.horizon

    def say(self, key: str, **words: object) -> str:
        """Return one of the section's texts."""
        return self.wording.say(TABLE, key, **words)

    def title(self, name: str) -> str:
        """Return an alternative's name for the head of a row, saying where a gate rules it out."""
        shown = self.result.model.alternatives[name].name.split(" (", maxsplit=1)[0]
        return self.say("ruled_out", name=shown) if name in self.result.excluded else shown

    def named(self, name: str) -> str:
        """Return an alternative's name for the middle of a sentence, saying where a gate rules it out."""
        shown = self.wording.name(name)
        return self.say("ruled_out", name=shown) if name in self.result.excluded else shown

    def chance_for(self, name: str, chance: str) -> str:
        """Return a chance with the alternative it belongs to."""
        return self.say("chance_for", name=self.named(name), chance=chance)

    def remaining(self) -> list[str]:
        """Return the alternatives that no gate rules out; all of them where none is left."""
        return [name for name in self.found.time if name not in self.result.excluded] or list(self.found.time)

    def heading(self, key: str) -> Block:
        """Return a heading inside the section."""
        return {"type": "paragraph", "text": self.say(key), "tone": "heading"}

    def chart(self, title: str, description: str, svg: Block) -> Block:
        """Return a picture with its words."""
        return {"type": "chart", "title": title, "description": description, "svg": svg}

    def table(self, caption: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> Block:
        """Return a table with a row per alternative; those ruled out are struck through as well."""
        return {
            "type": "table",
            "caption": caption,
            "columns": [{"label": label, "align": "right" if place else "left"} for place, label in enumerate(columns)],
            "rows": [
                [{"text": self.title(name), "strike": name in self.result.excluded}]
                + [{"text": text, "strike": False} for text in cells]
                for name, cells in rows
            ],
        }

    def money(self) -> MoneyResult:
        """Return the money; only asked for where there is some."""
        if self.found.money is None:
            raise ValueError("this simulation has no money; look at found.money first")
        return self.found.money

    def runway(self) -> tuple[int, int]:
        """Return the months between which money ends by the answer; (0, 0) where it is open or has no end."""
        level = self.result.answers.get(RUNWAY)
        levels = self.result.model.questions[RUNWAY].levels
        months = [found.months or 0 for found in levels]
        place = next((place for place, found in enumerate(levels) if found.id == level), len(levels))
        return (months[place], months[place + 1]) if place + 1 < len(levels) else (0, 0)

    def needed_by(self) -> int | None:
        """Return the month by which a signed or financed date needs a product, at the latest; ``None`` without one."""
        level = self.result.answers.get(NEEDED_BY)
        return self.result.model.questions[NEEDED_BY].level(level).months if level else None
