"""Organisations that no mail reached: how else they were asked, and mail that came back or went anew."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import require
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.mail.models import OutgoingMessage

from ..models import Point, ReplyRequest
from ..queries.settings import settings_of
from ..rules import asking
from ..rules.withdrawing import check_takes_reply
from ..terms import ReplyState, Verb
from .replies import Actor, record_reply


@transaction.atomic
def note_asked_otherwise(*, request: ReplyRequest, way: str, whom: str, on: date, by: Actor, at: datetime) -> None:
    """Note that an organisation was asked by letter, in person or by telephone. Its window runs from that day."""
    require(by, Permission.MANAGE_PERIODS, request.area)
    hold(request)
    asking.check_not_asked(is_asked=request.is_asked)
    check_takes_reply(is_withdrawn=request.point.withdrawn_at is not None)
    named_on, today = timezone.localdate(request.asked_at), timezone.localdate(at)
    asking.check_asked(way=way, on=on, whom=whom, today=today, named_on=named_on)
    request.asked_way, request.asked_whom = way, whom.strip()
    begin_window(request, at if on == today else timezone.make_aware(datetime.combine(on, time(12))))
    facts = {"organisation": str(request.organisation.uid), "way": way}
    record(Verb.REPLY_ASKED_OTHERWISE, subject=request.point, by=by, at=at, **facts)


def hold(request: ReplyRequest) -> None:
    # A write that changes nothing: two officers may note it in the same minute.
    ReplyRequest.objects.filter(pk=request.pk).update(uid=request.uid)
    request.refresh_from_db(fields=["state", "reply", "asked_way"])


def begin_window(request: ReplyRequest, asked_at: datetime) -> None:
    """It is asked, and has the area's days to reply from then on."""
    request.state, request.asked_at = ReplyState.ASKED, asked_at
    request.window_ends_on = timezone.localdate(asked_at) + timedelta(days=settings_of(request.area).reply_days)
    request.save()


@transaction.atomic
def enter_reply(*, request: ReplyRequest, text: str, name: str, by: Actor, at: datetime) -> None:
    """Type in what an organisation said that was asked without mail, and so has no link to reply with."""
    require(by, Permission.MANAGE_PERIODS, request.area)
    hold(request)
    asking.check_enters(way=request.asked_way)
    record_reply(request=request, text=text, name=name, by=by, at=at)


@transaction.atomic
def note_mail_lost(*, request: ReplyRequest, message: str) -> None:
    """The mail that asked came back or could not be sent: the organisation was not asked by it."""
    hold(request)
    if request.state == ReplyState.ASKED and not request.asked_way and str(request.message_uid) == message:
        request.state = ReplyState.NOT_REACHED
        request.save(update_fields=["state"])


@transaction.atomic
def note_mail_anew(*, request: ReplyRequest, message: str, at: datetime) -> None:
    """The mail that asks went out again: to an organisation that had not got it, the window begins anew."""
    hold(request)
    sent = OutgoingMessage.objects.get(uid=message)
    request.message_uid, request.to_address = sent.uid, sent.to_address
    request.save(update_fields=["message_uid", "to_address"])
    if not request.is_asked and not Point.objects.filter(pk=request.point_id, withdrawn_at__isnull=False).exists():
        begin_window(request, at)
