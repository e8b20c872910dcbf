"""Who sits where, and agendas of other meetings, as tables; the agendas in the shape that the import reads."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..imports import AGENDA_COLUMNS, REACH_COLUMNS
from ..models import OnAgenda
from ..queries.reach import ReachLine, agendas_of, kept, lines_of


def reach(area: Area, day: date) -> ExportTable:
    """A row for each seat, those that are over too; with names, for officers."""
    return ExportTable(REACH_COLUMNS, [reach_row(line) for line in lines_of(area, day, None)])


def reach_row(line: ReachLine) -> dict[str, Any]:
    one = line.sitting
    return kept(one) | {
        "ref": one.uid,
        "organisation": line.hat.organisation.name if line.hat else "",
        "sector": line.sector,
        "kind": one.partnership.kind if one.partnership else "",
        "now": line.holds,
    }


def agendas(area: Area) -> ExportTable:
    return ExportTable(AGENDA_COLUMNS, [agenda_row(one) for one in agendas_of(area)])


def agenda_row(one: OnAgenda) -> dict[str, Any]:
    plain = {name: getattr(one, name) for name in ("on", "meeting", "sector", "item", "agreed")}
    person = one.presented_by
    return plain | {
        "agenda_ref": one.uid,
        "body": one.where,
        "body_is": "partnership" if one.partnership else "partner" if one.organisation else "words",
        "presenter_ref": person.uid if person else "",
        "presenter": person.name if person else one.presenter,
    }


def reach_parts(area: Area) -> Iterator[Part]:
    """The files of all that an area has."""
    # Who sits where "now" is as at the day on which the file is made.
    yield table("reach", reach(area, timezone.localdate()))
    yield table("agendas", agendas(area))
