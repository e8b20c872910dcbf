"""What a champion saw: written, taken back, read and answered. The trail never says who wrote one."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, Installation, acting, require
from concord.core.accounts.commands import mail_link
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.text import clean_text

from ..models import Champion, Note
from ..rules.champions import check_day_has_come
from ..rules.notes import check_answer_state, check_not_answered, check_says_something, check_shown_with_name
from ..terms import NoteState, Verb
from .describing import record_of

Actor = Person | Installation
LABEL = "a note"
LINK_DAYS = 90


@transaction.atomic
def write_note(
    *, person: Person, area: Area, text: str, seen_on: date, for_group: bool, named: bool, at: datetime, **facts: Any
) -> Note:
    """Keep what somebody saw. `facts`: its kind, and the organisation and unit that it is about."""
    require(person, Permission.MAKE_RETURN, area)
    said = clean_text(text)
    check_says_something(said)
    check_shown_with_name(for_group=for_group, named=named)
    check_day_has_come(seen_on, timezone.localdate(at))
    shown = {"for_group": for_group, "named": named}
    champion = record_of(person, area)
    made = Note(area=area, champion=champion, text=said, seen_on=seen_on, written_at=at, **shown, **facts)
    made.save()
    # By nobody: whoever reads the trail may read nameless notes too, and would know whose they are.
    record(Verb.NOTE_WRITTEN, subject=made, by=None, at=at, label=LABEL)
    return made


@transaction.atomic
def take_back_note(*, note: Note, by: Person, at: datetime) -> None:
    """Its writer takes a note back, answered or not."""
    if by.pk != note.champion.person_id:
        raise AccessDenied("Only whoever wrote a note takes it back.")
    require(by, Permission.MAKE_RETURN, note.area)
    record(Verb.NOTE_TAKEN_BACK, subject=note, by=None, at=at, label=LABEL)
    note.delete()


@transaction.atomic
def answer_note(*, note: Note, state: str, answer: str, by: Actor, at: datetime) -> None:
    """Mark a note read, once. That it is answered, or belongs into a return, is mailed without any of the words."""
    require(by, Permission.MANAGE_CHAMPIONS, note.area)
    check_answer_state(state)
    said = clean_text(answer)
    waiting = Note.objects.filter(pk=note.pk, state=NoteState.WAITING)
    check_not_answered(waiting.update(state=state, answer=said, answered_at=at, answered_by=acting(by)))
    note.refresh_from_db()
    record(Verb.NOTE_ANSWERED, subject=note, by=by, at=at, label=LABEL, asked=state == NoteState.ASKED)
    person = note.champion.person
    if person.email and (said or state == NoteState.ASKED):
        tell(note.champion, "champions_note_answer", "Your note has been read", at, note=note)


@transaction.atomic
def send_note_link(*, person: Person, area: Area, by: Actor, at: datetime) -> None:
    """Mail a champion the link with which they tell what they see, without signing in."""
    require(by, Permission.MANAGE_CHAMPIONS, area)
    champion = record_of(person, area)
    if not person.email:
        raise RuleBroken("There is no e-mail address to send it to.")
    tell(champion, "champions_note_link", "Tell us what you see", at)
    record(Verb.NOTE_LINK_SENT, subject=champion, by=by, at=at, days=LINK_DAYS)


def tell(champion: Champion, template: str, subject: str, at: datetime, **context: Any) -> None:
    kind = template.replace("_", ".", 1)
    mail_link(
        purpose=Purpose.NOTE,
        subject_key=str(champion.uid),
        expires_at=at + timedelta(days=LINK_DAYS),
        mail={"kind": kind, "subject": subject, "template": template, "context": context},
        about=champion,
        area=champion.area,
        by=SYSTEM,
        at=at,
        person=champion.person,
    )
