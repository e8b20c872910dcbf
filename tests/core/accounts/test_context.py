import pytest
from django.test import RequestFactory

from concord.core.accounts.context import PLACES, page
from concord.core.accounts.models import PersonalLink
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import ROLES, Role
from tests.factories.accounts import RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return AreaFactory(slug="wess", words={"agreement": {"one": "Covenant"}})


def request_for(area=None, person=None, path="/areas/wess/"):
    request = RequestFactory().get(path)
    request.area, request.person, request.link = area, person, None
    return request


def context_of(area, role, path="/areas/wess/"):
    return page(request_for(area, RoleGrantFactory(area=area, role=role).person, path))


def labels(area, role):
    return [label for label, _, _ in context_of(area, role)["nav"]]


def test_nobody_outside_an_area_gets_an_empty_page():
    found = page(RequestFactory().get("/"))
    legal = (("Accessibility", "/accessibility/"), ("Privacy and cookies", "/privacy/"))
    assert found.pop("footer_links") == legal
    assert not any(found.values())


def test_pages_know_the_words_of_the_area_and_what_one_may_do(area):
    found = context_of(area, Role.BOARD_CONTACT)
    assert (found["words"]["agreement"], found["words"]["board"]) == ("Covenant", "strategic board")
    assert found["may"] == {"see_area": True, "see_reports": True, "answer_report": True}
    assert found["account_url"] == "/account/"


def test_the_navigation_shows_what_one_may_open_in_the_areas_words(area):
    assert labels(area, Role.OFFICER) == ["Front desk", "Log", "Covenant", "Group", "Reports", "People"]
    assert labels(area, Role.CHAMPION) == ["Front desk", "Log", "Covenant", "Group", "Reports"]
    assert labels(area, Role.BOARD_CONTACT) == ["Front desk", "Reports"]
    assert labels(area, Role.TRUSTEE) == ["Front desk", "Confidential"]


@pytest.mark.parametrize("role", Role)
def test_no_role_has_more_than_six_places(role):
    assert len([label for label, _, any_of in PLACES if ROLES[role].here & any_of]) <= 6


def test_the_place_where_one_is_is_marked_and_no_other(area):
    nav = context_of(area, Role.OFFICER, "/areas/wess/log/somewhere/")["nav"]
    assert [label for label, _, here in nav if here] == ["Log"]


def test_the_front_desk_is_marked_on_itself_alone(area):
    assert [here for _, _, here in context_of(area, Role.OFFICER, "/areas/wess/audit/")["nav"]] == [False] * 6
    assert context_of(area, Role.OFFICER, "/areas/wess/")["nav"][0][2] is True


def test_somebody_from_elsewhere_gets_no_navigation(area):
    person = RoleGrantFactory(role=Role.OFFICER).person
    found = page(request_for(area, person))
    assert (found["nav"], found["may"]) == ([], {})


def test_a_link_gives_no_permissions_and_no_navigation(area):
    request = request_for(area)
    request.link = PersonalLink(area=area)
    found = page(request)
    assert (found["link"], found["nav"], found["may"]) == (request.link, [], {})


def test_permissions_are_written_in_templates_as_they_are_stored():
    assert Permission.MANAGE_MEETINGS.value == "manage_meetings"
