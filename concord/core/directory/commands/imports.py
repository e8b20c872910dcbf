"""People and organisations from a file in the export's own shape: all of it, or nothing."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.commands import add_person, change_person
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import ConcordError, ImportRefused, RuleBroken
from concord.core.lib.identifiers import check_identifier
from concord.core.lib.imports import Cells, ImportResult
from concord.core.lib.tables import Row, check_columns, read_table
from concord.core.lib.text import clean_line

from .. import imports as shapes
from ..models import Membership, Organisation, Partner, Unit
from ..rules import check_same_sector
from ..terms import Sector, Verb
from .invitations import invite
from .memberships import add_membership, change_membership
from .organisations import add_organisation, change_organisation, rename_organisation
from .units import add_unit

Actor = Person | Installation
RowReader = Callable[[Row, ImportResult], None]


class DryRun(Exception):
    """Raised at the end of a dry run."""


def import_rows(
    *,
    area: Area,
    data: bytes,
    name: str,
    required: tuple[str, ...],
    known: tuple[str, ...],
    dry_run: bool,
    read: RowReader,
    after: Callable[[ImportResult], None],
    before: Callable[[Sequence[Row]], None] = lambda rows: None,
    refuse: Callable[[Sequence[str]], None] = lambda columns: None,
) -> ImportResult:
    """Read every row in one transaction; a problem in any row, or a dry run, takes all of it back.

    `before` sees all rows first, for what one row can only know from the others; `refuse` the names of the columns.
    """
    result = ImportResult()
    try:
        table = read_table(data, name)
        refuse(table.columns)
        result.problems += [*table.warnings, *check_columns(table, required=required, known=known)]
        if not result.refused:
            before(table.rows)
            with transaction.atomic():
                for row in table.rows:
                    read_row(row, result, read)
                after(result)
                if result.refused or dry_run:
                    raise DryRun
    except ImportRefused as refused:
        result.problems += refused.problems
    except DryRun:
        pass
    return result


def read_row(row: Row, result: ImportResult, read: RowReader) -> None:
    try:
        read(row, result)
    except ImportRefused as refused:
        result.problems += refused.problems
    except ConcordError as error:
        result.error(error.message, row.number, error.field or None)


def import_organisations(*, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime) -> ImportResult:
    """Add the organisations of a file and change those known already; rows that say nothing new change nothing."""
    require(by, Permission.MANAGE_PEOPLE, area)

    def read(row: Row, result: ImportResult) -> None:
        import_organisation(row, result, area=area, by=by, at=at)

    def after(result: ImportResult) -> None:
        counts: dict[str, Any] = {"added": result.added, "changed": result.changed}
        record(Verb.ORGANISATIONS_IMPORTED, subject=area, by=by, at=at, area=area, **counts)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=("name",),
        known=shapes.ORGANISATION_COLUMNS,
        dry_run=dry_run,
        read=read,
        after=after,
        refuse=shapes.check_no_people,
    )


def import_organisation(row: Row, result: ImportResult, *, area: Area, by: Actor, at: datetime) -> None:
    cells, found = Cells(row), find_organisation(row["organisation_ref"], clean_line(row["name"]))
    facts = shapes.organisation_of(cells, is_new=found is None)
    contact, units, numbers = shapes.contact_of(cells), shapes.units_of(cells), shapes.numbers_of(cells)
    cells.check()
    if found is None:
        made = add_organisation(area=area, identifiers=numbers, by=by, at=at, **facts)
        add_missing_units(made, units, area=area, by=by, at=at)
        change_contact(made, contact)
        result.added += 1
        result.lines.append(f"new organisation: {made.name} ({made.get_sector_display().lower()})")
        return
    name = str(facts.pop("name"))
    renamed = name.lower() != found.name.lower()
    if renamed:
        on = timezone.localdate(at)
        rename_organisation(organisation=found, area=area, name=name, on=on, by=by, at=at)
    changed, renumbered = changed_facts(found, facts), has_other_numbers(found, numbers)
    if changed or renumbered:
        change_organisation(organisation=found, area=area, changes=changed, identifiers=numbers or None, by=by, at=at)
    added = add_missing_units(found, units, area=area, by=by, at=at)
    count_change(result, any([renamed, changed, renumbered, added, change_contact(found, contact)]))


def has_other_numbers(organisation: Organisation, numbers: list[str]) -> bool:
    """Whether the file gives registration numbers, and not the ones that are kept."""
    given = {"-".join(check_identifier(number)) for number in numbers}
    return bool(given) and given != {str(number) for number in organisation.identifiers.all()}


def change_contact(organisation: Organisation, contact: Mapping[str, str]) -> bool:
    """Keep whom to ask for a reply, in this area; says whether that is new."""
    partner = Partner.objects.get(organisation=organisation)
    changed = changed_facts(partner, contact)
    if changed:
        Partner.objects.filter(pk=partner.pk).update(**changed)
    return bool(changed)


def changed_facts(found: object, facts: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in facts.items() if value != "" and getattr(found, key) != value}


def count_change(result: ImportResult, changed: bool) -> None:
    if changed:
        result.changed += 1
    else:
        result.unchanged += 1


def find_organisation(reference: str, name: str) -> Organisation | None:
    """A partner of this area, by its reference or else by its name."""
    found = Partner.objects.select_related("organisation")
    by_reference = found.filter(organisation__uid=reference).first() if shapes.is_uid(reference) else None
    partner = by_reference or found.filter(organisation__name__iexact=name).first()
    return partner.organisation if partner else None


def add_missing_units(organisation: Organisation, names: list[str], *, area: Area, by: Actor, at: datetime) -> int:
    there = {name.lower() for name in organisation.units.filter(ends_on__isnull=True).values_list("name", flat=True)}
    missing = [name for name in names if name.lower() not in there]
    for name in missing:
        add_unit(organisation=organisation, name=name, area=area, by=by, at=at)
    return len(missing)


def import_people(*, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime) -> ImportResult:
    """Add the people and roles of a file and change those known already; a row is one person in one role."""
    require(by, Permission.MANAGE_PEOPLE, area)
    to_invite: list[Membership] = []

    def read(row: Row, result: ImportResult) -> None:
        listed = len(result.lines)
        try:
            # A row that is refused brings nobody, and nothing of it is listed as new.
            with transaction.atomic():
                to_invite.extend(import_person(row, result, area=area, by=by, at=at))
        except ConcordError:
            del result.lines[listed:]
            raise

    def after(result: ImportResult) -> None:
        # Last, when nothing is taken back any more: mail cannot be.
        for membership in [] if dry_run or result.refused else to_invite:
            invite(membership=membership, by=by, at=at)
        record(Verb.PEOPLE_IMPORTED, subject=area, by=by, at=at, area=area, added=result.added, changed=result.changed)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=("name", "organisation", "role"),
        known=shapes.PEOPLE_COLUMNS,
        dry_run=dry_run,
        read=read,
        after=after,
    )


def import_person(row: Row, result: ImportResult, *, area: Area, by: Actor, at: datetime) -> list[Membership]:
    """Read one row; the role with which somebody is to be invited to sign in, if this is their first."""
    cells = Cells(row)
    facts = shapes.person_of(cells, today=timezone.localdate(at))
    body = cells.read(partial(organisation_for, result=result, area=area, by=by, at=at))
    if body is None or cells.problems:
        raise ImportRefused(cells.problems)
    person, is_new = person_for(facts, result, area=area, by=by, at=at)
    changed = {} if is_new else changed_facts(person, facts.details)
    if changed:
        change_person(person=person, changes=changed, area=area, by=by, at=at)
    unit = unit_for(body, facts.unit, area=area, by=by, at=at)
    held = Membership.objects.filter(person=person, organisation=body, role=facts.role)
    # Without a first day the row means the role held now: the same file on another day says nothing new.
    same = held.filter(starts_on=facts.starts_on) if row["starts_on"] else held.dated(facts.starts_on)
    hat = same.first()
    if hat is None:
        given = add_membership(
            area=area,
            person=person,
            organisation=body,
            role=facts.role,
            unit=unit,
            title=facts.title,
            starts_on=facts.starts_on,
            ends_on=facts.ends_on,
            by=by,
            at=at,
        )
        result.added += 1
        result.lines.append(f"new role: {person.name}, {Role(facts.role).label.lower()}, {body.name}")
        return [given] if is_new and facts.signs_in and not person.login_email else []
    wanted = {"unit": unit, "title": facts.title, "ends_on": facts.ends_on}
    # A column that the file does not have says nothing.
    hat_changes = {k: value for k, value in wanted.items() if k in row.cells and getattr(hat, k) != value}
    if hat_changes:
        change_membership(membership=hat, changes=hat_changes, by=by, at=at)
    count_change(result, bool(changed or hat_changes))
    return []


def organisation_for(row: Row, result: ImportResult, *, area: Area, by: Actor, at: datetime) -> Organisation:
    """The organisation of a person's row; one that is not known yet needs its sector to be added."""
    name = shapes.name_in(row, "organisation", 200)
    found, sector = find_organisation("", name), row["organisation_sector"].lower()
    if found is not None:
        check_same_sector(name=found.name, sector=found.sector, given=sector)
        return found
    if sector not in Sector.values:
        raise RuleBroken(
            f"“{name}” is not a partner here. Give its sector to add it: public, voluntary, business or other.",
            field="organisation_sector",
        )
    result.lines.append(f"new organisation: {name} ({sector})")
    return add_organisation(area=area, name=name, sector=sector, kind=shapes.kind_for(sector), by=by, at=at)


def person_for(
    facts: shapes.PersonFacts, result: ImportResult, *, area: Area, by: Actor, at: datetime
) -> tuple[Person, bool]:
    """Somebody with a role here already, by reference or by name and address; otherwise a new person."""
    here = Membership.objects.select_related("person")
    found = here.filter(person__uid=facts.reference).first() if shapes.is_uid(facts.reference) else None
    name, email = facts.details["name"], facts.details["email"]
    found = found or here.filter(person__name__iexact=name, person__email__iexact=email).first()
    if found is not None:
        return found.person, False
    # Without a look at who has an account in another area: whoever is asked to sign in is invited, known or not.
    at_once = facts.signs_in and isinstance(by, Installation)
    if facts.signs_in and here.filter(person__login_email__iexact=email).exists():
        raise RuleBroken(f"Somebody here signs in with {email} already.", field="email")
    result.lines.append(f"new person: {name}{', invited to sign in' if facts.signs_in and not at_once else ''}")
    return add_person(home_area=area, login_email=email if at_once else None, by=by, at=at, **facts.details), True


def unit_for(body: Organisation, name: str, *, area: Area, by: Actor, at: datetime) -> Unit | None:
    if not name:
        return None
    found = body.units.filter(name__iexact=name, ends_on__isnull=True).first()
    return found or add_unit(organisation=body, name=name, area=area, by=by, at=at)
