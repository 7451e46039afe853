"""Decide where an MSC product is made: in-house, with a CDMO, or client-in-plant. Standard library alone."""

from calculator.assessment import Assessment, assess
from calculator.errors import AnswerError, CalculatorError, LinkError, ModelError
from calculator.loader import load_model

__all__ = ["AnswerError", "Assessment", "CalculatorError", "LinkError", "ModelError", "assess", "load_model"]
