from datetime import timedelta

import pytest
from django.core.signing import TimestampSigner

from concord.core.accounts.queries import demo_links
from concord.core.accounts.roles import Role
from concord.core.accounts.signin import SALT, person_in, signin_url
from tests.factories.accounts import PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(settings):
    settings.DEVELOPMENT = True
    return RoleGrantFactory(area=AreaFactory(slug="wess", is_example=True), person__name="Olive Example").person


def path_of(person):
    return signin_url(person).removeprefix("http://127.0.0.1:8000")


def test_a_get_shows_a_button_and_a_post_signs_in_with_the_second_step(client, officer):
    page = client.get(path_of(officer))
    assert "Olive Example" in page.content.decode()
    assert "_auth_user_id" not in client.session
    assert client.post(path_of(officer)).url == "/"
    assert client.get("/areas/wess/try/officer/").status_code == 200
    assert "This device" in client.get("/account/sessions/").content.decode()


def test_in_production_it_signs_nobody_in(client, officer, settings):
    path = path_of(officer)
    settings.DEVELOPMENT = False
    assert person_in(path.split("/")[2]) is None
    assert client.post(path).status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_session_from_the_demo_is_worth_nothing_in_production(client, officer, settings):
    client.post(path_of(officer))
    settings.DEVELOPMENT = False
    assert client.get("/areas/wess/try/officer/").url == "/account/second-step/"


def test_only_people_of_an_example_area_have_one(officer):
    real = RoleGrantFactory(area=AreaFactory()).person
    assert person_in(path_of(real).split("/")[2]) is None


def test_it_ends_after_a_day(officer, monkeypatch):
    monkeypatch.setattr("django.core.signing.time.time", lambda: 1_700_000_000)
    token = TimestampSigner(salt=SALT).sign(str(officer.uid))
    assert person_in(token) == officer
    monkeypatch.setattr(
        "django.core.signing.time.time", lambda: 1_700_000_000 + timedelta(days=1, seconds=1).total_seconds()
    )
    assert person_in(token) is None


@pytest.mark.parametrize("token", ["", "x", "a:b:c"])
def test_a_forged_token_is_nobodys(officer, token):
    assert person_in(token) is None


def whose(url):
    """A link without the second in which it was made."""
    return url.rsplit(":", 2)[0]


def test_the_demo_lists_everybody_who_signs_in_with_their_roles(officer):
    RoleGrantFactory(person=officer, area=AreaFactory(name="Upton"), role=Role.CHAIR)
    champion = PersonFactory(login_email=None)
    RoleGrantFactory(area=AreaFactory(is_example=True, name="Downton"), person=champion, role=Role.CHAMPION)
    RoleGrantFactory()
    first, second = demo_links()
    assert first.name == "Olive Example"
    assert first.roles.endswith("chair in Upton")
    assert whose(first.url) == whose(signin_url(officer))
    assert (second.name, second.roles) == (champion.name, "champion in Downton")
