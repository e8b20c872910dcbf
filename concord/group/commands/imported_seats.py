"""Seats from a file in the export's own shape: all of it, or nothing. Nobody is mailed."""

from datetime import datetime
from functools import partial
from typing import Any

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.imports import count_change, import_rows, organisation_for, unit_for
from concord.core.directory.imports import is_uid, line_in
from concord.core.directory.models import Membership, Organisation
from concord.core.directory.terms import Sector
from concord.core.lib.errors import ImportRefused, RuleBroken
from concord.core.lib.imports import Cells, ImportResult
from concord.core.lib.tables import Row
from concord.core.lib.text import clean_line

from ..imports import SEAT_COLUMNS, holder_facts, seat_facts
from ..models import Group, Holding, Seat
from ..rules import seats as rules
from ..terms import Verb

Actor = Person | Installation


def import_seats(
    *, group: Group, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime
) -> ImportResult:
    """Add the seats of a file and their holders, and change those known already."""
    require(by, Permission.MANAGE_MEETINGS, area)

    def read(row: Row, result: ImportResult) -> None:
        import_seat(row, result, group=group, by=by, at=at)

    def after(result: ImportResult) -> None:
        record(Verb.SEATS_IMPORTED, subject=group, by=by, at=at, added=result.added, changed=result.changed)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=("organisation", "seat_from"),
        known=SEAT_COLUMNS,
        dry_run=dry_run,
        read=read,
        after=after,
    )


def import_seat(row: Row, result: ImportResult, *, group: Group, by: Actor, at: datetime) -> None:
    cells = Cells(row)
    facts, held = seat_facts(cells), holder_facts(cells)
    cells.read(lambda row: rules.check_term(held["starts_on"], held.get("term_ends_on")) if held["starts_on"] else None)
    body = cells.read(partial(body_of, result=result, group=group, by=by, at=at))
    person = cells.read(person_of)
    department = cells.read(line_in, "unit", 160)
    if cells.problems:
        raise ImportRefused(cells.problems)
    unit = unit_for(body, department or "", area=group.area, by=by, at=at) if body else None
    facts |= {"organisation": body, "unit": unit, "sector": body.sector if body else row["organisation_sector"].lower()}
    rules.check_seat(**{name: value for name, value in facts.items() if name not in {"unit", "sector"}})
    seat, is_new, changed = put_seat(group, row["seat_ref"], facts)
    if is_new:
        result.lines.append(f"new seat: {seat}")
    if person is not None:
        new_holder, changed_holder = put_holder(seat, person, held)
        is_new, changed = is_new or new_holder, changed or changed_holder
    if is_new:
        result.added += 1
    else:
        count_change(result, changed)


def body_of(row: Row, result: ImportResult, *, group: Group, by: Actor, at: datetime) -> Organisation | None:
    """The organisation, added if the file gives its sector; a seat of none gives a sector of its own."""
    if row["organisation"]:
        return organisation_for(row, result, area=group.area, by=by, at=at)
    if row["organisation_sector"].lower() not in Sector.values:
        raise RuleBroken(f"Give the sector: {', '.join(Sector.values)}.", field="organisation_sector")
    return None


def person_of(row: Row) -> Person | None:
    """Somebody with a role here, by reference or else by name."""
    name = clean_line(row["holder"])
    if not name:
        return None
    here = Membership.objects.select_related("person").order_by("pk")
    found = here.filter(person__uid=row["person_ref"]).first() if is_uid(row["person_ref"]) else None
    found = found or here.filter(person__name__iexact=name).first()
    if found is None:
        raise RuleBroken(
            f"Nobody with a role here is called “{name}”. Add them among the people first.", field="holder"
        )
    return found.person


def put_seat(group: Group, reference: str, facts: dict[str, Any]) -> tuple[Seat, bool, bool]:
    """The seat, whether it is new, and whether it changed."""
    seats = Seat.objects.filter(group=group)
    found = seats.filter(uid=reference).first() if is_uid(reference) else None
    same = {name: facts[name] for name in ("organisation", "unit", "category", "label")}
    found = found or seats.filter(**same).order_by("ends_on", "pk").first()
    if found is None:
        made = Seat(area=group.area, group=group, **facts)
        made.save()
        return made, True, False
    return found, False, put_right(found, facts)


def put_holder(seat: Seat, person: Person, facts: dict[str, Any]) -> tuple[bool, bool]:
    """Whether they are new on the seat, and whether what is noted of them changed."""
    found = Holding.objects.filter(seat=seat, person=person, starts_on=facts["starts_on"]).first()
    others = [one for one in seat.holdings.select_related("person") if one != found]
    rules.check_may_sit(seat, facts["starts_on"], others, facts.get("ends_on"))
    if found is not None:
        return False, put_right(found, facts)
    made = Holding(area=seat.area, seat=seat, person=person, **facts)
    made.save()
    return True, False


def put_right(found: Seat | Holding, facts: dict[str, Any]) -> bool:
    changed = {name: value for name, value in facts.items() if getattr(found, name) != value}
    for name, value in changed.items():
        setattr(found, name, value)
    if changed:
        found.save()
    return bool(changed)
