"""Reads that plan a period: its dates by the area's rules, and what became of its meeting since they were set."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.areas.models import Area
from concord.core.audit.models import AuditEntry
from concord.core.lib.dates import DeadlineRule
from concord.group.models import Group, Meeting
from concord.group.terms import MeetingKind, MeetingState
from concord.group.terms import Verb as GroupVerb

from ..models import Period
from ..rules.periods import PeriodDates, dates_for_meeting, planning_rules
from ..terms import PeriodState, Verb
from .settings import settings_of

MOVES = (GroupVerb.MEETING_SCHEDULED, GroupVerb.MEETING_CHANGED)
SETS = (Verb.PERIOD_PLANNED, Verb.PERIOD_CHANGED)


@dataclass(frozen=True)
class MeetingNote:
    """What became of a period's meeting since its dates were set. `suggested`: by the rules; None: it was cancelled."""

    meeting: Meeting
    suggested: PeriodDates | None


def rules_of(area: Area) -> Mapping[str, DeadlineRule]:
    """The area's own rules for opening, due and locking dates."""
    found = settings_of(area)
    return planning_rules(
        opens=found.opens_days_before_meeting,
        due=found.due_days_before_meeting,
        locks=found.locks_days_before_meeting,
        nation=area.nation,
    )


def dates_of(meeting: Meeting, *, on: date) -> PeriodDates:
    """The dates that a period has when it is planned for a meeting on a day."""
    meeting_on, before = timezone.localdate(meeting.starts_at), deciding_before(meeting)
    return dates_for_meeting(
        meeting_on=meeting_on,
        last_meeting_on=timezone.localdate(before.starts_at) if before else None,
        rules=rules_of(meeting.area),
        today=min(on, meeting_on),
    )


def next_dates(area: Area, *, at: datetime) -> tuple[Meeting, PeriodDates] | None:
    """The area's next meeting with the dates that the rules give it, as an example; None without one."""
    coming = Meeting.objects.filter(area=area, group__is_main=True, state=MeetingState.SCHEDULED, starts_at__gte=at)
    meeting = coming.exclude(kind=MeetingKind.CHAMPIONS).select_related("group", "area").order_by("starts_at").first()
    return (meeting, dates_of(meeting, on=date.min)) if meeting else None


def deciding_before(meeting: Meeting) -> Meeting | None:
    """The group's meeting before this one. Champions meet to talk, not to decide: their meetings end no period."""
    found = meeting.group.meetings.filter(starts_at__lt=meeting.starts_at).exclude(state=MeetingState.CANCELLED)
    return found.exclude(kind=MeetingKind.CHAMPIONS).order_by("-starts_at").first()


def left_over(group: Group) -> Period | None:
    """A period that is not locked yet and whose meeting was cancelled: the next meeting takes it up."""
    found = Period.objects.filter(
        group=group, state__in=[PeriodState.PLANNED, PeriodState.OPEN], meeting__state=MeetingState.CANCELLED
    )
    return found.order_by("opens_on").first()


def planned_ahead(group: Group, at: datetime) -> list[Period]:
    """The group's planned periods whose meeting is still to come."""
    found = Period.objects.filter(group=group, state=PeriodState.PLANNED, meeting__state=MeetingState.SCHEDULED)
    return list(found.filter(meeting__starts_at__gte=at).select_related("area", "meeting__group", "meeting__area"))


def meeting_note(period: Period, *, on: date) -> MeetingNote | None:
    """What an officer looks at again before the period is locked: its meeting was moved or cancelled meanwhile."""
    meeting = period.meeting
    if meeting is None or period.state not in {PeriodState.PLANNED, PeriodState.OPEN}:
        return None
    if meeting.state == MeetingState.CANCELLED:
        return MeetingNote(meeting, None)
    return MeetingNote(meeting, dates_of(meeting, on=on)) if moved_since(period, meeting) else None


def moved_since(period: Period, meeting: Meeting) -> bool:
    """Whether the trail says that the meeting moved after the period's dates were last set or looked at."""
    keys = [period.reference, meeting.reference]
    found = AuditEntry.objects.filter(area_key=period.area.key, subject_key__in=keys, verb__in=[*MOVES, *SETS])
    moved = False
    for entry in found.order_by("pk"):
        if entry.verb in MOVES:
            moved = moved or entry.verb == GroupVerb.MEETING_SCHEDULED or bool(entry.facts.get("moved"))
        elif is_by_hand(entry) or entry.facts.get("moved", True):
            moved = False
    return moved


def set_by_hand(period: Period) -> bool:
    """Whether somebody moved the dates of a period: then a meeting that moves leaves them."""
    found = AuditEntry.objects.filter(area_key=period.area.key, subject_key=period.reference, verb=Verb.PERIOD_CHANGED)
    return any(is_by_hand(entry) and entry.facts.get("moved", True) for entry in found)


def is_by_hand(entry: AuditEntry) -> bool:
    return entry.person_key not in {"", str(SYSTEM.uid)}
