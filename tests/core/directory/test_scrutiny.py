"""What scrutiny committees look at: by officers, with the day on which evidence is due."""

from datetime import timedelta

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.directory import commands
from concord.core.directory.models import ScrutinyItem
from concord.core.directory.scrutiny_queries import evidence_due
from concord.core.lib.errors import AccessDenied, RuleBroken
from tests.champions.watching import DAY
from tests.pages import text
from tests.worlds import at

FACTS = {"by": SYSTEM, "at": at(DAY)}
URL = "/areas/wessington/partnerships/scrutiny/"


@pytest.fixture
def committee(world):
    facts = {"name": "Overview committee", "kind": "scrutiny"}
    return commands.add_partnership(area=world.area, facts=facts, **FACTS)


def item(world, committee, **facts):
    given = {"committee": committee, "kind": "plan", "title": "How grants end", "on": DAY + timedelta(days=60), **facts}
    return commands.put_scrutiny_item(area=world.area, facts=given, **FACTS)


def test_evidence_is_due_the_soonest_first_until_its_day(world, committee):
    later = item(world, committee, evidence_due_on=DAY + timedelta(days=9))
    sooner = item(world, committee, title="Bills", evidence_due_on=DAY)
    item(world, committee, title="No evidence")
    assert list(evidence_due(world.area, DAY)) == [sooner, later]
    assert list(evidence_due(world.area, DAY + timedelta(days=1))) == [later]
    assert not any("grants" in str(one.facts) for one in AuditEntry.objects.filter(verb="directory.scrutiny_noted"))


@pytest.mark.parametrize(
    ("kind", "days", "why"),
    [("scrutiny", 61, "on or before the day"), ("board", 9, "no scrutiny")],
)
def test_what_cannot_be_is_refused(world, committee, kind, days, why):
    if kind == "board":
        committee = commands.add_partnership(area=world.area, facts={"name": "Board", "kind": kind}, **FACTS)
    with pytest.raises(RuleBroken, match=why):
        item(world, committee, evidence_due_on=DAY + timedelta(days=days))


def test_only_officers_write(world, committee):
    made = item(world, committee)
    with pytest.raises(AccessDenied):
        commands.remove_scrutiny_item(item=made, by=world.member, at=at(DAY))


def test_the_pages_note_change_and_take_out(world, signed_in):
    officer = signed_in(world.officer)
    assert "No scrutiny committee is in the register" in text(officer.get(URL))
    committee = commands.add_partnership(area=world.area, facts={"name": "Overview", "kind": "scrutiny"}, **FACTS)
    day = {"on_day": "1", "on_month": "6", "on_year": "2099"}
    sent = {"committee": str(committee.uid), "kind": "review", "title": "How grants end", **day}
    assert officer.post(f"{URL}new/", sent)["Location"] == URL
    made = ScrutinyItem.objects.get()
    late = {"evidence_due_on_day": "2", "evidence_due_on_month": "6", "evidence_due_on_year": "2099"}
    assert "on or before the day" in text(officer.post(f"{URL}{made.uid}/", sent | late))
    assert officer.post(f"{URL}{made.uid}/", sent | {"outcome": "Three months’ notice"})["Location"] == URL
    shown = text(signed_in(world.member).get(URL))
    assert ("Three months’ notice" in shown, "Note an item" in shown) == (True, False)
    assert officer.post(f"{URL}{made.uid}/remove/")["Location"] == URL
    assert not ScrutinyItem.objects.exists()


def test_the_page_asks_as_often_for_many(world, committee, signed_in, django_assert_num_queries):
    client = signed_in(world.officer)
    item(world, committee, evidence_due_on=DAY)
    client.get(URL)
    with django_assert_num_queries(9):
        client.get(URL)
    for number in range(3):
        item(world, committee, title=f"More {number}", evidence_due_on=DAY)
    with django_assert_num_queries(9):
        client.get(URL)
