"""Writing to many, one by one: a draft, its sending, and the batches in which it goes."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, acting, require
from concord.core.accounts.commands import issue_link
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text
from concord.core.mail.commands import queue_mail

from ..models import Mailing, Recipient
from ..queries.mailings import Chosen, chosen_by, waiting_recipients
from ..rules.mailings import check_draft, check_goes_to
from ..terms import LeftOut, MailingKind, MailingState, Verb

Actor = Person | Installation
BATCH = 50
LINK_DAYS = 90


@transaction.atomic
def write_mailing(
    *, area: Area, by: Actor, at: datetime, mailing: Mailing | None = None, subject: str, text: str, **facts: Any
) -> Mailing:
    """Keep a draft, a new one or one that was begun. `facts`: its kind, and whom it is for as `sought`."""
    require(by, Permission.MANAGE_CHAMPIONS, area)
    made = mailing or Mailing(area=area, written_by=acting(by))
    check_draft(made.state)
    made.subject, made.text, made.written_at = clean_line(subject), clean_text(text), at
    for name, value in facts.items():
        setattr(made, name, value)
    made.save()
    record(Verb.MAILING_WRITTEN, subject=made, by=by, at=at, label=made.get_kind_display())
    return made


@transaction.atomic
def discard_mailing(*, mailing: Mailing, by: Actor, at: datetime) -> None:
    """Throw a draft away."""
    require(by, Permission.MANAGE_CHAMPIONS, mailing.area)
    check_draft(mailing.state)
    record(Verb.MAILING_DISCARDED, subject=mailing, by=by, at=at, label=mailing.get_kind_display())
    mailing.delete()


@transaction.atomic
def send_mailing(*, mailing: Mailing, looked_at: int, by: Actor, at: datetime) -> int:
    """Fix whom it goes to, each once, and let it go. `looked_at`: to how many, as the page said.

    Pressed twice, it goes once. Gives to how many.
    """
    require(by, Permission.MANAGE_CHAMPIONS, mailing.area)
    # Compare-and-set: a button may be pressed twice.
    drafts = Mailing.objects.filter(pk=mailing.pk, state=MailingState.DRAFT)
    if drafts.update(state=MailingState.SENDING, sent_at=at) != 1:
        raise RuleBroken("This has been sent already.")
    chosen = chosen_by(mailing.area, timezone.localdate(at), mailing.sought)
    goes_to = sum(1 for one in chosen if not one.left_out)
    check_goes_to(goes_to, looked_at)
    Recipient.objects.bulk_create([recipient(mailing, one) for one in chosen])
    mailing.refresh_from_db()
    record(Verb.MAILING_SENT, subject=mailing, by=by, at=at, label=mailing.get_kind_display(), people=goes_to)
    return goes_to


def recipient(mailing: Mailing, one: Chosen) -> Recipient:
    body = one.hat.organisation
    return Recipient(
        area=mailing.area,
        mailing=mailing,
        person=one.hat.person,
        organisation_name=body.name,
        sector=body.sector,
        left_out=one.left_out,
    )


def deliver_batch(*, mailing: Mailing, at: datetime) -> int:
    """Write to the next so many, each in a mail of their own. Gives how many still wait; twice does it once."""
    for one in waiting_recipients(mailing, BATCH):
        deliver(mailing, one, at)
    left = len(waiting_recipients(mailing, BATCH))
    if not left:
        Mailing.objects.filter(pk=mailing.pk, state=MailingState.SENDING).update(state=MailingState.SENT)
    return left


@transaction.atomic
def deliver(mailing: Mailing, one: Recipient, at: datetime) -> None:
    # Compare-and-set: two workers may hold the same batch.
    if Recipient.objects.filter(pk=one.pk, taken_at__isnull=True).update(taken_at=at) != 1:
        return
    if not one.person.email:
        Recipient.objects.filter(pk=one.pk).update(left_out=LeftOut.NO_ADDRESS)
        return
    is_briefing = mailing.kind == MailingKind.BRIEFING
    link = None
    if is_briefing:
        link = issue_link(
            purpose=Purpose.BRIEFING,
            area=mailing.area,
            subject_key=str(one.uid),
            person=one.person,
            expires_at=at + timedelta(days=LINK_DAYS),
            by=SYSTEM,
            at=at,
        )
    message = queue_mail(
        kind=f"champions.{mailing.kind}",
        to_address=one.person.email,
        to_person=one.person,
        subject=mailing.subject,
        template="champions_briefing" if is_briefing else "champions_mail",
        context={"person": one.person, "mailing": mailing},
        link=link,
        area=mailing.area,
        about=mailing,
        at=at,
        shown=True,
    )
    Recipient.objects.filter(pk=one.pk).update(message_uid=message.uid)
