"""What waits for a meeting and may be put on its agenda with one press (R055)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from concord.agreement.queries.clock import due_on_the_agreement
from concord.core.lib.text import plural, shortened

from ..models import AgendaItem, Meeting
from ..rules import length_in_minutes
from ..terms import AgendaItemKind, AttendanceState, MeetingState, MinutesState, PostMark, TopicReaders
from .actions import open_actions
from .discussion import marked_posts
from .minutes import open_questions, with_meeting
from .raised import unsent

LONGEST_TITLE = 160
MARKED = {
    PostMark.QUESTION: ("Question from the discussion", AgendaItemKind.QUESTIONS),
    PostMark.PRACTICE: ("Good practice from the discussion", AgendaItemKind.SUCCESSES),
}


@dataclass(frozen=True)
class Waiting:
    """Something that waits. `key`: where it leads, below the area's address; `minutes`: the time that it takes."""

    key: str
    kind: str
    title: str
    why: str
    minutes: int
    on_agenda: bool = False
    fits: bool = True
    # An item of its kind that leads nowhere else is this one.
    usual: bool = False


@dataclass(frozen=True)
class WaitingPage:
    """Everything that waits, and how much of the meeting's time is free."""

    meeting: Meeting
    lines: Sequence[Waiting]
    length: int
    planned: int

    @property
    def free(self) -> int:
        return max(0, self.length - self.planned)

    @property
    def needs_room(self) -> bool:
        """Whether something waits, and no minute of the meeting is free."""
        return not self.free and any(not line.on_agenda for line in self.lines)

    def line(self, key: str) -> Waiting | None:
        return next((line for line in self.lines if line.key == key), None)


def waiting_page(meeting: Meeting, today: date, items: Sequence[AgendaItem] | None = None) -> WaitingPage:
    """In a fixed number of queries, however much waits. `items`: those of its agenda, when they are read."""
    agenda = list(meeting.agenda.all()) if items is None else items
    length = length_in_minutes(meeting.starts_at, meeting.ends_at)
    planned = sum(item.minutes for item in agenda)
    found = [*put_there(agenda), *offers(meeting, today)]
    lines = [standing(one, agenda, length - planned) for one in found]
    return WaitingPage(meeting, lines, length, planned)


def standing(one: Waiting, agenda: Sequence[AgendaItem], free: int) -> Waiting:
    usual = [item for item in agenda if one.usual and item.kind == one.kind and not item.source_key]
    here = any(item.minutes for item in [*usual, *(item for item in agenda if item.source_key == one.key)])
    return Waiting(one.key, one.kind, one.title, one.why, one.minutes, on_agenda=here, fits=one.minutes <= free)


def offers(meeting: Meeting, today: date) -> Iterator[Waiting]:
    yield from minutes_to_approve(meeting)
    yield from tasks(meeting, today)
    yield from questions(meeting, today)
    yield from from_discussion(meeting)
    yield from points_unsent(meeting, today)
    if meeting.group.is_main:
        for due in due_on_the_agreement(meeting.area, today):
            yield Waiting(due.address, AgendaItemKind.CLOCK, due.title, due.words, 5)
    yield recognition(meeting)
    yield from background(meeting)


def put_there(agenda: Sequence[AgendaItem]) -> Iterator[Waiting]:
    """What an app above has put on the agenda already, without any minutes."""
    for item in agenda:
        if item.source_key and not item.minutes and not item.source_key.startswith("group/"):
            yield Waiting(item.source_key, item.kind, item.title, "It is on the agenda, without any minutes yet.", 5)


def minutes_to_approve(meeting: Meeting) -> Iterator[Waiting]:
    before = with_meeting().filter(meeting__group=meeting.group_id, meeting__starts_at__lt=meeting.starts_at)
    for one in before.filter(state=MinutesState.CIRCULATED).order_by("meeting__starts_at"):
        title = f"Minutes of {timezone.localdate(one.meeting.starts_at):%-d %B %Y}"
        key = f"group/meetings/{one.meeting.reference}/minutes/"
        yield Waiting(key, AgendaItemKind.MINUTES, title, "They were sent round and are not yet approved.", 3)


def tasks(meeting: Meeting, today: date) -> Iterator[Waiting]:
    found = list(open_actions(meeting.group))
    if found:
        late = sum(action.due_on < today for action in found)
        why = f"{plural(len(found), 'action')} to do, {late} of them late."
        yield Waiting("group/actions/", AgendaItemKind.ACTIONS, "Actions and last session's tasks", why, 10, usual=True)


def questions(meeting: Meeting, today: date) -> Iterator[Waiting]:
    """Those of earlier meetings: the title says none of them, since everybody reads the agenda."""
    earlier = open_questions(meeting.group).filter(item__minutes__meeting__starts_at__lt=meeting.starts_at)
    found = list(earlier)
    if found:
        late = sum(one.due_on is not None and one.due_on < today for one in found)
        why = f"{plural(len(found), 'question')} without an answer, {late} of them late."
        key = f"group/groups/{meeting.group.slug}/questions/"
        yield Waiting(key, AgendaItemKind.QUESTIONS, "Questions that await an answer", why, 5)


def from_discussion(meeting: Meeting) -> Iterator[Waiting]:
    """Posts that their authors put up (R068), until they were on an agenda. The title names no topic of the group
    alone, since everybody reads the agenda."""
    others = AgendaItem.objects.filter(meeting__group=meeting.group, minutes__gt=0).exclude(meeting=meeting)
    had = set(others.exclude(meeting__state=MeetingState.CANCELLED).values_list("source_key", flat=True))
    for post in marked_posts(meeting.group):
        key = f"group/discussion/topics/{post.topic.uid}/#post-{post.uid}"
        if key not in had:
            words, kind = MARKED[PostMark(post.mark)]
            title = f"{words}: {post.topic}" if post.topic.readers == TopicReaders.EVERYBODY else words
            yield Waiting(key, kind, title, f"On “{post.topic}”: {shortened(post.text, 120)}", 5)


def points_unsent(meeting: Meeting, today: date) -> Iterator[Waiting]:
    """R062: points raised at meetings of the group that are not in the consultation yet."""
    found = list(unsent(today).filter(meeting__group=meeting.group))
    if found:
        last = found[0].consultation.closes_on
        why = f"{plural(len(found), 'point')} not sent yet; the first last day is {last:%-d %B %Y}."
        key = f"group/groups/{meeting.group.slug}/points/"
        yield Waiting(key, AgendaItemKind.OTHER, "Points that are not in the consultation yet", why, 5)


def recognition(meeting: Meeting) -> Waiting:
    """R064: “Recognition and celebration of achievements”."""
    key = f"group/groups/{meeting.group.slug}/recap/#wins"
    return Waiting(
        key, AgendaItemKind.SUCCESSES, "Recognition and thanks", "Who did well since last time?", 5, usual=True
    )


def background(meeting: Meeting) -> Iterator[Waiting]:
    """R070: where somebody is expected who was at no meeting of the group before."""
    been = meeting.group.meetings.filter(starts_at__lt=meeting.starts_at)
    here = [AttendanceState.PRESENT, AttendanceState.SUBSTITUTE]
    known = been.filter(attendances__state__in=here).values("attendances__person")
    seats = meeting.attendances.exclude(state=AttendanceState.APOLOGIES).select_related("person")
    names = [str(seat.person) for seat in seats.exclude(person__in=known).order_by("person__name")]
    if names:
        who = f"{', '.join(names[:3])}{' and others' if len(names) > 3 else ''}"
        title = f"Five minutes of background for {plural(len(names), 'newcomer')}"
        why = f"{shortened(who, 120)}: their first meeting of this group."
        yield Waiting(f"group/groups/{meeting.group.slug}/recap/", AgendaItemKind.BACKGROUND, title, why, 5)
