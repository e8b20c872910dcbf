"""Meetings: planned, changed, cancelled, held."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import next_reference
from concord.core.audit.commands import record
from concord.core.directory.models import Membership
from concord.core.directory.queries import members, memberships_on
from concord.core.lib.errors import RuleBroken

from .. import rules
from ..models import AgendaItem, Attendance, Group, Meeting
from ..queries.seats import holders_on
from ..terms import AgendaItemKind, AttendanceState, MeetingFormat, MeetingState, Verb

Actor = Person | Installation

# The agenda that a meeting starts with (R055); minutes are those of a one-hour meeting (T46).
USUAL_AGENDA: tuple[tuple[str, str, int], ...] = (
    (AgendaItemKind.MATTERS_ARISING, "Matters arising", 5),
    (AgendaItemKind.ACTIONS, "Actions and last session's tasks", 10),
    (AgendaItemKind.RETURNS, "Returns and decisions", 25),
    (AgendaItemKind.BOARD, "The board's answer", 5),
    (AgendaItemKind.SUCCESSES, "Successes", 10),
    (AgendaItemKind.AOB, "Any other business", 5),
)
# Other groups decide on no returns and do not answer to the board.
OF_THE_MAIN_GROUP = (AgendaItemKind.RETURNS, AgendaItemKind.BOARD)


@transaction.atomic
def schedule_meeting(
    *,
    group: Group,
    kind: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str = "",
    link: str = "",
    format: str = "",
    by: Actor,
    at: datetime,
) -> Meeting:
    """Plan a meeting, invite the members of that day, and give it the usual agenda.

    Whoever listens to the entry (the log) plans the period of returns that goes with one of the main group.
    """
    require(by, Permission.MANAGE_MEETINGS, group.area)
    rules.check_times(starts_at, ends_at)
    rules.check_format(format, place, link)
    day = timezone.localdate(starts_at)
    rules.check_goes_on(group, day)
    meeting = Meeting(
        area=group.area,
        group=group,
        kind=kind,
        format=format,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        link=link,
        reference=next_reference(area=group.area, series="M", year=day.year),
    )
    meeting.save()
    invite_members(meeting, day)
    give_usual_agenda(meeting)
    record(Verb.MEETING_SCHEDULED, subject=meeting, by=by, at=at, starts_on=day.isoformat())
    return meeting


def invite_members(meeting: Meeting, day: date) -> None:
    """The area's members to the main group, those who hold a seat that day to another."""
    if meeting.group.is_main:
        found = [seat(meeting, hat) for hat in members(meeting.area, day)]
    else:
        found = seats_of_holders(meeting, day)
    Attendance.objects.bulk_create(found)


def seats_of_holders(meeting: Meeting, day: date) -> list[Attendance]:
    """Each holder with the hat that they wear for the seat's organisation, or else with their first one."""
    hats = list(memberships_on(meeting.area, day))
    first = {hat.person_id: hat for hat in reversed(hats)}
    for_body = {(hat.person_id, hat.organisation_id): hat for hat in reversed(hats)}
    found = [
        for_body.get((one.person_id, one.seat.organisation_id or 0)) or first.get(one.person_id)
        for one in holders_on(meeting.group, day)
    ]
    return [seat(meeting, hat) for hat in found if hat is not None]


def seat(meeting: Meeting, hat: Membership) -> Attendance:
    """A seat with the hat that the member wears that day, kept as it was."""
    return Attendance(
        area=meeting.area,
        meeting=meeting,
        person=hat.person,
        organisation=hat.organisation,
        unit=hat.unit,
        organisation_name=hat.organisation.name,
        sector=hat.organisation.sector,
    )


def give_usual_agenda(meeting: Meeting) -> None:
    """The usual items, each cut in proportion so that together they fit the meeting."""
    there_are = rules.length_in_minutes(meeting.starts_at, meeting.ends_at)
    scale = min(1.0, there_are / 60)
    usual = [item for item in USUAL_AGENDA if meeting.group.is_main or item[0] not in OF_THE_MAIN_GROUP]
    AgendaItem.objects.bulk_create(
        AgendaItem(area=meeting.area, meeting=meeting, position=n, kind=kind, title=title, minutes=int(minutes * scale))
        for n, (kind, title, minutes) in enumerate(usual, start=1)
    )


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    link: str,
    kind: str,
    format: str = "",
    by: Actor,
    at: datetime,
) -> Meeting:
    """Move a planned meeting or change its place, link or kind.

    Those invited are told by mail of what they have to know: whoever listens to the entry sees to it. Who could not
    come at the time before is asked anew.
    """
    require(by, Permission.MANAGE_MEETINGS, meeting.area)
    rules.check_can_change(meeting.state)
    rules.check_times(starts_at, ends_at)
    rules.check_format(format, place, link)
    new = {"starts_at": starts_at, "ends_at": ends_at, "place": place, "link": link, "format": format}
    changed = [name for name, value in new.items() if value != getattr(meeting, name)]
    was = timezone.localtime(meeting.starts_at).isoformat()
    meeting.sequence += bool(changed or kind != meeting.kind)
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    meeting.place, meeting.link, meeting.kind = place, link, kind
    meeting.format, meeting.venue = format, None if format == MeetingFormat.ROUND else meeting.venue
    meeting.save()
    moved = "starts_at" in changed
    if moved:
        meeting.attendances.filter(state=AttendanceState.APOLOGIES).update(state=AttendanceState.INVITED)
    record(Verb.MEETING_CHANGED, subject=meeting, by=by, at=at, moved=moved, changed=changed, was=was)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, by: Actor, at: datetime) -> None:
    """Cancel a planned meeting; what hangs on it stays. Those invited are told by whoever listens to the entry."""
    require(by, Permission.MANAGE_MEETINGS, meeting.area)
    move_meeting(meeting, MeetingState.CANCELLED, at)
    record(Verb.MEETING_CANCELLED, subject=meeting, by=by, at=at)


@transaction.atomic
def hold_meeting(*, meeting: Meeting, by: Actor, at: datetime) -> None:
    """Close a meeting once it was held. Refused until attendance was taken, which a round by e-mail does without."""
    require(by, Permission.MANAGE_MEETINGS, meeting.area)
    asked = meeting.attendances.exists() and not meeting.is_round
    if asked and not meeting.attendances.filter(state__in=rules.PRESENT).exists():
        raise RuleBroken("Take attendance before you close the meeting.")
    move_meeting(meeting, MeetingState.HELD, at)
    record(Verb.MEETING_HELD, subject=meeting, by=by, at=at)


def move_meeting(meeting: Meeting, state: str, at: datetime) -> None:
    # Compare-and-set: two officers may press the button in the same minute.
    held_at = at if state == MeetingState.HELD else None
    sequence = meeting.sequence + (state == MeetingState.CANCELLED)
    waiting = Meeting.objects.filter(pk=meeting.pk, state=MeetingState.SCHEDULED)
    changed = waiting.update(state=state, held_at=held_at, sequence=sequence)
    if changed != 1:
        raise RuleBroken("This meeting has been closed or cancelled already.")
    meeting.state, meeting.held_at, meeting.sequence = state, held_at, sequence
