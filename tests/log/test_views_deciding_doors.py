"""Who gets to the pages of deciding, and to which points: real addresses tried by every role and from next door."""

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import add_person
from concord.core.accounts.roles import Role
from concord.core.areas.scoping import within
from concord.core.directory.commands import add_membership, add_organisation
from concord.log import commands
from concord.log.models import ConfidentialPoint, Decision, Point, Position
from concord.log.rules.returns import PointInput
from tests.factories.areas import AreaFactory

from .deciding import sit_down

RECORDS, MEMBERS, READS = (
    {"officer", "chair"},
    {"officer", "chair", "member"},
    {"officer", "chair", "member", "champion"},
)
# Address, method, who is let in (whatever comes of it there).
DOORS = [
    ("sheet/{period}/", "get", READS),
    ("sheet/{period}/build/", "post", {"officer"}),
    ("sheet/{period}/finish/", "post", RECORDS),
    ("decide/{point}/", "get", RECORDS),
    ("decide/{point}/", "post", RECORDS),
    ("decide/{point}/merge/", "get", RECORDS),
    ("decide/{point}/merge/", "post", RECORDS),
    ("decide/{point}/split/", "post", RECORDS),
    ("decide/{point}/object/", "post", RECORDS),
    ("positions/{round}/", "get", MEMBERS),
    ("positions/{round}/", "post", MEMBERS),
    ("positions/{round}/open/", "post", RECORDS),
    ("positions/{round}/withdraw/", "post", RECORDS),
    ("minutes/{meeting}/", "get", READS),
]
EVERYBODY = ("officer", "chair", "member", "champion", "trustee", "observer", "board_contact")


@pytest.fixture
def sitting(place):
    found = sit_down(place)
    place.add("observer", "Olga Observer", Role.OBSERVER, "charity")
    place.add("board_contact", "Bob Board", Role.BOARD_CONTACT, "council")
    return found


def addresses(sitting, round):
    names = {
        "period": sitting.period.reference,
        "point": sitting.grants.reference,
        "round": round.uid,
        "meeting": sitting.meeting.reference,
    }
    return [(sitting.place.url(path.format(**names)), method, allowed) for path, method, allowed in DOORS]


@pytest.mark.parametrize("who", EVERYBODY)
def test_each_role_gets_in_where_it_may_and_nowhere_else(sitting, signed_in, who):
    client, found = signed_in(sitting.place.people[who]), addresses(sitting, sitting.object_to(sitting.draft))
    for url, method, allowed in found:
        refused = getattr(client, method)(url).status_code == 403
        assert refused is (who not in allowed), (url, method)


def test_nobody_from_next_door_or_without_signing_in_gets_in(sitting, signed_in, client):
    found = addresses(sitting, sitting.object_to(sitting.draft))
    stranger = signed_in(officer_next_door(sitting))
    for url, method, _ in found:
        assert getattr(stranger, method)(url).status_code == 403, url
        assert getattr(client, method)(url)["Location"].startswith("/account/sign-in/"), url
    assert (Decision.objects.count(), Position.objects.count()) == (0, 0)


def officer_next_door(sitting):
    area = AreaFactory(slug="eastmere", name="Eastmere", code="EAST")
    facts = {"by": SYSTEM, "at": sitting.now}
    with within(area):
        body = add_organisation(area=area, name="Eastmere Council", sector="public", kind="council", **facts)
        stranger = add_person(name="Stan", email="s@example.org", login_email="s@example.org", home_area=area, **facts)
        starts_on = sitting.place.today
        add_membership(area=area, person=stranger, organisation=body, role=Role.OFFICER, starts_on=starts_on, **facts)
    return stranger


def test_a_neighbours_own_address_does_not_lead_to_our_points(sitting, signed_in):
    stranger, round = signed_in(officer_next_door(sitting)), sitting.object_to(sitting.draft)
    for path in (
        f"sheet/{sitting.period.reference}/",
        f"decide/{sitting.grants.reference}/",
        f"decide/{sitting.grants.reference}/merge/",
        f"positions/{round.uid}/",
        f"minutes/{sitting.meeting.reference}/",
    ):
        assert stranger.get(f"/areas/eastmere/log/{path}").status_code == 404, path


def each_way(client, place, reference):
    for path, method in (("", "get"), ("", "post"), ("merge/", "get"), ("split/", "post"), ("object/", "post")):
        yield getattr(client, method)(place.url(f"decide/{reference}/{path}"), {"verdict": "followed"}).status_code


def test_a_point_of_an_open_period_is_nowhere_to_be_found(place, signed_in):
    period = place.open()
    withheld = PointInput("They cut our grant.", point_class=2, about_organisation=place.bodies["council"])
    place.send(period, place.champion, {1: [PointInput("We wrote it together.")], 2: [withheld]})
    named, receipt = Point.objects.get(), ConfidentialPoint.objects.get().reference
    chair = signed_in(place.chair)
    for reference in (named.reference, receipt, "WESS-NOTHING"):
        assert set(each_way(chair, place, reference)) == {404}, reference
    commands.lock_period(period=period, by=SYSTEM, at=place.now)
    assert set(each_way(chair, place, receipt)) == {404}


def test_a_point_that_was_taken_back_is_nowhere_to_be_found(sitting, signed_in):
    Point.objects.filter(pk=sitting.draft.pk).update(withdrawn_at=sitting.now)
    assert set(each_way(signed_in(sitting.place.chair), sitting.place, sitting.draft.reference)) == {404}


def test_members_from_another_seat_or_with_an_interest_take_no_position(sitting, signed_in):
    round = sitting.object_to(sitting.grants)
    member = signed_in(sitting.place.member)
    body = member.get(sitting.place.url(f"positions/{round.uid}/")).content.decode()
    assert "You do not take a position on this point" in body
    typed = {"person": str(sitting.place.member.uid), "consents": "yes"}
    member.post(sitting.place.url(f"positions/{round.uid}/"), typed)
    assert not Position.objects.exists()
