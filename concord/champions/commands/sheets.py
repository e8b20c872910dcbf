"""Thanks, and what somebody took back, on their yearly sheet. The trail never holds the words."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, is_own, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied
from concord.core.lib.text import clean_text

from ..models import SheetNote
from ..queries.reach import ours_ever
from ..rules.reach import check_ours
from ..rules.sheets import check_not_oneself, check_says_it
from ..terms import SheetKind, Verb

Actor = Person | Installation
LABEL = "a yearly sheet"


@transaction.atomic
def thank(*, person: Person, area: Area, text: str, by: Actor, at: datetime) -> SheetNote:
    """The officer thanks somebody; they read it on their sheet."""
    require(by, Permission.MANAGE_CHAMPIONS, area)
    check_not_oneself(is_own(by, person.pk))
    return put_note(person, area, SheetKind.THANKS, text, by, at)


@transaction.atomic
def note_learned(*, person: Person, area: Area, text: str, at: datetime) -> SheetNote:
    """Somebody writes themselves what they took back."""
    require(person, Permission.MAKE_RETURN, area)
    return put_note(person, area, SheetKind.LEARNED, text, person, at)


def put_note(person: Person, area: Area, kind: str, text: str, by: Actor, at: datetime) -> SheetNote:
    said = clean_text(text)
    check_says_it(said)
    check_ours(ours_ever(person, area))
    made = SheetNote(area=area, person=person, kind=kind, on=timezone.localdate(at), text=said)
    made.save()
    record(Verb.SHEET_NOTED, subject=made, by=by, at=at, label=LABEL, kind=kind)
    return made


@transaction.atomic
def remove_sheet_note(*, note: SheetNote, by: Actor, at: datetime) -> None:
    """Their own words whoever they are about takes away; thanks the officer does."""
    if note.kind == SheetKind.LEARNED:
        if not is_own(by, note.person_id):
            raise AccessDenied("Only whoever wrote it takes it away.")
        require(by, Permission.MAKE_RETURN, note.area)
    else:
        require(by, Permission.MANAGE_CHAMPIONS, note.area)
    record(Verb.SHEET_REMOVED, subject=note, by=by, at=at, label=LABEL, kind=note.kind)
    note.delete()
