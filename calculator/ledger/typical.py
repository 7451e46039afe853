"""Typical milestones from the timeline and stated offsets, for when no simulation supplies its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from calculator.answers import PLANT_QUESTION, PLANT_RUNS, Answers, open_levels, plant_runs
from calculator.entities import Model
from calculator.errors import ModelError
from calculator.gates.patient_delivery import work_before
from calculator.ledger.entities import Settings
from calculator.ledger.milestones import Milestones
from calculator.ledger.paths import MADE_NOW, places_of, site_moves
from calculator.ledger.register import load_register
from calculator.timeline import months_of, path_question

IN_HOUSE, CDMO, HYBRID = "in_house", "cdmo", "hybrid"
PHASE, READ_OUT, LATER = "phase", "readout_due", "internalise_later"
Simulated = Mapping[str, int]  # first GMP batch by place, months from the decision


def typical_milestones(
    model: Model, answers: Answers, path: str, move_month: int | None = None, first_batch: Simulated | None = None
) -> Milestones:
    """Return the typical months of a path.

    Args:
        path: one of ``paths.PATHS``.
        move_month: month in which the move into the own plant starts, for the paths with a move. A month before the
            plant can be ready, or before the first place makes its first batch, is put off until then.
        first_batch: month of the first GMP batch by place from a simulation, in place of the timeline's; the other
            milestones keep their distance to it.

    Raises:
        ModelError: there is no such path, or a move has no month or one outside the horizon.
    """
    place, target = places_of(path)
    settings, simulated = load_register(model.version).settings, first_batch or {}
    first = _place(model, settings, answers, place, simulated)
    if target is None:
        return _planned_move(settings, answers, first) if place == HYBRID else first
    if move_month is None or not 0 <= move_month < settings.horizon:
        raise ModelError(f"{path} needs the month of its move, from 0 to {settings.horizon - 1}; found {move_month}")
    return _moved(settings, first, _place(model, settings, answers, target, simulated), move_month)


def earliest_move(model: Model, answers: Answers, path: str, first_batch: Simulated | None = None) -> int:
    """Return the first month in which a path's move into the own plant can start.

    Raises:
        ModelError: the path has no move.
    """
    place, target = places_of(path)
    if target is None:
        raise ModelError(f"{path} has no move; use a path that ends in an own plant")
    settings, simulated = load_register(model.version).settings, first_batch or {}
    return _earliest(*(_place(model, settings, answers, name, simulated) for name in (place, target)))


def _earliest(first: Milestones, own: Milestones) -> int:
    return max(own.gmp_ready or 0, first.first_batch or 0)


def _whole(values: Sequence[int]) -> int:
    """Return the mean as a whole month, halves up."""
    return (2 * sum(values) + len(values)) // (2 * len(values))


def _mean(model: Model, settings: Settings, answers: Answers, topic: str, question: str) -> int | None:
    """Return a topic's month for an answer, the mean over what is open, or ``None`` where there is none."""
    months = settings.numbers[topic]
    found = [months[level] for level in open_levels(model.questions[question], answers) if level in months]
    return _whole(found) if found else None


def _place(model: Model, settings: Settings, answers: Answers, place: str, simulated: Simulated) -> Milestones:
    path = _path(model, answers, place)
    wait = _whole([months[1] for months in work_before(model, answers)])
    first, makes_now = simulated.get(place, path + wait), path == 0
    if place == IN_HOUSE:
        built = _own_plant(settings, first, site_moves(model, answers, place) > 0, makes_now)
    elif makes_now:
        built = Milestones(first_batch=first)
    elif plant_runs(answers) and place == HYBRID:
        # The rooms stay the same under the host: nothing moves, and lots go on.
        signed, makes_now = settings.numbers["after"]["contract"], True
        built = Milestones(contract=signed, gmp_ready=signed, first_batch=first)
    else:
        step = model.timeline.steps[settings.choices["slot_step"][place]].months[1]
        built = _contracted(settings, place, first, step + wait)
    return _with_programme(model, settings, answers, built, place, makes_now)


def _path(model: Model, answers: Answers, place: str) -> int:
    """Return typical months to the first batch, the mean of the paths left open.

    While it is open whether a licensed plant runs, or whether the product is made there today, it is taken not to be.
    """
    paths = model.timeline.paths[place]
    if plant_runs(answers) and PLANT_RUNS in paths:
        return months_of(model, paths[PLANT_RUNS])[1]
    levels = open_levels(model.questions[path_question(model, place)], answers)
    typical = [months_of(model, paths[level])[1] for level in levels if level != PLANT_RUNS]
    return _whole([months for months in typical if months] or [0])


def _own_plant(settings: Settings, first: int, transfer: bool, makes_now: bool) -> Milestones:
    if makes_now and not transfer:
        return Milestones(first_batch=first)
    if makes_now:
        end = first + settings.numbers["move"]["first_batch"]
        return Milestones(transfer_start=first, transfer_end=end, first_batch=end)
    lead = settings.numbers["before_in_house"]
    return Milestones(
        transfer_start=max(0, first - lead["transfer_start"]) if transfer else None,
        transfer_end=max(0, first - lead["transfer_end"]) if transfer else None,
        build_start=0,
        gmp_ready=max(0, first - lead["gmp_ready"]),
        qualification=max(0, first - lead["qualification"]),
        first_batch=first,
        first_inspection=max(0, first - lead["first_inspection"]),
    )


def _contracted(settings: Settings, place: str, first: int, slot: int) -> Milestones:
    lead = settings.numbers[f"before_{place}"]
    end = max(0, first - lead["transfer_end"])
    slot = min(slot, end)
    return Milestones(
        contract=min(settings.numbers["after"]["contract"], slot),
        slot=slot,
        transfer_start=slot,
        transfer_end=end,
        gmp_ready=max(0, first - lead["gmp_ready"]),
        qualification=max(0, first - lead["qualification"]),
        first_batch=first,
    )


def _with_programme(
    model: Model, settings: Settings, answers: Answers, built: Milestones, place: str, makes_now: bool
) -> Milestones:
    """Add what the clinic and the authority set: validation, filing, licence, launch and read-out."""
    after, first = settings.numbers["after"], built.first_batch or 0
    plan = _mean(model, settings, answers, "filing", PHASE) or 0
    validated = 0 if makes_now else first + after["first_batch_to_ppq"] + after["ppq_to_filing"]
    filing = max(plan, validated)
    licence = filing + after["filing_to_licence" if plan else "variation_to_licence"]
    own_inspection = built.first_inspection if place == IN_HOUSE else filing + after["filing_to_inspection"]
    decides = (MADE_NOW, PHASE, READ_OUT, PLANT_QUESTION, path_question(model, place))
    return replace(
        built,
        ppq=max(0, filing - after["ppq_to_filing"]) if filing else None,
        first_inspection=own_inspection,
        filing=filing,
        licence=licence,
        launch=licence + after["licence_to_launch"] if plan else licence,
        read_out=_mean(model, settings, answers, "read_out", READ_OUT),
        pivotal_start=_mean(model, settings, answers, "pivotal_start", PHASE),
        assumed=tuple(dict.fromkeys(name for name in decides if answers.get(name) is None)),
    )


def _planned_move(settings: Settings, answers: Answers, first: Milestones) -> Milestones:
    """Add the later move that a hybrid plans from the start; its plant is on the path with the move."""
    month = settings.numbers["planned_move"].get(answers.get(LATER) or "")
    if month is None:
        return first
    start = max(month, first.first_batch or 0)
    return replace(first, move_start=start, move_end=start + settings.numbers["move"]["end"])


def _moved(settings: Settings, first: Milestones, own: Milestones, asked: int) -> Milestones:
    """Join two places: the plant is built so that it is ready in the month in which the move starts."""
    start, shift = max(asked, _earliest(first, own)), settings.numbers["move"]
    build = None if own.build_start is None or own.gmp_ready is None else start - own.gmp_ready
    batch, end = start + shift["first_batch"], start + shift["end"]
    new = own.gmp_ready is not None
    after = replace(
        own,
        decision=start if build is None else build,
        build_start=build,
        gmp_ready=start if new else None,
        qualification=start + shift["qualification"],
        transfer_start=None,
        transfer_end=None,
        first_batch=batch,
        first_inspection=start + shift["first_inspection"] if new else None,
        ppq=end,
        filing=first.filing,
        licence=first.licence,
        launch=max(first.launch or 0, batch),
    )
    assumed = tuple(dict.fromkeys((*first.assumed, *own.assumed)))
    return replace(first, move_start=start, move_end=end, after=after, assumed=assumed)
