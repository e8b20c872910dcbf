"""Reads of groups, meetings and actions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from concord.core.accounts.calendar import Asked, DateLine
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.records import Records
from concord.core.areas.models import Area
from concord.core.directory.terms import Sector
from concord.core.lib.errors import RuleBroken

from .models import Action, ActionAnswer, AgendaItem, Attendance, Group, Interest, Meeting
from .rules import PRESENT, Quorum
from .terms import ActionState, MeetingState


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
class TaskAnswer:
    """What a member had said to a task of every member; no text: nothing yet."""

    person: Person
    text: str


@dataclass(frozen=True)
class TaskLine:
    """A task as it stood at a meeting."""

    action: Action
    state: str
    result: str
    answers: Sequence[TaskAnswer]

    @property
    def in_words(self) -> str:
        return str(ActionState(self.state).label)


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


@dataclass(frozen=True)
class ActionPage:
    """An action and, for a task of every member, who has answered and who has not."""

    action: Action
    answers: Sequence[ActionAnswer]
    waiting: Sequence[ActionAnswer]


def group_of(area: Area) -> Group:
    """The area's group: the first one set up. Raises `RuleBroken` when there is none."""
    group = Group.objects.order_by("pk").first()
    if group is None:
        raise RuleBroken(f"{area} has no group yet. An officer sets it up first.")
    return group


def next_meeting(group: Group, at: datetime) -> Meeting | None:
    return group.meetings.filter(state=MeetingState.SCHEDULED, ends_at__gte=at).order_by("starts_at").first()


def last_meeting(group: Group, before: datetime) -> Meeting | None:
    """The latest meeting before a moment that was not cancelled."""
    past = group.meetings.filter(starts_at__lt=before).exclude(state=MeetingState.CANCELLED)
    return past.order_by("-starts_at").first()


def attendance_of(meeting: Meeting) -> QuerySet[Attendance]:
    return meeting.attendances.select_related("person", "organisation", "unit").order_by("sector", "person__name")


def quorum_of(meeting: Meeting) -> Quorum:
    """Deciding members present, by sector, against what the group needs."""
    here = meeting.attendances.filter(decides=True, state__in=PRESENT)
    counts = here.aggregate(
        public=Count("pk", filter=Q(sector=Sector.PUBLIC)),
        voluntary=Count("pk", filter=Q(sector=Sector.VOLUNTARY)),
    )
    group = meeting.group
    return Quorum(counts["public"], counts["voluntary"], group.quorum_public, group.quorum_voluntary)


def open_actions(group: Group) -> QuerySet[Action]:
    return group.actions.filter(state=ActionState.OPEN).select_related("owner", "meeting").order_by("due_on", "pk")


def actions_of(group: Group, *, state: str = "", owner: int | None = None) -> QuerySet[Action]:
    """The group's actions, newest duty first, narrowed by state and owner."""
    found = group.actions.select_related("owner", "meeting").annotate(
        answered=Count("answers", filter=Q(answers__answered_at__isnull=False)), asked=Count("answers")
    )
    if state:
        found = found.filter(state=state)
    if owner:
        found = found.filter(Q(owner=owner) | Q(answers__person=owner))
    return found.order_by("state", "due_on", "pk")


def overdue_actions(group: Group, on: date) -> QuerySet[Action]:
    return open_actions(group).filter(due_on__lt=on)


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
    group = group_of(area)
    coming = group.meetings.filter(state=MeetingState.SCHEDULED).order_by("starts_at")
    return GroupPage(group, list(coming), meeting_lines(group), list(open_actions(group)))


def meeting_of(reference: str) -> Meeting | None:
    return Meeting.objects.select_related("group", "area").filter(reference=reference).first()


def meeting_page(meeting: Meeting) -> MeetingPage:
    agenda = list(meeting.agenda.all())
    return MeetingPage(
        meeting=meeting,
        attendances=list(attendance_of(meeting)),
        quorum=quorum_of(meeting),
        interests=list(interests_at(meeting)),
        agenda=agenda,
        planned_minutes=sum(item.minutes for item in agenda),
        agreed_here=list(meeting.actions.select_related("owner").order_by("due_on", "pk")),
        last_tasks=last_tasks(meeting),
    )


def interests_at(meeting: Meeting) -> QuerySet[Interest]:
    found = Interest.objects.filter(attendance__meeting=meeting)
    return found.select_related("attendance__person", "organisation", "unit").order_by("pk")


def last_tasks(meeting: Meeting) -> list[TaskLine]:
    """What was agreed before this meeting and was open, or was closed since the meeting before (R060).

    A meeting that was held keeps showing its tasks as they stood that day.
    """
    before = last_meeting(meeting.group, meeting.starts_at)
    since = timezone.localdate(before.starts_at) if before else date.min
    until = timezone.localdate(meeting.ends_at) if meeting.state == MeetingState.HELD else date.max
    answers = Prefetch("answers", ActionAnswer.objects.select_related("person").order_by("person__name"))
    found = meeting.group.actions.exclude(meeting=meeting).filter(
        Q(state=ActionState.OPEN) | Q(closed_on__gte=since), created_before(meeting)
    )
    rows = found.select_related("owner", "meeting").prefetch_related(answers).order_by("due_on", "pk")
    return [task_line(action, until) for action in rows]


def task_line(action: Action, until: date) -> TaskLine:
    """An action with its answers, as they stood at the end of a day."""
    closed = action.closed_on is not None and action.closed_on <= until
    answers = [
        TaskAnswer(a.person, a.text if a.answered_at and timezone.localdate(a.answered_at) <= until else "")
        for a in action.answers.all()
    ]
    state = action.state if closed else ActionState.OPEN
    return TaskLine(action, state, action.result if closed else "", answers)


def created_before(meeting: Meeting) -> Q:
    """Agreed at a meeting before, or between the two; where no day was kept, at no later meeting."""
    at_one_before, at_none = Q(meeting__starts_at__lt=meeting.starts_at), Q(meeting__isnull=True)
    day = timezone.localdate(meeting.starts_at)
    return at_one_before | (at_none & (Q(agreed_on__isnull=True) | Q(agreed_on__lt=day)))


def action_page(reference: str) -> ActionPage | None:
    found = Action.objects.select_related("owner", "meeting", "group", "area")
    # What an app above links to the action shows on its page, so that both ends lead to each other.
    action = found.prefetch_related("point_links__point").filter(reference=reference).first()
    if action is None:
        return None
    answers = list(action.answers.select_related("person").order_by("person__name"))
    return ActionPage(action, [a for a in answers if a.answered_at], [a for a in answers if not a.answered_at])


def answer_of(*, person: Person | None = None, reference: str = "", uid: str = "") -> ActionAnswer | None:
    """The answer that a member owes on a task: by member and action, or by the answer's own uid."""
    asked = Q(uid=uid) if uid else Q(person=person, action__reference=reference)
    return ActionAnswer.objects.select_related("action", "action__area", "person").filter(asked).first()


def unanswered(reference: str) -> QuerySet[ActionAnswer]:
    """Answers that an action still waits for, with the person who owes each."""
    found = ActionAnswer.objects.filter(action__reference=reference, answered_at__isnull=True)
    return found.select_related("action", "action__area", "action__meeting", "person")


def dates(asked: Asked) -> Iterator[DateLine]:
    """Meetings, and the days by which actions are due. Three queries."""
    if Permission.SEE_MEETINGS not in asked.granted:
        return
    slug, between = asked.area.slug, (asked.first, asked.last)
    mine = Attendance.objects.filter(person=asked.person, meeting=OuterRef("pk"))
    for meeting in Meeting.objects.filter(starts_at__date__range=between).annotate(is_mine=Exists(mine)):
        yield DateLine(
            key=f"meeting-{meeting.reference}",
            day=timezone.localdate(meeting.starts_at),
            title=meeting.get_kind_display(),
            url=reverse("group:meeting", kwargs={"area": slug, "reference": meeting.reference}),
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            mine=meeting.is_mine,
            cancelled=meeting.state == MeetingState.CANCELLED,
        )
    owed = ActionAnswer.objects.filter(person=asked.person, answered_at__isnull=True, action=OuterRef("pk"))
    due = Action.objects.filter(state=ActionState.OPEN, due_on__range=between).annotate(is_owed=Exists(owed))
    for action in due:
        mine_to_do = action.owner_id == asked.person.pk or action.is_owed
        yield DateLine(
            key=f"action-{action.reference}",
            day=action.due_on,
            title=f"Action {action.reference} is due",
            url=reverse("group:action", kwargs={"area": slug, "reference": action.reference}),
            detail=action.text,
            mine=mine_to_do,
            to_do=mine_to_do,
        )


def records(person: Person) -> Iterator[Records]:
    """What the group keeps under somebody's name, for that person alone, across every area. Three queries."""
    seats = Attendance.objects.filter(person=person).select_related("meeting", "area").order_by("meeting__starts_at")
    yield Records(
        "Meetings that you were invited to",
        [
            {"area": str(s.area), "meeting": str(s.meeting), "for": s.organisation_name, "came": s.get_state_display()}
            for s in seats
        ],
    )
    actions = Action.objects.filter(owner=person).order_by("due_on")
    yield Records("Actions of yours", [{"action": str(a), "due": str(a.due_on), "result": a.result} for a in actions])
    answers = ActionAnswer.objects.filter(person=person).select_related("action").order_by("action__due_on")
    yield Records("Your answers to tasks", [{"task": str(a.action), "answer": a.text} for a in answers])
