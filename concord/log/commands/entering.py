"""Returns that came on paper, by e-mail or as a Word form: entered by an officer for whoever sent them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, acting, may, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from ..models import LogReturn, Period, Point
from ..queries.settings import limits_of
from ..rules import returns as rules
from ..rules.returns import PointInput
from ..terms import Box, EntryMode, PointClass, ReturnState, Verb
from .carrying import set_aside
from .confidential import keep_confidential
from .copies import check_wins, copy_of, cover_silence, mail_copy
from .reopening import check_takes_confidential
from .returns import expected_or_extra, hold, mark_sent, new_return, write_visible
from .summaries import refresh_summary

Actor = Person | Installation
Boxes = Mapping[int, tuple[Sequence[PointInput], bool]]


@transaction.atomic
def enter_return(
    *,
    period: Period,
    person: Person,
    boxes: Boxes,
    received_on: date,
    is_nil: bool,
    mode: str = EntryMode.PAPER,
    by: Actor,
    at: datetime,
) -> LogReturn:
    """Enter a return for somebody who sent it on paper or by e-mail. Who entered it is kept apart from who reported,
    who gets a copy.

    `boxes`: box number → (points, nothing to report). A draft that its writer never sent is set aside for their next
    return. Only an officer who is the trustee as well enters confidential points. Whether the person holds some of
    their own is not looked at.
    """
    require(by, Permission.MANAGE_PERIODS, period.area)
    on = timezone.localdate(at)
    dates = {"opened_on": period.opens_on, "locks_on": period.locks_on, "received_on": received_on, "on": on}
    rules.check_can_enter(state=period.state, **dates)
    check_nil_is_empty(boxes, is_nil)
    made = LogReturn.objects.filter(period=period, person=person).first()
    if made is not None:
        # Its writer may be sending it, or saving a box, in this moment.
        hold(made)
    if made is not None and made.state == ReturnState.SENT:
        raise RuleBroken(sent_already(made), field="person")
    if made is None:
        made = new_return(period, person, expected_or_extra(period, person, at), at=at)
    else:
        set_aside(made)
    for box in Box.values:
        try:
            enter_box(made, box, boxes, by=by, on=on)
        except RuleBroken as error:
            raise RuleBroken(f"Box {box}: {error.message}", field=f"b{box}-{error.field}") from error
    copy = copy_of(made)
    check_wins(copy)
    cover_silence(copy, {box for box, (points, _) in boxes.items() if confidential_of(points)})
    nil = is_nil or copy.is_empty
    mark_sent(made, received_on=received_on, at=at, is_nil=nil, mode=mode, entered_by=acting(by))
    Point.objects.filter(log_return=made).update(tabled=True)
    for box, (points, _) in boxes.items():
        for place, point in confidential_of(points):
            keep_confidential(made, box, point, place=place)
    record(Verb.RETURN_ENTERED, subject=made, by=by, at=at, mode=str(mode))
    mail_copy(copy, at)
    refresh_summary(period=period)
    return made


def confidential_of(points: Sequence[PointInput]) -> list[tuple[int, PointInput]]:
    """The confidential ones, each with its place among all of its box."""
    return [(place, point) for place, point in enumerate(points, start=1) if point.point_class != PointClass.NAMED]


def sent_already(made: LogReturn) -> str:
    if made.mode in EntryMode.entered() and made.amended_at is None:
        return f"A return is entered for {made.person} already. Change that one: it is on the page of the period."
    return f"{made.person} has sent a return already. They can amend it themselves."


def check_nil_is_empty(boxes: Boxes, is_nil: bool) -> None:
    if is_nil and any(points for points, _ in boxes.values()):
        raise RuleBroken("You ticked “nothing to report at all” and typed a point. Take one away.", field="is_nil")


def trusted(by: Actor, period: Period) -> bool:
    return isinstance(by, Person) and may(by, Permission.HOLD_IDENTITIES, period.area)


def enter_box(made: LogReturn, box: int, boxes: Boxes, *, by: Actor, on: date) -> None:
    """One box of a form that came; a limit on the whole form counts what the form holds, and nothing else."""
    points, nothing = boxes.get(box, ((), False))
    rules.check_classes(points, has_trustee=True, entered_by_other=not trusted(by, made.period))
    check_takes_confidential(made.period, points)
    rules.check_happened(points, on=on)
    elsewhere = sum(not p.is_proxy for other, (found, _) in boxes.items() if other != box for p in found)
    rules.check_box(box=box, points=points, nothing=nothing, limits=limits_of(made.area), elsewhere=elsewhere)
    write_visible(made, box, [p for p in points if p.point_class == PointClass.NAMED], nothing)
