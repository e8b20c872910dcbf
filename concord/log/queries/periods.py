"""Reads of periods and of who returned."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from concord.core.areas.models import Area
from concord.core.mail.models import OutgoingMessage

from ..models import Expectation, LogReturn, Period, PeriodSummary, Point, Reminder
from ..rules.returns import blanks, is_blank_heavy
from ..terms import Box, PeriodState, ReturnState
from .settings import settings_of


@dataclass(frozen=True)
class ExpectedLine:
    """One expected person: how their return stands, and every time they were asked."""

    expectation: Expectation
    state: str
    log_return: LogReturn | None
    blank: int
    blank_heavy: bool
    reminders: Sequence[Reminder]
    missed_before: int


@dataclass(frozen=True)
class OrganisationLine:
    """How an organisation's people returned."""

    name: str
    sector: str
    expected: int
    received: int


@dataclass(frozen=True)
class PeriodPage:
    """A period: its figures for all and each sector, and for those who may see names, each person."""

    period: Period
    all: PeriodSummary | None
    sectors: Sequence[PeriodSummary]
    lines: Sequence[ExpectedLine]
    organisations: Sequence[OrganisationLine]
    empty_boxes: Sequence[tuple[int, int]]


SECTOR_ORDER = {"public": 0, "voluntary": 1, "business": 2, "other": 3}


def periods(area: Area) -> QuerySet[Period]:
    return Period.objects.filter(area=area).select_related("group", "meeting").order_by("-opens_on", "-pk")


def period_of(reference: str) -> Period | None:
    return Period.objects.select_related("group", "meeting", "area").filter(reference=reference).first()


def open_period(area: Area) -> Period | None:
    return Period.objects.filter(area=area, state=PeriodState.OPEN).select_related("area").order_by("-opens_on").first()


def next_open_after(period: Period) -> Period | None:
    """The open period of the same group after a locked one."""
    later = Period.objects.filter(group=period.group, state=PeriodState.OPEN, opens_on__gte=period.opens_on)
    return later.exclude(pk=period.pk).order_by("opens_on").first()


def missing_expectations(period: Period) -> QuerySet[Expectation]:
    """Expected people whose return has not come: not excused, not extra."""
    sent = LogReturn.objects.filter(expectation=OuterRef("pk"), state=ReturnState.SENT)
    found = Expectation.objects.filter(period=period, is_extra=False, excused_reason="")
    return found.exclude(Exists(sent)).select_related("person", "period", "period__area")


def summaries_of(period: Period) -> tuple[PeriodSummary | None, list[PeriodSummary]]:
    rows = list(PeriodSummary.objects.filter(period_reference=period.reference, dimension__in=["all", "respondent"]))
    sectors = sorted((r for r in rows if r.sector), key=lambda row: SECTOR_ORDER[row.sector])
    return next((r for r in rows if r.dimension == "all"), None), sectors


def period_page(period: Period, *, names: bool) -> PeriodPage:
    """The page of a period in a fixed number of queries. `names`: whether the reader may see who is missing (S8)."""
    whole, sectors = summaries_of(period)
    if not names:
        return PeriodPage(period, whole, sectors, [], [], [])
    lines = expected_lines(period)
    return PeriodPage(period, whole, sectors, lines, organisation_lines(lines), empty_boxes(lines, period))


def expected_lines(period: Period) -> list[ExpectedLine]:
    tabled = Prefetch("log_return__points", Point.objects.filter(tabled=True, is_proxy=False, withdrawn_at__isnull=True))
    reminders = Prefetch("reminders", Reminder.objects.select_related("sent_by").order_by("at"))
    found = Expectation.objects.filter(period=period).select_related("person", "organisation", "log_return")
    found = found.prefetch_related(tabled, "log_return__box_answers", reminders).order_by("person_name", "pk")
    limit, missed = settings_of(period.area).blank_limit, misses_before(period)
    return [expected_line(one, limit, missed.get(one.person_id, 0)) for one in found]


def expected_line(expectation: Expectation, limit: int, missed: int) -> ExpectedLine:
    made = getattr(expectation, "log_return", None)
    sent = made if made is not None and made.state == ReturnState.SENT else None
    blank = 0
    if sent and not sent.is_nil:
        blank = blanks({p.box for p in sent.points.all()}, {a.box for a in sent.box_answers.all()})
    heavy = is_blank_heavy(blank, is_nil=False, limit=limit)
    reminders = list(expectation.reminders.all())
    return ExpectedLine(expectation, return_state(expectation, sent), sent, blank, heavy, reminders, missed)


def return_state(expectation: Expectation, sent: LogReturn | None) -> str:
    """One word for how it stands: extra, on_time, late, excused, not_reached, missing."""
    if sent is not None:
        if expectation.is_extra:
            return "extra"
        return "on_time" if sent.received_on <= expectation.period.due_on else "late"
    if expectation.excused_reason:
        return "excused"
    return "not_reached" if expectation.not_reached else "missing"


def misses_before(period: Period) -> dict[int, int]:
    """For each person, how many earlier locked periods of the group went by without their return."""
    sent = LogReturn.objects.filter(expectation=OuterRef("pk"), state=ReturnState.SENT)
    earlier = Expectation.objects.filter(
        period__group=period.group, period__opens_on__lt=period.opens_on, is_extra=False, excused_reason="", not_reached=False
    ).exclude(period__state__in=[PeriodState.PLANNED, PeriodState.OPEN])
    missed = earlier.exclude(Exists(sent)).values("person").annotate(n=Count("pk")).order_by()
    return {row["person"]: row["n"] for row in missed}


def organisation_lines(lines: Sequence[ExpectedLine]) -> list[OrganisationLine]:
    found: dict[tuple[str, str], list[ExpectedLine]] = {}
    for line in lines:
        if not line.expectation.is_extra:
            found.setdefault((line.expectation.organisation_name, line.expectation.sector), []).append(line)
    return [
        OrganisationLine(name, sector, len(group), sum(line.log_return is not None for line in group))
        for (name, sector), group in sorted(found.items(), key=lambda item: (SECTOR_ORDER[item[0][1]], item[0][0]))
    ]


def empty_boxes(lines: Sequence[ExpectedLine], period: Period) -> list[tuple[int, int]]:
    """For each box, how many sent returns left it unanswered: a box that everyone leaves says something (R103)."""
    sent = [line.log_return for line in lines if line.log_return and not line.log_return.is_nil]
    empty = []
    for box in Box.values:
        answered = sum(
            any(p.box == box for p in made.points.all()) or any(a.box == box for a in made.box_answers.all()) for made in sent
        )
        empty.append((box, len(sent) - answered))
    return empty


def expectation_for_message(about_key: str) -> Expectation | None:
    """The expectation that a message was about, by its key in the mail's row."""
    if not about_key.isdigit():
        return None
    return Expectation.objects.select_related("period", "period__area").filter(pk=about_key).first()


def mail_states(lines: Sequence[ExpectedLine]) -> dict[str, str]:
    """State of each message by its uid, as text, in one query."""
    uids = [reminder.message_uid for line in lines for reminder in line.reminders if reminder.message_uid]
    found = OutgoingMessage.objects.filter(uid__in=uids)
    return {str(message.uid): message.get_state_display() for message in found}
