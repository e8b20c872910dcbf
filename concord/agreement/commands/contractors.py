"""Prime contractors: noted, reminded in writing that the duty travels with the money, and what they answered."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line
from concord.core.mail.commands import queue_mail

from ..models import Contractor
from ..rules.contractors import check_answer, check_noted, check_reminder, letter
from ..terms import ReminderWay, Verb

Actor = Person | Installation
LINES = ("name", "contract", "funder", "contact_name")


@transaction.atomic
def add_contractor(*, area: Area, by: Actor, at: datetime, **facts: Any) -> Contractor:
    """Note a contract under which public money is passed on. `facts`: as `Contractor` has them."""
    require(by, Permission.EDIT_AGREEMENT, area)
    today = timezone.localdate(at)
    made = Contractor(area=area, **({"noted_on": today} | cleaned(facts)))
    check_noted(made.noted_on, today)
    check_once(made)
    made.save()
    record(Verb.CONTRACTOR_ADDED, subject=made, by=by, at=at)
    return made


@transaction.atomic
def change_contractor(*, contractor: Contractor, by: Actor, at: datetime, **facts: Any) -> None:
    """Put right what is noted of it; what it was reminded of stays."""
    require(by, Permission.EDIT_AGREEMENT, contractor.area)
    for name, value in cleaned(facts).items():
        setattr(contractor, name, value)
    check_noted(contractor.noted_on, timezone.localdate(at))
    check_once(contractor)
    contractor.save(update_fields=list(facts))
    record(Verb.CONTRACTOR_CHANGED, subject=contractor, by=by, at=at)


def cleaned(facts: dict[str, Any]) -> dict[str, Any]:
    found = {name: clean_line(value) if name in LINES else value for name, value in facts.items()}
    if "sub_contractors" in found:
        found["sub_contractors"] = chain(found["sub_contractors"])
    return found


def chain(text: str) -> str:
    """One name on each line, each once."""
    names = [name for name in map(clean_line, text.splitlines()) if name]
    return "\n".join({name.casefold(): name for name in names}.values())


def check_once(contractor: Contractor) -> None:
    others = Contractor.objects.filter(area=contractor.area).exclude(pk=contractor.pk)
    if others.filter(name__iexact=contractor.name, contract__iexact=contractor.contract).exists():
        raise RuleBroken("This contract is in the register already.", field="contract")


@transaction.atomic
def remind_contractor(*, contractor: Contractor, way: str, on: date, by: Actor, at: datetime) -> None:
    """Mail it the reminder now, or note on which day the letter went. What it answered to an earlier one is over."""
    require(by, Permission.EDIT_AGREEMENT, contractor.area)
    today, by_mail = timezone.localdate(at), way == ReminderWay.MAIL
    on = today if by_mail else on
    check_reminder(contractor, on=on, by_mail=by_mail, today=today)
    change = {"reminded_on": on, "reminded_way": way, "acknowledged_on": None, "acknowledged_by": ""}
    # Compare-and-set: two officers may press the button in the same minute.
    held = Contractor.objects.filter(pk=contractor.pk, reminders=contractor.reminders)
    if held.update(reminders=contractor.reminders + 1, **change) != 1:
        raise RuleBroken("Someone else has just reminded it.")
    contractor.refresh_from_db()
    if by_mail:
        mail_reminder(contractor, on, at)
    record(Verb.CONTRACTOR_REMINDED, subject=contractor, by=by, at=at, way=way, on=str(on))


def mail_reminder(contractor: Contractor, on: date, at: datetime) -> None:
    area = contractor.area
    queue_mail(
        kind="agreement.contractor_reminded",
        to_address=contractor.contact_email,
        subject=f"{contractor.name}: the {area.word('agreement')} and the public money that you pass on",
        template="agreement_contractor_reminded",
        context={"contractor": contractor, "paragraphs": list(letter(contractor, area, on=on))},
        shown=True,
        area=area,
        about=contractor,
        at=at,
    )


@transaction.atomic
def note_contractor_answer(*, contractor: Contractor, on: date, answered_by: str, by: Actor, at: datetime) -> None:
    """Note that it has read the reminder, on which day and who said so."""
    require(by, Permission.EDIT_AGREEMENT, contractor.area)
    check_answer(contractor, on=on, today=timezone.localdate(at))
    change = {"acknowledged_on": on, "acknowledged_by": clean_line(answered_by)}
    if Contractor.objects.filter(pk=contractor.pk, reminders=contractor.reminders).update(**change) != 1:
        raise RuleBroken("Someone else has just reminded it again.")
    contractor.refresh_from_db()
    record(Verb.CONTRACTOR_ANSWERED, subject=contractor, by=by, at=at)
