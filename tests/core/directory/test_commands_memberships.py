"""Roles: given, corrected, ended; the grant keeps step."""

from datetime import UTC, date, datetime, timedelta

import pytest

from concord.core.accounts.access import SYSTEM, may
from concord.core.accounts.commands import issue_link
from concord.core.accounts.models import Person, PersonalLink, RoleGrant
from concord.core.accounts.permissions import Permission
from concord.core.accounts.terms import Purpose
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import Membership
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.worlds import START

FROM, UNTIL = date(2026, 2, 1), date(2026, 6, 30)


def give(world, role="group_member", by=None, **facts):
    usual = {"person": world.observer, "organisation": world.council, "starts_on": FROM}
    return commands.add_membership(area=world.area, role=role, by=by or world.officer, at=START, **usual | facts)


def hat_of(person):
    return Membership.objects.select_related("person", "area").get(person=person)


def test_a_role_is_given_and_its_powers_come_with_the_sector_of_the_body(world):
    hat = give(world, title="Head of Leisure", ends_on=UNTIL)
    assert (hat.role, hat.title, hat.starts_on, hat.ends_on) == ("group_member", "Head of Leisure", FROM, UNTIL)
    grant = hat.grant
    assert (grant.role, grant.host_sector, grant.starts_on, grant.ends_on) == ("group_member", "public", FROM, UNTIL)
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.person_key, entry.subject_key) == (
        "directory.membership_started", str(world.officer.uid), str(world.observer.uid),
    )  # fmt: skip
    assert entry.facts == {"role": "group_member"}


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"role": "platform_admin"}, "role"),
        ({"role": "trustee"}, "organisation"),
        ({"ends_on": date(2026, 1, 31)}, "ends_on"),
        ({"ends_on": date.max}, "ends_on"),
        ({"starts_on": date.min}, "starts_on"),
    ],
)
def test_a_role_that_breaks_a_rule_is_not_given(world, facts, field):
    with pytest.raises(RuleBroken) as refused:
        give(world, **facts)
    assert refused.value.field == field
    assert (world.observer.grants.count(), Membership.objects.filter(person=world.observer).count()) == (1, 1)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "refused"),
    [
        (FROM, UNTIL, True),
        (date(2026, 1, 1), FROM, True),
        (UNTIL, None, True),
        (date(2026, 1, 1), None, True),
        (date(2026, 1, 1), date(2026, 1, 31), False),
        (date(2026, 7, 1), None, False),
    ],
)
def test_the_same_role_for_the_same_body_stands_once_at_a_time(world, starts_on, ends_on, refused):
    give(world, ends_on=UNTIL)
    give(world, organisation=world.trust, ends_on=UNTIL)
    if refused:
        with pytest.raises(RuleBroken, match="from 1 February 2026 until 30 June 2026") as error:
            give(world, starts_on=starts_on, ends_on=ends_on)
        assert error.value.field == "starts_on"
    else:
        give(world, starts_on=starts_on, ends_on=ends_on)


def test_a_person_wears_several_hats(world):
    give(world, "champion", organisation=world.charity)
    give(world, "chair")
    assert sorted(Membership.objects.filter(person=world.observer).values_list("role", flat=True)) == [
        "chair", "champion", "observer",
    ]  # fmt: skip


def test_a_hat_is_corrected_and_the_grant_keeps_step(world):
    hat = hat_of(world.champion)
    unit = commands.add_unit(organisation=world.council, name="Leisure", area=world.area, by=world.officer, at=START)
    changes = {"unit": unit, "title": "Manager", "starts_on": FROM, "ends_on": UNTIL, "role": "chair"}
    commands.change_membership(membership=hat, changes=changes, by=world.officer, at=START)
    hat.refresh_from_db()
    assert (hat.unit, hat.title, hat.starts_on, hat.ends_on, hat.role) == (unit, "Manager", FROM, UNTIL, "champion")
    grant = RoleGrant.objects.get(pk=hat.grant_id)
    assert (grant.starts_on, grant.ends_on, grant.role) == (FROM, UNTIL, "champion")


def test_dates_that_are_the_wrong_way_round_correct_nothing(world):
    changes = {"starts_on": UNTIL, "ends_on": FROM}
    with pytest.raises(RuleBroken):
        commands.change_membership(membership=hat_of(world.champion), changes=changes, by=world.officer, at=START)
    assert hat_of(world.champion).ends_on is None


def test_an_ended_role_gives_nothing_from_the_next_day_on(world):
    hat = hat_of(world.champion)
    commands.end_membership(membership=hat, ends_on=UNTIL, by=world.officer, at=START)
    person = Person.objects.get(pk=world.champion.pk)
    assert may(person, Permission.MAKE_RETURN, world.area, on=UNTIL)
    assert not may(person, Permission.MAKE_RETURN, world.area, on=date(2026, 7, 1))
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.subject_label) == ("directory.membership_ended", "Champion")


def test_a_role_does_not_end_before_it_began(world):
    with pytest.raises(RuleBroken) as refused:
        commands.end_membership(
            membership=hat_of(world.champion), ends_on=date(2024, 12, 31), by=world.officer, at=START
        )
    assert (refused.value.field, hat_of(world.champion).ends_on) == ("ends_on", None)


def link_to(world, person, purpose=Purpose.RETURN, **facts):
    usual = {"purpose": purpose, "area": world.area, "subject_key": "P1", "expires_at": START + timedelta(days=400)}
    return issue_link(person=person, by=SYSTEM, at=START, **usual | facts).link


def end(world, hat, on):
    commands.end_membership(membership=hat, ends_on=on, by=world.officer, at=START)


def is_usable(link, at):
    return PersonalLink.objects.lasting(at).filter(pk=link.pk).exists()


def test_the_links_of_somebody_whose_last_role_has_ended_close_at_once(world):
    mine, kept = link_to(world, world.champion), link_to(world, world.champion, Purpose.CONFIDENTIAL)
    others, elsewhere = link_to(world, world.volunteer), link_to(world, world.champion, area=world.neighbour)
    end(world, hat_of(world.champion), date(2026, 1, 4))
    assert not is_usable(mine, START)
    assert all(is_usable(link, START) for link in (kept, others, elsewhere))
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.facts) == ("accounts.link_revoked", {"count": 1})


def test_the_links_of_somebody_who_leaves_later_end_with_their_last_day(world):
    mine = link_to(world, world.champion)
    end(world, hat_of(world.champion), UNTIL)
    assert is_usable(mine, datetime(2026, 6, 30, 22, tzinfo=UTC))
    assert not is_usable(mine, datetime(2026, 6, 30, 23, 1, tzinfo=UTC))  # midnight in British Summer Time


def test_links_outlast_one_role_of_two_and_end_with_the_longer(world):
    mine = link_to(world, world.observer)
    longer = give(world, ends_on=UNTIL)
    end(world, hat_of_role(world.observer, "observer"), date(2026, 1, 4))
    assert is_usable(mine, datetime(2026, 6, 30, 22, tzinfo=UTC))
    assert not is_usable(mine, datetime(2026, 7, 1, 22, tzinfo=UTC))
    commands.change_membership(membership=longer, changes={"ends_on": FROM}, by=world.officer, at=START)
    assert not is_usable(mine, datetime(2026, 6, 30, 22, tzinfo=UTC))


def hat_of_role(person, role):
    return Membership.objects.select_related("person", "area").get(person=person, role=role)


REFUSED = {
    "give": lambda world, by: give(world, by=by),
    "correct": lambda world, by: commands.change_membership(
        membership=hat_of(world.champion), changes={"title": "x"}, by=by, at=START
    ),
    "end": lambda world, by: commands.end_membership(membership=hat_of(world.champion), ends_on=UNTIL, by=by, at=START),
}


@pytest.mark.parametrize("act", REFUSED)
@pytest.mark.parametrize("who", ["chair", "champion", "trustee", "observer", "stranger"])
def test_only_an_officer_of_the_area_gives_and_takes_roles(world, act, who):
    with pytest.raises(AccessDenied):
        REFUSED[act](world, getattr(world, who))
    assert Membership.objects.count() == 9


def test_the_last_day_that_there_is_ends_no_role(world):
    hat = hat_of(world.champion)
    with pytest.raises(RuleBroken) as refused:
        commands.end_membership(membership=hat, ends_on=date.max, by=world.officer, at=START)
    assert refused.value.field == "ends_on"
    with pytest.raises(RuleBroken):
        commands.change_membership(membership=hat, changes={"ends_on": date.max}, by=world.officer, at=START)
    assert hat_of(world.champion).ends_on is None
    commands.end_membership(membership=hat, ends_on=date(2100, 12, 31), by=world.officer, at=START)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "held"),
    [
        (date(2026, 6, 30), None, True),
        (date(2025, 1, 1), FROM, True),
        (date(2025, 1, 1), FROM - timedelta(days=1), False),
        (UNTIL + timedelta(days=1), None, False),
    ],
)
def test_the_same_role_stands_once_on_any_day(world, starts_on, ends_on, held):
    give(world, ends_on=UNTIL)
    if held:
        with pytest.raises(RuleBroken, match="held already"):
            give(world, starts_on=starts_on, ends_on=ends_on)
    else:
        give(world, starts_on=starts_on, ends_on=ends_on)


def test_nor_is_it_prolonged_into_another(world):
    first, second = give(world, ends_on=UNTIL), give(world, starts_on=UNTIL + timedelta(days=9))
    longer = {"by": world.officer, "at": START}
    with pytest.raises(RuleBroken, match="held already"):
        commands.change_membership(membership=first, changes={"ends_on": second.starts_on}, **longer)
    first.refresh_from_db()
    commands.change_membership(membership=first, changes={"ends_on": second.starts_on - timedelta(days=1)}, **longer)
