"""Signatures: taken in, checked by the officer, withdrawn. An old one stays with its version."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.commands import mail_link
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands import add_organisation
from concord.core.directory.imports import kind_for
from concord.core.directory.models import Organisation, Partner
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..models import Approach, Covered, Signature
from ..queries.signatures import kitemark_of, on_register_before, signable
from ..rules.signatures import check_covered, check_not_twice, check_version, check_waits, check_withdrawal
from ..terms import ApproachState, SignatureState, SigningMode, SigningWay, Verb

Actor = Person | Installation
# For so long the certificate opens from the mail.
CERTIFICATE_DAYS = 365
LINES = ("signer_name", "signer_post", "covered_note", "contact_email", "event")


@transaction.atomic
def take_signature(
    *,
    area: Area,
    way: str,
    signed_on: date,
    by: Actor,
    at: datetime,
    organisation: Organisation | None = None,
    **facts: Any,
) -> Signature:
    """Take in a signature at an event or from paper; it waits until the officer has checked it.

    From paper, with an organisation of the directory, it goes on the register at once: who types it has checked it.
    `facts`: as `Signature` has them, with the members by name as `covered_names`, and `is_authorised`.
    """
    require(by, Permission.EDIT_AGREEMENT, area)
    made = new_signature(area, organisation, way=way, signed_on=signed_on, at=at, **facts)
    record(Verb.SIGNED, subject=made, by=by, at=at, way=way, version=made.version.number)
    if way == SigningWay.PAPER and organisation is not None:
        register_signature(signature=made, organisation=organisation, by=by, at=at)
    return made


@transaction.atomic
def sign_by_link(*, approach: Approach, at: datetime, **facts: Any) -> Signature:
    """An organisation signs by its own link, the version in force today; it waits for the officer's check."""
    today = timezone.localdate(at)
    check_not_signed(approach)
    made = new_signature(approach.area, approach.organisation, way=SigningWay.ONLINE, signed_on=today, at=at, **facts)
    approach.signature, approach.state, approach.declined_on, approach.reason = made, ApproachState.ASKED, None, ""
    approach.save(update_fields=["signature", "state", "declined_on", "reason"])
    record(Verb.SIGNED, subject=made, by=None, at=at, way=SigningWay.ONLINE, version=made.version.number)
    return made


def check_not_signed(approach: Approach) -> None:
    """A link may be open on two devices: the row is held until the answer is kept."""
    held = Approach.objects.filter(pk=approach.pk)
    held.update(asked_on=F("asked_on"))
    if held.filter(signature__state__in=[SignatureState.WAITING, SignatureState.REGISTERED]).exists():
        raise RuleBroken("This has been signed already.")


def new_signature(
    area: Area,
    organisation: Organisation | None,
    *,
    way: str,
    signed_on: date,
    at: datetime,
    is_authorised: bool,
    organisation_name: str = "",
    sector: str = "",
    mode: str = SigningMode.OWN,
    covered_names: Sequence[str] = (),
    covered_count: int | None = None,
    version_read: int | None = None,
    **facts: Any,
) -> Signature:
    if not is_authorised:
        raise RuleBroken("Only somebody who may sign for the organisation can sign.", field="is_authorised")
    version = check_version(signable(area, signed_on), signed_on, timezone.localdate(at))
    if version_read not in (None, version.number):
        raise RuleBroken(f"Version {version.number} came into force meanwhile. Read it on this page before you sign.")
    names = [name for name in map(clean_line, covered_names) if name]
    check_covered(mode=mode, names=names, count=covered_count)
    made = Signature(
        area=area,
        version=version,
        organisation=organisation,
        organisation_name=organisation.name if organisation else clean_line(organisation_name),
        sector=organisation.sector if organisation else sector,
        mode=mode,
        covered_count=covered_count if mode == SigningMode.MEMBERS else None,
        signed_on=signed_on,
        way=way,
        **{name: clean_line(value) if name in LINES else value for name, value in facts.items()},
    )
    if not made.organisation_name or not made.sector:
        raise RuleBroken("Choose the organisation, or type its name and sector.", field="organisation")
    made.save()
    if mode == SigningMode.MEMBERS:
        name_covered(made, names)
    return made


def name_covered(signature: Signature, names: Sequence[str]) -> None:
    """Each member once, with the organisation of the directory that has its name."""
    partners = Partner.objects.filter(area=signature.area).select_related("organisation")
    known = {partner.organisation.name.casefold(): partner.organisation for partner in partners}
    once = {name.casefold(): name for name in names}
    rows = [
        Covered(area=signature.area, signature=signature, name=name, organisation=known.get(key))
        for key, name in once.items()
    ]
    Covered.objects.bulk_create(rows)


@transaction.atomic
def register_signature(
    *, signature: Signature, by: Actor, at: datetime, organisation: Organisation | None = None
) -> Signature:
    """Put a checked signature on the register, and mail the signer where the certificate is.

    `organisation`: which one of the directory it is; without one, the one it names is added.
    Raises `RuleBroken` when it is on the register for this version already.
    """
    require(by, Permission.EDIT_AGREEMENT, signature.area)
    check_waits(signature)
    body = organisation or add_signatory(signature, by=by, at=at)
    months = kitemark_of(signature.area).months
    check_not_twice(on_register_before(signature.version, body), signature.signed_on, months)
    change = {
        "organisation": body,
        "organisation_name": body.name,
        "sector": body.sector,
        "state": SignatureState.REGISTERED,
        "checked_on": timezone.localdate(at),
    }
    change_state(signature, SignatureState.WAITING, change)
    record(Verb.SIGNATURE_REGISTERED, subject=signature, by=by, at=at, version=signature.version.number)
    if signature.contact_email:
        mail_certificate(signature, by=by, at=at)
    return signature


def add_signatory(signature: Signature, *, by: Actor, at: datetime) -> Organisation:
    return add_organisation(
        area=signature.area,
        name=signature.organisation_name,
        sector=signature.sector,
        kind=kind_for(signature.sector),
        by=by,
        at=at,
    )


def change_state(signature: Signature, before: str, change: dict[str, Any]) -> None:
    # Compare-and-set: two officers may press the button in the same minute.
    if Signature.objects.filter(pk=signature.pk, state=before).update(**change) != 1:
        raise RuleBroken("Someone else has just changed this signature.")
    signature.refresh_from_db()


def mail_certificate(signature: Signature, *, by: Actor, at: datetime) -> None:
    mail_link(
        purpose=Purpose.SIGN,
        subject_key=str(signature.uid),
        expires_at=at + timedelta(days=CERTIFICATE_DAYS),
        mail={
            "kind": "agreement.certificate",
            "subject": f"{signature}: on the register of the {signature.area.word('agreement')}",
            "template": "agreement_certificate",
            "context": {"signature": signature},
        },
        about=signature,
        area=signature.area,
        by=by,
        at=at,
        to_name=signature.signer_name,
        to_address=signature.contact_email,
    )


@transaction.atomic
def refuse_signature(*, signature: Signature, reason: str, by: Actor, at: datetime) -> None:
    """Do not put it on the register, and say why."""
    require(by, Permission.EDIT_AGREEMENT, signature.area)
    check_waits(signature)
    change = {"reason": clean_line(reason), "checked_on": timezone.localdate(at), "state": SignatureState.REFUSED}
    change_state(signature, SignatureState.WAITING, change)
    record(Verb.SIGNATURE_REFUSED, subject=signature, by=by, at=at)


@transaction.atomic
def withdraw_signature(*, signature: Signature, on: date, reason: str, by: Actor, at: datetime) -> None:
    """Note that an organisation takes its signature back, from a day on and why. The row stays."""
    require(by, Permission.EDIT_AGREEMENT, signature.area)
    check_withdrawal(signature, on, timezone.localdate(at))
    change = {"withdrawn_on": on, "reason": clean_line(reason), "state": SignatureState.WITHDRAWN}
    change_state(signature, SignatureState.REGISTERED, change)
    record(Verb.SIGNATURE_WITHDRAWN, subject=signature, by=by, at=at)
