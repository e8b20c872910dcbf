"""Reads of the directory: exact rows, and the same few queries for one row and for three."""

from datetime import date, timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.core.directory import commands
from concord.core.directory.models import Partner
from concord.core.directory.queries import (
    SectorCount,
    hats,
    members,
    membership_of,
    membership_rows,
    memberships_of,
    memberships_on,
    partner_of,
    partner_rows,
    partners,
    person_in_area,
    respondents,
    sector_counts,
    trustees,
)
from tests.worlds import START, somebody

DAY = date(2026, 3, 2)


def add(world, name, sector="voluntary", kind="charity"):
    return commands.add_organisation(area=world.area, name=name, sector=sector, kind=kind, by=SYSTEM, at=START)


def close(world, body):
    commands.close_organisation(organisation=body, area=world.area, on=DAY, by=SYSTEM, at=START + timedelta(days=60))


def names(hats_found):
    return [hat.person.name.split()[0] for hat in hats_found]


def test_partners_are_those_that_still_exist_by_name(world):
    assert partners(world.area) == [world.trust, world.charity, world.council, world.cvs]
    close(world, world.trust)
    assert partners(world.area) == [world.charity, world.council, world.cvs]


def test_partners_are_narrowed_by_name_sector_kind_and_status(world):
    close(world, world.trust)

    def found(**chosen):
        return [partner.organisation for partner in partner_rows(**chosen)]

    assert found() == [world.trust, world.charity, world.council, world.cvs]
    assert found(search="wessington") == [world.council, world.cvs]
    assert found(sector="voluntary") == [world.charity, world.cvs]
    assert found(kind="infrastructure") == [world.cvs]
    assert found(status="dissolved") == [world.trust]
    assert found(search="wess", sector="public", status="active") == [world.council]


def test_sectors_are_counted_public_first_without_those_that_closed(world):
    close(world, world.trust)
    add(world, "Corner Shop", "business", "business")
    assert sector_counts() == [
        SectorCount("public", "Public sector", 1),
        SectorCount("voluntary", "Voluntary sector", 2),
        SectorCount("business", "Business", 1),
        SectorCount("other", "Other", 0),
    ]


def test_a_partner_of_another_area_is_not_confirmed_to_exist(world):
    with within(world.neighbour):
        theirs = Partner.objects.get().organisation
    assert partner_of(str(theirs.uid)) is None
    assert partner_of(str(world.council.uid)).organisation == world.council
    assert person_in_area(str(world.stranger.uid)) is None
    assert person_in_area(str(world.champion.uid)) == world.champion


def test_expected_to_return_are_champions_members_and_the_chair_once_each(world):
    commands.add_membership(
        area=world.area, person=world.champion, organisation=world.council, role="group_member",
        starts_on=date(2025, 6, 1), by=SYSTEM, at=START,
    )  # fmt: skip
    found = respondents(world.area, DAY)
    assert [(hat.person, hat.role) for hat in found] == [
        (world.champion, "champion"), (world.member, "group_member"), (world.volunteer, "champion"),
        (world.chair, "chair"),
    ]  # fmt: skip


def test_deciding_are_the_chair_and_the_members(world):
    assert names(members(world.area, DAY)) == ["Marta", "Ruth"]


def test_hats_are_those_of_the_day(world):
    hat = world.champion.memberships.get()
    commands.end_membership(membership=hat, ends_on=DAY, by=SYSTEM, at=START)
    assert hats(world.champion, world.area, DAY) == [hat]
    assert hats(world.champion, world.area, date(2026, 3, 3)) == []
    assert hats(world.champion, world.area, date(2024, 12, 31)) == []
    assert names(memberships_on(world.area, DAY, ["champion"])) == ["Lena", "Pat"]
    assert memberships_of(world.champion) == [hat]


def test_a_trustee_whose_body_became_public_is_none(world):
    assert [name for _, name, _ in trustees(world.area, DAY)] == ["Nuala Example"]
    commands.change_organisation(
        organisation=world.cvs, area=world.area, changes={"sector": "public", "sector_reason": "Taken over"},
        by=SYSTEM, at=START,
    )  # fmt: skip
    assert trustees(world.area, DAY) == []


def test_roles_are_narrowed_by_name_role_sector_and_day(world):
    ended = world.volunteer.memberships.get()
    commands.end_membership(membership=ended, ends_on=date(2026, 3, 1), by=SYSTEM, at=START)
    assert names(membership_rows(role="champion")) == ["Lena", "Pat"]
    assert names(membership_rows(role="champion", day=DAY)) == ["Lena"]
    assert names(membership_rows(search="open door")) == ["Pat", "Ruth"]
    assert names(membership_rows(search="LENA")) == ["Lena"]
    assert names(membership_rows(sector="voluntary", day=DAY)) == ["Nuala", "Priya", "Ruth"]


def test_a_role_is_found_by_its_number_in_its_own_area_alone(world):
    hat = world.champion.memberships.get()
    assert membership_of(hat.pk) == hat
    assert membership_of(0) is None


def many(world, rows):
    for n in range(rows):
        body = add(world, f"Extra {n}")
        commands.add_unit(organisation=body, name="Advice", area=world.area, by=SYSTEM, at=START)
        somebody(world.area, body, f"Extra{n}", "champion")


# A query's name, what it asks, and in how many queries it is read to the last name shown.
READS = {
    "partners": (lambda world: [str(body) for body in partners(world.area)], 1),
    "partner rows": (lambda world: [(str(p.organisation), list(p.tags.all())) for p in partner_rows()], 2),
    "sector counts": (lambda world: sector_counts(), 1),
    "respondents": (
        lambda world: [(hat.person, hat.organisation, hat.unit) for hat in respondents(world.area, DAY)],
        1,
    ),
    "members": (lambda world: [str(hat) for hat in members(world.area, DAY)], 1),
    "trustees": (lambda world: trustees(world.area, DAY), 1),
    "membership rows": (lambda world: [(str(hat), hat.unit) for hat in membership_rows(day=DAY)], 1),
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", READS)
def test_reads_take_the_same_queries_for_one_and_for_three(world, django_assert_num_queries, name, rows):
    many(world, rows)
    read, queries = READS[name]
    with django_assert_num_queries(queries):
        assert read(world)
