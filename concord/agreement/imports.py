"""Rows of a file of commitments as facts."""

from datetime import date
from typing import Any

from concord.core.directory.imports import choice_in, day_in, name_in
from concord.core.lib.tables import Row

from .terms import Bearer, Theme

COLUMNS = ("number", "title", "text", "bearer", "theme", "starts_on", "ends_on")


def commitment_of(row: Row, *, today: date) -> dict[str, Any]:
    """One wording: number, title, text, bearer, theme, and its first and last day."""
    return {
        "number": name_in(row, "number", 20),
        "title": name_in(row, "title", 120),
        "text": row["text"],
        "bearer": choice_in(row, "bearer", Bearer.values, Bearer.BOTH),
        "theme": choice_in(row, "theme", Theme.values) if row["theme"] else "",
        "starts_on": day_in(row, "starts_on") or today,
        "ends_on": day_in(row, "ends_on"),
    }
