"""Nobody makes a trustee or a chair alone: self-made roles, second people, sectors that change."""

from datetime import date

import pytest
from django.core import mail

from concord.core.accounts.access import SYSTEM, may, permissions_in
from concord.core.accounts.commands import add_person
from concord.core.accounts.models import Person, RoleGrant
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import Role
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import Membership
from concord.core.directory.queries import confirmers, memberships_on, trustees
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.worlds import START

FROM, TODAY = date(2026, 1, 5), date(2026, 1, 6)


def give(world, person, role, organisation=None, by=None, **facts):
    given = {"starts_on": FROM, "by": by or world.public_officer, "at": START} | facts
    return commands.add_membership(
        area=world.area, person=person, organisation=organisation or world.charity, role=role, **given
    )


def newcomer(world, name="Nigel"):
    email = f"{name.lower()}@example.org"
    return add_person(name=f"{name} Example", email=email, login_email=email, home_area=world.area, by=SYSTEM, at=START)


def reads_identities(world, person):
    return may(Person.objects.get(pk=person.pk), Permission.HOLD_IDENTITIES, world.area, on=TODAY)


def end_all(world, role, by=SYSTEM):
    for hat in Membership.objects.filter(role=role, grant__waiting=False):
        commands.end_membership(membership=hat, ends_on=date(2026, 1, 4), by=by, at=START)


def administrator():
    person = Person(name="Ada", login_email="ada@example.org")
    person.save()
    RoleGrant(person=person, role=Role.PLATFORM_ADMIN, starts_on=date(2025, 1, 1)).save()
    return person


def changed_sector(world, body, by=None, **changes):
    commands.change_organisation(
        organisation=body, area=world.area, changes={"sector_reason": "so it is", **changes},
        by=by or world.public_officer, at=START,
    )  # fmt: skip
    body.refresh_from_db()


# What the security review did.


@pytest.mark.parametrize("role", ["trustee", "chair", "champion"])
def test_nobody_gives_themselves_a_role(world, role):
    made = commands.add_organisation(
        area=world.area, name="My charity", sector="voluntary", kind="charity", by=world.public_officer, at=START
    )
    with pytest.raises(RuleBroken, match="Nobody gives themselves a role"):
        give(world, world.public_officer, role, made)
    assert not Membership.objects.filter(organisation=made).exists()


def test_nobody_makes_their_own_role_longer(world):
    hat = Membership.objects.get(person=world.public_officer)
    commands.end_membership(membership=hat, ends_on=date(2026, 2, 1), by=world.public_officer, at=START)
    for ends_on in (None, date(2026, 3, 1)):
        with pytest.raises(RuleBroken, match="Nobody gives themselves a role"):
            commands.change_membership(membership=hat, changes={"ends_on": ends_on}, by=world.public_officer, at=START)
    hat.refresh_from_db()
    assert hat.ends_on == date(2026, 2, 1)


def test_who_works_here_for_a_public_body_reads_no_identities_under_any_hat(world):
    give(world, world.public_officer, "trustee", by=SYSTEM)
    assert not reads_identities(world, world.public_officer)
    assert Permission.MANAGE_PEOPLE in permissions_in(world.public_officer, world.area)


def test_who_works_for_a_public_body_elsewhere_may_be_trustee_here(world):
    give(world, world.stranger, "trustee", by=SYSTEM)
    assert reads_identities(world, world.stranger)


# What waits, and for whom.


def test_a_trustee_given_by_an_officer_is_worth_nothing_until_a_trustee_confirms(world):
    somebody_new = newcomer(world)
    hat = give(world, somebody_new, "trustee")
    assert (hat.grant.waiting, hat.grant.given_by) == (True, world.public_officer)
    assert confirmers(hat, TODAY) == [world.trustee]
    assert [key for key, *_ in trustees(world.area, TODAY)] == [world.trustee.pk]
    assert not reads_identities(world, somebody_new)
    commands.confirm_role(membership=hat, by=world.trustee, at=START)
    assert reads_identities(world, somebody_new)
    assert len(trustees(world.area, TODAY)) == 2
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.person_key, entry.subject_key, entry.facts) == (
        "directory.role_confirmed", str(world.trustee.uid), str(somebody_new.uid), {"role": "trustee"},
    )  # fmt: skip


@pytest.mark.parametrize("who", ["public_officer", "officer", "chair", "member", "champion", "observer"])
def test_where_there_is_a_trustee_nobody_else_confirms_one(world, who):
    hat = give(world, newcomer(world), "trustee")
    with pytest.raises(AccessDenied):
        commands.confirm_role(membership=hat, by=getattr(world, who), at=START)
    assert RoleGrant.objects.get(pk=hat.grant_id).waiting


def test_nobody_of_another_area_confirms(world):
    hat = give(world, newcomer(world), "trustee")
    with pytest.raises(AccessDenied):
        commands.confirm_role(membership=hat, by=world.stranger, at=START)


def test_without_a_trustee_a_chair_of_a_body_that_is_not_public_confirms_one(world):
    end_all(world, "trustee")
    give(world, world.member, "chair", world.council, by=SYSTEM)
    assert confirmers(give(world, newcomer(world), "trustee"), TODAY) == [world.chair]


def test_without_such_a_chair_any_chair_confirms_but_the_one_who_gave_it(world):
    end_all(world, "trustee")
    end_all(world, "chair")
    give(world, world.member, "chair", world.council, by=SYSTEM)
    give(world, world.public_officer, "chair", world.council, by=SYSTEM)
    assert confirmers(give(world, newcomer(world), "trustee"), TODAY) == [world.member]


def test_nobody_confirms_their_own_role(world):
    end_all(world, "trustee")
    hat = give(world, world.chair, "trustee")
    assert confirmers(hat, TODAY) == []
    with pytest.raises(AccessDenied):
        commands.confirm_role(membership=hat, by=world.chair, at=START)


def test_a_trustee_waits_even_where_nobody_can_confirm_it_yet(world):
    end_all(world, "trustee")
    end_all(world, "chair")
    hat = give(world, newcomer(world), "trustee")
    assert (hat.grant.waiting, confirmers(hat, TODAY)) == (True, [])


def test_a_chair_is_confirmed_by_another_chair_and_otherwise_by_another_officer(world):
    hat = give(world, newcomer(world), "chair")
    assert confirmers(hat, TODAY) == [world.chair]
    end_all(world, "chair")
    assert confirmers(hat, TODAY) == [world.officer]
    commands.confirm_role(membership=hat, by=world.officer, at=START)
    assert [each.person for each in memberships_on(world.area, TODAY, ["chair"])] == [hat.person]


def test_somebody_who_cannot_sign_in_confirms_nothing(world):
    Person.objects.filter(pk=world.trustee.pk).update(login_email=None)
    assert confirmers(give(world, newcomer(world), "trustee"), TODAY) == [world.chair]


def test_a_platform_administrator_confirms_what_they_did_not_give(world):
    ada = administrator()
    given_by_officer = give(world, newcomer(world), "trustee")
    assert confirmers(given_by_officer, TODAY) == [world.trustee, ada]
    own = give(world, newcomer(world, "Olga"), "trustee", by=ada)
    with pytest.raises(AccessDenied):
        commands.confirm_role(membership=own, by=ada, at=START)
    commands.confirm_role(membership=given_by_officer, by=ada, at=START)
    assert reads_identities(world, given_by_officer.person)


def test_an_administrator_of_another_part_of_the_tree_confirms_nothing(world):
    ada = administrator()
    RoleGrant.objects.filter(person=ada).update(area=world.neighbour)
    assert ada not in confirmers(give(world, newcomer(world), "trustee"), TODAY)
    RoleGrant.objects.filter(person=ada).update(area=world.area.parent)
    assert ada in confirmers(give(world, newcomer(world, "Olga"), "trustee"), TODAY)


def test_the_first_chair_of_an_area_takes_office_at_once_and_a_later_one_does_not(world):
    with within(world.neighbour):
        body = Membership.objects.get(person=world.stranger).organisation

        def chair(name):
            return commands.add_membership(
                area=world.neighbour, person=newcomer(world, name), organisation=body, role="chair",
                starts_on=FROM, by=world.stranger, at=START,
            )  # fmt: skip

        first = chair("Fay")
        assert not first.grant.waiting
        commands.end_membership(membership=first, ends_on=FROM, by=world.stranger, at=START)
        assert chair("Sal").grant.waiting


def test_a_role_is_confirmed_once(world):
    hat = give(world, newcomer(world), "trustee")
    commands.confirm_role(membership=hat, by=world.trustee, at=START)
    with pytest.raises(RuleBroken, match="confirmed already"):
        commands.confirm_role(membership=hat, by=world.trustee, at=START)


def test_a_trustees_role_that_is_made_longer_waits_again(world):
    hat = Membership.objects.get(person=world.trustee)
    commands.end_membership(membership=hat, ends_on=FROM, by=world.officer, at=START)
    commands.change_membership(membership=hat, changes={"ends_on": None}, by=world.officer, at=START)
    assert not reads_identities(world, world.trustee)


def test_a_title_that_is_corrected_makes_nothing_wait_and_is_no_news(world):
    hat = Membership.objects.get(person=world.trustee)
    commands.change_membership(membership=hat, changes={"title": "Director"}, by=world.officer, at=START)
    assert reads_identities(world, world.trustee)
    assert mail.outbox == []


def test_ending_never_makes_a_role_longer(world):
    hat = Membership.objects.get(person=world.trustee)
    commands.end_membership(membership=hat, ends_on=FROM, by=world.officer, at=START)
    with pytest.raises(RuleBroken, match="ends earlier already"):
        commands.end_membership(membership=hat, ends_on=date(2030, 1, 1), by=world.officer, at=START)


def test_what_the_installation_gives_is_in_force_and_no_news(world):
    hat = give(world, newcomer(world), "trustee", by=SYSTEM)
    assert not hat.grant.waiting
    assert mail.outbox == []


# Who is told.


@pytest.mark.django_db(transaction=True)
def test_trustees_and_chairs_are_told_of_a_trustee_and_who_may_confirm_it_gets_the_page(world):
    hat = give(world, newcomer(world), "trustee")
    told = {sent.to[0]: sent for sent in mail.outbox}
    assert set(told) == {"nuala@example.org", "ruth@example.org"}
    page = f"/areas/wessington/roles/{hat.pk}/confirm/"
    assert page in told["nuala@example.org"].body
    assert page not in told["ruth@example.org"].body
    assert "Open Door Advice (voluntary sector)" in told["ruth@example.org"].body


@pytest.mark.django_db(transaction=True)
def test_they_and_the_one_who_was_are_told_when_it_ends(world):
    end_all(world, "trustee", by=world.public_officer)
    assert {sent.to[0] for sent in mail.outbox} == {"nuala@example.org", "ruth@example.org"}
    assert "stops on 4 January 2026" in mail.outbox[0].body


# What a change of sector does.


@pytest.mark.django_db(transaction=True)
def test_a_trustees_right_does_not_outlive_the_sector_of_their_organisation(world):
    changed_sector(world, world.cvs, sector="public")
    assert not reads_identities(world, world.trustee)
    assert Membership.objects.get(person=world.trustee).grant.host_sector == "public"
    told = {sent.to[0] for sent in mail.outbox}
    assert told == {"nuala@example.org", "ruth@example.org"}
    assert "no longer reads them" in mail.outbox[0].body


def test_a_sector_that_changes_back_gives_nothing_back_until_somebody_confirms(world):
    changed_sector(world, world.cvs, sector="public")
    changed_sector(world, world.cvs, sector="voluntary")
    hat = Membership.objects.get(person=world.trustee)
    assert not reads_identities(world, world.trustee)
    assert confirmers(hat, TODAY) == [world.chair]
    commands.confirm_role(membership=hat, by=world.chair, at=START)
    assert reads_identities(world, world.trustee)


def test_an_officer_does_not_leave_the_public_sector_by_renaming_it(world):
    give(world, world.public_officer, "trustee", by=SYSTEM)
    changed_sector(world, world.council, sector="other")
    assert not reads_identities(world, world.public_officer)


def test_the_installations_own_correction_is_followed(world):
    changed_sector(world, world.council, sector="other", by=SYSTEM)
    assert Membership.objects.get(person=world.member).grant.host_sector == "other"


def test_a_role_that_ended_keeps_the_sector_that_it_was_held_under(world):
    hat = Membership.objects.get(person=world.trustee)
    commands.end_membership(membership=hat, ends_on=date(2026, 1, 4), by=SYSTEM, at=START)
    changed_sector(world, world.cvs, sector="public")
    assert RoleGrant.objects.get(pk=hat.grant_id).host_sector == "voluntary"


def test_a_role_for_a_body_that_became_public_meanwhile_is_not_confirmed(world):
    hat = give(world, newcomer(world), "trustee")
    changed_sector(world, world.charity, sector="public")
    with pytest.raises(RuleBroken, match="not public"):
        commands.confirm_role(membership=Membership.objects.get(pk=hat.pk), by=world.trustee, at=START)
