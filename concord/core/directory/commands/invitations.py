"""Invitations to sign in."""

from datetime import datetime, timedelta

from django.db import transaction

from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.commands import change_person, issue_link
from concord.core.accounts.models import Person, PersonalLink
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.mail.commands import queue_mail

from ..models import Invitation, Membership
from ..terms import Verb

Actor = Person | Installation
LASTS = timedelta(days=14)


@transaction.atomic
def invite(*, membership: Membership, by: Actor, at: datetime) -> Invitation:
    """Invite somebody to sign in. The invitation ends after 14 days; a new one closes the old."""
    area, person = membership.area, membership.person
    require(by, Permission.MANAGE_PEOPLE, area)
    if not person.email:
        raise RuleBroken(f"{person} has no e-mail address to send the invitation to.", field="email")
    close_open(membership, at)
    invitation = Invitation(
        area=area, person=person, membership=membership, invited_by=acting(by), sent_at=at, expires_at=at + LASTS
    )
    invitation.save()
    issued = issue_link(
        purpose=Purpose.INVITATION,
        area=area,
        subject_key=str(invitation.uid),
        person=person,
        by=by,
        at=at,
        expires_at=invitation.expires_at,
    )
    context = {"area": area, "person": person, "membership": membership}
    queue_mail(
        kind="directory.invitation",
        to_address=person.email,
        to_person=person,
        area=area,
        about=person,
        at=at,
        subject=f"You are invited to the {area.word('agreement')} of {area.name}",
        template="invitation",
        context=context,
        link=issued,
        shown=True,
    )
    record(Verb.INVITATION_SENT, subject=person, by=by, at=at, area=area, label=membership.get_role_display())
    return invitation


def close_open(membership: Membership, at: datetime) -> None:
    still = Invitation.objects.filter(membership=membership, accepted_at__isnull=True, withdrawn_at__isnull=True)
    keys = [str(uid) for uid in still.values_list("uid", flat=True)]
    PersonalLink.objects.filter(purpose=Purpose.INVITATION, subject_key__in=keys).update(revoked_at=at)
    still.update(withdrawn_at=at)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Actor, at: datetime) -> None:
    """Take an invitation back before it is accepted."""
    require(by, Permission.MANAGE_PEOPLE, invitation.area)
    if invitation.accepted_at:
        raise RuleBroken("This invitation was accepted already. End the role instead.")
    close_open(invitation.membership, at)
    record(Verb.INVITATION_WITHDRAWN, subject=invitation.person, by=by, at=at, area=invitation.area, label="invitation")


@transaction.atomic
def accept_invitation(*, invitation: Invitation, by: Person, at: datetime) -> None:
    """The invited person may sign in from now on with the address that the invitation reached."""
    if invitation.withdrawn_at or invitation.expires_at < at:
        raise RuleBroken("This invitation has ended. Ask the officer to send it again.")
    if invitation.accepted_at is None:
        Invitation.objects.filter(pk=invitation.pk).update(accepted_at=at)
        if not by.login_email:
            let_sign_in(by, invitation.area, at)
        record(Verb.INVITATION_ACCEPTED, subject=by, by=by, at=at, area=invitation.area, label="invitation")


def let_sign_in(person: Person, area: Area, at: datetime) -> None:
    try:
        change_person(person=person, changes={"login_email": person.email}, area=area, by=person, at=at)
    except RuleBroken as error:
        raise RuleBroken(
            f"{person.email} cannot be used to sign in here. Ask the officer to invite you at another address of yours."
        ) from error
