"""Reads of the group and its meetings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.directory.models import Membership
from concord.core.directory.queries import memberships_on, one_each
from concord.core.directory.terms import Sector
from concord.core.lib.errors import RuleBroken

from ..models import Action, AgendaItem, Attendance, Group, Interest, Meeting
from ..rules import PRESENT, Quorum
from ..terms import MeetingState
from .actions import TaskLine, last_tasks, open_actions


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list, with how many of each sector came."""

    meeting: Meeting
    invited: int
    public: int
    voluntary: int
    others: int


@dataclass(frozen=True)
class GroupPage:
    """The group's front page."""

    group: Group
    coming: Sequence[Meeting]
    past: Sequence[MeetingLine]
    actions: Sequence[Action]


@dataclass(frozen=True)
class MeetingPage:
    """Everything about one meeting."""

    meeting: Meeting
    attendances: Sequence[Attendance]
    quorum: Quorum
    interests: Sequence[Interest]
    agenda: Sequence[AgendaItem]
    planned_minutes: int
    agreed_here: Sequence[Action]
    last_tasks: Sequence[TaskLine]


def group_of(area: Area) -> Group:
    """The area's main group: the first one set up. Raises `RuleBroken` when there is none."""
    group = Group.objects.select_related("area", "vice_chair").filter(is_main=True).first()
    if group is None:
        raise RuleBroken(f"{area} has no group yet. An officer sets it up first.")
    return group


def next_meeting(group: Group, at: datetime) -> Meeting | None:
    return group.meetings.filter(state=MeetingState.SCHEDULED, ends_at__gte=at).order_by("starts_at").first()


def attendance_of(meeting: Meeting) -> QuerySet[Attendance]:
    return meeting.attendances.select_related("person", "organisation", "unit").order_by("sector", "person__name")


def quorum_of(meeting: Meeting, seats: Iterable[Attendance] | None = None) -> Quorum:
    """Deciding members present, by sector, against what the group needs. `seats`: those at the meeting, when read."""
    at_it = meeting.attendances.all() if seats is None else seats
    here = [seat.sector for seat in at_it if seat.decides and seat.state in PRESENT]
    group = meeting.group
    public, voluntary = here.count(Sector.PUBLIC), here.count(Sector.VOLUNTARY)
    return Quorum(public, voluntary, group.quorum_public, group.quorum_voluntary)


def meeting_lines(group: Group) -> list[MeetingLine]:
    """Past meetings with attendance by sector, latest first."""
    here = Q(attendances__state__in=PRESENT)
    meetings = (
        group.meetings.exclude(state=MeetingState.SCHEDULED)
        .annotate(
            invited=Count("attendances"),
            here_public=Count("attendances", filter=here & Q(attendances__sector=Sector.PUBLIC)),
            here_voluntary=Count("attendances", filter=here & Q(attendances__sector=Sector.VOLUNTARY)),
            here_all=Count("attendances", filter=here),
        )
        .order_by("-starts_at")
    )
    return [
        MeetingLine(m, m.invited, m.here_public, m.here_voluntary, m.here_all - m.here_public - m.here_voluntary)
        for m in meetings
    ]


def group_page(area: Area) -> GroupPage:
    """Of the main group."""
    return page_of_group(group_of(area))


def page_of_group(group: Group) -> GroupPage:
    coming = group.meetings.filter(state=MeetingState.SCHEDULED).order_by("starts_at")
    return GroupPage(group, list(coming), meeting_lines(group), list(open_actions(group)))


def meeting_of(reference: str) -> Meeting | None:
    return Meeting.objects.select_related("group", "area", "minutes", "venue").filter(reference=reference).first()


def meeting_page(meeting: Meeting, *, confidential: bool = False) -> MeetingPage:
    """`confidential`: whether the reader gets the words of what is for members alone."""
    agenda, seats = list(meeting.agenda.all()), list(attendance_of(meeting))
    return MeetingPage(
        meeting=meeting,
        attendances=seats,
        quorum=quorum_of(meeting, seats),
        interests=list(interests_at(meeting)),
        agenda=agenda,
        planned_minutes=sum(item.minutes for item in agenda),
        agreed_here=list(meeting.actions.select_related("owner").order_by("due_on", "pk")),
        last_tasks=last_tasks(meeting, confidential=confidential),
    )


def interests_at(meeting: Meeting) -> QuerySet[Interest]:
    found = Interest.objects.filter(attendance__meeting=meeting)
    found = found.select_related("attendance__person", "attendance__meeting", "organisation", "unit")
    return found.order_by("pk")


def guests_to_invite(meeting: Meeting) -> list[Membership]:
    """Everybody with a hat in the area on that day who has no seat yet, by name."""
    seated = set(meeting.attendances.values_list("person", flat=True))
    hats = one_each(memberships_on(meeting.area, timezone.localdate(meeting.starts_at)))
    return [hat for hat in hats if hat.person_id not in seated]
