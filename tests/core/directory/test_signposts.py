"""Bodies outside the area: what is known at first, the page for anybody, and the panel beside other things."""

from datetime import date, timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import OutsideBody
from concord.core.directory.signpost_data import USUAL_BODIES, usual_bodies
from concord.core.directory.signpost_queries import panel, signpost_rows, signposts, to_check
from concord.core.directory.signpost_rules import check_successor, needs_check
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.worlds import START

HERE = "/areas/wessington/where-else/"
TYPED = {"name": "Open Court", "topic": "problem", "role": "A court", "status": "active"}
NAMED = (
    *("Compact Voice", "Compact Advocacy Programme (NCVO)", "Office for Civil Society (OCS)", "NAVCA"),
    *("Commission for the Compact", "Public Law Project", "Voice4Change England"),
)


def add(world, by=None, **facts):
    return commands.add_body(area=world.area, facts={**TYPED, **facts}, by=by or world.officer, at=START)


def test_a_new_area_begins_with_the_usual_ones_and_none_counts_as_checked(world):
    assert {*NAMED} <= {*OutsideBody.objects.values_list("name", flat=True)}
    assert not OutsideBody.objects.filter(checked_on__isnull=False).exists()
    assert to_check(START.date()) == len(usual_bodies("ENG"))
    assert commands.bring_usual_bodies(area=world.area, by=SYSTEM, at=START) == 0
    OutsideBody.objects.filter(name="Office of the Third Sector (OTS)").delete()
    assert commands.bring_usual_bodies(area=world.area, by=SYSTEM, at=START) == 1


@pytest.mark.parametrize("nation", ["ENG", "WLS", "SCT", "NIR"])
def test_every_nation_has_its_ombudsman_and_every_successor_stands_on_its_list(nation):
    found = usual_bodies(nation)
    assert sum("Ombudsman" in one.name for one in found) == 1
    assert all(one.instead in {other.name for other in found[:n]} for n, one in enumerate(found) if one.instead)
    assert all(one.url.startswith("https://") for one in USUAL_BODIES if one.status == "active")


@pytest.mark.parametrize(("days", "expected"), [(None, True), (0, False), (365, False), (366, True)])
def test_it_is_looked_at_again_after_a_year(days, expected):
    today = date(2026, 3, 2)
    checked = None if days is None else today - timedelta(days=days)
    assert needs_check(OutsideBody(name="Court", checked_on=checked), today) is expected


def test_nothing_is_replaced_in_a_circle():
    old, new = OutsideBody(pk=1, name="Old"), OutsideBody(pk=2, name="New")
    check_successor(old, "replaced", new)
    new.successor = old
    for body, successor in ((old, new), (old, None), (old, old)):
        with pytest.raises(RuleBroken) as refused:
            check_successor(body, "replaced", successor)
        assert refused.value.field == "successor"
    check_successor(old, "closed", None)


def test_it_is_added_changed_checked_and_removed(world):
    court = add(world)
    assert court.checked_on == START.date()
    newer = add(world, name="New Court")
    replaced = {**TYPED, "status": "replaced", "successor": newer}
    commands.change_body(body=court, facts=replaced, by=world.officer, at=START)
    with pytest.raises(RuleBroken, match="was replaced by New Court"):
        commands.remove_body(body=newer, by=world.officer, at=START)
    commands.check_body(body=newer, by=world.officer, at=START + timedelta(days=9))
    commands.remove_body(body=court, by=world.officer, at=START)
    verbs = AuditEntry.objects.filter(verb__contains="body").order_by("pk").values_list("verb", flat=True)
    assert [verb.split("_")[-1] for verb in verbs] == ["added", "added", "changed", "checked", "removed"]
    for facts, field in (({"name": "new court"}, "name"), ({"url": "http://court.example.org"}, "url")):
        with pytest.raises(RuleBroken) as refused:
            add(world, **facts)
        assert refused.value.field == field


def test_only_the_office_writes(world):
    court = add(world)
    with pytest.raises(AccessDenied):
        add(world, by=world.chair, name="Other")
    for do in (commands.check_body, commands.remove_body):
        with pytest.raises(AccessDenied):
            do(body=court, by=world.chair, at=START)


@pytest.mark.parametrize("rows", [1, 3])
def test_reading_costs_the_same_for_many(world, rows, django_assert_num_queries):
    OutsideBody.objects.update(status="closed", successor=None)
    OutsideBody.objects.all().delete()
    new = add(world, name="New")
    for number in range(rows):
        add(world, name=f"Old {number}", status="replaced", successor=new)
    with django_assert_num_queries(1):
        found = signposts(list(signpost_rows()), START.date())
        assert [str(one.body.successor) for one in found[1:]] == ["New"] * rows
    with django_assert_num_queries(1):
        assert [str(one) for one in panel("problem")] == ["New"]


def test_anybody_reads_where_to_go_and_what_closed(world, client, signed_in):
    new = add(world, name="New Court", url="https://new.example.org")
    add(world, status="replaced", successor=new)
    add(world, name="Still Here", url="https://still.example.org")
    seen = " ".join(client.get(f"{HERE}?page=2").content.decode().split())
    assert 'Closed: see <a class="govuk-link" href="https://new.example.org"' in seen
    first = client.get(HERE).content.decode()
    assert ('href="https://still.example.org"' in first, "Change<span" in first) == (True, False)
    assert "Where else to go" in client.get("/areas/wessington/agreement/read/").content.decode()
    officer = signed_in(world.officer)
    assert "Nobody has checked it yet." in officer.get(HERE).content.decode()
    assert "Where else people can go" in officer.get("/areas/wessington/settings/").content.decode()


def test_the_officer_writes_in_pages(world, signed_in):
    officer = signed_in(world.officer)
    said = officer.post(f"{HERE}new/", {**TYPED, "url": "http://court.example.org"}).content.decode()
    assert "must begin with https://" in said
    assert officer.post(f"{HERE}new/", {**TYPED, "url": "https://court.example.org"}).url == HERE
    court = OutsideBody.objects.get(name="Open Court")
    assert (
        "Choose which body took its place"
        in officer.post(f"{HERE}{court.uid}/change/", {**TYPED, "status": "replaced"}).content.decode()
    )
    for step in ("right", "remove"):
        assert officer.post(f"{HERE}{court.uid}/{step}/").url == HERE
    assert not OutsideBody.objects.filter(pk=court.pk).exists()
