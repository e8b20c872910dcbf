"""Rows of a file of materials: what there is to hand out, and what happened to copies of it."""

from typing import Any

from concord.core.directory.cells import Said, address_in, count_in, said_by
from concord.core.directory.imports import choice_in, day_in, line_in, name_in
from concord.core.lib.tables import Row

from ..terms import MaterialFormat, MaterialKind, Move

MOST = 1_000_000


def level_in(row: Row, column: str, most: int) -> int | None:
    """How many may be left, from none; nothing for an empty cell."""
    return count_in(row, column, most) if row[column].strip() else None


MATERIAL: dict[str, tuple[Any, ...]] = {
    "material": (name_in, 120),
    "kind": (choice_in, list(MaterialKind.values)),
    "form": (choice_in, list(MaterialFormat.values), MaterialFormat.PRINT),
    "language": (name_in, 60),
    "version": (line_in, 200),
    "link": (address_in, 200),
    "reorder_at": (level_in, MOST),
}
MOVE: dict[str, tuple[Any, ...]] = {
    "on": (day_in,),
    "move": (choice_in, ["", *Move.values]),
    "quantity": (count_in, MOST),
    "place": (line_in, 160),
}
MATERIAL_COLUMNS = ("ref", *MATERIAL, *MOVE, "stock", "by")


def material_row(row: Row) -> Said:
    return said_by(row, MATERIAL | MOVE)
