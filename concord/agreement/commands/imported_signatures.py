"""Signatures from a file in the export's own shape: all of it, or nothing. Nobody is mailed."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.imports import count_change, find_organisation, import_rows, organisation_for
from concord.core.directory.models import Organisation
from concord.core.directory.terms import Sector
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import Row

from ..imports import ON_REGISTER, SIGNATURE_COLUMNS, signature_of_row
from ..models import Signature, Version
from ..queries.signatures import kitemark_of, signable
from ..rules.signatures import check_apart, check_version
from ..terms import DocumentKind, SignatureState, SigningMode, Verb
from .signing import name_covered

Actor = Person | Installation


def import_signatures(*, area: Area, data: bytes, name: str, dry_run: bool, by: Actor, at: datetime) -> ImportResult:
    """Add the signatures of a file and change those known already: one organisation, version and day is one."""
    require(by, Permission.EDIT_AGREEMENT, area)

    def read(row: Row, result: ImportResult) -> None:
        import_signature(row, result, area=area, by=by, at=at)

    def after(result: ImportResult) -> None:
        added, changed = result.added, result.changed
        record(Verb.SIGNATURES_IMPORTED, subject=area, by=by, at=at, area=area, added=added, changed=changed)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=("organisation", "signed_on", "signer_name"),
        known=SIGNATURE_COLUMNS,
        dry_run=dry_run,
        read=read,
        after=after,
    )


def import_signature(row: Row, result: ImportResult, *, area: Area, by: Actor, at: datetime) -> None:
    facts = signature_of_row(row)
    names, number, given = facts.pop("covered_names"), facts.pop("version"), facts.pop("organisation")
    version = check_version(version_of_row(area, number, facts), facts["signed_on"], timezone.localdate(at))
    body = organisation_of_row(row, facts, result, area=area, by=by, at=at)
    facts["organisation_name"] = facts["organisation_name"] or (body.name if body else given)
    facts["sector"] = facts["sector"] or (body.sector if body else sector_of(row))
    if facts["mode"] == SigningMode.OWN:
        facts["covered_count"], names = None, []
    found = same(version, body, facts)
    check_may_stand(version, body, found, facts)
    if found is None:
        made = Signature(area=area, version=version, organisation=body, **facts)
        made.save()
        name_covered(made, names)
        result.added += 1
        result.lines.append(f"new signature: {made}, version {version.number}")
        return
    count_change(result, put_right(found, {**facts, "organisation": body}, names))


def version_of_row(area: Area, number: int | None, facts: dict[str, Any]) -> Version | None:
    if number is None:
        return signable(area, facts["signed_on"])
    found = Version.objects.filter(area=area, document__kind=DocumentKind.AGREEMENT, number=number)
    version = found.filter(adopted_on__isnull=False).first()
    if version is None:
        raise RuleBroken(f"There is no adopted version {number} of the agreement here.", field="version")
    if version.adopted_on and facts["signed_on"] < version.adopted_on:
        raise RuleBroken(f"Version {number} was not in force yet on that day.", field="signed_on")
    return version


def organisation_of_row(
    row: Row, facts: dict[str, Any], result: ImportResult, *, area: Area, by: Actor, at: datetime
) -> Organisation | None:
    """What is on the register is of an organisation here, added if need be; what waits may be of one that is not."""
    if facts["state"] in ON_REGISTER:
        return organisation_for(row, result, area=area, by=by, at=at)
    return find_organisation("", row["organisation"])


def sector_of(row: Row) -> str:
    sector = row["organisation_sector"].lower()
    if sector not in Sector.values:
        raise RuleBroken(f"Give the sector: {', '.join(Sector.values)}.", field="organisation_sector")
    return sector


def same(version: Version, body: Organisation | None, facts: dict[str, Any]) -> Signature | None:
    found = Signature.objects.filter(version=version, signed_on=facts["signed_on"])
    if body is not None:
        found = found.filter(organisation=body)
    else:
        found = found.filter(organisation=None, organisation_name__iexact=facts["organisation_name"])
    # Of several on one day, the one that is most like the row.
    likest = sorted(found.order_by("pk"), key=lambda one: one.signer_name != facts["signer_name"])
    return next((one for one in likest if one.state == facts["state"]), likest[0] if likest else None)


def check_may_stand(
    version: Version, body: Organisation | None, found: Signature | None, facts: dict[str, Any]
) -> None:
    """A file does what a person may do: nobody signs twice, and what was taken back is signed anew."""
    if facts["state"] != SignatureState.REGISTERED:
        return
    if found is not None and found.state == SignatureState.WITHDRAWN:
        raise RuleBroken("This signature was taken back. Give the day on which it was signed again.", field="signed_on")
    others = Signature.objects.filter(version=version, organisation=body).registered()
    check_apart(others.exclude(pk=found.pk if found else None), facts["signed_on"], kitemark_of(version.area).months)


def put_right(found: Signature, facts: dict[str, Any], names: list[str]) -> bool:
    changed = {key: value for key, value in facts.items() if getattr(found, key) != value}
    known = sorted(one.name for one in found.covered.all())
    renamed = sorted(set(names)) != known
    for key, value in changed.items():
        setattr(found, key, value)
    if changed:
        found.save()
    if renamed:
        found.covered.all().delete()
        name_covered(found, names)
    return bool(changed) or renamed
