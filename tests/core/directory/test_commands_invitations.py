"""Invitations: sent, withdrawn, accepted, ended."""

from datetime import timedelta

import pytest
from django.core import mail

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import add_person
from concord.core.accounts.models import Person, PersonalLink
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import Invitation
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.worlds import START

LATER = START + timedelta(days=3)


@pytest.fixture
def hat(world):
    """A new member who has no sign-in address yet."""
    person = add_person(name="Noor", email="noor@example.org", home_area=world.area, by=SYSTEM, at=START)
    return commands.add_membership(
        area=world.area, person=person, organisation=world.charity, role="group_member", starts_on=START.date(),
        by=SYSTEM, at=START,
    )  # fmt: skip


def invite(world, hat, at=START):
    return commands.invite(membership=hat, by=world.officer, at=at)


def usable(at):
    return PersonalLink.objects.usable(at).filter(purpose="invitation").count()


def test_an_invitation_is_mailed_with_a_link_that_ends_after_fourteen_days(world, hat):
    made = invite(world, hat)
    assert (made.invited_by, made.expires_at) == (world.officer, START + timedelta(days=14))
    assert (usable(START + timedelta(days=13)), usable(START + timedelta(days=15))) == (1, 0)
    (sent,) = mail.outbox
    assert (sent.to, "/link/" in sent.body) == (["noor@example.org"], True)
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.subject_key) == ("directory.invitation_sent", str(hat.person.uid))


def test_a_new_invitation_closes_the_old_one(world, hat):
    old = invite(world, hat)
    invite(world, hat, at=LATER)
    old.refresh_from_db()
    assert (old.withdrawn_at, usable(LATER)) == (LATER, 1)


def test_nobody_is_invited_without_an_address(world, hat):
    Person.objects.filter(pk=hat.person_id).update(email="")
    hat.refresh_from_db()
    with pytest.raises(RuleBroken) as refused:
        invite(world, hat)
    assert (refused.value.field, Invitation.objects.exists(), mail.outbox) == ("email", False, [])


def test_an_invitation_that_was_withdrawn_opens_nothing(world, hat):
    made = invite(world, hat)
    commands.withdraw_invitation(invitation=made, by=world.officer, at=LATER)
    made.refresh_from_db()
    assert (made.withdrawn_at, usable(LATER)) == (LATER, 0)
    assert AuditEntry.objects.latest("pk").verb == "directory.invitation_withdrawn"
    with pytest.raises(RuleBroken, match="has ended"):
        commands.accept_invitation(invitation=made, by=hat.person, at=LATER)


def test_accepting_makes_the_address_the_one_to_sign_in_with_once(world, hat):
    made = invite(world, hat)
    for day in (3, 4):
        commands.accept_invitation(invitation=made, by=hat.person, at=START + timedelta(days=day))
        made.refresh_from_db()
    assert (made.accepted_at, Person.objects.get(pk=hat.person_id).login_email) == (LATER, "noor@example.org")
    assert AuditEntry.objects.filter(verb="directory.invitation_accepted").count() == 1


def test_accepting_keeps_a_sign_in_address_that_there_was(world):
    made = invite(world, world.champion.memberships.get())
    Person.objects.filter(pk=world.champion.pk).update(email="shared@example.org")
    commands.accept_invitation(invitation=made, by=Person.objects.get(pk=world.champion.pk), at=LATER)
    assert Person.objects.get(pk=world.champion.pk).login_email == "lena@example.org"


def test_an_address_that_somebody_signs_in_with_is_not_taken_over(world, hat):
    Person.objects.filter(pk=hat.person_id).update(email="lena@example.org")
    made = invite(world, hat)
    assert not commands.accept_invitation(invitation=made, by=Person.objects.get(pk=hat.person_id), at=LATER)
    made.refresh_from_db()
    assert (made.accepted_at, Person.objects.get(pk=hat.person_id).login_email) == (None, None)


def test_an_invitation_ends_by_itself_and_an_accepted_one_is_not_withdrawn(world, hat):
    made = invite(world, hat)
    with pytest.raises(RuleBroken, match="has ended"):
        commands.accept_invitation(invitation=made, by=hat.person, at=START + timedelta(days=15))
    commands.accept_invitation(invitation=made, by=hat.person, at=LATER)
    made.refresh_from_db()
    with pytest.raises(RuleBroken, match="accepted already"):
        commands.withdraw_invitation(invitation=made, by=world.officer, at=LATER)


@pytest.mark.parametrize("who", ["chair", "champion", "trustee", "stranger"])
def test_only_an_officer_of_the_area_invites_and_withdraws(world, hat, who):
    made = invite(world, hat)
    for act in (
        lambda by: commands.invite(membership=hat, by=by, at=LATER),
        lambda by: commands.withdraw_invitation(invitation=made, by=by, at=LATER),
    ):
        with pytest.raises(AccessDenied):
            act(getattr(world, who))
    assert usable(LATER) == 1
