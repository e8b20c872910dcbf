"""Reads of points raised at meetings that belong into a consultation."""

from datetime import date, timedelta

from django.db.models import F, QuerySet

from concord.agreement.models import Consultation
from concord.agreement.queries.consultation import consultations, takes_comments
from concord.core.areas.models import Area

from ..models import Attendance, Group, Meeting, RaisedPoint

WITH = ("meeting__group", "consultation__version__document", "raised_by", "comment")


def running_consultations(area: Area, today: date) -> list[Consultation]:
    """Those that take comments today."""
    return [one for one in consultations(area) if takes_comments(one, today)]


def raised_in(group: Group) -> QuerySet[RaisedPoint]:
    """Those not sent yet first, by the last day for comments; then those sent."""
    found = RaisedPoint.objects.filter(meeting__group=group).select_related(*WITH)
    return found.order_by(F("comment_id").asc(nulls_first=True), "consultation__closes_on", "pk")


def raised_at(meeting: Meeting) -> list[RaisedPoint]:
    return list(RaisedPoint.objects.filter(meeting=meeting).select_related(*WITH).order_by("pk"))


def raised_of_area(area: Area) -> QuerySet[RaisedPoint]:
    return RaisedPoint.objects.filter(area=area).select_related(*WITH).order_by("pk")


def raised_point_of(uid: str) -> RaisedPoint | None:
    return RaisedPoint.objects.select_related(*WITH, "area").filter(uid=uid).first()


def raisers_seat(point: RaisedPoint) -> Attendance | None:
    """The hat that whoever raised it wore at the meeting."""
    return point.meeting.attendances.filter(person=point.raised_by).first()


def unsent(today: date) -> QuerySet[RaisedPoint]:
    """Not sent yet, while the consultation takes comments."""
    found = RaisedPoint.objects.filter(comment=None, consultation__ended_on=None, consultation__closes_on__gte=today)
    return found.select_related(*WITH, "area").order_by("consultation__closes_on", "pk")


def to_remind(area: Area, on: date, before: timedelta) -> QuerySet[RaisedPoint]:
    """Asked on a day before, never reminded, and the last day is near."""
    near = unsent(on).filter(area=area, consultation__closes_on__lte=on + before)
    return near.filter(reminded_on=None, asked_on__lt=on).exclude(raised_by__email="")
