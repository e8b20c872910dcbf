"""The minutes of the busy place: approved, sent round with a correction, and a draft."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from concord.agreement.models import Consultation
from concord.core.directory.models import Membership
from concord.group import commands as group
from concord.group.commands import OutcomeInput
from concord.group.models import Action, Group, Meeting, MinuteItem, Minutes

if TYPE_CHECKING:
    from .busy import Busy

URL = "/areas/wessington/group/"


def fill_minutes(busy: "Busy") -> None:
    latest = Meeting.objects.filter(group=busy.world.group, starts_at__lt=busy.now).latest("starts_at")
    earlier, waiting, draft = meet(busy, -50), meet(busy, -30), meet(busy, -10)
    for meeting in (latest, draft, waiting, earlier):
        write(busy, meeting)
    for meeting in (latest, waiting, earlier):
        minutes = Minutes.objects.get(meeting=meeting)
        group.circulate_minutes(minutes=minutes, **busy.facts)
        group.correct_minutes(minutes=minutes, text="It was the week after.", **busy.facts)
    group.approve_minutes(minutes=Minutes.objects.get(meeting=earlier), meeting=draft, **busy.facts)
    raise_one(busy, draft)
    pages = [f"meetings/{meeting.reference}/minutes/" for meeting in (draft, waiting, latest, earlier)]
    pages += ["minutes/", "groups/group/recap/", "groups/group/questions/"]
    coming = plan(busy, 0)
    pages += [f"meetings/{coming.reference}/agenda/", f"actions/{Action.objects.get(state='done').reference}/"]
    busy.starts += [f"{URL}{page}" for page in pages]
    # First, since few pages of each kind are visited: one without minutes, one to write in.
    busy.starts.insert(0, f"{URL}meetings/{coming.reference}/minutes/")
    busy.starts.insert(0, f"{URL}meetings/{draft.reference}/minutes/items/new/")


def raise_one(busy: "Busy", meeting: Meeting) -> None:
    """A guest of the writers says something on the draft that is out."""
    hat = Membership.objects.filter(area=busy.world.area, person=busy.world.member).first()
    group.invite_guest(meeting=meeting, hat=hat, **busy.facts)
    said = {"raised_by": busy.world.member, "text": "Say what a lease is."}
    draft = Consultation.objects.get(ended_on=None)
    group.note_raised(meeting=meeting, consultation=draft, **said, **busy.facts)


def meet(busy: "Busy", days: int) -> Meeting:
    """One of the writers."""
    made = plan(busy, days)
    group.hold_meeting(meeting=made, **busy.facts)
    return made


def plan(busy: "Busy", days: int) -> Meeting:
    starts = busy.now + timedelta(days=days)
    facts = {"kind": "regular", "starts_at": starts, "ends_at": starts + timedelta(hours=1), **busy.facts}
    return group.schedule_meeting(group=Group.objects.get(slug="writers"), place="Room 3", **facts)


def write(busy: "Busy", meeting: Any) -> None:
    minutes = group.begin_minutes(meeting=meeting, **busy.facts)
    item = group.add_minute_item(minutes=minutes, title="A lease", **busy.facts)
    group.save_item(item=item, text="For members.", confidential=True, version=item.version, **busy.facts)
    due = {"due_on": busy.day(20)}
    for found in (item, minutes.items.first() or item):
        for what in (
            OutcomeInput("information", "The form is new"),
            OutcomeInput("decision", "We go on"),
            OutcomeInput("question", "May we?", asked_of="The legal team", **due),
            OutcomeInput("action", "Ask again", owner=busy.world.member, **due),
        ):
            group.add_outcome(item=MinuteItem.objects.get(pk=found.pk), what=what, **busy.facts)
