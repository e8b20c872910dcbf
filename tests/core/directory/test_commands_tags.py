"""Communities that an area names, and the organisations that serve them; who may."""

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import CommunityTag, Partner
from concord.core.directory.queries import UNKNOWN, partner_rows, tags_with_counts
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.worlds import START


def add(world, name="Refugees", by=None, hard_to_reach=False, area=None):
    return commands.add_tag(
        area=area or world.area, name=name, hard_to_reach=hard_to_reach, by=by or world.officer, at=START
    )


def partner(body):
    return Partner.objects.select_related("area", "organisation").get(organisation=body)


def tag(world, body, *tags, by=None):
    commands.tag_partner(partner=partner(body), tags=tags, by=by or world.officer, at=START)


def names(**chosen):
    return [row.organisation.name for row in partner_rows(**chosen)]


def test_a_community_is_named_once(world):
    made = add(world, " Refugees ", hard_to_reach=True)
    assert (made.name, made.hard_to_reach, AuditEntry.objects.latest("pk").verb) == (
        "Refugees", True, "directory.tags_changed",
    )  # fmt: skip
    for name in ("REFUGEES", " "):
        with pytest.raises(RuleBroken) as refused:
            add(world, name)
        assert refused.value.field == "name"


def test_organisations_are_found_by_whom_they_serve_and_not_known_is_an_answer(world):
    refugees, faith = add(world), add(world, "Faith")
    tag(world, world.charity, refugees, faith)
    tag(world, world.cvs, faith)
    assert names(tag=str(refugees.pk)) == ["Open Door Advice"]
    assert names(tag=str(faith.pk)) == ["Open Door Advice", "Wessington Voluntary Action"]
    assert names(tag=UNKNOWN) == ["Mid Health Trust", "Wessington Council"]
    assert {str(one): one.n for one in tags_with_counts()} == {"Faith": 2, "Refugees": 1}
    tag(world, world.charity)
    assert "Open Door Advice" in names(tag=UNKNOWN)


def test_a_community_is_renamed_and_taken_off_every_organisation(world):
    refugees, faith = add(world), add(world, "Faith")
    tag(world, world.charity, refugees)
    commands.change_tag(tag=refugees, name="New arrivals", hard_to_reach=True, by=world.officer, at=START)
    assert str(partner(world.charity).tags.get()) == "New arrivals"
    with pytest.raises(RuleBroken):
        commands.change_tag(tag=refugees, name="faith", hard_to_reach=True, by=world.officer, at=START)
    commands.remove_tag(tag=refugees, by=world.officer, at=START)
    assert (list(partner(world.charity).tags.all()), list(CommunityTag.objects.all())) == ([], [faith])


def test_another_areas_communities_are_its_own(world):
    with within(world.neighbour):
        theirs = add(world, by=SYSTEM, area=world.neighbour)
    with pytest.raises(RuleBroken) as refused:
        tag(world, world.charity, theirs)
    assert (refused.value.field, list(CommunityTag.objects.all())) == ("tags", [])
    add(world)


@pytest.mark.parametrize("who", ["chair", "champion", "trustee", "stranger"])
def test_only_an_officer_of_the_area_keeps_communities(world, who):
    made, by = add(world), getattr(world, who)
    for act in (
        lambda: add(world, "Faith", by=by),
        lambda: commands.change_tag(tag=made, name="Faith", hard_to_reach=False, by=by, at=START),
        lambda: commands.remove_tag(tag=made, by=by, at=START),
        lambda: tag(world, world.charity, made, by=by),
    ):
        with pytest.raises(AccessDenied):
            act()
    assert [one.name for one in CommunityTag.objects.all()] == ["Refugees"]
