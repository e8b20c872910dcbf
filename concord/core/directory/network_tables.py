"""Networks and forums as a table, out and in again."""

from collections.abc import Mapping
from typing import Any, TypeVar

from concord.core.areas.models import Area
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row

from .cells import text_in
from .exports import ExportTable
from .imports import choice_in, day_in, line_in, name_in, parts
from .models import Network
from .terms import NetworkKind

NETWORK_COLUMNS = (
    *("network_ref", "name", "kind", "run_by", "members", "communities", "mandate", "representative"),
    *("reports_back", "why_new", "ended_on"),
)
Found = TypeVar("Found")


def networks(area: Area) -> ExportTable:
    """Every network and forum, those that have ended too; several names in a cell stand between semicolons."""
    found = Network.objects.filter(area=area).select_related("run_by", "representative")
    found = found.prefetch_related("members", "communities").order_by("name", "pk")
    return ExportTable(NETWORK_COLUMNS, [network_row(one) for one in found])


def network_row(one: Network) -> dict[str, Any]:
    same = ("name", "kind", "mandate", "reports_back", "why_new", "ended_on")
    return {name: getattr(one, name) for name in same} | {
        "network_ref": one.uid,
        "run_by": one.run_by.name if one.run_by else "",
        "members": "; ".join(sorted(body.name for body in one.members.all())),
        "communities": "; ".join(sorted(tag.name for tag in one.communities.all())),
        "representative": one.spoken_for_by,
    }


def network_of_row(cells: Cells, bodies: Mapping[str, Any], tags: Mapping[str, Any]) -> dict[str, Any]:
    """Columns of a network from its row. `bodies`, `tags`: what the area knows, by name in small letters."""
    return {
        "name": cells.read(name_in, "name", 160),
        "kind": cells.read(choice_in, "kind", NetworkKind.values, NetworkKind.NETWORK),
        "run_by": next(iter(cells.read(named_in, "run_by", bodies, "organisations") or []), None),
        "members": cells.read(named_in, "members", bodies, "organisations"),
        "communities": cells.read(named_in, "communities", tags, "communities"),
        "mandate": cells.read(text_in, "mandate", 500),
        "spoken_for_by": cells.read(line_in, "representative", 120),
        "reports_back": cells.read(text_in, "reports_back", 500),
        "why_new": cells.read(text_in, "why_new", 500),
        "ended_on": cells.read(day_in, "ended_on"),
    }


def named_in(row: Row, column: str, known: Mapping[str, Found], what: str) -> list[Found]:
    """Those named in one cell; a name may hold a semicolon itself."""
    found, left = [], parts(row[column])
    while left:
        for n in range(len(left), 0, -1):
            name = "; ".join(left[:n]).lower()
            if name in known:
                found.append(known[name])
                left = left[n:]
                break
        else:
            raise RuleBroken(f"“{left[0]}” is not among the {what} of this area.", field=column)
    return found
