from datetime import UTC, datetime, timedelta

import pytest

from concord.core.accounts.middleware import SECOND_STEP_DONE
from concord.core.accounts.roles import Role
from concord.core.mail.models import OutgoingMessage
from tests.core.audit.trail import AT, entry
from tests.factories.accounts import PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return AreaFactory(slug="wess", code="WESS")


@pytest.fixture
def officer(client, area, settings):
    settings.DEVELOPMENT = True
    person = RoleGrantFactory(area=area).person
    client.force_login(person)
    session = client.session
    session[SECOND_STEP_DONE] = True
    session.save()
    return person


def message(area, **changes):
    facts = {"area_key": area.key, "to_address": "sam@example.org", "kind": "k", "subject": "Your return"}
    made = OutgoingMessage(**facts | {"queued_at": AT, "text_body": "Hello", "html_body": "<p>Hello</p>"} | changes)
    made.save()
    return made


def test_the_trail_reads_as_sentences(client, officer, area):
    entry("accounts.person_added", by=PersonFactory(name="Priya Shah"), area=area, label="a person")
    entry("accounts.person_added", area=AreaFactory(), label="somewhere else")
    page = client.get("/areas/wess/audit/").content.decode()
    assert "Priya Shah added a person: a person" in page
    assert "somewhere else" not in page


def test_the_trail_is_filtered_by_part_and_days(client, officer, area):
    entry("accounts.person_added", area=area, label="Kim")
    entry("areas.area_changed", area=area, label="Upton", at=AT + timedelta(days=9))
    assert "Upton" not in client.get("/areas/wess/audit/?kind=accounts").content.decode()
    days = {"since_day": "4", "since_month": "3", "since_year": "2026"}
    page = client.get("/areas/wess/audit/", days).content.decode()
    assert ("Kim" in page, "Upton" in page) == (False, True)


@pytest.mark.parametrize(
    "query", ["kind=nonsense", "since_day=99", "page=x", "page=-3", "kind=%00", "since_year=999999"]
)
def test_an_odd_filter_shows_a_page(client, officer, area, query):
    entry(area=area)
    assert client.get(f"/areas/wess/audit/?{query}").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_trail_takes_the_same_queries_for_more_entries(client, officer, area, count, django_assert_num_queries):
    for _ in range(count):
        entry(by=PersonFactory(), area=area)
    # Session, person, area, roles; entries counted, read, people named.
    with django_assert_num_queries(7):
        client.get("/areas/wess/audit/")


@pytest.mark.parametrize(("role", "audit", "post"), [(Role.CHAIR, 200, 403), (Role.GROUP_MEMBER, 403, 403)])
def test_who_may_see_the_trail_and_the_mail(client, area, role, audit, post):
    client.force_login(RoleGrantFactory(area=area, role=role).person)
    assert client.get("/areas/wess/audit/").status_code == audit
    assert client.get("/areas/wess/mail/").status_code == post


def test_nobody_else_gets_in(client, area):
    for url in ("audit/", "mail/"):
        assert client.get(f"/areas/wess/{url}").status_code == 302
    client.force_login(RoleGrantFactory(role=Role.CHAIR).person)
    assert client.get("/areas/wess/audit/").status_code == 403


def test_a_time_zone_does_not_move_an_entry_to_another_day(client, officer, area):
    entry(area=area, label="in summer", at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert "Wednesday 1 July 2026 at 12.30am" in client.get("/areas/wess/audit/").content.decode()
