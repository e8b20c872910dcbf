"""The right of reply: organisations named are asked before the board sees a point."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation
from concord.core.accounts.commands import mail_link
from concord.core.accounts.models import Person
from concord.core.accounts.terms import Purpose
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.models import Organisation, Partner
from concord.core.lib.errors import RuleBroken
from concord.core.mail.commands import queue_mail

from ..models import Decision, Period, Point, ReplyRequest
from ..queries.replies import MAIL_THAT_ASKS, before_the_board, points_to_ask_about, to_ask_about
from ..queries.settings import settings_of
from ..rules.withdrawing import check_takes_reply
from ..terms import PeriodState, ReplyState, Verb

Actor = Person | Installation
# The link stays open after the window, since a late reply is added to the page as an addendum.
LINK_DAYS_AFTER_WINDOW = 180


def ask_for_replies(*, period: Period, by: Actor, at: datetime) -> int:
    """Ask every organisation named by a point of the period that was not asked about it yet."""
    return ask_about(points_to_ask_about(period), by=by, at=at)


def ask_whom_it_names(decision: Decision, *, by: Actor, at: datetime) -> int:
    """Ask every organisation that a decision says not to have kept the agreement and that was not asked yet.

    Whatever the box: such a point may be chosen for the board's page (confidentiality.md, “Right of reply”).
    """
    return ask_about(to_ask_about(decision), by=by, at=at)


def ask_about(points: Sequence[Point], *, by: Actor, at: datetime) -> int:
    """All of one area. Gives how many were asked."""
    days = settings_of(points[0].area).reply_days if points else 0
    return sum(ask_if_reached(point, days=days, by=by, at=at) for point in points)


def ask_if_reached(point: Point, *, days: int, by: Actor, at: datetime) -> bool:
    """Ask whom a point names; one that was found without an address, and has none yet, stays as it is."""
    organisation = point.about_organisation
    unreached = ReplyRequest.objects.filter(point=point, organisation=organisation, state=ReplyState.NOT_REACHED)
    if unreached.exists() and not contact_of(point, organisation)[0]:  # type: ignore[arg-type]  # the queries take named organisations alone
        return False
    request = ask_for_reply(point=point, organisation=organisation, days=days, by=by, at=at)  # type: ignore[arg-type]  # likewise
    return request.is_asked


def ask_who_is_reached_now(*, area: Area, by: Actor, at: datetime) -> int:
    """Ask whom no mail reached and who has another address since, until the board has seen the point."""
    days = settings_of(area).reply_days
    found = before_the_board(ReplyState.NOT_REACHED).select_related("point__about_unit", "organisation")
    asked = 0
    for request in found:
        address, _ = contact_of(request.point, request.organisation)
        if address and address != request.to_address:
            ask_for_reply(point=request.point, organisation=request.organisation, days=days, by=by, at=at)
            asked += 1
    return asked


@transaction.atomic
def ask_for_reply(*, point: Point, organisation: Organisation, days: int, by: Actor, at: datetime) -> ReplyRequest:
    """Send the group version of a point to the organisation that it names, with the days it has to reply.

    An organisation without an address is noted as not reached; the officer asks it in another way and records that.
    Doing it again asks one that has an address by now.
    """
    # A write that changes nothing: a wording that is being approved in this moment goes out, not the one before it.
    Point.objects.filter(pk=point.pk).update(tabled=True)
    point.refresh_from_db(fields=["text"])
    address, name = contact_of(point, organisation)
    request, _ = ReplyRequest.objects.update_or_create(
        point=point,
        organisation=organisation,
        defaults={
            "area": point.area,
            "organisation_name": organisation.name,
            "to_address": address,
            "wording_sent": point.text,
            "asked_at": at,
            "window_ends_on": timezone.localdate(at) + timedelta(days=days),
            "state": ReplyState.ASKED if address else ReplyState.NOT_REACHED,
        },
    )
    if address:
        send_request(request, name, by=by, at=at)
    verb = Verb.REPLY_ASKED if address else Verb.REPLY_UNREACHED
    record(verb, subject=point, by=by, at=at, organisation=str(organisation.uid))
    return request


def contact_of(point: Point, organisation: Organisation) -> tuple[str, str]:
    """Address and person of whoever answers for the unit, the partner, or the organisation, in this order."""
    partner = Partner.objects.filter(organisation=organisation).first()
    name = partner.contact_name if partner else ""
    unit = point.about_unit
    if unit is not None and unit.email:
        return unit.email, ""
    if partner and partner.contact_email:
        return partner.contact_email, name
    return organisation.email, ""


def send_request(request: ReplyRequest, name: str, *, by: Actor, at: datetime) -> None:
    expires_on = request.window_ends_on + timedelta(days=LINK_DAYS_AFTER_WINDOW)
    mail = {
        "kind": MAIL_THAT_ASKS,
        "subject": f"{request.organisation_name}: your reply by {request.window_ends_on:%-d %B}",
        "template": "log_reply",
        "context": {"request": request, "name": name},
    }
    message = mail_link(
        purpose=Purpose.REPLY,
        subject_key=str(request.uid),
        expires_at=timezone.make_aware(datetime.combine(expires_on, time.max)),
        mail=mail,
        about=request.point,
        area=request.area,
        by=by,
        at=at,
        to_name=name or request.organisation_name,
        to_address=request.to_address,
    )
    request.message_uid = message.uid
    request.save(update_fields=["message_uid"])


@transaction.atomic
def record_reply(*, request: ReplyRequest, text: str, name: str, by: Actor | None, at: datetime) -> None:
    """Keep an organisation's reply beside the point, and mail a copy. The group may look at its decision again.

    It may be changed until the board's page is issued; what comes later is added to it with its date, for what was
    issued never changes. `by` is None when it comes by the organisation's own link.
    """
    if not text.strip():
        raise RuleBroken("Write your reply.", field="text")
    is_withdrawn = Point.objects.filter(pk=request.point_id, withdrawn_at__isnull=False).exists()
    check_takes_reply(is_withdrawn=is_withdrawn)
    period = Period.objects.get(pk=request.point.period_id)
    added = bool(request.reply) and period.state == PeriodState.REPORTED
    if added:
        day = timezone.localdate(at)
        request.reply += f"\n\nAdded on {day.day} {day:%B %Y} by {name.strip()}: {text.strip()}"
    else:
        request.reply, request.replied_name, request.replied_at = text.strip(), name.strip(), at
    request.state = ReplyState.REPLIED
    request.save(update_fields=["reply", "replied_name", "replied_at", "state"])
    record(
        Verb.REPLY_RECEIVED,
        subject=request.point,
        by=by,
        at=at,
        organisation=str(request.organisation.uid),
        after_report=period.state == PeriodState.REPORTED,
    )
    mail_reply_copy(request, text.strip(), name.strip(), at)


def mail_reply_copy(request: ReplyRequest, text: str, name: str, at: datetime) -> None:
    """What was sent, for the organisation's own records."""
    if request.to_address:
        queue_mail(
            kind="log.reply_copy",
            to_address=request.to_address,
            subject=f"{request.organisation_name}: your reply is in",
            template="log_reply_copy",
            context={"area": request.area, "request": request, "text": text, "name": name},
            area=request.area,
            about=request.point,
            at=at,
        )
