import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import add_person, change_person
from concord.core.accounts.models import Person
from concord.core.accounts.roles import Role
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.core.audit.trail import AT
from tests.factories.accounts import PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return AreaFactory(code="WESS")


@pytest.fixture
def officer(area):
    return RoleGrantFactory(area=area).person


def change(person, by, area, **changes):
    return change_person(person=person, changes=changes, area=area, by=by, at=AT)


def test_a_person_is_added_and_the_trail_holds_no_name(area, officer):
    person = add_person(
        name=" Kim  Sample\n", email=" kim@example.org ", phone="01234", login_email="Kim@Example.org", home_area=area,
        by=officer, at=AT,
    )  # fmt: skip
    person.refresh_from_db()
    assert (person.name, person.email, person.phone) == ("Kim Sample", "kim@example.org", "01234")
    assert (person.login_email, person.home_area, person.has_usable_password()) == ("kim@example.org", area, False)
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.area_key, entry.person_key) == ("accounts.person_added", "WESS", str(officer.uid))
    assert (entry.subject_key, entry.subject_label, entry.facts) == (str(person.uid), "a person", {})


def test_charities_share_a_contact_address_but_nobody_shares_a_sign_in_address(area, officer):
    for name in ("Kim", "Lee"):
        add_person(name=name, email="info@example.org", home_area=area, by=officer, at=AT)
    add_person(name="Kim", login_email="kim@example.org", home_area=area, by=officer, at=AT)
    with pytest.raises(RuleBroken) as refused:
        add_person(name="Lee", login_email="KIM@example.org", home_area=area, by=officer, at=AT)
    assert refused.value.field == "login_email"
    assert "Kim" not in refused.value.message


@pytest.mark.parametrize("role", [Role.CHAIR, Role.CHAMPION, Role.TRUSTEE])
def test_people_without_the_permission_add_nobody(area, role):
    with pytest.raises(AccessDenied):
        add_person(name="Kim", home_area=area, by=RoleGrantFactory(area=area, role=role).person, at=AT)
    assert Person.objects.filter(name="Kim").count() == 0


def test_people_without_a_sign_in_address_have_none_at_all(area):
    for name in ("Kim", "Lee"):
        assert add_person(name=name, login_email="", home_area=area, by=SYSTEM, at=AT).login_email is None


def test_an_officer_changes_people_of_their_own_area(area, officer):
    person = PersonFactory(home_area=area)
    change(person, officer, area, name="Kim  Sample", phone="1")
    person.refresh_from_db()
    assert (person.name, person.phone) == ("Kim Sample", "1")
    assert AuditEntry.objects.get().facts == {"fields": ["name", "phone"]}


def test_an_officer_does_not_change_people_of_another_area(area, officer):
    person = PersonFactory(home_area=AreaFactory())
    with pytest.raises(RuleBroken):
        change(person, officer, area, name="Kim")
    with pytest.raises(AccessDenied):
        change(person, officer, person.home_area, name="Kim")


def test_people_change_themselves_and_nobody_else_does(area):
    person, other = PersonFactory(home_area=area), PersonFactory(home_area=area)
    change(person, person, area, name="Kim")
    with pytest.raises(AccessDenied):
        change(person, other, area, name="Lee")
    with pytest.raises(RuleBroken):
        change(PersonFactory(home_area=None), other, None, name="Lee")


def test_a_new_sign_in_address_shuts_the_old_one_out_and_tells_it(area, officer):
    person = PersonFactory(home_area=area, login_email="old@example.org")
    EmailAddress.objects.create(user=person, email="old@example.org", verified=True, primary=True)
    change(person, officer, area, login_email="New@example.org")
    person.refresh_from_db()
    assert person.login_email == "new@example.org"
    assert EmailAddress.objects.count() == 0
    (sent,) = mail.outbox
    assert sent.to == ["old@example.org"]
    assert "http://127.0.0.1:8000/account/sessions/" in sent.body


def test_a_new_sign_in_address_ends_every_session_and_unlinks_work_accounts(area, officer):
    person, other = PersonFactory(home_area=area, login_email="old@example.org"), PersonFactory()
    for somebody in (person, other):
        SocialAccount.objects.create(user=somebody, provider="work", uid=str(somebody.uid))
        UserSession.objects.create(user=somebody, ip="127.0.0.1", user_agent="x", session_key=open_session())
    change(person, officer, area, name="Kim")
    assert UserSession.objects.filter(user=person).exists()
    keys = dict(UserSession.objects.values_list("user__pk", "session_key"))
    change(person, officer, area, login_email="new@example.org")
    assert [found.user for found in UserSession.objects.all()] == [other]
    assert [found.user for found in SocialAccount.objects.all()] == [other]
    store = SessionStore()
    assert [store.exists(keys[somebody.pk]) for somebody in (person, other)] == [False, True]


def open_session():
    store = SessionStore()
    store.create()
    return store.session_key


def test_an_address_that_somebody_else_changed_is_told_at_the_old_one_and_where_they_sign_in(area, officer):
    person = PersonFactory(home_area=area, email="desk@example.org", login_email="kim@example.org")
    change(person, officer, area, email="other@example.org", phone="0123")
    assert [sent.to for sent in mail.outbox] == [["kim@example.org"], ["desk@example.org"]]
    assert "Somebody else changed the address to which Concord writes" in mail.outbox[0].body
    assert "other@example.org" not in "".join(sent.body for sent in mail.outbox)


def test_of_their_own_change_of_a_contact_address_nobody_is_told(area):
    person = PersonFactory(home_area=area, email="desk@example.org", login_email="kim@example.org")
    change(person, person, area, email="other@example.org")
    assert mail.outbox == []


def test_the_same_sign_in_address_again_changes_and_tells_nothing(area, officer):
    person = PersonFactory(home_area=area, login_email="same@example.org")
    change(person, officer, area, login_email="Same@example.org")
    assert mail.outbox == []


@pytest.mark.parametrize("field", ["email", "login_email"])
def test_nobody_else_moves_a_trustees_addresses(area, officer, field):
    trustee = RoleGrantFactory(area=area, role=Role.TRUSTEE, person__home_area=area).person
    with pytest.raises(RuleBroken) as refused:
        change(trustee, officer, area, **{field: "officer@example.org"})
    assert refused.value.field == field
    change(trustee, officer, area, name="Kim", email=trustee.email)
    change(trustee, trustee, area, email="own@example.org")


def test_a_former_trustee_is_like_anybody_else(area, officer):
    grant = RoleGrantFactory(area=area, role=Role.TRUSTEE, person__home_area=area)
    grant.ends_on = grant.starts_on
    grant.save()
    change(grant.person, officer, area, email="new@example.org")
