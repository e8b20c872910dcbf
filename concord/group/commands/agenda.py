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
from ..terms import AgendaItemKind, Verb

Actor = Person | Installation


@dataclass(frozen=True)
class ItemInput:
    """One agenda item as typed. `source_key`: where it leads, below the area's address, when an app above says so."""

    title: str
    minutes: int
    kind: str = AgendaItemKind.OTHER
    lead: str = ""
    outcome: str = ""
    source_key: str = ""


@transaction.atomic
def set_agenda(*, meeting: Meeting, items: Sequence[ItemInput], by: Actor, at: datetime) -> None:
    """Put the items in this order. Refused when their minutes do not fit the meeting."""
    require(by, Permission.MANAGE_MEETINGS, meeting.area)
    rules.check_agenda_fits((item.minutes for item in items), meeting.starts_at, meeting.ends_at)
    meeting.agenda.all().delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(area=meeting.area, meeting=meeting, position=n, **vars(item))
        for n, item in enumerate(items, start=1)
    )
    record(Verb.AGENDA_CHANGED, subject=meeting, by=by, at=at, items=len(items))


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
    made = AgendaItem(area=meeting.area, meeting=meeting, position=0, **vars(item))
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
