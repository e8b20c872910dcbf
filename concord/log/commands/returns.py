"""Returns: started, written box by box, sent, amended, entered for somebody, carried over."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from concord.agreement.queries import text_of
from concord.core.accounts.access import Installation
from concord.core.accounts.models import Person
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.text import clean_text, random_reference

from ..models import BoxAnswer, Expectation, LogReturn, Period, Point
from ..queries.confidential import own_confidential, own_written
from ..queries.periods import expectation_for, next_open_after
from ..queries.returns import boxes_of, has_visible_answers, named_points
from ..queries.settings import limits_of, trustees_of
from ..queries.written import stamp_of
from ..rules import returns as rules
from ..rules.returns import PointInput
from ..terms import Box, PointClass, ReturnState, Verb
from .confidential import confidential_elsewhere, stays_silent, write_confidential
from .copies import Copy, check_wins, copy_of, cover_silence, mail_copy
from .reopening import check_stays, hand_over_unless_reopened
from .summaries import refresh_summary

Actor = Person | Installation
SENT_ALREADY = "This return has been sent already."


@transaction.atomic
def start_return(*, period: Period, person: Person, at: datetime, by: Actor | None = None) -> LogReturn:
    """The person's return for a period, as far as it is; a new private draft where there is none.

    Somebody who joined after opening makes an extra return: welcome, and never in the rates.
    """
    made = LogReturn.objects.filter(period=period, person=person).select_related("period__area", "expectation").first()
    if made is not None:
        return made
    check_may_write(period, is_sent=False, on=timezone.localdate(at))
    return new_return(period, person, expected_or_extra(period, person, at), at=at)


def check_may_write(period: Period, *, is_sent: bool, on: date) -> None:
    locked = rules.is_locked(state=period.state, locks_on=period.locks_on, on=on)
    rules.check_can_write(
        state=period.state,
        locks_on=period.locks_on,
        on=on,
        is_sent=is_sent,
        next_is_open=locked and next_open_after(period) is not None,
    )


def new_return(period: Period, person: Person, expectation: Expectation, *, at: datetime) -> LogReturn:
    made = LogReturn(area=period.area, period=period, person=person, expectation=expectation, started_at=at)
    made.reference = f"{period.area.code}-R-{random_reference()}"
    made.save()
    return made


def expected_or_extra(period: Period, person: Person, at: datetime) -> Expectation:
    found = expectation_for(period, person, on=timezone.localdate(at))
    if found is None:
        raise AccessDenied("You hold no role in this area at the moment, so no return is asked of you.")
    if found.pk is None:
        found.save()
    return found


@transaction.atomic
def save_box(
    *,
    log_return: LogReturn,
    box: int,
    points: Sequence[PointInput],
    nothing: bool,
    by: Person,
    at: datetime,
    seen: str = "",
    address: str | None = None,
) -> None:
    """Keep what the person wrote in one box. In a sent return it counts at once; before, it is a private draft.

    `seen`: the stamp of the box as it was when they began; another device may have changed it since.
    `address`: where the writer is known to be reached, see `own_confidential`.
    """
    check_own(log_return, by)
    hold(log_return)
    on, period = timezone.localdate(at), log_return.period
    check_may_write(period, is_sent=log_return.state == ReturnState.SENT, on=on)
    check_unchanged(log_return, box, seen, address)
    rules.check_classes(points, has_trustee=trustees_of(period.area, on) is not None, entered_by_other=False)
    rules.check_happened(points, on=on)
    check_stays(log_return, box, points, address)
    before = visible_stamp(log_return, box)
    write_box(log_return, box, points, nothing, address=address)
    # What nobody else can see leaves no trace: no time of change, no line in the trail, no figure.
    if log_return.state == ReturnState.SENT and visible_stamp(log_return, box) != before:
        amend(log_return, box, by, at)


def check_own(log_return: LogReturn, by: Person) -> None:
    if by.pk != log_return.person_id:
        raise AccessDenied("Only the person whose return it is can write in it.")


def hold(log_return: LogReturn) -> None:
    # The update locks the row until the end, so that two devices cannot both find the box unchanged.
    LogReturn.objects.filter(pk=log_return.pk).update(started_at=F("started_at"))
    log_return.refresh_from_db(fields=["state", "is_nil"])


def check_unchanged(log_return: LogReturn, box: int, seen: str, address: str | None) -> None:
    if not seen:
        return
    now = boxes_of(log_return, own_written(log_return, address=address))[box - 1]
    if now.stamp != seen:
        raise RuleBroken(
            "This box was changed on another device since you opened it here. What you typed is still below. Look at "
            "what is kept now, then press Continue again to put yours in its place."
        )


def visible_stamp(log_return: LogReturn, box: int) -> str:
    """Of a box, what everybody who sees the return can see."""
    named = named_points(log_return, sent=log_return.state == ReturnState.SENT).get(box, [])
    nothing = BoxAnswer.objects.filter(log_return=log_return, box=box).exists()
    return stamp_of([written.input for written in named], nothing=nothing)


def amend(log_return: LogReturn, box: int, by: Person, at: datetime) -> None:
    visible = has_visible_answers(log_return)
    if log_return.is_nil and visible:
        # They had said “nothing to report” of the whole form: that still holds for the other boxes.
        for other in set(Box.values) - {box}:
            BoxAnswer.objects.get_or_create(area=log_return.area, log_return=log_return, box=other)
    set_columns(log_return, amended_at=at, is_nil=not visible)
    record(Verb.RETURN_AMENDED, subject=log_return, by=by, at=at)
    mail_copy(copy_of(log_return, sent=True), at, amended=True)
    refresh_summary(period=log_return.period)


def write_box(
    log_return: LogReturn, box: int, points: Sequence[PointInput], nothing: bool, *, address: str | None = None
) -> None:
    """The rows of one box: named points in the return, confidential ones outside it."""
    elsewhere = Point.objects.filter(log_return=log_return, is_proxy=False, withdrawn_at__isnull=True).exclude(box=box)
    held = confidential_elsewhere(log_return, box, address=address)
    rules.check_box(
        box=box, points=points, nothing=nothing, limits=limits_of(log_return.area), elsewhere=elsewhere.count() + held
    )
    nothing = nothing or stays_silent(log_return, box, points, address=address)
    write_confidential(log_return, box, points, address=address)
    write_visible(log_return, box, [p for p in points if p.point_class == PointClass.NAMED], nothing)


def write_visible(
    log_return: LogReturn, box: int, named: Sequence[PointInput], nothing: bool, *, sent: bool = False
) -> None:
    write_named(log_return, box, named, sent=sent)
    BoxAnswer.objects.filter(log_return=log_return, box=box).delete()
    if nothing:
        BoxAnswer(area=log_return.area, log_return=log_return, box=box).save()


def write_named(log_return: LogReturn, box: int, points: Sequence[PointInput], *, sent: bool = False) -> None:
    """Points keep their references by position; those that are gone go, since nobody has seen them before locking.

    `sent`: what was joined to a return that was sent, and waits for its writer, stays as it is.
    """
    rows = Point.objects.filter(log_return=log_return, box=box).order_by("position")
    there = list(rows.filter(tabled=True) if sent else rows)
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
        area=log_return.area,
        period=log_return.period,
        log_return=log_return,
        box=box,
        sector=expectation.sector,
        reference=f"{log_return.area.code}-{random_reference()}",
    )


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
def send_return(*, log_return: LogReturn, by: Person, at: datetime, address: str | None = None) -> LogReturn:
    """Send a return. It may be amended until the period is locked; after the due date it is late, and counts.

    Where every point is confidential the return reads “nothing to report”: that is what it is without them. Sending a
    return that was sent hands over confidential points that are still drafts, and changes nothing else.
    """
    check_own(log_return, by)
    on = timezone.localdate(at)
    rules.check_open_for_returns(state=log_return.period.state, locks_on=log_return.period.locks_on, on=on)
    # Those alone that were written from this address: nobody else hands them over, or learns that there are any.
    mine = partial(own_confidential, log_return, address=address)
    if log_return.state == ReturnState.SENT and hand_over_unless_reopened(log_return, mine()):
        return log_return
    # First, since it locks the row: what another device was writing is in what is read from here on.
    mark_sent(log_return, received_on=on, at=at, is_nil=False)
    copy, held = copy_of(log_return), mine()
    check_wins(copy)
    cover_silence(copy, {row.box for row in held})
    if copy.is_empty:
        set_columns(log_return, is_nil=True)
    Point.objects.filter(log_return=log_return).update(tabled=True)
    hand_over_unless_reopened(log_return, held)
    note_sent(copy, by, at)
    return log_return


def note_sent(copy: Copy, by: Person, at: datetime) -> None:
    made = copy.log_return
    late = made.received_on > made.period.due_on  # type: ignore[operator]  # a sent return has its day
    carried = sum(point.carried_from_id is not None for point in copy.points)
    record(Verb.RETURN_SENT, subject=made, by=by, at=at, nil=made.is_nil, late=late)
    if carried:
        record(Verb.POINT_CARRIED, subject=made, by=by, at=at, count=carried)
    mail_copy(copy, at)
    refresh_summary(period=made.period)


def mark_sent(log_return: LogReturn, *, received_on: date, at: datetime, **changes: Any) -> None:
    # Compare-and-set: pressing twice, or on two devices, sends once.
    changes |= {"state": ReturnState.SENT, "sent_at": at, "received_on": received_on}
    if LogReturn.objects.filter(pk=log_return.pk, state=ReturnState.DRAFT).update(**changes) != 1:
        raise RuleBroken(SENT_ALREADY)
    keep_in(log_return, changes)


def set_columns(log_return: LogReturn, **values: Any) -> None:
    """Change a return that is held, and the object with it, without reading it again."""
    LogReturn.objects.filter(pk=log_return.pk).update(**values)
    keep_in(log_return, values)


def keep_in(log_return: LogReturn, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(log_return, name, value)


def check_not_sent(log_return: LogReturn) -> None:
    if log_return.state == ReturnState.SENT:
        raise RuleBroken(SENT_ALREADY)


@transaction.atomic
def send_nil(*, period: Period, person: Person, by: Person, at: datetime, address: str | None = None) -> LogReturn:
    """Nothing to report at all, in one click: an answer, not a blank. `address`: see `own_confidential`."""
    on = timezone.localdate(at)
    rules.check_open_for_returns(state=period.state, locks_on=period.locks_on, on=on)
    made = start_return(period=period, person=person, at=at, by=by)
    check_own(made, by)
    # Said first: whoever comes from another address must not learn from the answer that something is held.
    check_not_sent(made)
    if Point.objects.filter(log_return=made).exists() or own_confidential(made, address=address):
        raise RuleBroken("You have written points already. Send them, or clear them first.")
    BoxAnswer.objects.filter(log_return=made).delete()
    mark_sent(made, received_on=on, at=at, is_nil=True)
    note_sent(copy_of(made), by, at)
    return made
