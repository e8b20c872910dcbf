"""Reads of minutes: one as a page or a file, the list of a group's area, and questions that await an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from concord.core.areas.models import Area

from ..models import Attendance, Correction, Group, Interest, Meeting, MinuteItem, Minutes, Outcome
from ..rules import PRESENT
from ..terms import AttendanceState, MeetingState, MinutesState, OutcomeKind
from .actions import TaskLine, last_tasks
from .meetings import attendance_of, interests_at


@dataclass(frozen=True)
class MinutesPage:
    """The minutes of a meeting. `left_out`: how many confidential items the reader does not get."""

    minutes: Minutes
    items: Sequence[MinuteItem]
    left_out: int
    corrections: Sequence[Correction]
    present: Sequence[Attendance]
    apologies: Sequence[Attendance]
    interests: Sequence[Interest]
    last_tasks: Sequence[TaskLine]
    approving: Sequence[Meeting]

    @property
    def meeting(self) -> Meeting:
        return self.minutes.meeting

    @property
    def is_draft(self) -> bool:
        return self.minutes.state == MinutesState.DRAFT

    @property
    def awaits_approval(self) -> bool:
        return self.minutes.state == MinutesState.CIRCULATED

    @property
    def holds_confidential(self) -> bool:
        return any(item.confidential for item in self.items)

    @property
    def standing(self) -> str:
        """How the minutes stand, in words."""
        minutes = self.minutes
        if minutes.approved_at and minutes.approved_by_meeting:
            day = timezone.localdate(minutes.approved_by_meeting.starts_at)
            with_them = " with corrections" if minutes.state == MinutesState.CORRECTED else ""
            return f"Approved{with_them} at the meeting of {day:%-d %B %Y}"
        if minutes.circulated_at:
            return f"Sent round on {timezone.localdate(minutes.circulated_at):%-d %B %Y}, not yet approved"
        return "Draft"


def minutes_of(reference: str) -> Minutes | None:
    return with_meeting().filter(meeting__reference=reference).first()


def minutes_known_as(uid: str) -> Minutes | None:
    return with_meeting().filter(uid=uid).first()


def with_meeting() -> QuerySet[Minutes]:
    return Minutes.objects.select_related("meeting__group", "meeting__area", "area", "approved_by_meeting")


def item_of(uid: str) -> MinuteItem | None:
    found = MinuteItem.objects.select_related("minutes__meeting__group", "minutes__meeting__area", "minutes__area")
    return found.filter(uid=uid).first()


def outcome_of(uid: str) -> Outcome | None:
    found = Outcome.objects.select_related("item__minutes__meeting__group", "item__minutes__area", "action", "area")
    return found.filter(uid=uid).first()


def minutes_page(minutes: Minutes, *, confidential: bool, today: date) -> MinutesPage:
    """In ten queries or fewer. `confidential`: whether the reader gets the items that are for members alone."""
    meeting = minutes.meeting
    outcomes = Prefetch("outcomes", Outcome.objects.select_related("action__owner").order_by("pk"))
    items = list(minutes.items.prefetch_related(outcomes).order_by("position", "pk"))
    shown = [item for item in items if confidential or not item.confidential]
    seats = list(attendance_of(meeting))
    corrections = minutes.corrections.select_related("item").order_by("added_on", "pk")
    return MinutesPage(
        minutes=minutes,
        items=shown,
        left_out=len(items) - len(shown),
        corrections=[one for one in corrections if confidential or not one.item or not one.item.confidential],
        present=[seat for seat in seats if seat.state in PRESENT],
        apologies=[seat for seat in seats if seat.state == AttendanceState.APOLOGIES],
        interests=list(interests_at(meeting)),
        last_tasks=last_tasks(meeting, confidential=confidential),
        approving=approving_meetings(meeting, today) if minutes.state == MinutesState.CIRCULATED else [],
    )


def approving_meetings(meeting: Meeting, today: date) -> list[Meeting]:
    """Later meetings of the group whose day has come: one of them may have approved the minutes."""
    later = meeting.group.meetings.filter(starts_at__gt=meeting.starts_at, starts_at__date__lte=today)
    return list(later.exclude(state=MeetingState.CANCELLED).order_by("starts_at")[:10])


@dataclass(frozen=True)
class MinutesFinding:
    """What a list of minutes is asked for. `drafts`, `confidential`: what the reader may see."""

    search: str = ""
    group: str = ""
    decided: bool = False
    drafts: bool = False
    confidential: bool = False


def minutes_found(area: Area, sought: MinutesFinding) -> QuerySet[Minutes]:
    """The area's minutes, the latest meeting first, with how many decisions and actions stand in each."""
    visible = Q() if sought.confidential else Q(items__confidential=False)
    found = with_meeting().filter(area=area)
    if not sought.drafts:
        found = found.exclude(state=MinutesState.DRAFT)
    if sought.group:
        found = found.filter(meeting__group__slug=sought.group)
    if sought.search or sought.decided:
        found = found.filter(Exists(items_like(sought)))
    outcomes = "items__outcomes"
    return found.annotate(
        decisions=Count(outcomes, filter=visible & Q(**{f"{outcomes}__kind": OutcomeKind.DECISION})),
        actions=Count(outcomes, filter=visible & Q(**{f"{outcomes}__kind": OutcomeKind.ACTION})),
    ).order_by("-meeting__starts_at", "-pk")


def items_like(sought: MinutesFinding) -> QuerySet[MinuteItem]:
    """Items of the minutes around this query that hold the words, as far as the reader may see them."""
    items = MinuteItem.objects.filter(minutes=OuterRef("pk"))
    if not sought.confidential:
        items = items.filter(confidential=False)
    words = sought.search
    if sought.decided:
        items = items.filter(outcomes__kind=OutcomeKind.DECISION, outcomes__text__icontains=words)
    elif words:
        items = items.filter(Q(title__icontains=words) | Q(text__icontains=words) | Q(outcomes__text__icontains=words))
    return items


def open_questions(group: Group, *, confidential: bool = True, drafts: bool = True) -> QuerySet[Outcome]:
    """What the group asked and has no answer to yet, the most urgent first (R063)."""
    found = Outcome.objects.filter(
        item__minutes__meeting__group=group, kind=OutcomeKind.QUESTION, answered_on__isnull=True
    )
    if not confidential:
        found = found.filter(item__confidential=False)
    if not drafts:
        found = found.exclude(item__minutes__state=MinutesState.DRAFT)
    return found.select_related("item__minutes__meeting").order_by("due_on", "pk")
