"""Partnerships and boards as a table, out and in again; and what they answered, as a table."""

from typing import Any

from concord.core.areas.models import Area
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row
from concord.core.lib.text import clean_text

from .exports import ExportTable
from .imports import choice_in, day_in, email_in, line_in, name_in, number_in
from .models import Partnership, PartnershipAnswer
from .partnership_rules import MOST_SEATS, check_seats
from .terms import PartnershipKind, Standing

PARTNERSHIP_COLUMNS = (
    *("partnership_ref", "name", "kind", "part_of", "chair", "contact_name", "contact_email"),
    *("seats", "voluntary_seats", "on_agenda", "adopted", "known_on", "notes", "ended_on"),
)
ANSWER_COLUMNS = (
    *("partnership_ref", "round", "name", "asked_on", "reminders", "answered_on", "on_paper", "answered_by"),
    *("on_agenda", "adopted", "use", "needs"),
)


def partnerships(area: Area) -> ExportTable:
    """Every board and partnership, those that have ended too."""
    found = Partnership.objects.filter(area=area).select_related("parent").order_by("name", "pk")
    return ExportTable(PARTNERSHIP_COLUMNS, [partnership_row(one) for one in found])


def partnership_row(one: Partnership) -> dict[str, Any]:
    return {
        "partnership_ref": one.uid,
        "name": one.name,
        "kind": one.kind,
        "part_of": one.parent.name if one.parent else "",
        "chair": one.chair_name,
        "contact_name": one.contact_name,
        "contact_email": one.contact_email,
        "seats": one.seats,
        "voluntary_seats": one.voluntary_seats,
        "on_agenda": one.on_agenda,
        "adopted": one.is_adopted,
        "known_on": one.known_on,
        "notes": one.notes,
        "ended_on": one.ended_on,
    }


def partnership_answers(area: Area) -> ExportTable:
    """A row for each partnership in each round."""
    found = PartnershipAnswer.objects.filter(area=area).select_related("round", "partnership")
    return ExportTable(ANSWER_COLUMNS, [answer_row(one) for one in found.order_by("round__begun_on", "name", "pk")])


def answer_row(one: PartnershipAnswer) -> dict[str, Any]:
    same = ("name", "asked_on", "reminders", "answered_on", "on_paper", "answered_by", "on_agenda", "use", "needs")
    row = {name: getattr(one, name) for name in same}
    return row | {"partnership_ref": one.partnership.uid, "round": one.round.name, "adopted": one.is_adopted}


def partnership_of_row(cells: Cells) -> dict[str, Any]:
    """Columns of a partnership from its row, but for what it is part of."""
    facts: dict[str, Any] = {
        "name": cells.read(name_in, "name", 160),
        "kind": cells.read(choice_in, "kind", PartnershipKind.values, PartnershipKind.OTHER),
        "chair_name": cells.read(line_in, "chair", 120),
        "contact_name": cells.read(line_in, "contact_name", 120),
        "contact_email": cells.read(email_in, "contact_email"),
        "seats": cells.read(number_in, "seats", MOST_SEATS),
        "voluntary_seats": cells.read(seats_in),
        "on_agenda": cells.read(choice_in, "on_agenda", Standing.values, Standing.UNKNOWN),
        "is_adopted": cells.read(choice_in, "adopted", Standing.values, Standing.UNKNOWN),
        "known_on": cells.read(day_in, "known_on"),
        "notes": clean_text(cells.row["notes"]),
        "ended_on": cells.read(day_in, "ended_on"),
    }
    if len(facts["notes"]) > 1000:
        cells.fault("This is longer than 1000 characters.", "notes")
    cells.read(lambda row: check_seats(facts["seats"], facts["voluntary_seats"]))
    return facts


def seats_in(row: Row) -> int | None:
    """Seats of the voluntary sector: none at all is an answer, too."""
    return 0 if row["voluntary_seats"].strip() in {"0", "0.0"} else number_in(row, "voluntary_seats", MOST_SEATS)
