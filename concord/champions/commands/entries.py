"""What a champion did, or was given, with its day."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, acting, is_own, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.text import clean_line

from ..models import Entry
from ..rules.champions import check_day_has_come
from ..terms import Verb
from .describing import record_of

Actor = Person | Installation


@transaction.atomic
def note_entry(
    *, person: Person, area: Area, kind: str, on: date, text: str, by: Actor, at: datetime, for_whom: str = ""
) -> Entry:
    """Note what somebody did as a champion, or was given: by themselves, or by the officer."""
    require_theirs(by, person, area)
    check_day_has_come(on, timezone.localdate(at))
    made = Entry(
        area=area,
        champion=record_of(person, area),
        kind=kind,
        on=on,
        text=clean_line(text),
        for_whom=clean_line(for_whom),
        entered_by=acting(by),
    )
    made.save()
    record(Verb.ENTERED, subject=made, by=by, at=at, label=made.get_kind_display(), kind=kind)
    return made


@transaction.atomic
def remove_entry(*, entry: Entry, by: Actor, at: datetime) -> None:
    """Take away what was noted by mistake."""
    require_theirs(by, entry.champion.person, entry.area)
    record(Verb.TAKEN_OUT, subject=entry, by=by, at=at, label=entry.get_kind_display(), kind=entry.kind)
    entry.delete()


def require_theirs(by: Actor, person: Person, area: Area) -> None:
    own = is_own(by, person.pk)
    require(by, Permission.MAKE_RETURN if own else Permission.MANAGE_CHAMPIONS, area)
