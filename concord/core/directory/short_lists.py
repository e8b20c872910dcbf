"""Short lists that somebody keeps by hand: each goes out as a table, and comes in again."""

from collections.abc import Iterable
from dataclasses import dataclass

from concord.core.areas.models import Area

from .commands.lists import Shape
from .exports import ExportTable
from .takeout import register_parts, table


@dataclass(frozen=True)
class ShortList:
    """A list with its own shape. `name`: of its file and address. `note`: what its file cannot say."""

    name: str
    title: str
    shape: Shape
    note: str = ""

    def made(self, area: Area) -> ExportTable:
        """The list as its import reads it."""
        shape = self.shape
        return ExportTable(
            shape.columns, [shape.kept(row) | {"ref": getattr(row, "uid", "")} for row in shape.rows(area)]
        )


SHORT_LISTS: dict[str, ShortList] = {}


def register_short_lists(lists: Iterable[ShortList]) -> None:
    """Add an app's lists, and put them into the file that holds everything. Called once, when an app is ready."""
    found = {one.name: one for one in lists}
    SHORT_LISTS.update(found)
    register_parts(lambda area: (table(name, one.made(area)) for name, one in found.items()))
