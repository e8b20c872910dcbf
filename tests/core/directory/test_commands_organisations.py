"""Organisations: added, changed, renamed, shared; who may."""

from datetime import date, timedelta

import pytest

from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import Identifier, Organisation, OrganisationName, Partner
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.worlds import START

LATER = START + timedelta(days=30)
DAY = date(2026, 2, 4)
CHC, COH = "GB-CHC-1234567", "GB-COH-1234567"


def add(world, name="Night Shelter", **facts):
    usual = {"area": world.area, "sector": "voluntary", "kind": "charity", "by": world.officer, "at": LATER}
    return commands.add_organisation(name=name, **usual | facts)


def change(world, body, by=None, identifiers=None, **changes):
    return commands.change_organisation(
        organisation=body, area=world.area, changes=changes, identifiers=identifiers, by=by or world.officer, at=LATER
    )


def numbers(body):
    return sorted(str(number) for number in body.identifiers.all())


def latest():
    return AuditEntry.objects.latest("pk")


def test_an_organisation_is_added_as_a_partner_with_its_first_name(world):
    made = add(world, " Night  Shelter ", identifiers=[CHC, COH], email="in@example.org", starts_on=DAY)
    made.refresh_from_db()
    assert (made.name, made.sector, made.kind, made.email) == (
        "Night Shelter", "voluntary", "charity", "in@example.org",
    )  # fmt: skip
    assert (made.home_area, made.status, made.size) == (world.area, "active", "unknown")
    assert numbers(made) == [CHC, "GB-COH-01234567"]
    assert Partner.objects.get(organisation=made).starts_on == DAY
    name = OrganisationName.objects.get(organisation=made)
    assert (name.name, name.sector, name.starts_on, name.ends_on) == ("Night Shelter", "voluntary", DAY, None)
    verbs = AuditEntry.objects.filter(subject_key=str(made.uid)).order_by("pk").values_list("verb", "person_key")
    who = str(world.officer.uid)
    assert list(verbs) == [("directory.organisation_added", who), ("directory.partner_joined", who)]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"sector": "public"}, "usually count as voluntary"),
        ({"identifiers": ["GB-CHC-12"]}, "is not a number of Charity Commission"),
        ({"identifiers": ["1234567"]}, "does not begin with a register"),
    ],
)
def test_an_organisation_that_breaks_a_rule_is_not_added(world, facts, words):
    with pytest.raises(RuleBroken) as refused:
        add(world, **facts)
    assert words in refused.value.message
    assert not Organisation.objects.filter(name="Night Shelter").exists()


def test_a_registration_number_belongs_to_one_organisation_and_the_refusal_names_nobody(world):
    add(world, "First Charity", identifiers=[CHC])
    with pytest.raises(RuleBroken) as refused:
        add(world, "Second Charity", identifiers=[CHC])
    assert (refused.value.field, "First" in refused.value.message) == ("identifiers", False)
    assert not Organisation.objects.filter(name="Second Charity").exists()


def test_details_are_changed_and_the_trail_names_the_fields(world):
    change(world, world.charity, identifiers=[CHC], size="small", website="https://example.org")
    world.charity.refresh_from_db()
    assert (world.charity.size, world.charity.website, numbers(world.charity)) == (
        "small", "https://example.org", [CHC],
    )  # fmt: skip
    assert (latest().verb, latest().facts) == ("directory.organisation_changed", {"fields": ["size", "website"]})


def test_registration_numbers_stay_unless_new_ones_are_given(world):
    change(world, world.charity, identifiers=[CHC])
    change(world, world.charity, size="small")
    assert numbers(world.charity) == [CHC]
    change(world, world.charity, identifiers=[])
    assert not Identifier.objects.exists()


def test_a_new_sector_begins_today_and_history_keeps_the_old_one(world):
    change(world, world.charity, sector="business", sector_reason="It sells advice")
    rows = [(row.sector, row.starts_on, row.ends_on) for row in world.charity.names.all()]
    assert rows == [("voluntary", date(2026, 1, 5), date(2026, 2, 3)), ("business", DAY, None)]


def test_a_change_that_breaks_a_rule_changes_nothing(world):
    with pytest.raises(RuleBroken):
        change(world, world.charity, sector="public", size="small")
    with pytest.raises(RuleBroken):
        change(world, world.charity, identifiers=["GB-CHC-1"], size="small")
    assert Organisation.objects.get(pk=world.charity.pk).size == "unknown"


def rename(world, body, name="Open Door", on=DAY, by=None):
    commands.rename_organisation(organisation=body, area=world.area, name=name, on=on, by=by or world.officer, at=LATER)


def test_a_new_name_begins_on_its_day_and_the_old_one_ends_the_day_before(world):
    rename(world, world.charity)
    rows = [(row.name, row.starts_on, row.ends_on) for row in world.charity.names.all()]
    assert rows == [("Open Door Advice", date(2026, 1, 5), date(2026, 2, 3)), ("Open Door", DAY, None)]
    assert (Organisation.objects.get(pk=world.charity.pk).name, latest().verb) == (
        "Open Door", "directory.organisation_renamed",
    )  # fmt: skip


def test_a_name_corrected_on_its_first_day_is_still_one_name(world):
    rename(world, world.charity, on=date(2026, 1, 5))
    assert [(row.name, row.ends_on) for row in world.charity.names.all()] == [("Open Door", None)]


def merge(world, body, into, by=None):
    commands.merge_organisations(
        organisation=body, into=into, area=world.area, on=DAY, by=by or world.officer, at=LATER
    )


def close(world, body, by=None):
    commands.close_organisation(organisation=body, area=world.area, on=DAY, by=by or world.officer, at=LATER)


REFUSED = {
    "add": lambda world, by: add(world, by=by),
    "join": lambda world, by: commands.join_partner(
        area=world.area, organisation=world.charity, starts_on=DAY, by=by, at=LATER
    ),
    "change": lambda world, by: change(world, world.charity, by=by, size="small"),
    "rename": lambda world, by: rename(world, world.charity, by=by),
    "merge": lambda world, by: merge(world, world.charity, world.cvs, by=by),
    "close": lambda world, by: close(world, world.charity, by=by),
}


@pytest.mark.parametrize("act", REFUSED)
@pytest.mark.parametrize("who", ["chair", "champion", "trustee", "stranger"])
def test_only_an_officer_of_the_area_keeps_its_organisations(world, act, who):
    with pytest.raises(AccessDenied):
        REFUSED[act](world, getattr(world, who))


ELSEWHERE = {
    "change": lambda world, body: change(world, body, size="small"),
    "rename": rename,
    "merge": lambda world, body: merge(world, body, world.cvs),
    "close": close,
}


@pytest.mark.parametrize("act", ELSEWHERE)
def test_a_shared_organisation_is_changed_by_its_home_area_alone(world, act):
    with within(world.neighbour):
        shared = Partner.objects.get().organisation
    commands.join_partner(area=world.area, organisation=shared, starts_on=DAY, by=world.officer, at=LATER)
    with pytest.raises(RuleBroken, match="looked after by another area"):
        ELSEWHERE[act](world, shared)
    shared.refresh_from_db()
    assert (shared.name, shared.status, shared.size) == ("Eastmere Council", "active", "unknown")


def test_joining_twice_keeps_the_first_day(world):
    commands.join_partner(area=world.area, organisation=world.charity, starts_on=DAY, by=world.officer, at=LATER)
    assert Partner.objects.get(organisation=world.charity).starts_on == date(2026, 1, 5)
