import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.middleware import SECOND_STEP_DONE
from concord.core.accounts.roles import Role
from concord.core.audit.commands import record, seal_day
from concord.core.audit.models import AuditSeal
from concord.core.audit.queries import verify_latest
from tests.core.audit.trail import AT, entry, settle, tamper
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


def test_the_trail_reads_as_sentences(client, officer, area):
    entry("accounts.person_added", by=PersonFactory(name="Priya Shah"), area=area, label="a person")
    entry("accounts.person_added", area=AreaFactory(), label="somewhere else")
    page = client.get("/areas/wess/audit/").content.decode()
    assert "Priya Shah added a person" in page
    assert "somewhere else" not in page


def test_the_trail_is_filtered_by_part_and_days(client, officer, area):
    entry("accounts.person_added", area=area, label="Kim")
    entry("areas.area_changed", area=area, label="Upton", at=AT + timedelta(days=9))
    assert "Upton" not in client.get("/areas/wess/audit/?kind=accounts").content.decode()
    days = {"since_day": "4", "since_month": "3", "since_year": "2026"}
    page = client.get("/areas/wess/audit/", days).content.decode()
    assert ("Kim" in page, "Upton" in page) == (False, True)


@pytest.mark.parametrize(
    "query",
    ["kind=nonsense", "since_day=99", "page=x", "page=-3", "kind=%00", "since_year=999999", "who=%00", "thing=%25"],
)
def test_an_odd_filter_shows_a_page(client, officer, area, query):
    entry(area=area)
    assert client.get(f"/areas/wess/audit/?{query}").status_code == 200
    assert client.get(f"/areas/wess/audit.csv?{query}").status_code == 200


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
    for url in ("audit/", "audit.csv", "audit/seals/", "mail/"):
        assert client.get(f"/areas/wess/{url}").status_code == 302
    client.force_login(RoleGrantFactory(role=Role.CHAIR).person)
    for url in ("audit/", "audit.csv", "audit/seals/", "mail/"):
        assert client.get(f"/areas/wess/{url}").status_code == 403


def test_a_time_zone_does_not_move_an_entry_to_another_day(client, officer, area):
    entry(area=area, label="in summer", at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert "Wednesday 1 July 2026 at 12.30am" in client.get("/areas/wess/audit/").content.decode()


def about(area, person, verb="directory.invitation_sent", label="Champion", by=None):
    with transaction.atomic():
        record(verb, subject=person, by=by, at=AT, area=area, label=label)


def test_the_trail_is_filtered_by_who_did_it_and_by_what_it_is_about(client, officer, area):
    priya, kim = PersonFactory(name="Priya Shah"), PersonFactory(name="Kim Reed")
    entry("areas.area_changed", by=priya, area=area, label="Upton")
    entry("areas.area_changed", by=SYSTEM, area=area, label="Sutton")
    entry("areas.area_changed", by=None, area=area, label="Marton")
    about(area, kim, by=SYSTEM)

    def found(query):
        page = client.get(f"/areas/wess/audit/?{query}").content.decode()
        return [name for name in ("Upton", "Sutton", "Marton", "Kim Reed") if name in page]

    assert found("who=shah") == ["Upton"]
    assert found("who=concord") == ["Sutton", "Kim Reed"]
    assert found("who=somebody") == []
    assert found("thing=upt") == ["Upton"]
    assert found("thing=reed") == ["Kim Reed"]
    assert found(f"thing={area.slug}") == ["Upton", "Sutton", "Marton"]


def test_a_line_leads_to_the_page_of_what_it_is_about(client, officer, area, settings):
    settings.ROOT_URLCONF = "concord.config.urls"
    kim = PersonFactory(name="Kim Reed")
    about(area, kim, by=officer)
    page = client.get("/areas/wess/audit/").content.decode()
    assert (
        f'<a class="govuk-link" href="/areas/wess/people/{kim.uid}/">{officer} invited Kim Reed: Champion</a>' in page
    )


def read(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_trail_is_taken_away_as_csv_as_it_is_filtered(client, officer, area):
    entry("areas.area_changed", by=PersonFactory(name="Priya Shah"), area=area, label="Upton")
    entry("areas.area_changed", by=SYSTEM, area=area, label="Sutton")
    entry("areas.area_changed", area=AreaFactory(), label="Elsewhere")
    page = client.get("/areas/wess/audit/?who=shah").content.decode()
    assert 'href="/areas/wess/audit.csv?who=shah"' in page
    assert read(client.get("/areas/wess/audit.csv?who=shah")) == [
        {
            "when": "2026-03-03 09:00:00+00:00",
            "who": "Priya Shah",
            "what": "Priya Shah changed the area's details: Upton",
            "verb": "areas.area_changed",
            "about": "wess",
        }
    ]
    assert len(read(client.get("/areas/wess/audit.csv"))) == 2


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_nothing_in_the_file_runs_as_a_formula(client, officer, area, start):
    entry("areas.area_changed", by=PersonFactory(name=f"{start}cmd|' /C calc'!A0"), area=area)
    (row,) = read(client.get("/areas/wess/audit.csv"))
    assert row["who"].startswith(f"'{start}")
    assert row["what"].startswith(f"'{start}")


@pytest.mark.parametrize("count", [1, 3])
def test_the_file_takes_the_same_queries_for_more_entries(client, officer, area, count, django_assert_num_queries):
    for _ in range(count):
        entry(by=PersonFactory(), area=area)
    with django_assert_num_queries(6):
        client.get("/areas/wess/audit.csv")


def test_the_seals_are_shown_whole_to_compare_with_the_mail(client, officer, area):
    assert "The first is made tomorrow" in client.get("/areas/wess/audit/seals/").content.decode()
    entry(area=area)
    settle()
    seal = seal_day(at=AT)
    page = client.get("/areas/wess/audit/seals/").content.decode()
    assert seal.head in page
    assert "The trail is whole" not in page


def test_the_seals_are_checked_at_the_press_of_a_button(client, officer, area):
    made = entry(area=area, label="A secret of another area")
    settle()
    seal_day(at=AT)
    page = client.post("/areas/wess/audit/seals/").content.decode()
    assert "The trail is whole under the latest 1 seal: nothing in 2 entries was changed" in page
    assert "Waiting for the next seal: 1." in page
    tamper("UPDATE audit_auditentry SET verb = 'log.forged' WHERE id = %s", made.pk)
    page = client.post("/areas/wess/audit/seals/").content.decode()
    assert "The trail is not as it was: 1 fault was found." in page
    assert "A secret of another area" not in page


def test_a_check_of_the_latest_seals_follows_on_from_those_before():
    for n in range(3):
        entry(label=f"return {n}")
        settle(since=AuditSeal.objects.order_by("-until").values_list("until", flat=True).first())
        seal_day(at=AT + timedelta(days=n))
    assert (verify_latest(2).problems, verify_latest(2).seals) == ([], 2)
    tamper("DELETE FROM audit_auditseal WHERE id = %s", AuditSeal.objects.order_by("until")[1].pk)
    assert len(verify_latest(2).problems) == 2
