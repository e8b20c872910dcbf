"""Reads of periods and of who returned."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.directory.models import Membership
from concord.core.directory.queries import RESPONDENTS, hats, respondents
from concord.core.lib.text import plural
from concord.core.mail.models import OutgoingMessage

from ..models import Expectation, LogReturn, Period, PeriodSummary, Point, Reminder
from ..rules.periods import check_can_reopen, is_due_within
from ..terms import Box, PeriodState, ReminderKind, ReturnState
from .expected import ExpectedLine, expected_lines, is_unasked_extra
from .planning import MeetingNote, meeting_note
from .replies import is_sheet_made


@dataclass(frozen=True)
class OrganisationLine:
    """How an organisation's people returned, in the same counts as a sector."""

    name: str
    sector: str
    expected: int
    received: int
    on_time: int
    late: int
    missing: int
    not_reached: int
    excused: int
    blank_heavy: int


@dataclass(frozen=True)
class PeriodPage:
    """A period: its figures for all and each sector, and for those who may see names, each person."""

    period: Period
    all: PeriodSummary | None
    sectors: Sequence[PeriodSummary]
    lines: Sequence[ExpectedLine]
    organisations: Sequence[OrganisationLine]
    empty_boxes: Sequence[tuple[int, int]]
    returned: int
    late_joiners: Sequence[Membership]
    note: MeetingNote | None = None
    # Before its last day a lock comes early.
    locks_early: bool = False
    # While the group decides: what would still work.
    can_make_sheet: bool = False
    can_reopen: bool = False
    # Who was reminded by hand that day and is not reminded again, by the key of what is expected of them.
    reminded: Collection[int] = ()

    @property
    def is_due_within(self) -> bool:
        """Whether its dates are worth another look, while they can change."""
        period, dates = self.period, {"ends_on": self.period.ends_on, "due_on": self.period.due_on}
        can_change = period.state in {PeriodState.PLANNED, PeriodState.OPEN}
        return can_change and is_due_within(**dates, has_meeting=period.meeting_id is not None)

    @property
    def lock_question(self) -> str:
        """What somebody is asked before they lock the period; before its last day, what it means to be early."""
        if not self.locks_early:
            return "No return is taken after this. Lock it?"
        missing = plural(self.all.missing if self.all else 0, "return is", "returns are")
        day = f"{self.period.locks_on:%A} {self.period.locks_on.day} {self.period.locks_on:%B %Y}"
        return (
            f"This is early: it locks by itself at the end of {day}. {missing} still missing. Once it is locked no "
            "return is taken, and the group sees the points. Lock it now?"
        )

    @property
    def on_paper(self) -> list[ExpectedLine]:
        return [line for line in self.lines if line.on_paper]

    @property
    def heavy(self) -> list[ExpectedLine]:
        return [line for line in self.lines if line.blank_heavy]


SECTOR_ORDER = {"public": 0, "voluntary": 1, "business": 2, "other": 3}


def periods(area: Area) -> QuerySet[Period]:
    return Period.objects.filter(area=area).select_related("group", "meeting").order_by("-opens_on", "-pk")


def period_of(reference: str) -> Period | None:
    return Period.objects.select_related("group", "meeting", "area").filter(reference=reference).first()


def period_in(area: Area, reference: str) -> Period | None:
    """A period of the open area, without reading the area again, nor the group and the meeting."""
    for found in Period.objects.filter(reference=reference)[:1]:
        found.area = area
        return found
    return None


def period_before_locking(reference: str) -> Period | None:
    """The period of this reference while its points are their reporters' alone."""
    return Period.objects.filter(reference=reference, state__in=[PeriodState.PLANNED, PeriodState.OPEN]).first()


def open_period(area: Area) -> Period | None:
    return Period.objects.filter(area=area, state=PeriodState.OPEN).select_related("area").order_by("-opens_on").first()


def next_open_after(period: Period) -> Period | None:
    """The open period of the same group after a locked one."""
    later = Period.objects.filter(group=period.group, state=PeriodState.OPEN, opens_on__gte=period.opens_on)
    return later.exclude(pk=period.pk).order_by("opens_on").first()


def has_later_open(period: Period) -> bool:
    """Whether a later period of the group was opened: what came too late for this one has gone there."""
    later = Period.objects.filter(group=period.group, opens_on__gte=period.opens_on).exclude(pk=period.pk)
    return later.exclude(state=PeriodState.PLANNED).exists()


def is_built_upon(period: Period) -> bool:
    """Whether anything hangs on a period's points: a decision, a reply asked for, a merger, what came of them, or
    that one was withdrawn."""
    return built_upon(Point.objects.filter(period=period)).exists()


def built_upon(points: QuerySet[Point]) -> QuerySet[Point]:
    """Those of the points on which anything hangs."""
    # The sealed side of a point, and the wins that name it as their problem, do not depend on the group's work.
    names = [relation.name for relation in Point._meta.related_objects]
    hanging = [name for name in names if name not in {"identity", "answered_by"}]
    anything = [Q(**{f"{name}__isnull": False}) for name in [*hanging, "withdrawn_at"]]
    return points.filter(reduce(or_, anything))


def check_reopens(period: Period) -> None:
    """Raises `RuleBroken` with the reason when a period cannot be opened again."""
    check_can_reopen(state=period.state, is_built_upon=is_built_upon(period), next_is_open=has_later_open(period))


def missing_expectations(period: Period) -> QuerySet[Expectation]:
    """Expected people whose return has not come: not excused, not extra, and reached by mail as far as is known."""
    sent = LogReturn.objects.filter(expectation=OuterRef("pk"), state=ReturnState.SENT)
    found = Expectation.objects.filter(period=period, is_extra=False, excused_reason="", not_reached=False)
    return found.exclude(Exists(sent)).select_related("person", "period", "period__area")


def summaries_of(period: Period) -> tuple[PeriodSummary | None, list[PeriodSummary]]:
    rows = list(PeriodSummary.objects.filter(period_reference=period.reference, dimension__in=["all", "respondent"]))
    sectors = sorted((r for r in rows if r.sector), key=lambda row: SECTOR_ORDER[row.sector])
    return next((r for r in rows if r.dimension == "all"), None), sectors


def period_page(period: Period, *, names: bool, on: date) -> PeriodPage:
    """The page of a period in a fixed number of queries. `names`: whether the reader may see who is missing (S8)."""
    whole, sectors = summaries_of(period)
    if not names:
        return PeriodPage(period, whole, sectors, [], [], [], 0, [])
    lines = expected_lines(period)
    sent = [line for line in lines if line.log_return and not line.log_return.is_nil]
    return PeriodPage(
        period,
        whole,
        sectors,
        lines,
        organisations=organisation_lines(lines),
        empty_boxes=empty_boxes(sent),
        returned=len(sent),
        late_joiners=late_joiners(period, {line.expectation.person_id for line in lines}, on),
        note=meeting_note(period, on=on),
        locks_early=on <= period.locks_on,
        can_make_sheet=can_make_sheet(period),
        can_reopen=reopens(period),
        reminded=[line.expectation.pk for line in lines if is_reminded(line, on)],
    )


def can_make_sheet(period: Period) -> bool:
    """Whether the decision sheet is still to be made; once it is, the sheet says who else is to be asked."""
    return period.state == PeriodState.LOCKED and not is_sheet_made(period)


def reopens(period: Period) -> bool:
    return period.state == PeriodState.LOCKED and not has_later_open(period) and not is_built_upon(period)


def is_reminded(line: ExpectedLine, on: date) -> bool:
    by_hand = ReminderKind.BY_HAND.label
    return any(asked.kind == by_hand and timezone.localdate(asked.at) == on for asked in line.asked)


def late_joiners(period: Period, there: Collection[int], on: date) -> list[Membership]:
    """Respondents of today who are not on the list of an open period; they may be asked for an extra return."""
    if period.state != PeriodState.OPEN:
        return []
    return [hat for hat in respondents(period.area, on) if hat.person_id not in there]


def joiners(period: Period, *, on: date) -> list[Membership]:
    """Who may be asked for an extra return. Whoever has begun one in private, unasked, is among them."""
    found = Expectation.objects.filter(period=period).select_related("log_return")
    asked = set(Reminder.objects.filter(expectation__period=period).values_list("expectation", flat=True))
    there = {row.person_id for row in found if not is_unasked_extra(row, asked & {row.pk})}
    return late_joiners(period, there, on)


def people_to_enter(period: Period, *, on: date) -> dict[str, Expectation]:
    """Whose return an officer may type in, by uid: who has not sent one, and who joined since (not kept yet)."""
    sent = set(LogReturn.objects.filter(period=period, state=ReturnState.SENT).values_list("person", flat=True))
    found = {hat.person_id: snapshot_of(period, hat, extra=True) for hat in respondents(period.area, on)}
    expected = Expectation.objects.filter(period=period, is_extra=False).select_related("person")
    found |= {one.person_id: one for one in expected}
    left = [one for pk, one in found.items() if pk not in sent]
    return {str(one.person.uid): one for one in sorted(left, key=lambda one: one.person_name.casefold())}


def snapshot_of(period: Period, hat: Membership, *, extra: bool = False) -> Expectation:
    """Who somebody is in this period, as they are on the day; not kept yet."""
    return Expectation(
        area=period.area,
        period=period,
        person=hat.person,
        person_name=hat.person.name,
        organisation=hat.organisation,
        organisation_name=hat.organisation.name,
        unit=hat.unit,
        unit_name=hat.unit.name if hat.unit else "",
        sector=hat.organisation.sector,
        is_extra=extra,
    )


def expectation_for(period: Period, person: Person, *, on: date) -> Expectation | None:
    """What is expected of somebody in a period; for a late joiner an extra that is not kept yet; else None."""
    found = Expectation.objects.filter(period=period, person=person).select_related("organisation", "period").first()
    if found is not None:
        return found
    worn = [hat for hat in hats(person, period.area, on) if hat.role in RESPONDENTS]
    return snapshot_of(period, worn[0], extra=True) if worn else None


def organisation_lines(lines: Sequence[ExpectedLine]) -> list[OrganisationLine]:
    found: dict[tuple[str, str], list[ExpectedLine]] = {}
    for line in lines:
        if not line.expectation.is_extra:
            found.setdefault((line.expectation.organisation_name, line.expectation.sector), []).append(line)
    order = sorted(found, key=lambda key: (SECTOR_ORDER[key[1]], key[0]))
    return [organisation_line(name, sector, found[name, sector]) for name, sector in order]


def organisation_line(name: str, sector: str, lines: Sequence[ExpectedLine]) -> OrganisationLine:
    states = Counter(line.state for line in lines)
    kinds = ("on_time", "late", "missing", "not_reached", "excused")
    return OrganisationLine(
        name,
        sector,
        expected=len(lines),
        received=states["on_time"] + states["late"],
        blank_heavy=sum(line.blank_heavy for line in lines),
        **{kind: states[kind] for kind in kinds},
    )


def empty_boxes(sent: Sequence[ExpectedLine]) -> list[tuple[int, int]]:
    """For each box, how many sent returns left it unanswered: a box that everyone leaves says something (R103)."""
    return [(box, sum(box not in line.answered for line in sent)) for box in Box.values]


def expectation_for_message(uid: str) -> Expectation | None:
    """The expectation that a message was about; None for messages about other things."""
    message = OutgoingMessage.objects.filter(uid=uid, about_kind=Expectation._meta.label_lower).first()
    if message is None:
        return None
    return Expectation.objects.select_related("period", "period__area", "area").filter(pk=message.about_key).first()


def expectation_of(reference: str, person_uid: object) -> Expectation | None:
    """Somebody's expectation in a period, by the period's reference and the person's uid."""
    try:
        found = Expectation.objects.filter(period__reference=reference, person__uid=UUID(str(person_uid)))
    except ValueError:
        return None
    return found.select_related("period", "period__area", "period__group", "person", "area", "organisation").first()
