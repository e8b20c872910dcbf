import pytest

from concord.core.accounts.guards import requires_all
from concord.core.accounts.middleware import LINK_SESSION
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import Role
from concord.core.accounts.terms import Purpose
from tests.factories.accounts import PersonalLinkFactory, PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return AreaFactory(slug="wess")


def sign_in(client, area, role, **more):
    client.force_login(RoleGrantFactory(area=area, role=role, **more).person)


def open_link(client, **facts):
    link = PersonalLinkFactory(**facts)
    session = client.session
    session[LINK_SESSION] = str(link.uid)
    session.save()
    client.cookies["concord_session"] = session.session_key
    return link


@pytest.mark.parametrize(
    ("role", "officer", "either"), [(Role.CHAIR, 403, 200), (Role.OBSERVER, 403, 200), (Role.BOARD_CONTACT, 403, 403)]
)
def test_a_page_opens_to_any_of_its_permissions(client, area, role, officer, either):
    sign_in(client, area, role)
    assert client.get("/areas/wess/try/officer/").status_code == officer
    assert client.get("/areas/wess/try/either/").status_code == either


def test_nobody_is_sent_to_sign_in_and_back(client, area):
    response = client.get("/areas/wess/try/officer/?box=2")
    assert response.url == "/account/sign-in/?next=/areas/wess/try/officer/%3Fbox%3D2"


def test_after_a_sent_form_nobody_is_sent_back_to_its_address(client, area):
    assert client.post("/areas/wess/try/officer/").url == "/account/sign-in/?next=/"


def test_a_neighbour_is_refused_with_the_contact_to_ask(client, area):
    sign_in(client, AreaFactory(), Role.CHAIR)
    response = client.get("/areas/wess/try/either/")
    assert response.status_code == 403
    assert "priya@example.org" in response.content.decode()


def test_a_link_opens_its_page_in_its_area_alone(client, area):
    open_link(client, area=area)
    beside = AreaFactory(slug="beside")
    assert client.get("/areas/wess/try/linked/").content == b"your return"
    assert client.get(f"/areas/{beside.slug}/try/linked/").status_code == 403


@pytest.mark.parametrize("purpose", sorted(set(Purpose) - {Purpose.RETURN}))
def test_a_link_for_another_purpose_does_not_open_it(client, area, purpose):
    open_link(client, area=area, purpose=purpose)
    assert client.get("/areas/wess/try/linked/").status_code == 403


def test_without_a_link_its_page_says_how_to_get_one(client, area):
    response = client.get("/areas/wess/try/linked/")
    assert response.status_code == 403
    assert "opens from a personal link" in response.content.decode()


def test_a_page_for_either_opens_by_link_and_by_permission(client, area):
    assert client.get("/areas/wess/try/linked-or/").status_code == 302
    sign_in(client, area, Role.CHAMPION)
    assert client.get("/areas/wess/try/linked-or/").content == b"a return"
    client.logout()
    open_link(client, area=area)
    assert client.get("/areas/wess/try/linked-or/").content == b"a return"


def test_a_page_for_either_stays_closed_to_links_of_other_areas_and_other_people(client, area):
    open_link(client, area=AreaFactory())
    assert client.get("/areas/wess/try/linked-or/").status_code == 403
    client.logout()
    client.force_login(PersonFactory())
    assert client.get("/areas/wess/try/linked-or/").status_code == 403


def test_guards_can_be_read_by_a_test_that_walks_every_address():
    from tests.core.accounts.urls import urlpatterns

    views = {str(pattern.pattern).rpartition("try/")[2]: pattern.callback for pattern in urlpatterns[:6]}
    assert views["officer/"].required_permission
    assert views["linked/"].link_purpose == (Purpose.RETURN,)
    assert views["linked-or/"].required_permission
    assert views["public/"].is_public


def test_a_page_that_asks_for_several_permissions_says_each_of_them():
    needed = (Permission.MANAGE_AREA, Permission.MANAGE_PEOPLE, Permission.MANAGE_PERIODS)
    assert requires_all(*needed)(lambda request: None).required_permission == needed
