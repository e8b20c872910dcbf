"""Organisations are asked to sign, or to sign again; what they said; and the conditions of the kitemark."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.commands import mail_link, revoke_links
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.models import Organisation
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import Approach, Kitemark, Version
from ..queries.approaching import Candidate
from ..rules.signatures import check_conditions
from ..terms import ApproachState, SignatureState, Verb
from .signing import check_not_signed

Actor = Person | Installation
LINK_DAYS = 90


@transaction.atomic
def ask_to_sign(*, version: Version, candidates: Iterable[Candidate], by: Actor, at: datetime) -> int:
    """Mail each organisation a link of its own to sign with, one by one; those without an address are left out.

    Asking again takes the link before away. Gives how many were asked.
    """
    require(by, Permission.EDIT_AGREEMENT, version.area)
    asked = [one for one in candidates if one.address]
    for candidate in asked:
        ask_one(version, candidate, by=by, at=at)
    return len(asked)


def ask_one(version: Version, candidate: Candidate, *, by: Actor, at: datetime) -> None:
    approach = note_approach(version, candidate.organisation, to_address=candidate.address, on=timezone.localdate(at))
    # Whoever is on the register and is asked again, because the kitemark is over, signs anew.
    Approach.objects.filter(pk=approach.pk, signature__state=SignatureState.REGISTERED).update(signature=None)
    revoke_links(area=version.area, purpose=Purpose.SIGN, subject_key=str(approach.uid), by=by, at=at)
    again = candidate.signed_version
    word = version.area.word("agreement")
    mail_link(
        purpose=Purpose.SIGN,
        subject_key=str(approach.uid),
        expires_at=at + timedelta(days=LINK_DAYS),
        mail={
            "kind": "agreement.reaffirm" if again else "agreement.sign",
            "subject": f"{candidate.organisation}: sign the {word}{f', version {version.number}' if again else ''}",
            "template": "agreement_reaffirm" if again else "agreement_sign",
            "context": {"version": version, "candidate": candidate},
        },
        about=approach,
        area=version.area,
        by=by,
        at=at,
        to_name=candidate.name or candidate.organisation.name,
        to_address=candidate.address,
    )
    record(Verb.ASKED_TO_SIGN, subject=approach, by=by, at=at, version=version.number, again=bool(again))


def note_approach(version: Version, organisation: Organisation, *, to_address: str, on: date) -> Approach:
    made, _ = Approach.objects.update_or_create(
        area=version.area,
        version=version,
        organisation=organisation,
        defaults={
            "state": ApproachState.ASKED,
            "asked_on": on,
            "to_address": to_address,
            "declined_on": None,
            "reason": "",
        },
    )
    return made


@transaction.atomic
def note_asked(*, version: Version, organisation: Organisation, on: date, by: Actor, at: datetime) -> Approach:
    """Note that an organisation was asked in another way than by mail."""
    require(by, Permission.EDIT_AGREEMENT, version.area)
    check_day(on, at)
    made = note_approach(version, organisation, to_address="", on=on)
    record(Verb.ASKED_TO_SIGN, subject=made, by=by, at=at, version=version.number)
    return made


@transaction.atomic
def note_declined(
    *, version: Version, organisation: Organisation, on: date, reason: str, by: Actor, at: datetime
) -> Approach:
    """Note that an organisation will not sign this version, and why (R027)."""
    require(by, Permission.EDIT_AGREEMENT, version.area)
    check_day(on, at)
    made = Approach.objects.filter(version=version, organisation=organisation).first()
    made = made or Approach(area=version.area, version=version, organisation=organisation, asked_on=on)
    made.state, made.declined_on, made.reason = ApproachState.DECLINED, on, clean_line(reason)
    made.save()
    record(Verb.SIGNING_DECLINED, subject=made, by=by, at=at, version=version.number)
    return made


@transaction.atomic
def decline_by_link(*, approach: Approach, reason: str, at: datetime) -> None:
    """An organisation says by its own link that it will not sign, and why."""
    check_not_signed(approach)
    approach.state, approach.declined_on = ApproachState.DECLINED, timezone.localdate(at)
    approach.reason = clean_line(reason)
    approach.save(update_fields=["state", "declined_on", "reason"])
    record(Verb.SIGNING_DECLINED, subject=approach, by=None, at=at, version=approach.version.number)


def check_day(day: date, at: datetime) -> None:
    if day > timezone.localdate(at):
        raise RuleBroken("That day is still to come.", field="on")


@transaction.atomic
def set_kitemark(*, area: Area, conditions: str, months: int, by: Actor, at: datetime) -> Kitemark:
    """Say under which conditions a signatory may show the mark, and for how many months (R221)."""
    require(by, Permission.EDIT_AGREEMENT, area)
    facts = {"conditions": clean_text(conditions), "months": months}
    check_conditions(clean_text(conditions))
    made, _ = Kitemark.objects.update_or_create(area=area, defaults=facts)
    record(Verb.KITEMARK_CHANGED, subject=made, by=by, at=at, area=area, months=months)
    return made
