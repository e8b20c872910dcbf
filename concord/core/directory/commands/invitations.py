"""Invitations to sign in."""

from datetime import datetime, timedelta

from django.db import transaction

from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.commands import change_person, mail_link
from concord.core.accounts.models import Person, PersonalLink
from concord.core.accounts.permissions import Permission
from concord.core.accounts.queries import has_account
from concord.core.accounts.terms import Purpose
from concord.core.audit.commands import record
from concord.core.lib.errors import AccessDenied, RuleBroken

from ..models import Invitation, Membership
from ..rules import check_invitation_lasts, is_for_another
from ..terms import Verb
from .joining import join_with_account

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
    mail_link(
        purpose=Purpose.INVITATION,
        subject_key=str(invitation.uid),
        expires_at=invitation.expires_at,
        mail={
            "kind": "directory.invitation",
            "subject": f"You are invited to the {area.word('agreement')} of {area.name}",
            "template": "invitation",
            "context": {"membership": membership},
        },
        about=person,
        area=area,
        by=by,
        at=at,
        person=person,
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
def accept_invitation(*, invitation: Invitation, by: Person, at: datetime) -> bool:
    """Let the invited person in: with a new account at the address, or with the account that it has already.

    `by`: who is signed in; otherwise, as the link alone tells, the invited person. False: the invitation waits until
    the owner of the account has signed in. Whoever sent it cannot tell one from the other.
    """
    check_is_for(invitation, by)
    if invitation.accepted_at:
        return True
    check_invitation_lasts(invitation, at)
    if by == invitation.person and not by.login_email and has_account(by.email):
        return False
    # Compare-and-set: a button may be pressed twice.
    if Invitation.objects.filter(pk=invitation.pk, accepted_at__isnull=True).update(accepted_at=at) == 1:
        let_in(invitation, by, at)
    return True


def check_is_for(invitation: Invitation, by: Person) -> None:
    if is_for_another(invitation, by):
        raise AccessDenied(f"This invitation is for {invitation.person.email}. Sign out, then open its link again.")


def let_in(invitation: Invitation, by: Person, at: datetime) -> None:
    """Give the invited person an account at their address, or their roles to the account that they have."""
    invited, area, facts = invitation.person, invitation.area, {}
    if by != invited:
        join_with_account(invited=invited, account=by, area=area, at=at)
        facts = {"was": str(invited.uid)}
    elif not by.login_email:
        change_person(person=by, changes={"login_email": by.email}, area=area, by=by, at=at)
    record(Verb.INVITATION_ACCEPTED, subject=by, by=by, at=at, area=area, label="invitation", **facts)
