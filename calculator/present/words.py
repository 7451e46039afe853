"""Numbers and names as words: shares with at most two digits, months, lists."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from calculator.entities import Model


def share_text(share: Fraction) -> str:
    """Return a share as a percentage with at most two digits; never 0% or 100% unless it is exact."""
    if share in (0, 1):
        return f"{int(share) * 100}%"
    if share < Fraction(1, 100):
        return "less than 1%"
    if share > Fraction(99, 100):
        return "more than 99%"
    return f"{round(share * 100)}%"


def points_text(points: Fraction) -> str:
    """Return points of value with one decimal."""
    tenths = round(points * 10)
    return f"{tenths // 10}.{tenths % 10}" if tenths >= 0 else f"-{points_text(-points)}"


def signed_points(points: Fraction) -> str:
    """Return points with their sign; a plain 0.0 without one."""
    text = points_text(abs(points))
    return text if text == "0.0" else f"{'+' if points > 0 else '−'}{text}"


def months_text(low: int, typical: int, high: int) -> str:
    """Return low, typical and high months as words."""
    if low == typical == high:
        return f"{typical} months"
    return f"typically {typical} months, from {low} to {high}"


def duration_text(months: float) -> str:
    """Return a time to find out or to change as words."""
    if months < 1:
        weeks = max(1, round(months * 4.345))
        return "about a week" if weeks == 1 else f"about {weeks} weeks"
    if months == int(months):
        return "1 month" if months == 1 else f"{int(months)} months"
    return f"{months:.1f} months"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return "a, b and c"."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def short_name(name: str) -> str:
    """Return an alternative's name without what stands in brackets, for heads of columns."""
    return name.split(" (", maxsplit=1)[0]


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


class Wording:
    """The model's texts with names filled in."""

    def __init__(self, model: Model) -> None:
        """Keep the model whose texts are used."""
        self.model = model

    def say(self, table: str, key: str, **words: object) -> str:
        """Return a text with its braces filled in."""
        return self.model.texts[table][key].format(**words)

    def name(self, alternative: str) -> str:
        """Return an alternative's name for the middle of a sentence."""
        return self.model.texts["alternative_names"][alternative]

    def names(self, alternatives: Sequence[str]) -> str:
        """Return several names as a list in words."""
        return listed([self.name(item) for item in alternatives])

    def weightings(self, share: Fraction, kind: str) -> str:
        """Return under which part of the weightings the reader has not ruled out something holds, in words."""
        return self.say("weightings", f"{kind}_{'all' if share == 1 else 'some'}", share=share_text(share))

    def quoted(self, names: Sequence[str]) -> str:
        """Return titles in quotation marks as a list in words."""
        return listed([f"“{name}”" for name in names])

    def question(self, question: str) -> str:
        """Return a question's short name."""
        return self.model.texts["question_names"][question]

    def label(self, question: str, level: str) -> str:
        """Return an answer's label."""
        return self.model.questions[question].level(level).label

    def labels(self) -> Mapping[str, str]:
        """Return the short names of all questions."""
        return self.model.texts["question_names"]
