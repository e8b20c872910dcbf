"""Returns: started, written box by box, sent, amended, entered for somebody."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.agreement.queries import text_of
from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.directory.queries import hats
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.text import clean_text, random_reference
from concord.core.mail.commands import queue_mail

from ..models import BoxAnswer, Expectation, LogReturn, Period, Point
from ..queries.settings import limits_of, trustees_of
from ..rules import returns as rules
from ..rules.returns import PointInput
from ..terms import Box, EntryMode, PointClass, ReturnState, Verb, WinSource
from .confidential import clear_confidential, confidential_boxes, keep_confidential, table_confidential
from .periods import expectation_of
from .summaries import refresh_summary

Actor = Person | Installation


@transaction.atomic
def start_return(*, period: Period, person: Person, at: datetime) -> LogReturn:
    """The person's return for a period, as far as it is; a new private draft where there is none.

    Somebody who joined after opening makes an extra return: welcome, and never in the rates.
    """
    made = LogReturn.objects.filter(period=period, person=person).select_related("period", "period__area").first()
    if made is not None:
        return made
    rules.check_open_for_returns(state=period.state, locks_on=period.locks_on, on=timezone.localdate(at))
    return new_return(period, person, expected_or_extra(period, person, at), at=at)


def new_return(period: Period, person: Person, expectation: Expectation, *, at: datetime, **facts: Any) -> LogReturn:
    made = LogReturn(
        area=period.area, period=period, person=person, expectation=expectation, started_at=at,
        reference=f"{period.area.code}-R-{random_reference()}", **facts,
    )  # fmt: skip
    made.save()
    return made


def expected_or_extra(period: Period, person: Person, at: datetime) -> Expectation:
    found = Expectation.objects.filter(period=period, person=person).first()
    if found is not None:
        return found
    worn = hats(person, period.area, timezone.localdate(at))
    if not worn:
        raise AccessDenied("You hold no role in this area at the moment, so no return is asked of you.")
    extra = expectation_of(period, worn[0], extra=True)
    extra.save()
    return extra


@transaction.atomic
def save_box(
    *, log_return: LogReturn, box: int, points: Sequence[PointInput], nothing: bool, by: Person, at: datetime
) -> None:
    """Keep what the person wrote in one box. In a sent return it counts at once; before, it is a private draft."""
    check_own(log_return, by)
    period = log_return.period
    on = timezone.localdate(at)
    rules.check_open_for_returns(state=period.state, locks_on=period.locks_on, on=on)
    rules.check_classes(points, has_trustee=trustees_of(period.area, on) is not None, entered_by_other=False)
    write_box(log_return, box, points, nothing)
    if log_return.is_nil:
        LogReturn.objects.filter(pk=log_return.pk).update(is_nil=False)
        log_return.is_nil = False
    if log_return.state == ReturnState.SENT:
        amend(log_return, by, at)


def check_own(log_return: LogReturn, by: Person) -> None:
    if by.pk != log_return.person_id:
        raise AccessDenied("Only the person whose return it is can write in it.")


def amend(log_return: LogReturn, by: Person, at: datetime) -> None:
    LogReturn.objects.filter(pk=log_return.pk).update(amended_at=at)
    record(Verb.RETURN_AMENDED, subject=log_return, by=by, at=at)
    refresh_summary(period=log_return.period)


def write_box(log_return: LogReturn, box: int, points: Sequence[PointInput], nothing: bool) -> None:
    """The rows of one box: named points in the return, confidential ones outside it."""
    limits, area = limits_of(log_return.area), log_return.area
    elsewhere = Point.objects.filter(log_return=log_return, is_proxy=False, withdrawn_at__isnull=True).exclude(box=box)
    others = confidential_boxes(log_return)
    rules.check_box(
        box=box, points=points, nothing=nothing, limits=limits,
        elsewhere=elsewhere.count() + sum(count for other, count in others.items() if other != box),
    )  # fmt: skip
    named = [point for point in points if point.point_class == PointClass.NAMED]
    write_named(log_return, box, named)
    clear_confidential(log_return, box)
    for point in points:
        if point.point_class != PointClass.NAMED:
            keep_confidential(log_return, box, point)
    BoxAnswer.objects.filter(log_return=log_return, box=box).delete()
    if nothing:
        BoxAnswer(area=area, log_return=log_return, box=box).save()


def write_named(log_return: LogReturn, box: int, points: Sequence[PointInput]) -> None:
    """Points keep their references by position; those that are gone go, since nobody has seen them before locking."""
    there = list(Point.objects.filter(log_return=log_return, box=box).order_by("position"))
    for position, point in enumerate(points, start=1):
        row = there[position - 1] if position <= len(there) else new_point(log_return, box)
        row.position = position
        for name, value in point_columns(point, log_return.period).items():
            setattr(row, name, value)
        row.tabled = log_return.state == ReturnState.SENT
        row.save()
    for row in there[len(points) :]:
        row.delete()


def new_point(log_return: LogReturn, box: int) -> Point:
    expectation = log_return.expectation
    return Point(
        area=log_return.area, period=log_return.period, log_return=log_return, box=box, sector=expectation.sector,
        reference=f"{log_return.area.code}-{random_reference()}",
    )  # fmt: skip


def point_columns(point: PointInput, period: Period) -> dict[str, Any]:
    """What was typed, as columns; names and wordings as they were that day."""
    about = point.about_organisation
    return {
        "text": clean_text(point.text),
        "contexts": list(point.contexts),
        "win_source": point.win_source,
        "about_organisation": about,
        "about_unit": point.about_unit,
        "about_name": about.name if about else "",
        "commitment": point.commitment,
        "commitment_text": text_of(point.commitment, point.happened_on or period.ends_on) if point.commitment else None,
        "breach": point.breach,
        "happened_on": point.happened_on,
        "is_proxy": point.is_proxy,
        "answers_point": point.answers_point,
    }


@transaction.atomic
def send_return(*, log_return: LogReturn, by: Person, at: datetime) -> LogReturn:
    """Send a return. It may be amended until the period is locked; after the due date it is late, and counts."""
    check_own(log_return, by)
    on = timezone.localdate(at)
    rules.check_open_for_returns(state=log_return.period.state, locks_on=log_return.period.locks_on, on=on)
    check_wins(log_return)
    # Where every point is confidential the return looks like a nil return: that is what it would be without them.
    mark_sent(log_return, received_on=on, at=at, is_nil=not has_visible_answers(log_return))
    Point.objects.filter(log_return=log_return).update(tabled=True)
    table_confidential(log_return)
    record(Verb.RETURN_SENT, subject=log_return, by=by, at=at, late=on > log_return.period.due_on)
    mail_copy(log_return, at)
    refresh_summary(period=log_return.period)
    return log_return


def has_visible_answers(log_return: LogReturn) -> bool:
    return Point.objects.filter(log_return=log_return).exists() or BoxAnswer.objects.filter(log_return=log_return).exists()


def check_wins(log_return: LogReturn) -> None:
    unsourced = Point.objects.filter(log_return=log_return, box=Box.WINS).exclude(win_source__in=WinSource.values)
    if unsourced.exists():
        raise RuleBroken("A win in box 3 does not say where it came from. Open box 3 and choose.")


def mark_sent(log_return: LogReturn, *, received_on: date, at: datetime, **changes: Any) -> None:
    # Compare-and-set: pressing twice, or on two devices, sends once.
    found = LogReturn.objects.filter(pk=log_return.pk, state=ReturnState.DRAFT)
    if found.update(state=ReturnState.SENT, sent_at=at, received_on=received_on, **changes) != 1:
        raise RuleBroken("This return has been sent already.")
    log_return.refresh_from_db()


@transaction.atomic
def send_nil(*, period: Period, person: Person, by: Person, at: datetime) -> LogReturn:
    """Nothing to report at all, in one click: an answer, not a blank."""
    made = start_return(period=period, person=person, at=at)
    check_own(made, by)
    on = timezone.localdate(at)
    rules.check_open_for_returns(state=period.state, locks_on=period.locks_on, on=on)
    if Point.objects.filter(log_return=made).exists() or confidential_boxes(made):
        raise RuleBroken("You have written points already. Send them, or clear them first.")
    mark_sent(made, received_on=on, at=at, is_nil=True)
    record(Verb.RETURN_SENT, subject=made, by=by, at=at, nil=True, late=on > period.due_on)
    mail_copy(made, at)
    refresh_summary(period=period)
    return made


def mail_copy(log_return: LogReturn, at: datetime) -> None:
    """A copy for the reporter's own records. Confidential points are not in it: mail is read by others too."""
    person, area = log_return.person, log_return.area
    if not person.email:
        return
    points = Point.objects.filter(log_return=log_return).order_by("box", "position")
    context = {"area": area, "log_return": log_return, "person": person, "points": list(points)}
    queue_mail(
        kind="log.copy", to_address=person.email, to_person=person, area=area, about=log_return, at=at, context=context,
        subject=f"Your return for {log_return.period.label}", template="log_copy",
    )  # fmt: skip


@transaction.atomic
def enter_return(
    *,
    period: Period,
    person: Person,
    boxes: Mapping[int, tuple[Sequence[PointInput], bool]],
    received_on: date,
    is_nil: bool,
    mode: str = EntryMode.PAPER,
    by: Actor,
    at: datetime,
) -> LogReturn:
    """Enter a return for somebody who sent it on paper or by e-mail. Who entered it is kept apart from who reported.

    `boxes`: box number → (points, nothing to report). Confidential points cannot be entered for somebody else.
    """
    require(by, Permission.MANAGE_PERIODS, period.area)
    on = timezone.localdate(at)
    rules.check_can_enter(state=period.state, locks_on=period.locks_on, received_on=received_on, on=on)
    made = LogReturn.objects.filter(period=period, person=person).first()
    if made is not None and made.state == ReturnState.SENT:
        raise RuleBroken(f"{person} has sent a return already. They can amend it themselves.")
    if made is None:
        made = new_return(period, person, expected_or_extra(period, person, at), at=at)
    for box, (points, nothing) in boxes.items():
        rules.check_classes(points, has_trustee=True, entered_by_other=True)
        write_box(made, box, points, nothing)
    check_wins(made)
    mark_sent(made, received_on=received_on, at=at, is_nil=is_nil, mode=mode, entered_by=acting(by))
    Point.objects.filter(log_return=made).update(tabled=True)
    record(Verb.RETURN_ENTERED, subject=made, by=by, at=at, mode=str(mode))
    refresh_summary(period=period)
    return made


def carry_drafts(*, into: Period, at: datetime) -> None:
    """Take unsent drafts of the group's locked periods into a newly opened one, as drafts (R105)."""
    late = LogReturn.objects.filter(
        period__group=into.group, period__locks_on__lt=into.locks_on, state=ReturnState.DRAFT, points__isnull=False
    ).exclude(period=into)
    for draft in late.distinct().select_related("person", "period"):
        expectation = Expectation.objects.filter(period=into, person=draft.person).first()
        if expectation is None or LogReturn.objects.filter(period=into, person=draft.person).exists():
            continue
        fresh = new_return(into, draft.person, expectation, at=at)
        Point.objects.filter(log_return=draft).update(log_return=fresh, period=into, carried_from=draft.period)
        record(Verb.POINT_CARRIED, subject=into, by=None, at=at)
