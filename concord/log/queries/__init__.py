"""Reads of the log."""

from .forms import blank_forms
from .trends import summary_of

__all__ = ["blank_forms", "summary_of"]
