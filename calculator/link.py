"""Share links of the model: answers, weights, values and numbers to a fragment and back (design.md, "Share links")."""

from collections.abc import Mapping, Sequence

from calculator.answers import read_answers, read_weights
from calculator.economics import as_given, load_economics, read_numbers
from calculator.economics.units import SCALES
from calculator.entities import Model
from calculator.errors import AnswerError
from calculator.link_format import DecodedLink, LinkSpec, decode_link, encode_link
from calculator.link_problems import slot_problem
from calculator.loader import load_model
from calculator.overrides import ValueChange, read_changes

__all__ = ["DecodedLink", "LinkSpec", "decode", "encode", "spec_of"]


def spec_of(model: Model) -> LinkSpec:
    """Return what links need to know of a model: ids in permanent order."""
    economics = load_economics(model)
    return LinkSpec(
        version=model.version,
        version_code=model.version_code,
        questions=tuple(
            (question.id, tuple(level.id for level in question.levels)) for question in model.questions.values()
        ),
        criteria=tuple(model.criteria),
        alternatives=tuple(model.alternatives),
        numbers=tuple((name, SCALES[item.unit]) for name, item in economics.inputs.items()),
        currencies=economics.settings.currencies,
    )


def encode(
    answers: Mapping[str, str],
    weights: Mapping[str, object] | None = None,
    model: Model | None = None,
    values: Sequence[ValueChange] = (),
    numbers: Mapping[str, object] | None = None,
) -> str:
    """Return the fragment text of a share link, such as ``r=100...``.

    Args:
        answers: question id to level id or ``"unknown"``; a missing question is not answered.
        weights: as for ``assess``.
        model: the model the answers belong to; the current one when left out.
        values: changed values, at most 12.
        numbers: the reader's own, as for ``economics.read_numbers``, at most 16 inputs.

    Raises:
        AnswerError: an answer, the weights, a value or a number cannot be used.
    """
    used = model or load_model()
    read_answers(used, answers)
    read_weights(used, weights)
    return encode_link(spec_of(used), answers, weights, _checked(used, values), _numbers(used, numbers))


def decode(text: str) -> DecodedLink:
    """Return what a link, fragment or bare code says.

    Raises:
        LinkError: it cannot be read; the message tells the reader what to do. There is never a partial result.
    """
    model = load_model()
    spec = spec_of(model)
    found = decode_link({model.version_code: spec}, text)
    try:
        _checked(model, found.values)
        _numbers(model, found.numbers)
    except AnswerError as error:
        raise slot_problem(spec, error.problems[0].field) from error
    return found


def _checked(model: Model, values: Sequence[ValueChange]) -> tuple[ValueChange, ...]:
    """Return changed values that the model has; not every criterion has a plant variant."""
    return read_changes(model, [change._asdict() for change in values])


def _numbers(model: Model, numbers: Mapping[str, object] | None) -> Mapping[str, object] | None:
    """Return numbers that the model can use, each as low, typical and high."""
    economics = load_economics(model)
    return as_given(economics, read_numbers(economics, numbers))
