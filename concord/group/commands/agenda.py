"""The agenda: its items in order, and those that lead to a page of an app above."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from .. import rules
from ..models import AgendaItem, Meeting
from ..rules.agenda import check_is_as_seen
from ..terms import AgendaItemKind, Verb

Actor = Person | Installation


@dataclass(frozen=True)
class ItemInput:
    """One agenda item as typed. `source_key`: where it leads, below the area's address, when an app above says so.

    `was`: the primary key of the item that it changes, which keeps what came of it and where it leads.
    """

    title: str
    minutes: int
    kind: str = AgendaItemKind.OTHER
    lead: str = ""
    outcome: str = ""
    source_key: str = ""
    was: int | None = None


@transaction.atomic
def set_agenda(*, meeting: Meeting, items: Sequence[ItemInput], by: Actor, at: datetime, seen: str = "") -> None:
    """Put the items in this order; those that are not among them go.

    Refused when their minutes do not fit the meeting, and when the agenda is not any more the one of the mark `seen`.
    """
    require(by, Permission.MANAGE_MEETINGS, meeting.area)
    # Held until all is written, so that of two who save at once the later one is refused.
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    there = list(meeting.agenda.all())
    check_is_as_seen(there, seen)
    rules.check_agenda_fits((item.minutes for item in items), meeting.starts_at, meeting.ends_at)
    write(meeting, items, {one.pk: one for one in there})
    record(Verb.AGENDA_CHANGED, subject=meeting, by=by, at=at, items=len(items))


def write(meeting: Meeting, items: Sequence[ItemInput], there: dict[int, AgendaItem]) -> None:
    for n, item in enumerate(items, start=1):
        one = there.pop(item.was or 0, None) or made_of(meeting, item)
        one.position, one.title, one.kind, one.lead, one.minutes = n, item.title, item.kind, item.lead, item.minutes
        one.save()
    meeting.agenda.filter(pk__in=there).delete()


def made_of(meeting: Meeting, item: ItemInput) -> AgendaItem:
    return AgendaItem(area=meeting.area, meeting=meeting, outcome=item.outcome, source_key=item.source_key)


@transaction.atomic
def put_on_agenda(*, meeting: Meeting, item: ItemInput, by: Actor, at: datetime) -> None:
    """Put one thing that waits on the agenda, before any other business; what stands there already gets its minutes.

    Refused when the minutes of all items would not fit the meeting.
    """
    require(by, Permission.MANAGE_MEETINGS, meeting.area)
    rules.check_can_change(meeting.state)
    items = list(meeting.agenda.all())
    there = next((one for one in items if one.source_key == item.source_key), None)
    if there is not None and there.minutes:
        raise RuleBroken("This is on the agenda already.")
    fits = [one.minutes for one in items] + [item.minutes]
    rules.check_agenda_fits(fits, meeting.starts_at, meeting.ends_at)
    if there is not None:
        AgendaItem.objects.filter(pk=there.pk, minutes=0).update(minutes=item.minutes)
    else:
        insert(meeting, items, item)
    record(Verb.AGENDA_CHANGED, subject=meeting, by=by, at=at, leads_to=item.source_key)


def insert(meeting: Meeting, items: Sequence[AgendaItem], item: ItemInput) -> None:
    before = len(items) - 1 if items and items[-1].kind == AgendaItemKind.AOB else len(items)
    made = made_of(meeting, item)
    made.position, made.title, made.kind, made.lead, made.minutes = 0, item.title, item.kind, item.lead, item.minutes
    made.save()
    for position, one in enumerate([*items[:before], made, *items[before:]], start=1):
        if one.position != position:
            one.position = position
            one.save(update_fields=["position"])


@transaction.atomic
def point_to(
    *, meeting: Meeting, key: str, title: str, by: Actor, at: datetime, kind: str = AgendaItemKind.OTHER
) -> AgendaItem:
    """Let an item lead to `key`, a page below the area's address: the item of that kind, or one more at the end.

    For the apps above, whose own command has asked for permission. The new item takes no minutes of the meeting.
    """
    items = meeting.agenda.filter(source_key=key)
    if kind != AgendaItemKind.OTHER:
        items = meeting.agenda.filter(kind=kind)
    item = items.first()
    if item is None:
        item = add_item(meeting, key, title, kind)
        record(Verb.AGENDA_CHANGED, subject=meeting, by=by, at=at, leads_to=key)
    elif item.source_key != key:
        # Where an item leads is no change of the agenda that anybody made, so the trail is spared it.
        item.source_key = key
        item.save(update_fields=["source_key"])
    return item


def add_item(meeting: Meeting, key: str, title: str, kind: str) -> AgendaItem:
    last = meeting.agenda.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem(
        area=meeting.area, meeting=meeting, position=last + 1, kind=kind, title=title, minutes=0, source_key=key
    )
    item.save()
    return item


@transaction.atomic
def drop_pointer(*, meeting: Meeting, key: str, by: Actor, at: datetime) -> None:
    """Take the item that leads to `key` off the agenda again."""
    if meeting.agenda.filter(source_key=key).delete()[0]:
        record(Verb.AGENDA_CHANGED, subject=meeting, by=by, at=at)
