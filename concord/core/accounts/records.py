"""What is kept about one person, in every area and app, for that person alone (R379)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.utils import timezone

from concord.core.areas.scoping import everywhere
from concord.core.audit.queries import entries_by, sentences
from concord.core.mail.models import OutgoingMessage

from .models import Person


@dataclass(frozen=True)
class Records:
    """Rows of one kind, each a mapping from a plain name to a text."""

    heading: str
    rows: Sequence[Mapping[str, str]]


Collector = Callable[[Person], Iterable[Records]]
COLLECTORS: list[Collector] = []


def register_records(collector: Collector) -> None:
    """Add what an app keeps about people. Called once, when an app is ready."""
    COLLECTORS.append(collector)


def records_of(person: Person) -> list[Records]:
    """Everything under the person's name. What is held in trust is under no name, and is not among it."""
    with everywhere():
        return [records for collector in (own, *COLLECTORS) for records in collector(person)]


def own(person: Person) -> Iterator[Records]:
    """What accounts, the trail and the mail keep."""
    details = {name: str(getattr(person, name) or "") for name in ("name", "email", "phone", "login_email")}
    yield Records("Your details", [details])
    yield Records(
        "Your roles",
        [
            {
                "area": str(grant.area or "All areas"),
                "role": grant.get_role_display(),
                "from": str(grant.starts_on),
                "until": str(grant.ends_on or ""),
            }
            for grant in person.grants.select_related("area")
        ],
    )
    sessions = UserSession.objects.filter(user=person)
    yield Records(
        "Where you are signed in",
        [{"device": s.user_agent, "address": s.ip, "last seen": day(s.last_seen_at)} for s in sessions],
    )
    links = person.links.select_related("area").order_by("created_at")
    yield Records(
        "Personal links sent to you",
        [{"area": str(a.area), "for": a.get_purpose_display(), "made": day(a.created_at)} for a in links],
    )
    mail = OutgoingMessage.objects.filter(to_person_key=str(person.uid), private=False).order_by("queued_at")
    yield Records(
        "Mail to you",
        [
            {"to": m.to_address, "subject": m.subject, "on": day(m.queued_at), "state": m.get_state_display()}
            for m in mail
        ],
    )
    yield Records(
        "What you did", [{"on": day(line.at), "what": line.sentence} for line in sentences(entries_by(str(person.uid)))]
    )


def day(moment: datetime | None) -> str:
    return timezone.localtime(moment).isoformat(timespec="minutes") if moment else ""
