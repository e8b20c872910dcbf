"""Areas: added, described, worded; the first officer; the seal to the chairs."""

from datetime import date, timedelta

import pytest
from django.core import mail

from concord.core.accounts.access import SYSTEM, may
from concord.core.accounts.models import Person, RoleGrant
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import seal_day
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.core.audit.trail import settle
from tests.factories.accounts import RoleGrantFactory
from tests.worlds import START, somebody

TODAY = date(2026, 1, 5)


def add(slug="upton", by=SYSTEM, **facts):
    return commands.add_area(slug=slug, name=" Upton  on Sea", by=by, at=START, **facts)


def latest():
    return AuditEntry.objects.latest("pk")


def test_an_area_is_added_below_its_parent_with_a_code_of_its_own(world):
    region = Area.objects.get(slug="mid")
    made = add(parent=region, kind="district", nation="WLS")
    made.refresh_from_db()
    assert (made.name, made.code, made.path, made.kind, made.nation) == (
        "Upton on Sea", "UPTO", "mid/upton/", "district", "WLS",
    )  # fmt: skip
    assert (latest().verb, latest().area_key, latest().person_key) == ("areas.area_created", "UPTO", "concord")


def test_a_code_that_is_taken_gets_a_figure(db):
    assert [add(slug).code for slug in ("upton", "upton-hill", "upton-vale", "x")] == ["UPTO", "UPTO2", "UPTO3", "XX"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"slug": "Upton on Sea"}, "small letters"),
        ({"slug": ""}, "small letters"),
        ({"slug": "wessington"}, "There is an area “wessington” already"),
        ({"kind": "kingdom"}, "is not a kind of area"),
    ],
)
def test_an_area_that_breaks_a_rule_is_not_added(world, facts, words):
    before = Area.objects.count()
    with pytest.raises(RuleBroken) as refused:
        add(**facts)
    assert (words in refused.value.message, Area.objects.count()) == (True, before)


def test_an_area_lies_in_none_of_a_smaller_kind(world):
    district = add(slug="ash-vale", kind="district", parent=world.area)
    with pytest.raises(RuleBroken) as refused:
        add(slug="wessex", kind="nation", parent=district)
    assert refused.value.field == "kind"
    assert "(District or borough), so this cannot lie in it" in refused.value.message
    assert add(slug="ash-parish", kind="parish", parent=district).parent == district


def test_only_an_administrator_adds_areas_and_only_below_their_own(world):
    region = Area.objects.get(slug="mid")
    administrator = RoleGrantFactory(area=region, role="platform_admin").person
    for parent in (region, None):
        with pytest.raises(AccessDenied):
            add(by=world.officer, parent=parent)
    with pytest.raises(AccessDenied):
        add(by=administrator)
    assert add(by=administrator, parent=world.area).path == "mid/wessington/upton/"


def change(world, by=None, **changes):
    commands.change_area(area=world.area, changes=changes, by=by or world.officer, at=START)
    return Area.objects.get(pk=world.area.pk)


def test_details_are_changed_but_never_the_code_or_the_place_in_the_tree(world):
    made = change(world, name="Wessington and the Vale", nation="SCT", shares_summaries=True, code="NEW", path="x/")
    assert (made.name, made.nation, made.shares_summaries) == ("Wessington and the Vale", "SCT", True)
    assert (made.code, made.path, made.contact_checked_on) == ("WESS", "mid/wessington/", None)
    assert latest().verb == "areas.area_changed"


def test_a_new_contact_counts_as_looked_at_today(world):
    assert change(world, contact_name="Priya").contact_checked_on == TODAY
    later = START + timedelta(days=300)
    commands.check_contact(area=world.area, by=world.officer, at=later)
    assert Area.objects.get(pk=world.area.pk).contact_checked_on == date(2026, 11, 1)
    assert latest().facts == {"fields": ["contact_checked_on"]}


def test_own_words_replace_the_usual_ones_until_they_are_emptied(world):
    words = {"agreement": ("Covenant", "Covenants"), "board": ("LSP", "")}
    commands.set_words(area=world.area, words=words, by=world.officer, at=START)
    area = Area.objects.get(pk=world.area.pk)
    assert (area.word("agreement", plural=True), area.word("board"), area.word("board", plural=True)) == (
        "Covenants", "LSP", "LSPs",
    )  # fmt: skip
    assert (area.word("officer"), area.word("group", plural=True)) == ("Covenant officer", "Covenant groups")
    assert (latest().verb, latest().facts) == ("areas.vocabulary_changed", {"words": ["agreement", "board"]})
    commands.set_words(area=world.area, words={"agreement": ("", "")}, by=world.officer, at=START)
    area = Area.objects.get(pk=world.area.pk)
    assert (area.word("agreement"), area.word("officer")) == ("Compact", "Compact officer")


def test_a_word_that_is_not_used_cannot_be_replaced(world):
    with pytest.raises(RuleBroken, match="“dragon” is not a word"):
        commands.set_words(area=world.area, words={"dragon": ("wyrm", "")}, by=world.officer, at=START)
    assert Area.objects.get(pk=world.area.pk).words == {}


REFUSED = {
    "details": lambda world, by: change(world, by=by, name="Ours"),
    "contact": lambda world, by: commands.check_contact(area=world.area, by=by, at=START),
    "words": lambda world, by: commands.set_words(area=world.area, words={}, by=by, at=START),
}


@pytest.mark.parametrize("act", REFUSED)
@pytest.mark.parametrize("who", ["chair", "member", "trustee", "board_contact", "stranger"])
def test_only_an_officer_of_the_area_changes_it(world, act, who):
    with pytest.raises(AccessDenied):
        REFUSED[act](world, getattr(world, who))


def test_a_first_officer_gets_a_role_and_an_invitation(db):
    area = add()
    commands.invite_first_officer(area=area, email="sam@example.org", by=SYSTEM, at=START)
    person = Person.objects.get()
    grant = RoleGrant.objects.get()
    assert (person.name, person.email, person.home_area) == ("sam", "sam@example.org", area)
    assert (grant.person, grant.role, grant.host_sector, grant.starts_on) == (person, "officer", "voluntary", TODAY)
    assert may(person, Permission.MANAGE_PEOPLE, area, on=TODAY)
    (sent,) = mail.outbox
    assert (sent.to, "invited" in sent.subject) == (["sam@example.org"], True)


def test_the_seal_goes_to_one_chair_of_each_sector(world):
    for name, body in (("Public", world.trust), ("Other", world.council)):
        somebody(world.area, body, name, "chair")
    settle()
    seal = seal_day(at=START)
    mail.outbox.clear()
    assert commands.mail_seal_to_chairs(seal=seal, at=START) == 2
    public, voluntary = sorted(sent.to[0] for sent in mail.outbox)
    assert (public in {"other@example.org", "public@example.org"}, voluntary) == (True, "ruth@example.org")


def test_words_that_are_set_lose_no_theme_that_was_added_meanwhile(world):
    Area.objects.filter(pk=world.area.pk).update(words={"theme_a": {"one": "Rooms", "plural": ""}})
    commands.set_words(area=world.area, words={"board": ("Partnership", "")}, by=world.officer, at=START)
    assert set(Area.objects.get(pk=world.area.pk).words) == {"board", "theme_a"}
