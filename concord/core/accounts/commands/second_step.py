"""A second step that was lost: taken away by the people who run the installation, never by an officer."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken

from ..access import Installation
from ..administration import administered, runs_everything
from ..models import Person
from ..terms import Verb
from .people import Actor, tell_of_a_change


@transaction.atomic
def reset_second_step(*, person: Person, by: Actor, at: datetime) -> None:
    """Take somebody's passkeys, app and recovery codes away, end their sessions, and tell them.

    The next sign-in asks for a new second step where a role needs one. Raises `AccessDenied` for whoever does not run
    every area in which the person holds a role, and `RuleBroken` when there is nothing to take away.
    """
    check_may_reset(person, by, timezone.localdate(at))
    taken, _ = Authenticator.objects.filter(user=person).delete()
    if not taken:
        raise RuleBroken(f"{person} has no second step set up.")
    for session in UserSession.objects.filter(user=person):
        session.end()
    record(Verb.SECOND_STEP_RESET, subject=person, by=by, at=at, area=person.home_area, label="a person")
    who = "The people who run Concord" if isinstance(by, Installation) else f"{by}, who runs Concord,"
    what = f"{who} took away your second step, and ended your sessions. Set up a new one when you next sign in."
    tell_of_a_change(person, [person.login_email, person.email], what, at)


def check_may_reset(person: Person, by: Actor, day: date) -> None:
    """Whoever let themselves in by it would have everything that the person may do, wherever that is."""
    if isinstance(by, Installation):
        return
    held = {grant.area for grant in person.grants.dated(day).select_related("area")}
    if by.pk == person.pk or not held or not may_run(by, held):
        raise AccessDenied("A second step is reset by the people who run all the areas of whoever lost it.")


def may_run(by: Person, areas: set[Area | None]) -> bool:
    return runs_everything(by) or areas <= set(administered(by))
