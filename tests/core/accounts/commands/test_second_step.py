"""A lost second step is taken away by the people who run the installation, and by nobody else."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from django.core import mail

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import reset_second_step
from concord.core.accounts.roles import Role
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.core.audit.trail import AT
from tests.factories.accounts import PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory
from tests.signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    county = AreaFactory(slug="county")
    return {"county": county, "district": AreaFactory(slug="district", parent=county), "else": AreaFactory()}


@pytest.fixture
def priya(places):
    """An officer of the district who lost her phone, signed in somewhere."""
    facts = {"name": "Priya", "email": "priya@cvs.example.org", "login_email": "priya@example.org"}
    person = PersonFactory(home_area=places["district"], **facts)
    RoleGrantFactory(person=person, area=places["district"])
    TOTP.activate(person, "A" * 32)
    RecoveryCodes.activate(person)
    return person


def administrator(area=None):
    return RoleGrantFactory(role=Role.PLATFORM_ADMIN, area=area, person__name="Ada").person


def reset(person, by):
    reset_second_step(person=person, by=by, at=AT)


def test_everything_by_which_it_was_done_is_gone_and_the_person_is_told(priya):
    reset(priya, administrator())
    assert not Authenticator.objects.filter(user=priya).exists()
    assert [sent.to for sent in mail.outbox] == [["priya@example.org"], ["priya@cvs.example.org"]]
    assert "Ada, who runs Concord, took away your second step, and ended your sessions" in mail.outbox[0].body


def test_it_is_recorded_where_the_person_belongs_without_their_name(priya, places):
    ada = administrator()
    reset(priya, ada)
    entry = AuditEntry.objects.get(verb="accounts.second_step_reset")
    assert (entry.area_key, entry.person_key, entry.subject_key) == (
        places["district"].key,
        str(ada.uid),
        str(priya.uid),
    )
    assert "Priya" not in entry.subject_label + str(entry.facts)


def test_their_sessions_end_and_the_next_one_asks_for_a_new_second_step(priya, client):
    sign_in(priya, client)
    key = client.session.session_key
    UserSession.objects.create(user=priya, ip="127.0.0.1", user_agent="x", session_key=key)
    assert client.get("/account/sessions/").status_code == 200
    reset(priya, SYSTEM)
    assert client.get("/account/sessions/").url.startswith("/account/sign-in/")
    client.force_login(priya)
    assert client.get("/areas/district/try/officer/").url == "/account/second-step/"


@pytest.mark.parametrize("where", [None, "county", "district"])
def test_whoever_runs_the_persons_areas_may(priya, places, where):
    reset(priya, administrator(places.get(where)))
    assert not Authenticator.objects.exists()


def refused(person, by):
    with pytest.raises(AccessDenied):
        reset(person, by)
    assert Authenticator.objects.filter(user=person).count() == 2


def test_no_officer_and_nobody_who_runs_another_area_may(priya, places):
    refused(priya, RoleGrantFactory(area=places["district"]).person)
    refused(priya, RoleGrantFactory(area=places["district"], role=Role.CHAIR).person)
    refused(priya, administrator(places["else"]))
    refused(priya, priya)


def test_whoever_runs_one_area_of_two_may_not_until_the_other_role_is_over(priya, places):
    other = RoleGrantFactory(person=priya, area=places["else"], role=Role.TRUSTEE)
    by = administrator(places["county"])
    refused(priya, by)
    other.ends_on = date(2026, 1, 2)
    other.save()
    reset(priya, by)


def test_whoever_runs_everything_is_reset_by_another_of_them_alone(priya, places):
    RoleGrantFactory(person=priya, area=None, role=Role.PLATFORM_ADMIN)
    refused(priya, administrator(places["county"]))
    refused(priya, priya)
    reset(priya, administrator())


def test_where_there_is_no_second_step_nothing_is_done(places):
    person = RoleGrantFactory(area=places["district"]).person
    with pytest.raises(RuleBroken):
        reset(person, SYSTEM)
    assert mail.outbox == []


def test_the_button_stands_on_the_persons_page_for_administrators_alone(world, signed_in, settings):
    settings.ROOT_URLCONF = "concord.config.urls"
    page, target = f"/areas/wessington/people/{world.officer.uid}/", "second-step/reset/"
    sign_in(world.officer)
    assert target not in signed_in(world.public_officer).get(page).content.decode()
    assert signed_in(world.public_officer).post(page + target).status_code == 403
    ada = signed_in(administrator())
    assert page + target in ada.get(page).content.decode()
    assert ada.get(page + target).status_code == 405
    assert ada.post(page + target, follow=True).status_code == 200
    assert not Authenticator.objects.filter(user=world.officer).exists()


def test_somebody_of_another_area_is_not_found_on_this_ones_page(world, signed_in, settings):
    settings.ROOT_URLCONF = "concord.config.urls"
    sign_in(world.stranger)
    url = f"/areas/wessington/people/{world.stranger.uid}/second-step/reset/"
    assert signed_in(administrator()).post(url).status_code == 404
