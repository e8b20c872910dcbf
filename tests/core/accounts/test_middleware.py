from datetime import UTC, date, datetime

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django_scopes.exceptions import ScopeError

from concord.core.accounts.middleware import LINK_SESSION, SECOND_STEP_DONE
from concord.core.accounts.roles import ROLES, Role
from tests.factories.accounts import PersonalLinkFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory
from tests.signing_in import pass_second_step

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def area():
    return AreaFactory(slug="wess", name="Wessington")


def keep(client, **facts):
    session = client.session
    session.update(facts)
    session.save()
    client.cookies["concord_session"] = session.session_key


def test_an_address_of_an_area_opens_its_scope(client, area):
    assert client.get("/areas/wess/try/rows/").content == b"Wessington 0"


def test_outside_an_area_no_row_opens(client):
    with pytest.raises(ScopeError):
        client.get("/try/no-area/")


def test_an_unknown_area_is_not_found(client):
    response = client.get("/areas/nowhere/try/rows/")
    assert response.status_code == 404
    assert "We could not find this page" in response.content.decode()


def test_a_broken_rule_is_told_and_nothing_else(client, area):
    response = client.get("/areas/wess/try/broken/")
    assert response.status_code == 409
    assert "The period is locked." in response.content.decode()


@pytest.mark.parametrize("closed", [{"revoked_at": LONG_AGO}, {"expires_at": LONG_AGO}])
def test_a_link_that_was_withdrawn_or_ended_closes_at_once(client, area, closed):
    link = PersonalLinkFactory(area=area)
    keep(client, **{LINK_SESSION: str(link.uid)})
    assert client.get("/areas/wess/try/linked/").status_code == 200
    type(link).objects.update(**closed)
    assert client.get("/areas/wess/try/linked/").status_code == 403


def test_who_reads_a_public_page_gets_no_cookie(client, area):
    assert client.get("/areas/wess/try/public/").cookies == {}


def test_a_form_that_anybody_may_send_has_the_cookie_that_it_needs_alone(client):
    assert set(client.get("/code/").cookies) == {"concord_form"}


@pytest.mark.parametrize("role", Role)
def test_roles_with_a_second_step_are_sent_to_set_it_up_at_every_page_of_an_area(client, area, role):
    person = RoleGrantFactory(area=area, role=role).person
    client.force_login(person)
    response = client.get("/areas/wess/try/public/")
    if ROLES[role].second_step:
        assert (response.status_code, response.url) == (302, "/account/second-step/")
        TOTP.activate(person, "A" * 32)
        pass_second_step(client, person)
        response = client.get("/areas/wess/try/public/")
    assert response.content == b"anybody"


def test_a_session_opened_by_a_code_alone_is_asked_for_a_second_step_that_was_set_up_elsewhere(client, area):
    person = RoleGrantFactory(area=area).person
    client.force_login(person)
    TOTP.activate(person, "A" * 32)
    response = client.get("/areas/wess/try/public/?box=2")
    again = "/account/second-step/reauthenticate/?next=%2Fareas%2Fwess%2Ftry%2Fpublic%2F%3Fbox%3D2"
    assert (response.status_code, response.url) == (302, again)
    keep(client, account_authentication_methods=[{"method": "code", "at": 1.0}])
    assert client.get("/areas/wess/try/public/?box=2").url == again


OWN = ("", "change/", "address/x/", "activity/", "sessions/", "sessions/end/", "second-step/", "second-step/recovery/")
SET_UP = (
    "second-step/app/activate/",
    "second-step/passkeys/add/",
    "second-step/passkeys/",
    "second-step/app/deactivate/",
)


@pytest.mark.parametrize("page", OWN + SET_UP)
@pytest.mark.parametrize("role", [Role.OFFICER, Role.CHAMPION])
def test_an_old_session_changes_nothing_of_an_account_with_a_second_step(client, area, page, role):
    person = RoleGrantFactory(area=area, role=role).person
    client.force_login(person)
    TOTP.activate(person, "A" * 32)
    for method in (client.get, client.post):
        assert method(f"/account/{page}").url.startswith("/account/second-step/reauthenticate/?next=")


@pytest.mark.parametrize("page", OWN)
def test_own_pages_open_after_the_second_step(client, area, page):
    person = RoleGrantFactory(area=area).person
    client.force_login(person)
    TOTP.activate(person, "A" * 32)
    pass_second_step(client, person)
    assert client.get(f"/account/{page}").status_code in {200, 404, 405, 410}


def test_own_pages_open_while_there_is_no_second_step(client, area):
    client.force_login(RoleGrantFactory(area=area).person)
    for page in ("", "change/", "activity/", "sessions/"):
        assert client.get(f"/account/{page}").status_code == 200


def test_the_second_step_of_somebody_else_in_this_browser_counts_for_nobody(client, area):
    person = RoleGrantFactory(area=area).person
    client.force_login(person)
    TOTP.activate(person, "A" * 32)
    pass_second_step(client, RoleGrantFactory(area=area).person)
    assert client.get("/areas/wess/try/public/").status_code == 302


def test_the_roles_with_a_second_step_are_officers_trustees_and_administrators():
    assert {role for role in Role if ROLES[role].second_step} == {Role.OFFICER, Role.TRUSTEE, Role.PLATFORM_ADMIN}


def test_a_role_elsewhere_asks_for_the_second_step_here_too(client, area):
    client.force_login(RoleGrantFactory(role=Role.OFFICER).person)
    assert client.get("/areas/wess/try/public/").status_code == 302


def test_a_role_that_ended_asks_for_nothing(client, area):
    client.force_login(RoleGrantFactory(area=area, ends_on=date(2026, 1, 2)).person)
    assert client.get("/areas/wess/try/public/").status_code == 200


@pytest.mark.parametrize(("development", "status"), [(True, 200), (False, 302)])
def test_the_demos_second_step_counts_on_a_development_server_alone(client, area, settings, development, status):
    settings.DEVELOPMENT = development
    client.force_login(RoleGrantFactory(area=area).person)
    keep(client, **{SECOND_STEP_DONE: True})
    assert client.get("/areas/wess/try/public/").status_code == status


@pytest.mark.parametrize("page", ["officer", "linked", "either"])
def test_a_page_that_not_everybody_may_read_is_kept_nowhere_even_when_it_refuses(client, area, page):
    assert client.get(f"/areas/wess/try/{page}/").headers["Cache-Control"] == "private, no-store"
    client.force_login(RoleGrantFactory(area=area, role=Role.CHAIR).person)
    assert client.get(f"/areas/wess/try/{page}/").headers["Cache-Control"] == "private, no-store"


def test_what_a_link_opens_is_kept_nowhere(client, area):
    link = PersonalLinkFactory(area=area)
    keep(client, **{LINK_SESSION: str(link.uid)})
    for page in ("/areas/wess/try/linked/", "/areas/wess/try/public/"):
        assert client.get(page).headers["Cache-Control"] == "private, no-store"
    assert "no-store" in client.get("/code/").headers["Cache-Control"]


def test_a_page_for_anybody_is_kept_by_them_and_not_when_it_greets_somebody(client, area):
    assert "Cache-Control" not in client.get("/areas/wess/try/public/").headers
    client.force_login(RoleGrantFactory(area=area, role=Role.CHAIR).person)
    assert client.get("/areas/wess/try/public/").headers["Cache-Control"] == "private, no-store"


def test_an_areas_colour_may_be_kept_whoever_asks(client, area):
    for _ in range(2):
        assert client.get("/areas/wess/theme.css").headers["Cache-Control"] == "public, max-age=300"
        client.force_login(RoleGrantFactory(area=area, role=Role.CHAIR).person)
