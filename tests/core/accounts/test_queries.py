from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from concord.core.accounts.links import token_of
from concord.core.accounts.models import PersonalLink
from concord.core.accounts.queries import account_page, device_of, is_open, link_of_token, sessions_of
from concord.core.accounts.roles import Role
from concord.core.accounts.terms import Purpose
from tests.core.audit.trail import AT
from tests.factories.accounts import ROLE_FOR, PersonalLinkFactory, PersonFactory, RoleGrantFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36",
            "Chrome on Windows",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge on Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) Version/17.0 Safari/605.1", "Safari on a Mac"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36", "Chrome on an Android device"),
        ("", "A browser on an unknown device"),
    ],
)
def test_a_device_is_named_so_that_one_knows_ones_own(agent, words):
    assert device_of(agent) == words


def test_an_account_counts_its_ways_to_sign_in():
    person = PersonFactory()
    for kind in ("webauthn", "totp", "recovery_codes"):
        Authenticator.objects.create(user=person, type=kind, data={})
    grant = RoleGrantFactory(person=person)
    page = account_page(person)
    assert (page.passkeys, page.app, page.sessions, page.grants) == (1, True, 0, [grant])


def test_a_session_that_ended_by_itself_is_forgotten():
    person = PersonFactory()
    UserSession.objects.create(user=person, ip="127.0.0.1", user_agent="x", session_key="gone")
    assert sessions_of(person, "other") == []
    assert UserSession.objects.count() == 0


def test_a_token_names_its_link_open_or_closed():
    link = PersonalLinkFactory(revoked_at=AT)
    assert link_of_token(token_of(link)) == link
    assert is_open(link, AT) is False
    PersonalLink.objects.update(revoked_at=None)
    assert (is_open(link, AT), is_open(link, link.expires_at)) == (True, False)


ENDS = AT.date()
OTHER_ROLE = {
    Purpose.RETURN: Role.OBSERVER,
    Purpose.BOARD_ANSWER: Role.GROUP_MEMBER,
    Purpose.TASK: Role.CHAMPION,
    Purpose.POSITION: Role.CHAMPION,
}


@pytest.mark.parametrize("purpose", OTHER_ROLE)
def test_a_link_closes_with_the_role_that_it_was_for_whatever_other_role_goes_on(purpose):
    link = PersonalLinkFactory(purpose=purpose)
    RoleGrantFactory(person=link.person, area=link.area, role=OTHER_ROLE[purpose])
    RoleGrantFactory(person=link.person, role=ROLE_FOR[purpose])  # in another area
    assert is_open(link, AT) is True
    link.person.grants.filter(area=link.area, role=ROLE_FOR[purpose]).update(ends_on=ENDS)
    assert (is_open(link, AT), is_open(link, AT + timedelta(days=1))) == (True, False)


@pytest.mark.parametrize("purpose", [Purpose.RETURN, Purpose.BOARD_ANSWER])
def test_a_role_that_waits_opens_no_link(purpose):
    link = PersonalLinkFactory(purpose=purpose)
    link.person.grants.update(waiting=True)
    assert is_open(link, AT) is False


@pytest.mark.parametrize("purpose", Purpose)
def test_no_link_of_a_closed_account_is_open(purpose):
    link = PersonalLinkFactory(purpose=purpose)
    assert is_open(link, AT) is True
    type(link.person).objects.filter(pk=link.person.pk).update(is_active=False)
    assert is_open(link, AT) is False


@pytest.mark.parametrize("purpose", [Purpose.REPLY, Purpose.INVITATION])
def test_a_reply_and_an_invitation_need_no_role(purpose):
    assert is_open(PersonalLinkFactory(purpose=purpose), AT) is True
    assert is_open(PersonalLinkFactory(purpose=purpose, person=None, code_hash="x"), AT) is True
