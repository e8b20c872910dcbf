"""Champions from a file in the export's own shape: all of it, or nothing."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands import invite
from concord.core.directory.commands.imports import import_person, import_rows
from concord.core.directory.imports import is_uid
from concord.core.directory.models import Membership
from concord.core.lib.errors import ConcordError, ImportRefused
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import Row
from concord.core.lib.text import clean_line

from ..imports import CHAMPION_COLUMNS, ChampionFacts, champion_of_row
from ..models import Champion, Entry
from ..terms import EntryKind, Verb
from .describing import describe_champion, record_of

Actor = Person | Installation


class Reading:
    """One file on its way in: whom to invite, and whose mentor is named, when everybody is there."""

    def __init__(self, *, area: Area, by: Actor, at: datetime) -> None:
        self.facts: dict[str, Any] = {"area": area, "by": by, "at": at}
        self.area = area
        self.to_invite: list[Membership] = []
        self.mentors: list[tuple[int, Person, str]] = []

    def read(self, row: Row, result: ImportResult) -> None:
        """A row that is refused brings nobody, and nothing of it is listed as new."""
        listed, counted = len(result.lines), (result.added, result.changed, result.unchanged)
        try:
            with transaction.atomic():
                self.read_one(row, result)
        except ConcordError:
            del result.lines[listed:]
            result.added, result.changed, result.unchanged = counted
            raise

    def read_one(self, row: Row, result: ImportResult) -> None:
        faults: list[Any] = []
        try:
            own = champion_of_row(row, today=timezone.localdate(self.facts["at"]))
        except ImportRefused as refused:
            faults, own = refused.problems, ChampionFacts({}, "", [])
        unchanged = result.unchanged
        try:
            new = import_person(replace(row, cells={**row.cells, "role": Role.CHAMPION}), result, **self.facts)
        except ImportRefused as refused:
            raise ImportRefused([*faults, *refused.problems]) from None
        if faults:
            raise ImportRefused(faults)
        self.to_invite += new
        person = self.person_of(row)
        told = self.describe(person, own)
        if told and result.unchanged > unchanged:
            result.unchanged, result.changed = unchanged, result.changed + 1
        if "mentor" in row.cells:
            self.mentors.append((row.number, person, own.mentor))

    def person_of(self, row: Row) -> Person:
        """Whom the row is about: the directory has just found or added them."""
        here = Membership.objects.filter(area=self.area, role=Role.CHAMPION).select_related("person")
        reference = row["person_ref"]
        found = here.filter(person__uid=reference).first() if is_uid(reference) else None
        name, email = clean_line(row["name"]), clean_line(row["email"])
        found = found or here.filter(person__name__iexact=name, person__email__iexact=email).latest("pk")
        return found.person

    def describe(self, person: Person, own: ChampionFacts) -> bool:
        """Keep what the file says beside the role; says whether that is new."""
        champion = Champion.objects.filter(area=self.area, person=person).first() or Champion()
        changes = {name: value for name, value in own.changes.items() if getattr(champion, name) != value}
        if changes:
            describe_champion(person=person, changes=changes, **self.facts)
        known = set(Entry.objects.filter(champion__person=person, kind=EntryKind.TRAINING).values_list("on", "text"))
        new = [one for one in own.training if one not in {(on, text.replace(";", ",")) for on, text in known}]
        rows = [Entry(area=self.area, kind=EntryKind.TRAINING, on=on, text=text) for on, text in new]
        for made in rows:
            made.champion = record_of(person, self.area)
            made.save()
        return bool(changes or rows)

    def pair(self, result: ImportResult) -> None:
        """Give everybody the mentor that their row names, by reference or by name."""
        for number, person, named in self.mentors:
            found = self.mentors_of(named) if named else []
            if named and len(found) != 1:
                wrong = (
                    f"{len(found)} champions here are called “{named}”" if found else f"“{named}” is no champion here"
                )
                result.error(f"{wrong}. Give their name, or their person_ref.", number, "mentor")
                continue
            mentor = found[0] if found else None
            champion = Champion.objects.filter(area=self.area, person=person).select_related("mentor__person").first()
            if (champion.mentor.person if champion and champion.mentor else None) == mentor:
                continue
            try:
                describe_champion(person=person, changes={}, mentor=mentor, **self.facts)
            except ConcordError as error:
                result.error(error.message, number, "mentor")
            else:
                result.lines.append(f"new mentor: {mentor or 'nobody'} for {person.name}")

    def mentors_of(self, named: str) -> list[Person]:
        here = Person.objects.filter(memberships__area=self.area, memberships__role=Role.CHAMPION).distinct()
        return list(here.filter(uid=named) if is_uid(named) else here.filter(name__iexact=clean_line(named)))


def import_champions(*, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime) -> ImportResult:
    """Add the champions of a file and change those known already; a row is one person for one organisation.

    Training is added and never taken away. A column that the file does not have says nothing.
    """
    for permission in (Permission.MANAGE_PEOPLE, Permission.MANAGE_CHAMPIONS):
        require(by, permission, area)
    reading = Reading(area=area, by=by, at=at)

    def after(result: ImportResult) -> None:
        reading.pair(result)
        # Last, when nothing is taken back any more: mail cannot be.
        for membership in [] if dry_run or result.refused else reading.to_invite:
            invite(membership=membership, by=by, at=at)
        added, changed = result.added, result.changed
        record(Verb.IMPORTED, subject=area, by=by, at=at, area=area, added=added, changed=changed)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=("name", "organisation"),
        known=CHAMPION_COLUMNS,
        dry_run=dry_run,
        read=reading.read,
        after=after,
    )
