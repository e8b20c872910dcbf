"""Somebody who signs in already, because of another area, is invited to a second one."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from concord.core.accounts.access import SYSTEM, may, permissions_in
from concord.core.accounts.commands import add_person, issue_link
from concord.core.accounts.models import Person, PersonalLink
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.areas.terms import AreaStatus
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import Invitation, Membership
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.mail.models import OutgoingMessage
from concord.group.models import Attendance
from concord.log.models import Expectation
from tests.worlds import open_a_period

ACCEPT = "/areas/wessington/invitation/"
HOME = "/areas/wessington/"
STAN, NOOR = "Stan@example.org", "noor@example.org"


def add(world, address, role="champion", by=None):
    by, now = by or world.officer, timezone.now()
    person = add_person(name="Stanley", email=address, home_area=world.area, by=by, at=now)
    return commands.add_membership(
        area=world.area, person=person, organisation=world.charity, role=role, starts_on=date(2025, 1, 1), by=by,
        at=now,
    )  # fmt: skip


@pytest.fixture
def hat(world):
    """Given to an address with which Stan, an officer next door, signs in."""
    return add(world, STAN)


def invite(world, hat, at=None):
    return commands.invite(membership=hat, by=world.officer, at=at or timezone.now())


def link_mailed():
    return re.search(r"(/link/\S+)", mail.outbox[-1].body)[1]


def open_link(client):
    assert client.post(link_mailed()).url == ACCEPT
    return client


def accept(invitation, by):
    return commands.accept_invitation(invitation=invitation, by=by, at=timezone.now())


def test_the_owner_signs_in_with_a_code_and_joins(world):
    champion = Person.objects.create(name="Noor Haddad", login_email=NOOR, email=NOOR)
    hat = add(world, NOOR)
    invite(world, hat)
    client = open_link(Client())
    path = client.post(ACCEPT).url
    assert path == f"/account/sign-in/?next={ACCEPT}"
    client.post("/account/sign-in/", {"email": NOOR, "next": ACCEPT})
    code = re.search(r"^([A-Z0-9-]{6,12})$", mail.outbox[-1].body, re.MULTILINE)[1]
    assert client.post("/account/sign-in/code/", {"code": code, "next": ACCEPT}).url == ACCEPT
    body = client.get(ACCEPT).content.decode()
    assert ("You are signed in as Noor Haddad" in body, "somebody else meant" not in body) == (True, False)
    assert not may(champion, Permission.MAKE_RETURN, world.area)
    assert client.post(ACCEPT).url == HOME
    assert may(Person.objects.get(pk=champion.pk), Permission.MAKE_RETURN, world.area)
    assert client.get(HOME).status_code == 200


def test_whoever_is_signed_in_as_the_owner_joins_at_once_and_pressing_twice_changes_nothing(world, hat, signed_in):
    made = invite(world, hat)
    client = open_link(signed_in(world.stranger))
    assert "You are signed in as Stan Example" in client.get(ACCEPT).content.decode()
    assert (client.post(ACCEPT).url, client.post(ACCEPT).url, client.get(ACCEPT).url) == (HOME, HOME, HOME)
    made.refresh_from_db()
    hat.refresh_from_db()
    assert (made.person, hat.person, hat.grant.person) == (world.stranger,) * 3
    assert permissions_in(Person.objects.get(pk=world.stranger.pk), world.area) >= {Permission.MAKE_RETURN}
    (entry,) = AuditEntry.objects.filter(verb="directory.invitation_accepted")
    assert (entry.person_key, entry.subject_key) == (str(world.stranger.uid),) * 2


def test_nothing_is_kept_any_more_of_the_person_without_an_account(world, hat):
    invited = hat.person
    accept(invite(world, hat), world.stranger)
    invited.refresh_from_db()
    assert (invited.name, invited.email, invited.phone, invited.is_active) == ("", "", "", False)
    message = OutgoingMessage.objects.get(kind="directory.invitation")
    assert (message.to_person_key, message.about_key) == (str(world.stranger.uid),) * 2
    assert Person.objects.get(pk=world.stranger.pk).home_area == world.neighbour


def test_without_a_sign_in_nothing_is_accepted_however_often_the_button_is_pressed(world, hat):
    made = invite(world, hat)
    client = open_link(Client())
    for _ in range(2):
        assert client.post(ACCEPT).url == f"/account/sign-in/?next={ACCEPT}"
    made.refresh_from_db()
    assert (made.accepted_at, Membership.objects.filter(person=world.stranger).exists()) == (None, False)
    assert Person.objects.get(login_email="stan@example.org") == world.stranger


def test_nobody_else_who_is_signed_in_joins(world, hat, signed_in):
    made = invite(world, hat)
    client = open_link(signed_in(world.observer))
    body = client.get(ACCEPT).content.decode()
    assert ("you are signed in as Rosa Example" in body, ">\n  Accept" in body) == (True, False)
    assert client.post(ACCEPT).status_code == 403
    made.refresh_from_db()
    assert made.accepted_at is None


def test_an_account_with_another_address_of_its_own_takes_no_invitation_of_somebody_who_signs_in(world, hat):
    made = invite(world, hat)
    Person.objects.filter(pk=hat.person_id).update(login_email="stanley@example.org")
    made.person.refresh_from_db()
    with pytest.raises(AccessDenied):
        accept(made, world.stranger)


@pytest.mark.parametrize("days", [15, 400])
def test_an_invitation_that_has_ended_lets_nobody_join(world, hat, signed_in, days):
    made = invite(world, hat, at=timezone.now() - timedelta(days=days))
    assert signed_in(world.stranger).post(link_mailed()).status_code == 410
    with pytest.raises(RuleBroken, match="has ended"):
        accept(made, world.stranger)
    commands.withdraw_invitation(invitation=invite(world, hat), by=world.officer, at=timezone.now())
    assert signed_in(world.stranger).post(link_mailed()).status_code == 410


def seen_by(client, hat):
    """What an officer reads, without what differs between any two people and mails."""
    body = client.get(f"/areas/wessington/people/{hat.person.uid}/").content.decode()
    said = OutgoingMessage.objects.latest("pk").kept_text
    words = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|nonce-?\S+', "", body + said)
    words = re.sub(r"[0-9a-f-]{36}|/(roles|invitations)/\S+", "", words)
    return re.sub(NOOR, STAN, words)


def test_the_officer_cannot_tell_whether_there_was_an_account(world, hat, signed_in):
    client = signed_in(world.officer)
    other = add(world, NOOR)
    seen = []
    for each in (hat, other):
        response = client.post(f"/areas/wessington/roles/{each.pk}/invite/", follow=True)
        assert response.status_code == 200
        seen.append(seen_by(client, each))
    assert seen[0] == seen[1]
    assert mail.outbox[-1].subject == mail.outbox[-2].subject


def test_the_holder_of_the_link_cannot_tell_either(world, hat):
    seen = []
    for each in (hat, add(world, NOOR)):
        invite(world, each)
        client = open_link(Client())
        before = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", client.get(ACCEPT).content.decode())
        answer = client.post(ACCEPT)
        after = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", client.get(answer.url).content.decode())
        seen.append([re.sub(NOOR, STAN, text) for text in (before, answer.url, after)])
    assert seen[0] == seen[1]


def test_somebody_who_takes_part_here_already_asks_for_the_role_instead(world):
    made = invite(world, add(world, "lena@example.org"))
    with pytest.raises(RuleBroken, match="with this account already"):
        accept(made, world.champion)
    made.refresh_from_db()
    assert made.accepted_at is None


def test_nobody_gives_themselves_a_role_by_inviting_their_own_account(world):
    admin = Person.objects.create(name="Ada", login_email="ada@example.org", email="ada@example.org")
    admin.grants.create(role="platform_admin", starts_on=date(2025, 1, 1))
    made = invite(world, add(world, "ada@example.org", "officer", by=admin))
    with pytest.raises(RuleBroken, match="Nobody gives themselves a role"):
        accept(made, admin)
    made.refresh_from_db()
    assert (made.accepted_at, made.person == admin) == (None, False)


def test_a_role_that_was_confirmed_for_somebody_without_an_account_waits_again(world):
    hat = add(world, STAN, "chair")
    commands.confirm_role(membership=hat, by=world.chair, at=timezone.now())
    accept(invite(world, hat), world.stranger)
    hat.refresh_from_db()
    assert (hat.grant.person, hat.grant.waiting) == (world.stranger, True)
    entry = AuditEntry.objects.filter(verb="directory.membership_started").latest("pk")
    assert (entry.subject_key, entry.facts["role"]) == (str(world.stranger.uid), "chair")


def test_a_return_and_a_seat_asked_for_before_go_on_under_the_account(world):
    hat = add(world, STAN, "group_member")
    was = hat.person
    period = open_a_period(world)
    link = issue_link(
        purpose="return", area=world.area, subject_key=period.reference, person=was, by=None, at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=9),
    ).link  # fmt: skip
    Attendance.objects.filter(person=was).delete()
    assert Expectation.objects.filter(person=was).count() == 1
    accept(invite(world, hat), world.stranger)
    assert [row.person for row in Expectation.objects.filter(period=period, person_name="Stanley")] == [world.stranger]
    assert [link.person for link in PersonalLink.objects.usable(timezone.now()).filter(pk=link.pk)] == [world.stranger]


def test_a_first_officer_who_has_an_account_joins_the_new_area_with_it(world, signed_in):
    commands.open_area(
        slug="upton", name="Upton", parent=None, officer="priya@example.org", by=SYSTEM,
        at=timezone.now(),
    )  # fmt: skip
    client = signed_in(world.officer)
    path = client.post(link_mailed()).url
    assert path == "/areas/upton/invitation/"
    assert client.post(path).url == "/areas/upton/"
    assert client.get("/areas/upton/people/").status_code == 200


def test_an_invitation_is_one_persons_and_one_areas(world, hat, signed_in):
    invite(world, hat)
    client = open_link(signed_in(world.stranger))
    assert client.post("/areas/eastmere/invitation/").status_code == 403
    assert Invitation.objects.get().accepted_at is None


def test_nobody_joins_an_area_that_has_closed_and_the_page_says_so(world, hat, signed_in):
    invite(world, hat)
    Area.objects.filter(pk=world.area.pk).update(status=AreaStatus.CLOSED, ended_on=date(2026, 1, 1))
    body = open_link(Client()).get(ACCEPT).content.decode()
    assert ("has closed since, so nobody can join it" in body, "<button" in body.split("<main")[1]) == (True, False)
