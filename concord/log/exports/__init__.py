"""The log out: the returns' table, forms, charts."""

from .forms import blank_forms
from .returns import returns

__all__ = ["blank_forms", "returns"]
