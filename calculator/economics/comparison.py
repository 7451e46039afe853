"""The model's months for a new plant against public plants, from the same first event to the same last one."""

from dataclasses import dataclass

from calculator.analysis.sampling import SCRAMBLES
from calculator.economics.data import load_economics
from calculator.economics.draws import Draws, uniform_columns
from calculator.economics.entities import Plant
from calculator.economics.paths import step_months
from calculator.economics.reading import Numbers
from calculator.economics.summaries import percentile
from calculator.economics.units import TENTHS
from calculator.entities import Model

SEED = "public plants"


@dataclass(frozen=True)
class PlantRow:
    """A public plant beside the model.

    Attributes:
        covered: its months lie within the model's range; ``None`` for a plant that is shown and not counted.
    """

    plant: Plant
    covered: bool | None


@dataclass(frozen=True)
class PlantComparison:
    """The model's months from announcement to licence, and the public plants.

    Attributes:
        low, middle, high: the model's percentiles 5, 50 and 95, tenths of months.
        observed: median of the counted plants, whole months.
        rows: counted plants first, shortest first.
        covered, counted: how many counted plants lie within the range, of how many.
    """

    low: int
    middle: int
    high: int
    observed: int
    rows: tuple[PlantRow, ...]
    covered: int
    counted: int

    @property
    def missed(self) -> tuple[Plant, ...]:
        """Counted plants outside the model's range."""
        return tuple(row.plant for row in self.rows if row.covered is False)

    @property
    def apart(self) -> int:
        """Model's median less that of the plants, tenths of months."""
        return self.middle - TENTHS * self.observed


def compare_plants(model: Model) -> PlantComparison:
    """Return the comparison, from the model's own months and no reader's numbers.

    The range was drawn up with these plants in sight, so agreement shows consistency and is no test of foresight.
    """
    economics = load_economics(model)
    settings, known = economics.settings, economics.comparison
    months: list[int] = []
    for scramble in range(SCRAMBLES):
        uniforms = uniform_columns(settings.time_coordinates, settings.memo_points // SCRAMBLES, f"{SEED} {scramble}")
        draws = Draws(economics, Numbers(), uniforms, {})
        columns = [step_months(draws, step) for step in known.steps]
        months += [sum(parts) for parts in zip(*columns, strict=True)]
    ordered = sorted(months)
    low, middle, high = (percentile(ordered, percent) for percent in (known.cover_low, 50, known.cover_high))
    counted = sorted((plant for plant in known.plants if plant.counted), key=lambda plant: plant.months)
    rows = tuple(PlantRow(plant, low <= TENTHS * plant.months <= high) for plant in counted)
    others = tuple(PlantRow(plant, None) for plant in known.plants if not plant.counted)
    covered = sum(row.covered is True for row in rows)
    return PlantComparison(low, middle, high, counted[len(counted) // 2].months, rows + others, covered, len(counted))
