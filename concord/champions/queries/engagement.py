"""How often each person took part in a span of days: grouped counts, whatever their number."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.group.models import Attendance
from concord.group.terms import AttendanceState, MeetingState
from concord.log.models import Expectation, LogReturn, Point
from concord.log.terms import PeriodState, PointClass, ReturnState

from ..models import Entry, Note, Recipient
from ..rules.engagement import TookPart
from ..terms import GIVEN

# Periods in which nobody can return any more.
OVER = (PeriodState.LOCKED, PeriodState.DECIDED, PeriodState.REPORTED)


@dataclass(frozen=True)
class Returned:
    """Of the periods that are over: how many returns were expected of somebody, made, and made on time."""

    expected: int
    made: int
    on_time: int
    points: int


def took_part(area: Area, start: date, end: date) -> dict[int, TookPart]:
    """By the person's key. Five queries."""
    returns = counted(returns_between(area, start, end), "person")
    meetings = counted(meetings_between(area, start, end), "person")
    noted = counted(entries_between(area, start, end), "champion__person")
    read = counted(Recipient.objects.filter(area=area, read_at__date__range=(start, end)), "person")
    seen = counted(Note.objects.filter(area=area, written_at__date__range=(start, end)), "champion__person")
    people = {*returns, *meetings, *noted, *read, *seen}
    return {pk: TookPart(returns[pk], meetings[pk], noted[pk], read[pk], seen[pk]) for pk in people}


def counted(rows: QuerySet[Any], column: str) -> Counter[int]:
    found = rows.order_by().values(column).annotate(n=Count("pk")).values_list(column, "n")
    return Counter(dict(found))


def returns_between(area: Area, start: date, end: date) -> QuerySet[LogReturn]:
    found = LogReturn.objects.filter(area=area, state=ReturnState.SENT, period__state__in=OVER)
    return found.filter(received_on__range=(start, end))


def meetings_between(area: Area, start: date, end: date) -> QuerySet[Attendance]:
    found = Attendance.objects.filter(area=area, state=AttendanceState.PRESENT, meeting__state=MeetingState.HELD)
    return found.filter(meeting__starts_at__date__range=(start, end))


def entries_between(area: Area, start: date, end: date) -> QuerySet[Entry]:
    return Entry.objects.filter(area=area, on__range=(start, end)).exclude(kind__in=GIVEN)


def returned_by(person: Person, area: Area) -> Returned:
    """Somebody's returns in the periods that are over, and the points in them under their own name.

    A point told in confidence stands in no return, so that the counts are the same with and without it.
    """
    due = Expectation.objects.filter(area=area, person=person, period__state__in=OVER, is_extra=False)
    sent = Q(log_return__state=ReturnState.SENT)
    found = due.filter(excused_reason="").aggregate(
        expected=Count("pk"),
        made=Count("pk", filter=sent),
        on_time=Count("pk", filter=sent & Q(log_return__received_on__lte=F("period__due_on"))),
    )
    return Returned(**found, points=points_of(person, area))


def points_of(person: Person, area: Area) -> int:
    own = Point.objects.tabled().filter(area=area, log_return__person=person, period__state__in=OVER)
    return own.filter(point_class=PointClass.NAMED, is_proxy=False, withdrawn_at__isnull=True).count()


def trained(area: Area) -> set[int]:
    """The keys of everybody with a training, ever."""
    found = Entry.objects.filter(area=area, kind="training").order_by().values_list("champion__person", flat=True)
    return set(found.distinct())


def in_words(parts: Iterable[tuple[int, str, str]]) -> str:
    """“2 returns, 1 meeting”; nothing where there is nothing."""
    return ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in parts if n)
