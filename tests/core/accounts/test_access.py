from datetime import date

import pytest

from concord.core.accounts.access import SYSTEM, acting, may, permissions_in, require, roles_in
from concord.core.accounts.permissions import Permission as P
from concord.core.accounts.roles import ROLES, Role
from concord.core.lib.errors import AccessDenied
from tests.factories.accounts import PersonFactory, RoleGrantFactory
from tests.factories.areas import AreaFactory

# A table of permissions is the same on any database; commands ask for them on each.
pytestmark = [pytest.mark.django_db, pytest.mark.same_everywhere]

DAY = date(2026, 3, 3)
READ = {P.SEE_AREA, P.SEE_AGREEMENT, P.SEE_MEETINGS, P.SEE_REPORTS}
MEMBER = READ | {P.SEE_POINTS, P.MAKE_RETURN, P.TAKE_POSITION, P.SEE_CHAMPIONS, P.SEE_OFFICERS, P.HAND_OUT}

# The truth table: what each role may do in its own area, written out by hand.
HERE = {
    Role.OFFICER: READ
    | {P.SEE_POINTS, P.MANAGE_AREA, P.MANAGE_PEOPLE, P.SEE_AUDIT, P.SEE_MAIL, P.EDIT_AGREEMENT, P.MANAGE_PERIODS}
    | {P.SEE_NON_RETURNERS, P.MANAGE_MEETINGS, P.RECORD_DECISIONS, P.MANAGE_LEARNING, P.WRITE_REPORT}
    | {P.ANSWER_REPORT, P.SEE_CHAMPIONS, P.MANAGE_CHAMPIONS, P.SEE_OFFICERS, P.MANAGE_OFFICERS}
    | {P.TELL_BELOW, P.HAND_OUT},
    Role.CHAIR: MEMBER | {P.SEE_NON_RETURNERS, P.RECORD_DECISIONS, P.APPROVE_REPORT, P.SEE_AUDIT, P.HEAR_ISSUES},
    Role.GROUP_MEMBER: MEMBER,
    Role.CHAMPION: READ | {P.MAKE_RETURN, P.SEE_POINTS, P.SEE_CHAMPIONS, P.HAND_OUT},
    Role.BOARD_CONTACT: {P.SEE_AREA, P.SEE_REPORTS, P.ANSWER_REPORT},
    Role.TRUSTEE: {P.SEE_AREA, P.HOLD_IDENTITIES},
    Role.REGIONAL_LEAD: {P.SEE_AREA, P.SEE_SUMMARIES_BELOW, P.TELL_BELOW},
    Role.OBSERVER: READ,
    Role.PLATFORM_ADMIN: {P.RUN_INSTALLATION, P.SEE_AREA, P.MANAGE_AREA, P.MANAGE_PEOPLE, P.TELL_BELOW},
}
# And in the areas below it.
BELOW = {role: frozenset[P]() for role in Role} | {
    Role.REGIONAL_LEAD: {P.SEE_SUMMARIES_BELOW, P.TELL_BELOW},
    Role.PLATFORM_ADMIN: HERE[Role.PLATFORM_ADMIN],
}
PAIRS = [(role, permission) for role in Role for permission in P]


@pytest.fixture
def places():
    region = AreaFactory(slug="region")
    # Its name begins like the district's, its path does not lie below it.
    neighbour = AreaFactory(slug="district-east", parent=region)
    district = AreaFactory(slug="district", parent=region)
    return {
        "here": district,
        "below": AreaFactory(slug="parish", parent=district),
        "above": region,
        "beside": neighbour,
    }


def held(role, places, **more):
    return RoleGrantFactory(role=role, area=places["here"], **more).person


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", P)
def test_truth_table(role, permission, places):
    person = held(role, places)
    expected = (permission in HERE[role], permission in BELOW[role], False, False)
    found = tuple(may(person, permission, places[place], on=DAY) for place in ("here", "below", "above", "beside"))
    assert found == expected


def test_every_role_and_permission_stands_in_the_table():
    assert set(HERE) == set(ROLES)
    assert set().union(*HERE.values()) == set(P)


@pytest.mark.parametrize("role", Role)
def test_a_public_host_never_holds_identities_and_loses_nothing_else(role, places):
    person = held(role, places, host_sector="public")
    assert permissions_in(person, places["here"], on=DAY) == HERE[role] - {P.HOLD_IDENTITIES}


def test_a_public_hosted_trustee_holds_nothing_of_a_trustee(places):
    person = held(Role.TRUSTEE, places, host_sector="public")
    with pytest.raises(AccessDenied):
        require(person, P.HOLD_IDENTITIES, places["here"], on=DAY)


def test_one_hat_for_a_public_body_bars_identities_under_every_hat_here(places):
    person = held(Role.TRUSTEE, places, host_sector="voluntary")
    RoleGrantFactory(person=person, area=places["here"], role=Role.OBSERVER, host_sector="public", ends_on=DAY)
    assert not may(person, P.HOLD_IDENTITIES, places["here"], on=DAY)
    assert may(person, P.HOLD_IDENTITIES, places["here"], on=date(2026, 3, 4))


def test_a_hat_for_a_public_body_elsewhere_bars_nothing_here(places):
    person = held(Role.TRUSTEE, places, host_sector="voluntary")
    RoleGrantFactory(person=person, area=places["beside"], role=Role.OFFICER, host_sector="public")
    assert may(person, P.HOLD_IDENTITIES, places["here"], on=DAY)


@pytest.mark.parametrize("role", Role)
def test_a_role_that_waits_gives_nothing(role, places):
    person = held(role, places, waiting=True)
    assert (permissions_in(person, places["here"], on=DAY), roles_in(person, places["here"], on=DAY)) == (set(), set())
    assert not person.grants.as_at(DAY).exists()
    assert person.grants.dated(DAY).exists()


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "held_then"),
    [
        (DAY, None, True),
        (DAY, DAY, True),
        (date(2026, 3, 4), None, False),
        (date(2026, 1, 1), date(2026, 3, 2), False),
        (date(2026, 1, 1), date(2026, 3, 4), True),
    ],
)
def test_a_role_holds_between_its_days(places, starts_on, ends_on, held_then):
    person = held(Role.OFFICER, places, starts_on=starts_on, ends_on=ends_on)
    assert may(person, P.MANAGE_PERIODS, places["here"], on=DAY) is held_then
    assert roles_in(person, places["here"], on=DAY) == ({Role.OFFICER} if held_then else set())


def test_hats_add_up_and_stay_in_their_areas(places):
    person = held(Role.BOARD_CONTACT, places)
    RoleGrantFactory(person=person, area=places["here"], role=Role.TRUSTEE)
    RoleGrantFactory(person=person, area=places["beside"], role=Role.CHAIR)
    assert permissions_in(person, places["here"], on=DAY) == HERE[Role.BOARD_CONTACT] | HERE[Role.TRUSTEE]
    assert roles_in(person, places["here"], on=DAY) == {Role.BOARD_CONTACT, Role.TRUSTEE}
    assert permissions_in(person, places["beside"], on=DAY) == HERE[Role.CHAIR]


def test_an_administrator_of_the_installation_sees_no_points_anywhere(places):
    person = RoleGrantFactory(role=Role.PLATFORM_ADMIN, area=None).person
    for place in places.values():
        assert permissions_in(person, place, on=DAY) == HERE[Role.PLATFORM_ADMIN]


def test_nobody_and_closed_accounts_may_do_nothing(places):
    closed = held(Role.OFFICER, places)
    closed.is_active = False
    for person in (None, PersonFactory(), closed, PersonFactory.build()):
        assert permissions_in(person, places["here"], on=DAY) == frozenset()
    assert roles_in(None, places["here"], on=DAY) == frozenset()


def test_nobody_is_refused_and_the_installation_is_not(places):
    with pytest.raises(AccessDenied):
        require(None, P.SEE_AREA, places["here"])
    require(SYSTEM, P.HOLD_IDENTITIES, places["here"])


def test_the_installation_stands_in_no_column():
    person = PersonFactory()
    assert (acting(SYSTEM), acting(None), acting(person)) == (None, None, person)


def test_grants_are_read_once_for_each_person(places, django_assert_num_queries):
    person = type(held(Role.OFFICER, places)).objects.get()
    with django_assert_num_queries(1):
        for place in places.values():
            permissions_in(person, place, on=DAY)
