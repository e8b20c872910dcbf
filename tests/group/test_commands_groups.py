"""Setting up a group and changing how it decides."""

import pytest

from concord.core.areas.scoping import within
from concord.core.audit.models import AuditEntry
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.group import commands
from concord.group.models import Group
from tests.worlds import START


def add(world, slug="second", by=None, area=None):
    return commands.add_group(
        area=area or world.area, name="Second group", slug=slug, by=by or world.officer, at=START, quorum_public=2
    )


def change(world, by=None, **changes):
    return commands.change_group(group=world.group, changes=changes, by=by or world.officer, at=START)


def test_a_group_is_set_up_with_its_rules(world):
    made = add(world)
    assert (made.area, made.quorum_public, made.quorum_voluntary, made.two_sector_rule) == (world.area, 2, 1, True)
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.person_key) == ("group.group_added", str(world.officer.uid))


def test_a_short_name_is_given_once_in_an_area(world):
    with pytest.raises(RuleBroken, match="has this group already"):
        add(world, slug="group")
    assert Group.objects.count() == 1
    with within(world.neighbour):
        assert add(world, slug="group", by=world.stranger, area=world.neighbour).area == world.neighbour


def test_a_group_changes_how_it_decides_but_not_its_short_name(world):
    change(world, name="Compact panel", quorum_voluntary=3, two_sector_rule=False, slug="other")
    made = Group.objects.get()
    assert (made.name, made.quorum_voluntary, made.two_sector_rule, made.slug) == ("Compact panel", 3, False, "group")
    assert AuditEntry.objects.latest("pk").verb == "group.group_changed"


@pytest.mark.parametrize("who", ["chair", "member", "trustee", "stranger"])
def test_only_an_officer_of_the_area_sets_up_and_changes_groups(world, who):
    with pytest.raises(AccessDenied):
        add(world, by=getattr(world, who))
    with pytest.raises(AccessDenied):
        change(world, by=getattr(world, who), name="Ours")
    assert list(Group.objects.values_list("name", flat=True)) == ["Compact group"]
