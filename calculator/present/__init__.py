"""Turn an assessment into words, as a tree of generic blocks that page, memo and terminal draw alike."""

from calculator.present.view import result_view

__all__ = ["result_view"]
