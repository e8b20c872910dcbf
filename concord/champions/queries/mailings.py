"""What was written to many: to whom it goes, how it went, who has read it, and what was asked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.models import Membership
from concord.core.directory.terms import Sector
from concord.core.mail.models import OutgoingMessage
from concord.core.mail.queries import came_back

from ..models import Champion, Mailing, Question, Recipient
from ..rules.mailings import left_out
from ..terms import LeftOut
from .champions import settings_of
from .register import Sought, lines_on


@dataclass(frozen=True)
class Chosen:
    """Somebody who was chosen; `left_out`: why they get no mail."""

    hat: Membership
    left_out: str

    @property
    def why(self) -> str:
        return str(LeftOut(self.left_out).label) if self.left_out else ""


@dataclass(frozen=True)
class SectorRead:
    """Of those of a sector who got it, how many say that they have read it."""

    sector: str
    read: int
    n: int


@dataclass(frozen=True)
class RecipientLine:
    recipient: Recipient
    how: str


@dataclass(frozen=True)
class MailingPage:
    """A mailing that was sent: how far it has come, and who has read it."""

    mailing: Mailing
    recipients: QuerySet[Recipient]
    chosen: int
    queued: int
    to_queue: int
    sectors: Sequence[SectorRead]
    questions: Sequence[Question]


def chosen_by(area: Area, day: date, sought: dict[str, str]) -> list[Chosen]:
    """Each person once who stands in the register like that. Nine queries."""
    known = {name: value for name, value in sought.items() if name in Sought.__dataclass_fields__}
    first: dict[int, tuple[Membership, bool]] = {}
    for line in lines_on(area, day, settings_of(area)):
        if Sought(**known).takes(line):
            first.setdefault(line.hat.person_id, (line.hat, bool(line.record and line.record.no_mailings)))
    returned = came_back(area, [hat.person.email for hat, _ in first.values()])
    return [Chosen(hat, why_not(hat.person, returned, wants_none)) for hat, wants_none in first.values()]


def why_not(person: Person, returned: set[str], wants_none: bool) -> str:
    return left_out(address=person.email, came_back=person.email.lower() in returned, wants_none=wants_none)


def mailings(area: Area) -> QuerySet[Mailing]:
    """The latest first, each with how many got it, have read it, and asked."""
    reached = Q(recipients__left_out="")
    return (
        Mailing.objects.filter(area=area)
        .order_by("-written_at", "-pk")
        .annotate(
            n=Count("recipients", filter=reached, distinct=True),
            read=Count("recipients", filter=reached & Q(recipients__read_at__isnull=False), distinct=True),
            asked=Count("recipients__questions", distinct=True),
        )
    )


def mailing_of(uid: str) -> Mailing | None:
    return Mailing.objects.select_related("area").filter(uid=uid).first()


def mailing_page(mailing: Mailing) -> MailingPage:
    found = mailing.recipients.select_related("person").order_by("person__name", "pk")
    facts = list(mailing.recipients.order_by().values_list("sector", "left_out", "message_uid", "read_at"))
    got = [(sector, read) for sector, left, _, read in facts if not left]
    n, read = Counter(sector for sector, _ in got), Counter(sector for sector, day in got if day)
    asked = Question.objects.filter(recipient__mailing=mailing).select_related("recipient__person")
    return MailingPage(
        mailing=mailing,
        recipients=found,
        chosen=len(facts),
        queued=sum(1 for _, left, message, _ in facts if not left and message),
        to_queue=len(got),
        sectors=[SectorRead(sector, read[sector], n[sector]) for sector in shown_sectors(n)],
        questions=list(asked),
    )


def shown_sectors(n: Counter[str]) -> list[str]:
    """Public and voluntary always; others where there are any."""
    return [str(sector) for sector in Sector if n[sector] or sector in (Sector.PUBLIC, Sector.VOLUNTARY)]


def lines_of(recipients: Iterable[Recipient]) -> list[RecipientLine]:
    """How each of them stands, in words. One query more."""
    found = list(recipients)
    keys = [one.message_uid for one in found if one.message_uid]
    states = {one.uid: str(one.get_state_display()) for one in OutgoingMessage.objects.filter(uid__in=keys)}
    return [RecipientLine(one, how_it_went(one, states)) for one in found]


def how_it_went(one: Recipient, states: dict[UUID, str]) -> str:
    if one.left_out:
        return f"Left out: {one.get_left_out_display()}"
    return states.get(one.message_uid, "Waits") if one.message_uid else "Waits"


def waiting_recipients(mailing: Mailing, most: int) -> list[Recipient]:
    """Those to whom nobody has written yet, so many of them."""
    found = mailing.recipients.filter(left_out="", taken_at__isnull=True).select_related("person", "area")
    return list(found.order_by("pk")[:most])


def briefings_of(person: Person, area: Area) -> QuerySet[Recipient]:
    """What somebody was sent, the latest first."""
    found = Recipient.objects.filter(area=area, person=person, mailing__kind="briefing", left_out="")
    return found.select_related("mailing").order_by("-mailing__sent_at", "-pk")


def copy_of(uid: str) -> Recipient | None:
    found = Recipient.objects.filter(uid=uid, left_out="").select_related("mailing", "person", "area")
    return found.prefetch_related("questions").first()


def unanswered(area: Area) -> QuerySet[Question]:
    found = Question.objects.filter(area=area, answered_at__isnull=True)
    return found.select_related("recipient__person", "recipient__mailing", "area").order_by("asked_at", "pk")


def question_of(uid: str) -> Question | None:
    found = Question.objects.filter(uid=uid)
    return found.select_related("recipient__person", "recipient__mailing", "area").first()


def days_since_last(area: Area, at: datetime) -> int | None:
    """Days since something was last sent to champions; None where nothing was."""
    last = Mailing.objects.filter(area=area, sent_at__isnull=False).aggregate(last=Max("sent_at"))["last"]
    return (at - last).days if last else None


def want_no_letters(area: Area) -> QuerySet[Champion, int]:
    """Who asked for no letters, by primary key."""
    return Champion.objects.filter(area=area, no_mailings=True).values_list("person", flat=True)
