from datetime import timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import end_expired_links, issue_link, note_link_used, revoke_links
from concord.core.accounts.commands.links import WITHDRAWN_BY
from concord.core.accounts.links import url_of
from concord.core.accounts.models import PersonalLink
from concord.core.accounts.queries import link_by_code
from concord.core.accounts.roles import Role
from concord.core.accounts.terms import Purpose
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied
from tests.core.audit.trail import AT
from tests.factories.accounts import RoleGrantFactory
from tests.factories.areas import AreaFactory

pytestmark = pytest.mark.django_db

LATER = AT + timedelta(days=30)


@pytest.fixture
def area():
    return AreaFactory(code="WESS")


def issue(area, **more):
    facts = {"purpose": Purpose.RETURN, "area": area, "subject_key": "P1", "expires_at": LATER, "by": SYSTEM, "at": AT}
    return issue_link(**facts | more)


def revoke(area, by=SYSTEM, **more):
    return revoke_links(area=area, purpose=Purpose.RETURN, subject_key="P1", by=by, at=AT, **more)


def test_a_link_comes_with_its_address_and_a_code_that_is_kept_as_a_hash_alone(area):
    person = RoleGrantFactory(area=area, role=Role.CHAMPION).person
    issued = issue(area, person=person)
    assert issued.url == url_of(issued.link)
    assert link_by_code(issued.code, AT) == issued.link
    kept = PersonalLink.objects.values().get()
    assert issued.code not in str(kept)
    assert issued.code.replace("-", "") not in str(kept)
    assert (kept["to_address"], kept["last_used_at"]) == (person.email, None)


def test_every_code_is_another(area):
    assert len({issue(area).code for _ in range(50)}) == 50


def test_links_of_one_thing_are_withdrawn_at_once(area):
    sam, kim = (RoleGrantFactory(area=area, role=Role.GROUP_MEMBER).person for _ in range(2))
    elsewhere = AreaFactory()
    RoleGrantFactory(person=sam, area=elsewhere, role=Role.CHAMPION)
    mine = [issue(area, person=sam), issue(area, person=sam)]
    others = [
        issue(area, person=kim),
        issue(area, person=sam, subject_key="P2"),
        issue(area, person=sam, purpose=Purpose.TASK),
        issue(elsewhere, person=sam),
    ]
    assert revoke(area, person=sam) == 2
    assert [link_by_code(issued.code, AT) for issued in mine] == [None, None]
    assert all(link_by_code(issued.code, AT) for issued in others)
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.area_key, entry.facts) == (
        "accounts.link_revoked",
        "WESS",
        {"purpose": "return", "count": 2},
    )


def test_withdrawing_again_finds_nothing_and_records_nothing(area):
    issue(area)
    assert (revoke(area), revoke(area), AuditEntry.objects.count()) == (1, 0, 1)


def test_every_purpose_has_somebody_who_may_withdraw_it(area):
    assert set(WITHDRAWN_BY) == set(Purpose)


@pytest.mark.parametrize(("role", "allowed"), [(Role.OFFICER, True), (Role.CHAIR, False), (Role.PLATFORM_ADMIN, False)])
def test_who_may_withdraw_a_return(area, role, allowed):
    issue(area)
    by = RoleGrantFactory(area=area, role=role).person
    if allowed:
        assert revoke(area, by=by) == 1
    else:
        with pytest.raises(AccessDenied):
            revoke(area, by=by)


def test_an_officer_does_not_withdraw_a_confidential_link(area):
    issue(area, purpose=Purpose.CONFIDENTIAL)
    officer = RoleGrantFactory(area=area).person
    with pytest.raises(AccessDenied):
        revoke_links(area=area, purpose=Purpose.CONFIDENTIAL, subject_key="P1", by=officer, at=AT)


@pytest.mark.parametrize("purpose", Purpose.values)
def test_when_a_link_was_opened_is_kept_unless_it_could_tell_what_is_confidential(area, purpose):
    issued = issue(area, purpose=purpose)
    note_link_used(link=issued.link, at=AT)
    untold = purpose in {"return", "confidential", "invitation", "survey"}
    assert PersonalLink.objects.get().last_used_at == (None if untold else AT)


def test_ended_links_go_half_a_year_later_so_that_they_can_say_whom_to_ask(area):
    issue(area)
    assert end_expired_links(at=LATER + timedelta(days=179)) == 0
    assert end_expired_links(at=LATER + timedelta(days=181)) == 1
    assert PersonalLink.objects.count() == 0
