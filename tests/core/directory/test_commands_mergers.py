"""Organisations that end: what becomes of their roles, and figures that stay as they were."""

from datetime import date, timedelta

import pytest

from concord.core.accounts.access import SYSTEM, may
from concord.core.accounts.models import Person, RoleGrant
from concord.core.accounts.permissions import Permission
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import Membership, Organisation, Partner
from concord.core.directory.queries import respondents, what_follows
from concord.core.lib.errors import RuleBroken
from concord.log.commands.summaries import refresh_summary
from concord.log.models import PeriodSummary
from tests.worlds import START, open_a_period

LATER = START + timedelta(days=30)
DAY, BEFORE = date(2026, 2, 4), date(2026, 2, 3)


def merge(world, body, into, by=None, on=DAY):
    commands.merge_organisations(organisation=body, into=into, area=world.area, on=on, by=by or world.officer, at=LATER)


def close(world, body, by=None, on=DAY):
    commands.close_organisation(organisation=body, area=world.area, on=on, by=by or world.officer, at=LATER)


def hats(person):
    found = Membership.objects.filter(person=person).order_by("starts_on")
    return [(hat.organisation.name, hat.role, hat.starts_on, hat.ends_on) for hat in found]


def grants(person):
    found = RoleGrant.objects.filter(person=person).order_by("starts_on")
    return [(grant.role, grant.host_sector, grant.starts_on, grant.ends_on) for grant in found]


def latest():
    return AuditEntry.objects.latest("pk")


def test_an_organisation_becomes_part_of_another(world):
    merge(world, world.charity, world.cvs)
    world.charity.refresh_from_db()
    assert (world.charity.status, world.charity.merged_into, world.charity.ended_on) == ("merged", world.cvs, DAY)
    assert (latest().verb, latest().facts) == ("directory.organisations_merged", {"into": str(world.cvs.uid)})


def test_an_organisation_ends_once_and_is_not_merged_into_itself_or_into_one_that_ended(world):
    with pytest.raises(RuleBroken) as refused:
        merge(world, world.charity, world.charity)
    assert refused.value.field == "into"
    merge(world, world.charity, world.cvs)
    for again in (lambda: merge(world, world.charity, world.trust), lambda: close(world, world.charity)):
        with pytest.raises(RuleBroken, match="merged or closed already"):
            again()
    with pytest.raises(RuleBroken) as refused:
        merge(world, world.trust, Organisation.objects.get(pk=world.charity.pk))
    assert refused.value.field == "into"
    assert Organisation.objects.get(pk=world.charity.pk).merged_into == world.cvs


@pytest.mark.parametrize("day", [date(2026, 1, 4), date(2026, 2, 5), date.min, date.max, date(2100, 12, 31)])
@pytest.mark.parametrize("act", [close, lambda world, body, on: merge(world, body, world.cvs, on=on)])
def test_an_organisation_ends_on_a_day_that_has_come_and_on_which_it_was_here(world, act, day):
    with pytest.raises(RuleBroken) as refused:
        act(world, world.charity, on=day)
    assert refused.value.field == "on"
    assert Organisation.objects.get(pk=world.charity.pk).status == "active"


def test_an_organisation_is_closed_and_stays_a_partner_of_the_past(world):
    close(world, world.charity)
    world.charity.refresh_from_db()
    assert (world.charity.status, world.charity.ended_on) == ("dissolved", DAY)
    assert Partner.objects.filter(organisation=world.charity).exists()
    assert latest().verb == "directory.organisation_closed"


def test_the_roles_of_a_closed_organisation_end_with_it(world):
    close(world, world.charity)
    assert hats(world.volunteer) == [("Open Door Advice", "champion", date(2025, 1, 1), DAY)]
    assert grants(world.volunteer) == [("champion", "voluntary", date(2025, 1, 1), DAY)]
    volunteer = Person.objects.get(pk=world.volunteer.pk)
    assert [may(volunteer, Permission.MAKE_RETURN, world.area, on=day) for day in (DAY, date(2026, 2, 5))] == [
        True, False,
    ]  # fmt: skip
    assert world.volunteer not in [hat.person for hat in respondents(world.area, date(2026, 2, 5))]


def test_the_roles_of_a_merged_organisation_go_over_to_its_successor(world):
    commands.end_membership(
        membership=Membership.objects.get(person=world.chair), ends_on=BEFORE, by=world.officer, at=LATER
    )
    merge(world, world.charity, world.cvs)
    assert hats(world.volunteer) == [
        ("Open Door Advice", "champion", date(2025, 1, 1), BEFORE),
        ("Wessington Voluntary Action", "champion", DAY, None),
    ]
    assert grants(world.volunteer) == [
        ("champion", "voluntary", date(2025, 1, 1), BEFORE),
        ("champion", "voluntary", DAY, None),
    ]
    assert hats(world.chair) == [("Open Door Advice", "chair", date(2025, 1, 1), BEFORE)]
    expected = {hat.person: hat.organisation for hat in respondents(world.area, DAY)}
    assert expected[world.volunteer] == world.cvs


def test_the_officers_own_role_goes_over_too_and_a_role_to_come_begins_with_the_successor(world):
    commands.add_membership(
        area=world.area, person=world.observer, organisation=world.cvs, role="champion", starts_on=date(2026, 5, 1),
        by=world.officer, at=LATER,
    )  # fmt: skip
    merge(world, world.cvs, world.charity)
    assert hats(world.officer)[1] == ("Open Door Advice", "officer", DAY, None)
    assert ("Open Door Advice", "champion", date(2026, 5, 1), None) in hats(world.observer)
    assert Person.objects.get(pk=world.trustee.pk).grants.filter(starts_on=DAY, waiting=False).count() == 1


def test_a_trustee_does_not_go_over_to_a_public_body(world):
    found = what_follows(world.cvs, world.area, DAY, world.council)
    assert [hat.person for hat in found.over] == [world.officer]
    assert [hat.person for hat in found.ending] == [world.trustee]
    merge(world, world.cvs, world.council)
    assert hats(world.trustee) == [("Wessington Voluntary Action", "trustee", date(2025, 1, 1), DAY)]
    assert grants(world.officer)[1] == ("officer", "public", DAY, None)


def test_whom_a_public_body_hosted_stays_under_the_public_sector(world):
    merge(world, world.council, world.cvs)
    assert [row[1] for row in grants(world.champion)] == ["public", "public"]
    commands.close_organisation(organisation=world.trust, area=world.area, on=DAY, by=SYSTEM, at=LATER)


def expected_in(period):
    return list(period.expectations.values_list("person_name", "organisation_name", "sector", "organisation"))


def figures():
    return [
        {key: value for key, value in row.items() if key != "id"}
        for row in PeriodSummary.objects.order_by("dimension", "sector").values()
    ]


@pytest.mark.parametrize("merged", [True, False])
def test_past_figures_and_lists_never_change(world, merged):
    period = open_a_period(world)
    refresh_summary(period=period)
    listed, was = expected_in(period), figures()
    facts = {"area": world.area, "on": date(2026, 4, 1), "by": world.officer, "at": START + timedelta(days=120)}
    if merged:
        commands.merge_organisations(organisation=world.charity, into=world.council, **facts)
    else:
        commands.close_organisation(organisation=world.charity, **facts)
    refresh_summary(period=period)
    assert (figures(), expected_in(period)) == (was, listed)


def test_roles_that_another_area_gave_stay(world):
    with within(world.neighbour):
        commands.join_partner(area=world.neighbour, organisation=world.charity, starts_on=DAY, by=SYSTEM, at=LATER)
        commands.add_membership(
            area=world.neighbour, person=world.stranger, organisation=world.charity, role="champion", starts_on=DAY,
            by=SYSTEM, at=LATER,
        )  # fmt: skip
    close(world, world.charity)
    with within(world.neighbour):
        assert Membership.objects.get(role="champion").ends_on is None
