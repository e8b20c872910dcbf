"""The log out: the returns' table, forms, charts."""

from .forms import blank_forms
from .returns import confidential_points, returns

__all__ = ["blank_forms", "confidential_points", "returns"]
