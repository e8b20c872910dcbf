"""Agendas of other meetings from a file in the export's own shape: all of it, or nothing."""

from datetime import datetime
from typing import Any

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.imports import count_change, find_organisation, import_rows
from concord.core.directory.imports import is_uid
from concord.core.directory.models import Membership, Partnership
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import Row

from ..imports import AGENDA_COLUMNS, agenda_of_row
from ..models import OnAgenda
from ..terms import Verb
from .reach import put_on_agenda

Actor = Person | Installation


class Reading:
    """One file on its way in. `spoken`: rows that it has named, so that two alike stay two."""

    def __init__(self, *, area: Area, by: Actor, at: datetime) -> None:
        self.area = area
        self.facts: dict[str, Any] = {"area": area, "by": by, "at": at}
        self.spoken: set[int] = set()

    def read(self, row: Row, result: ImportResult) -> None:
        wanted = agenda_of_row(row)
        wanted |= self.body_of(wanted.pop("body"), wanted.pop("body_is"))
        wanted |= self.presenter_of(row["presenter_ref"], wanted["presenter"])
        found = self.known(row["agenda_ref"], wanted)
        if found is None:
            self.spoken.add(put_on_agenda(facts=wanted, **self.facts).pk)
            result.added += 1
            result.lines.append(f"new: {wanted['meeting']}, {wanted['item']}")
            return
        self.spoken.add(found.pk)
        if found.organisation and wanted["organisation"] == found.organisation:
            # The sector of a partner stays as it was noted first.
            wanted["sector"] = found.sector
        told = {name: value for name, value in wanted.items() if name not in AGENDA_COLUMNS or name in row.cells}
        changed = any(getattr(found, name) != value for name, value in told.items())
        if changed:
            kept = {name: getattr(found, name) for name in wanted}
            put_on_agenda(facts=kept | told, row=found, **self.facts)
        count_change(result, changed)

    def body_of(self, name: str, kind: str) -> dict[str, Any]:
        """By its name: a partnership or board, a partner, or else in words."""
        empty: dict[str, Any] = {"partnership": None, "organisation": None, "body": ""}
        rows = Partnership.objects.filter(area=self.area, name__iexact=name).order_by("ended_on", "pk")
        partnership = rows.first() if kind in ("", "partnership") else None
        partner = find_organisation("", name) if kind in ("", "partner") and not partnership else None
        if kind in ("partnership", "partner") and not (partnership or partner):
            raise RuleBroken(f"“{name}” is no {kind} here. Add it first, or name it as words.", field="body")
        if partnership or partner:
            return empty | {"partnership": partnership, "organisation": partner}
        return empty | {"body": name}

    def presenter_of(self, reference: str, name: str) -> dict[str, Any]:
        """Somebody who has or had a role here by their reference, or else in words."""
        here = Membership.objects.filter(area=self.area).select_related("person")
        hat = here.filter(person__uid=reference).first() if is_uid(reference) else None
        return {"presented_by": hat.person, "presenter": ""} if hat else {"presented_by": None, "presenter": name}

    def known(self, reference: str, wanted: dict[str, Any]) -> OnAgenda | None:
        """By its reference, or the first alike of which the file has not spoken."""
        rows = OnAgenda.objects.filter(area=self.area).exclude(pk__in=self.spoken)
        rows = rows.select_related("partnership", "organisation", "presented_by", "area")
        by_reference = rows.filter(uid=reference).first() if is_uid(reference) else None
        names = ("on", "meeting", "item", "partnership", "organisation", "body")
        return by_reference or rows.filter(**{name: wanted[name] for name in names}).order_by("pk").first()


def import_agendas(*, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime) -> ImportResult:
    """Add what a file says and change what is known already; the same file twice changes nothing."""
    require(by, Permission.MANAGE_CHAMPIONS, area)
    reading = Reading(area=area, by=by, at=at)

    def after(result: ImportResult) -> None:
        added, changed = result.added, result.changed
        record(Verb.AGENDAS_IMPORTED, subject=area, by=by, at=at, area=area, added=added, changed=changed)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=("on", "meeting", "body", "item"),
        known=AGENDA_COLUMNS,
        dry_run=dry_run,
        read=reading.read,
        after=after,
    )
