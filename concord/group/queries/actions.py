"""Reads of actions: those to do, and how tasks stood at a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from concord.core.accounts.models import Person

from ..models import Action, ActionAnswer, Group, Meeting
from ..terms import ActionState, MeetingState


@dataclass(frozen=True)
class TaskAnswer:
    """What a member had said to a task of every member; no text: nothing yet."""

    person: Person
    text: str


@dataclass(frozen=True)
class TaskLine:
    """A task as it stood at a meeting, in the words that its reader may see."""

    action: Action
    text: str
    state: str
    result: str
    answers: Sequence[TaskAnswer]

    @property
    def in_words(self) -> str:
        return str(ActionState(self.state).label)


@dataclass(frozen=True)
class ActionPage:
    """An action and, for a task of every member, who has answered and who has not."""

    action: Action
    answers: Sequence[ActionAnswer]
    waiting: Sequence[ActionAnswer]


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


def last_meeting(group: Group, before: datetime) -> Meeting | None:
    """The latest meeting before a moment that was not cancelled."""
    past = group.meetings.filter(starts_at__lt=before).exclude(state=MeetingState.CANCELLED)
    return past.order_by("-starts_at").first()


def last_tasks(meeting: Meeting, *, confidential: bool = False) -> list[TaskLine]:
    """What was agreed before this meeting and was open, or was closed since the meeting before (R060).

    A meeting that was held keeps showing its tasks as they stood that day. `confidential`: whether the reader gets
    the words of what is for members alone.
    """
    before = last_meeting(meeting.group, meeting.starts_at)
    since = timezone.localdate(before.starts_at) if before else date.min
    until = timezone.localdate(meeting.ends_at) if meeting.state == MeetingState.HELD else date.max
    answers = Prefetch("answers", ActionAnswer.objects.select_related("person").order_by("person__name"))
    found = meeting.group.actions.exclude(meeting=meeting).filter(
        Q(state=ActionState.OPEN) | Q(closed_on__gte=since), created_before(meeting)
    )
    rows = found.select_related("owner", "meeting").prefetch_related(answers).order_by("due_on", "pk")
    return [task_line(action, until, confidential=confidential) for action in rows]


def task_line(action: Action, until: date, *, confidential: bool) -> TaskLine:
    """An action with its answers, as they stood at the end of a day."""
    shown = confidential or not action.confidential
    closed = action.closed_on is not None and action.closed_on <= until
    given = action.answers.all() if shown else ()
    answers = [
        TaskAnswer(a.person, a.text if a.answered_at and timezone.localdate(a.answered_at) <= until else "")
        for a in given
    ]
    state = action.state if closed else ActionState.OPEN
    text = action.words_for(reads_confidential=confidential)
    return TaskLine(action, text, state, action.result if closed and shown else "", answers)


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
