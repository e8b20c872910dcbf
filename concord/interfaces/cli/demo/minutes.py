"""The demo's minutes: an earlier meeting's, approved with a correction, and the last one's, sent round."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from concord.core.accounts.access import SYSTEM
from concord.group import commands as group
from concord.group.commands import OutcomeInput
from concord.group.models import Group, Meeting, MinuteItem, Minutes
from concord.group.terms import AgendaItemKind
from concord.log.models import Period

from .places import Place, moment, working_day

OWNER = "Marta Demo-Lewis"
RETURNS, BOARD, SUCCESSES = AgendaItemKind.RETURNS, AgendaItemKind.BOARD, AgendaItemKind.SUCCESSES


@dataclass(frozen=True)
class Said:
    """What one meeting's minutes say."""

    texts: dict[str, str]
    decision: str
    told: str
    question: str
    asked_of: str
    action: str
    aside: str
    in_confidence: str


EARLIER = Said(
    texts={
        AgendaItemKind.MATTERS_ARISING: "Nothing was left from the meeting before.",
        RETURNS: "There were no returns yet. The group agreed how it will go through them.",
        SUCCESSES: "The volunteers’ fair was full for the second year. The group thanked all who helped.",
    },
    decision="Papers go out ten working days before a meeting",
    told="The board takes the group’s report in the autumn",
    question="What may we say before an election?",
    asked_of="The legal team",
    action="Send everybody the dates of the year",
    aside="The lease of the old school",
    in_confidence="A partner told the group in confidence that it may give up its lease.",
)
LAST = Said(
    texts={
        AgendaItemKind.MATTERS_ARISING: "The dates of the year went to everybody.",
        RETURNS: "The group went through the returns box by box. The decisions stand in the log.",
        SUCCESSES: "The grants team paid every small group within 20 days. The group wrote to thank them.",
    },
    decision="Every department gives one name for questions about bills",
    told="The board takes the report at its next meeting",
    question="Does the new tender rule touch small grants?",
    asked_of="The procurement team",
    action="Ask for the names",
    aside="A complaint that is still looked into",
    in_confidence="A member told the group in confidence of a complaint that is not settled.",
)


def meet_earlier(place: Place, circle: Group) -> Meeting:
    """A meeting of the spring, before the returns were made here; and two of the year before, which all came to."""
    for ago in (440, 400):
        held(place, circle, ago, away=0)
    return held(place, circle, 100, away=2)


def held(place: Place, circle: Group, ago: int, *, away: int) -> Meeting:
    """`away`: so many of the voluntary sector sent apologies."""
    on = working_day(place.today - timedelta(days=ago))
    meeting = group.schedule_meeting(
        group=circle,
        kind="regular",
        starts_at=moment(on, 12),
        ends_at=moment(on, 13),
        place="Room 3, Guildhall",
        by=SYSTEM,
        at=moment(on - timedelta(days=40)),
    )
    Period.objects.filter(meeting=meeting).delete()
    here = {seat.person_id: "present" for seat in meeting.attendances.all()}
    missing = meeting.attendances.filter(sector="voluntary", decides=True).values_list("person", flat=True)[:away]
    here |= dict.fromkeys(missing, "apologies")
    group.take_attendance(meeting=meeting, states=here, by=SYSTEM, at=moment(on, 12))
    group.hold_meeting(meeting=meeting, by=SYSTEM, at=moment(on, 13))
    return meeting


def write_minutes(place: Place, circle: Group, earlier: Meeting) -> None:
    last = circle.meetings.filter(state="held").order_by("-starts_at")[0]
    first = written(place, earlier, EARLIER)
    fair = first.items.filter(kind=SUCCESSES).first()
    at = last.starts_at + timedelta(minutes=10)
    group.correct_minutes(minutes=first, item=fair, text="The fair was in its third year.", by=SYSTEM, at=at)
    group.approve_minutes(minutes=first, meeting=last, by=SYSTEM, at=at)
    written(place, last, LAST)


def written(place: Place, meeting: Meeting, said: Said) -> Minutes:
    """Written on the evening, sent round on the day after."""
    at = meeting.ends_at + timedelta(hours=5)
    minutes = group.begin_minutes(meeting=meeting, by=SYSTEM, at=at)
    for item in minutes.items.all():
        if text := said.texts.get(item.kind):
            group.save_item(item=item, text=text, confidential=False, version=item.version, by=SYSTEM, at=at)
    returns = minutes.items.get(kind=RETURNS)
    board = minutes.items.get(kind=BOARD)
    due: dict[str, Any] = {"due_on": at.date() + timedelta(days=28)}
    add(returns, OutcomeInput("decision", said.decision), at)
    add(board, OutcomeInput("information", said.told), at)
    add(board, OutcomeInput("question", said.question, asked_of=said.asked_of, **due), at)
    add(returns, OutcomeInput("action", said.action, owner=place.people[OWNER], **due), at)
    lease = group.add_minute_item(minutes=minutes, title=said.aside, by=SYSTEM, at=at)
    facts: dict[str, Any] = {"by": SYSTEM, "at": at}
    group.save_item(item=lease, text=said.in_confidence, confidential=True, version=lease.version, **facts)
    group.circulate_minutes(minutes=minutes, by=SYSTEM, at=at + timedelta(hours=15))
    return minutes


def add(item: MinuteItem, what: OutcomeInput, at: datetime) -> None:
    group.add_outcome(item=MinuteItem.objects.get(pk=item.pk), what=what, by=SYSTEM, at=at)
