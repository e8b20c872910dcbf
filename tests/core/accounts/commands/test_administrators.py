"""Platform administrators: appointed and ended at the command line, for all or for a part."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from concord.core.accounts.access import SYSTEM, may
from concord.core.accounts.administration import administered, administering, runs_everything
from concord.core.accounts.commands import appoint_administrator, end_administrator
from concord.core.accounts.models import Person, RoleGrant
from concord.core.accounts.permissions import Permission as P
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.factories.accounts import PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
TODAY = date(2026, 1, 5)


@pytest.fixture
def places():
    county = AreaFactory(slug="county")
    return county, AreaFactory(slug="district", parent=county), AreaFactory(slug="county-east")


def appoint(email="Ada@Example.org ", name="Ada Example", by=SYSTEM, **more):
    return appoint_administrator(email=email, name=name, by=by, at=NOW, **more)


def test_an_administrator_of_everything_is_a_new_person_who_signs_in(places):
    grant = appoint()
    person = Person.objects.get()
    assert (person.name, person.login_email, person.home_area) == ("Ada Example", "ada@example.org", None)
    assert (grant.area, grant.role, grant.starts_on, grant.waiting) == (None, "platform_admin", TODAY, False)
    assert set(administered(person)) == set(places)
    assert runs_everything(person)
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.person_key, entry.area_key, entry.subject_key) == (
        "accounts.role_granted", "concord", "", str(person.uid),
    )  # fmt: skip
    assert "Ada" not in str(entry.facts) + entry.subject_label
    (sent,) = mail.outbox
    assert (sent.to, "you may now run" in sent.body.lower()) == (["ada@example.org"], True)


def test_an_administrator_of_a_county_runs_its_districts_and_nobody_elses(places):
    county, district, east = places
    person = appoint(area=county).person
    assert set(administered(person)) == {county, district}
    assert [may(person, P.MANAGE_AREA, place) for place in (county, district, east)] == [True, True, False]
    assert not runs_everything(person)


def test_an_officer_administers_nothing(places):
    officer = RoleGrantFactory(area=places[0], role="officer").person
    assert (administering(officer), list(administered(officer)), runs_everything(officer)) == ([], [], False)


def test_somebody_who_left_administers_nothing(places):
    person = appoint().person
    Person.objects.update(is_active=False)
    person.refresh_from_db()
    assert (administering(person), administering(None)) == ([], [])


def test_whoever_signs_in_here_already_keeps_their_name(places):
    known = PersonFactory(name="Sam Example", email="sam@example.org")
    assert appoint(email="sam@example.org", name="Somebody Else").person == known
    assert Person.objects.get().name == "Sam Example"


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"name": " "}, "name", "Give the person's name"),
        ({"email": "ada"}, "email", "is not an e-mail address"),
        ({"email": ""}, "email", "is not an e-mail address"),
    ],
)
def test_an_appointment_that_breaks_a_rule_changes_nothing(places, facts, field, words):
    with pytest.raises(RuleBroken, match=words) as refused:
        appoint(**facts)
    assert (refused.value.field, Person.objects.count(), RoleGrant.objects.count()) == (field, 0, 0)


def test_nobody_is_appointed_twice_for_the_same_place(places):
    appoint()
    with pytest.raises(RuleBroken, match="already"):
        appoint()
    appoint(area=places[0])
    assert RoleGrant.objects.count() == 2


def test_a_closed_account_is_not_appointed(places):
    PersonFactory(email="ada@example.org", is_active=False)
    with pytest.raises(RuleBroken, match="is closed"):
        appoint()


def test_only_the_command_line_appoints_and_ends(places):
    person = appoint().person
    with pytest.raises(AccessDenied):
        appoint(email="friend@example.org", by=person)
    with pytest.raises(AccessDenied):
        end_administrator(email=person.login_email, by=person, at=NOW)
    assert RoleGrant.objects.count() == 1


def test_an_administrator_ends_at_once_and_the_past_keeps_them(places):
    person = appoint().person
    RoleGrant.objects.update(starts_on=TODAY - timedelta(days=30))
    end_administrator(email="ada@example.org", by=SYSTEM, at=NOW)
    assert RoleGrant.objects.get().ends_on == TODAY - timedelta(days=1)
    assert not person.grants.as_at(TODAY).exists()
    assert AuditEntry.objects.latest("pk").verb == "accounts.role_ended"
    with pytest.raises(RuleBroken, match="no platform administrator"):
        end_administrator(email="ada@example.org", by=SYSTEM, at=NOW)


def test_one_appointed_today_by_mistake_is_taken_away(places):
    appoint()
    end_administrator(email="ada@example.org", by=SYSTEM, at=NOW)
    assert RoleGrant.objects.count() == 0
