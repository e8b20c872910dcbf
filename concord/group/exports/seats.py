"""Seats as a table, in the shape that the import reads: a row for each time that somebody held one."""

from collections.abc import Iterator
from typing import Any

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table

from ..imports import DAYS, LINES, SEAT_COLUMNS
from ..models import Group, Holding, Seat
from ..queries.seats import all_holdings
from ..queries.vacancies import vacancies_in

VACANCIES = ("group", "seat", "opens_on", "closes_on", "panel", "ended_on", "applied", "shortlisted", "chosen")


def seats(group: Group) -> ExportTable:
    """A vacant seat that nobody ever held has a row of its own."""
    rows = [row for seat in all_holdings(group) for row in rows_of(seat)]
    return ExportTable(SEAT_COLUMNS, rows)


def rows_of(seat: Seat) -> list[dict[str, Any]]:
    found = list(seat.holdings.all())
    return [seat_row(seat) | holder_row(holding) for holding in found] or [
        seat_row(seat) | dict.fromkeys(OF_HOLDER, "")
    ]


OF_HOLDER = SEAT_COLUMNS[SEAT_COLUMNS.index("person_ref") :]


def seat_row(seat: Seat) -> dict[str, Any]:
    return {
        "seat_ref": seat.uid,
        "organisation": seat.organisation.name if seat.organisation else "",
        "organisation_sector": seat.sector,
        "unit": seat.unit.name if seat.unit else "",
        "category": seat.category,
        "label": seat.label,
        "seat_from": seat.starts_on,
        "seat_until": seat.ends_on,
    }


def holder_row(holding: Holding) -> dict[str, Any]:
    plain = {column: getattr(holding, name) for column, name in (LINES | DAYS).items()}
    return plain | {
        "person_ref": holding.person.uid,
        "holder": holding.person.name,
        "level": holding.level,
        "substitute_level": holding.substitute_level,
        "route": holding.route,
        "can_commit": "yes" if holding.can_commit else "no",
        "held_from": holding.starts_on,
    }


def seat_parts(area: Area) -> Iterator[Part]:
    """The seats of each group, for the file that holds everything; of vacancies never who applied."""
    yield table("vacancies", vacancies(area))
    for group in Group.objects.filter(area=area).order_by("pk"):
        yield table(f"seats-{group.slug}", seats(group))


def vacancies(area: Area) -> ExportTable:
    rows = [
        {name: getattr(one, name, "") for name in VACANCIES} | {"group": one.seat.group.name, "seat": str(one.seat)}
        for one in vacancies_in(area)
    ]
    return ExportTable(VACANCIES, rows)
