"""Writes on signing in and on sessions."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction

from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken

from ..models import Person
from ..terms import Verb


@transaction.atomic
def note_sign_in(*, person: Person, at: datetime) -> None:
    """Record a sign-in on the person's own sheet; it belongs to no area, so nobody else reads it."""
    record(Verb.SIGNED_IN, subject=person, by=person, at=at, label="own account")


@transaction.atomic
def note_details_taken(*, person: Person, at: datetime) -> None:
    """Record on the person's own sheet that they took out what is kept about them."""
    record(Verb.DETAILS_TAKEN, subject=person, by=person, at=at, label="own account")


@transaction.atomic
def end_session(*, person: Person, number: int, at: datetime) -> None:
    """End one of the person's own sessions, on whatever device it is."""
    session = UserSession.objects.filter(user=person, pk=number).first()
    if session is None:
        raise RuleBroken("This session has ended already.")
    session.end()
    record(Verb.SESSION_ENDED, subject=person, by=person, at=at, label="own account")


@transaction.atomic
def end_other_sessions(*, person: Person, this_key: str, at: datetime) -> int:
    """End every session of the person but the one that asks. Gives how many."""
    others = UserSession.objects.filter(user=person).exclude(session_key=this_key)
    count = len([session.end() for session in others])
    if count:
        record(Verb.SESSION_ENDED, subject=person, by=person, at=at, label="own account", count=count)
    return count
