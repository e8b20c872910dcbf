"""One mail on Mondays in place of many: what somebody has to do, and their own dates (R372)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse

from concord.core.areas.models import Area
from concord.core.lib.text import plural
from concord.core.mail.commands import queue_mail
from concord.core.mail.models import OutgoingMessage

from ..calendar import DateLine, dates_of
from ..models import Person

KIND = "weekly"
MONDAY = 0
# What is overdue stays in the mail for so long; what comes is told so far ahead.
BACK, AHEAD = timedelta(days=60), timedelta(days=14)


def send_weekly_mail(*, area: Area, on: date, at: datetime) -> int:
    """On a Monday, write to everybody with a role and a sign-in who has something to do or a meeting. Gives how many.

    Nobody gets two in a week, however often the day is begun.
    """
    if on.weekday() != MONDAY:
        return 0
    held = Person.objects.filter(is_active=True, weekly_mail=True, login_email__isnull=False)
    people = held.filter(grants__in=area.grants.as_at(on)).distinct()
    told = OutgoingMessage.objects.filter(area_key=area.key, kind=KIND, queued_at__date__gte=on)
    done = set(told.values_list("to_person_key", flat=True))
    return sum(tell(person, area, on, at) for person in people if str(person.uid) not in done)


@transaction.atomic
def tell(person: Person, area: Area, on: date, at: datetime) -> bool:
    lines = dates_of(area, person, first=on - BACK, last=on + AHEAD)
    to_do = [line for line in lines if line.to_do]
    coming = [line for line in lines if line.mine and not line.to_do and line.day >= on and not line.cancelled]
    if not (to_do or any(line.starts_at for line in coming)):
        return False
    queue_mail(
        kind=KIND,
        to_address=person.email or person.login_email or "",
        to_person=person,
        subject=subject_of(area, to_do),
        template="weekly",
        context={
            "person": person,
            "to_do": to_do,
            "coming": coming,
            "today": on,
            "calendar": reverse("home:calendar", kwargs={"area": area.slug}),
            "preferences": reverse("preferences"),
        },
        area=area,
        at=at,
    )
    return True


def subject_of(area: Area, to_do: list[DateLine]) -> str:
    """It names no thing: a subject is read on locked screens."""
    if not to_do:
        return f"Your next two weeks in {area.name}"
    return f"{plural(len(to_do), 'thing', 'things')} to do in {area.name}"
