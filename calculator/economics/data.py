"""Read the economics' files into entities, and check that they fit together and fit the model."""

from functools import lru_cache

from calculator import parse
from calculator.economics.entities import Comparison, CostShare, Delay, Economics, Input, Plant, Settings, Shape, Triple
from calculator.economics.integrity import breaches_of
from calculator.economics.units import SCALES, in_steps
from calculator.entities import Basis, Model, Step
from calculator.errors import ModelError
from calculator.loader import FOLDER as MODEL_FOLDER
from calculator.loader import read_table
from calculator.tables import Table

FOLDER = "economics"
SHAPES = ("triangular", "chance", "fixed")
PARTS = ("low", "typical", "high")
SOLIDITY = ("A", "B", "X", "C", "J")
"""Codes of the evidence register, the firmest first; J is our judgement without a figure to lean on."""


def load_economics(model: Model) -> Economics:
    """Return inputs and settings; the months of the timeline's steps are inputs like any other.

    Raises:
        ModelError: the data break a rule; the message names file and key.
    """
    return _built(_Same(model))


class _Same:
    """A model that is the same only as itself: it can be looked up without reading all of it."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def __hash__(self) -> int:
        return id(self.model)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.model is self.model


@lru_cache(maxsize=2)
def _built(same: _Same) -> Economics:
    model, base = same.model, _read()
    steps = {step.id: _step_input(model, base.settings, step) for step in model.timeline.steps.values()}
    built = Economics(base.settings, {**steps, **base.inputs}, base.cost_shares, base.comparison)
    breaches = breaches_of(model, built)
    if breaches:
        raise ModelError("\n".join(breaches))
    return built


@lru_cache(maxsize=1)
def _read() -> Economics:
    head = read_table(MODEL_FOLDER, f"{FOLDER}/simulation.toml")
    files = head.texts("input_files")
    settings = _settings(head)
    head.finish()
    inputs: dict[str, Input] = {}
    shares: tuple[CostShare, ...] = ()
    for file in files:
        table = read_table(MODEL_FOLDER, f"{FOLDER}/{file}.toml")
        for row in table.rows("inputs"):
            built = _input(row, file, settings)
            if built.id in inputs:
                raise ModelError(f"{row.where}: id {built.id!r} occurs twice")
            inputs[built.id] = built
        if table.has("gmp_shares"):
            shares = tuple(_share(row) for row in table.rows("gmp_shares"))
        table.finish()
    return Economics(settings, inputs, shares, _comparison())


def _settings(head: Table) -> Settings:
    return Settings(
        horizon=head.whole("horizon"),
        looks=head.wholes("looks"),
        waiting_horizon=head.whole("waiting_horizon"),
        percentiles=head.wholes("percentiles"),
        live_points=head.whole("live_points"),
        memo_points=head.whole("memo_points"),
        currencies=head.texts("currencies"),
        base_year=head.whole("base_year"),
        money_needs=head.texts("money_needs"),
        media_fills_first=head.whole("media_fills_first"),
        media_fills_yearly=head.whole("media_fills_yearly"),
        crew_suites=head.whole("crew_suites"),
        questions=head.texts("questions"),
        questions_outside_seed=head.texts("questions_outside_seed"),
        time_coordinates=head.texts("time_coordinates"),
        money_coordinates=head.texts("money_coordinates"),
        steady_coordinates=head.texts("steady_coordinates"),
        launched=_lists(head.table("launched")),
        step_coordinates=_words(head.table("step_coordinates")),
        milestones=_lists(head.table("milestones")),
        delays=tuple(_delay(row) for row in head.rows("delays")),
        limits=parse.whole_numbers(head.table("limits")),
        texts=_words(head.table("texts")),
    )


def _words(table: Table) -> dict[str, str]:
    return {key: table.text(key) for key in table.names()}


def _lists(table: Table) -> dict[str, tuple[str, ...]]:
    return {key: table.texts(key) for key in table.names()}


def _delay(table: Table) -> Delay:
    built = Delay(table.text("months"), table.text("chance"), table.texts("steps"))
    table.finish()
    return built


def _share(table: Table) -> CostShare:
    built = CostShare(table.text("item"), table.whole("share"), table.whole("multiple"), table.flag("varies_with_lot"))
    table.finish()
    return built


def _input(table: Table, group: str, settings: Settings) -> Input:
    name, unit = table.text("id"), table.one_of("unit", tuple(SCALES))
    by = table.text("by", "")
    editable = table.flag("editable_default")
    levels = _levels(table.table("levels"), unit) if by else {}
    own = (
        _triple(table, [table.whole(key) for key in ("low", "typical", "high")], unit) if editable and not by else None
    )
    shape = table.one_of("shape", SHAPES)
    built = Input(
        id=name,
        group=group,
        label=table.text("label"),
        unit=unit,
        shape=_shape(shape),
        values=own,
        by=by,
        by_level=levels,
        coordinate=table.text("coordinate", "") or name,
        source_currency=table.text("source_currency", ""),
        basis=_basis(table),
        reviewed=table.day("reviewed"),
        references=table.texts("references"),
        solidity=table.one_of("solidity", SOLIDITY),
        editable_default=editable,
        why=table.text("why"),
        without="" if editable else table.text("without"),
        least=in_steps(table.whole("least"), unit) if table.has("least") else 0,
        most=in_steps(table.whole("most") if table.has("most") else settings.limits[unit], unit),
    )
    table.finish()
    return built


def _shape(word: str) -> Shape:
    return "triangular" if word == "triangular" else "chance" if word == "chance" else "fixed"


def _basis(table: Table) -> Basis:
    return "published" if table.one_of("basis", ("judgement", "published")) == "published" else "judgement"


def _levels(table: Table, unit: str) -> dict[str, Triple]:
    """Read values by level: one number in brackets, or low, typical and high."""
    found: dict[str, Triple] = {}
    for level in table.names():
        values = list(table.wholes(level))
        found[level] = _triple(table, values * 3 if len(values) == 1 else values, unit)
    return found


def _triple(table: Table, values: list[int], unit: str) -> Triple:
    if len(values) != 3 or not values[0] <= values[1] <= values[2]:
        raise ModelError(f"{table.where}: {values} found; give low, typical and high, none above the next")
    low, typical, high = (in_steps(value, unit) for value in values)
    return (low, typical, high)


def _comparison() -> Comparison:
    table = read_table(MODEL_FOLDER, f"{FOLDER}/plants.toml")
    built = Comparison(
        steps=table.texts("steps"),
        within_months=table.whole("within_months"),
        cover_low=table.whole("cover_low"),
        cover_high=table.whole("cover_high"),
        plants=tuple(_plant(row) for row in table.rows("plants")),
    )
    table.finish()
    return built


def _plant(table: Table) -> Plant:
    built = Plant(
        id=table.text("id"),
        name=table.text("name"),
        start=table.text("from"),
        end=table.text("to"),
        months=table.whole("months"),
        counted=table.flag("counted"),
        plan=table.text("plan", ""),
        note=table.text("note", ""),
        references=table.texts("references"),
        solidity=table.one_of("solidity", SOLIDITY),
    )
    table.finish()
    return built


def _step_input(model: Model, settings: Settings, step: Step) -> Input:
    """Return a step of the timeline as an input that the reader may change."""
    low, typical, high = (in_steps(months, "months") for months in step.months)
    codes = [model.references[name].solidity for name in step.references if name in model.references]
    return Input(
        id=step.id,
        group="steps",
        label=step.label,
        unit="months",
        shape="triangular",
        values=(low, typical, high),
        by="",
        by_level={},
        coordinate=settings.step_coordinates.get(step.id, step.id),
        source_currency="",
        basis=step.basis,
        reviewed=step.reviewed,
        references=step.references,
        solidity=max(codes, key=SOLIDITY.index, default="J"),
        editable_default=True,
        why=step.why,
        without="",
        least=0,
        most=in_steps(settings.limits["months"], "months"),
    )
