"""Somebody with an account joins a further area: what was kept for them there becomes theirs."""

from datetime import date, datetime

from django.utils import timezone

from concord.core.accounts.commands import fold_into
from concord.core.accounts.models import Person, RoleGrant
from concord.core.areas.models import Area

from .. import rules
from ..models import Invitation, Membership
from ..queries import confirmers
from ..terms import Verb
from .memberships import note


def join_with_account(*, invited: Person, account: Person, area: Area, at: datetime) -> None:
    """Move every role of the invited person to the account of whoever proved to be them.

    Called by a command that has seen the proof. Nobody takes so a role that they gave themselves.
    """
    rules.check_can_join(takes_part=Membership.objects.filter(person=account).exists(), area=area)
    for hat in Membership.objects.filter(person=invited).select_related("grant__given_by", "organisation", "area"):
        take_hat(hat, account, at)
    Invitation.objects.filter(person=invited).update(person=account)
    fold_into(person=invited, account=account, area=area)


def take_hat(hat: Membership, account: Person, at: datetime) -> None:
    rules.check_not_oneself(account, hat.grant.given_by)
    hat.person = account
    hat.save(update_fields=["person"])
    RoleGrant.objects.filter(pk=hat.grant_id).update(person=account, waiting=waits_again(hat, timezone.localdate(at)))
    if hat.role in rules.CONFIRMED:
        note(Verb.MEMBERSHIP_STARTED, hat, account, at, role=hat.role)


def waits_again(hat: Membership, day: date) -> bool:
    """Whoever confirmed such a role saw somebody without an account. Nobody is asked about the installation's own."""
    if hat.role not in rules.CONFIRMED or hat.grant.given_by is None:
        return hat.grant.waiting
    return hat.grant.waiting or bool(confirmers(hat, day))
