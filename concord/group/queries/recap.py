"""What somebody new to a group has to know, in five minutes (R070)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from concord.agreement.models import CommitmentText, Version
from concord.agreement.terms import DocumentKind, VersionState
from concord.core.areas.models import Area

from ..models import Action, Group, Meeting, MinuteItem, Outcome
from ..terms import AgendaItemKind, MeetingState, MinutesState, OutcomeKind
from .actions import open_actions
from .meetings import next_meeting

MEETINGS = 3
# So many actions stand on the page; the list of actions has the rest.
ACTIONS = 10


@dataclass(frozen=True)
class RecapMeeting:
    """A meeting with what was decided there, and what was told as a success. `has_minutes`: that were sent round."""

    meeting: Meeting
    has_minutes: bool
    decisions: Sequence[Outcome]
    wins: Sequence[MinuteItem]


@dataclass(frozen=True)
class RecapPage:
    """The agreement, the last meetings, what is to do, and when the group meets next."""

    group: Group
    agreement: Version | None
    commitments: int
    meetings: Sequence[RecapMeeting]
    actions: Sequence[Action]
    more_actions: int
    coming: Meeting | None

    @property
    def wins(self) -> list[MinuteItem]:
        return [item for line in self.meetings for item in line.wins]


def recap_page(group: Group, *, confidential: bool, at: datetime, today: date) -> RecapPage:
    """In seven queries or fewer. `confidential`: whether the reader gets what is for members alone."""
    actions = list(open_actions(group))
    return RecapPage(
        group=group,
        agreement=agreement_in_force(group.area),
        commitments=CommitmentText.objects.filter(area=group.area).as_at(today).count(),
        meetings=[line_of(meeting) for meeting in last_held(group, confidential)],
        actions=actions[:ACTIONS],
        more_actions=max(0, len(actions) - ACTIONS),
        coming=next_meeting(group, at),
    )


def agreement_in_force(area: Area) -> Version | None:
    found = Version.objects.filter(area=area, document__kind=DocumentKind.AGREEMENT, state=VersionState.ADOPTED)
    return found.select_related("document").first()


def last_held(group: Group, confidential: bool) -> list[Meeting]:
    items = MinuteItem.objects.exclude(minutes__state=MinutesState.DRAFT).order_by("position", "pk")
    if not confidential:
        items = items.filter(confidential=False)
    kept = items.prefetch_related(Prefetch("outcomes", Outcome.objects.order_by("pk")))
    held = group.meetings.filter(state=MeetingState.HELD).select_related("minutes").order_by("-starts_at")
    return list(held.prefetch_related(Prefetch("minutes__items", kept))[:MEETINGS])


def line_of(meeting: Meeting) -> RecapMeeting:
    minutes = getattr(meeting, "minutes", None)
    if minutes is None or minutes.state == MinutesState.DRAFT:
        return RecapMeeting(meeting, has_minutes=False, decisions=[], wins=[])
    items = list(minutes.items.all())
    decisions = [one for item in items for one in item.outcomes.all() if one.kind == OutcomeKind.DECISION]
    wins = [item for item in items if item.kind == AgendaItemKind.SUCCESSES and (item.text or item.outcomes.all())]
    return RecapMeeting(meeting, has_minutes=True, decisions=decisions, wins=wins)
