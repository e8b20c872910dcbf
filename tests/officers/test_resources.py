"""Time and in kind: by partner and year, both sectors with the gap, rough guesses marked."""

from datetime import date
from decimal import Decimal

import pytest

from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.officers import commands
from concord.officers.models import Resource
from concord.officers.queries.resources import resources_page, years_to_choose
from tests.pages import text
from tests.worlds import at

from .running import DAY, FACTS, URL


def note(world, body, **facts):
    usual = {"organisation": body, "kind": "time", "on": DAY, "hours": Decimal(3)}
    return commands.put_resource(area=world.area, facts=usual | facts, **FACTS)


def test_a_year_by_partner_and_by_sector(world):
    note(world, world.council, role="Grants manager", names_agreement=True)
    note(world, world.council, role="grants manager", names_agreement=True, hours=Decimal("1.5"), is_rough=True)
    note(world, world.charity, kind="room", hours=None, worth=4_000, role="Warden")
    note(world, world.council, on=date(2025, 3, 31))
    page = resources_page(world.area, 2025)
    assert [(one.label, one.n, one.hours, one.worth, one.rough) for one in page.bodies] == [
        ("Open Door Advice", 1, 0, 4_000, 0),
        ("Wessington Council", 2, Decimal("4.5"), 0, 1),
    ]
    assert [(one.sector, one.bodies, one.n) for one in page.sectors] == [("public", 1, 2), ("voluntary", 1, 1)]
    assert page.gaps == [
        ("Hours", "4.5 hours more from the public than from the voluntary sector"),
        ("Worth", "£40 more from the voluntary than from the public sector"),
    ]
    assert page.roles == 1
    assert years_to_choose(world.area, DAY) == [(2025, "2025/26"), (2024, "2024/25")]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"hours": None}, "hours"),
        ({"hours": Decimal(0)}, "hours"),
        ({"names_agreement": True}, "role"),
        ({"on": date(2026, 3, 3)}, "on"),
    ],
)
def test_what_makes_no_sense_is_refused(world, given, field):
    with pytest.raises(RuleBroken) as refused:
        note(world, world.council, **given)
    assert (refused.value.field, Resource.objects.count()) == (field, 0)


def test_pages_and_who_may(world, signed_in):
    officer, member = signed_in(world.officer), signed_in(world.member)
    assert "Nothing is noted for this year" in text(member.get(f"{URL}resources/"))
    typed = {"organisation": str(world.charity.uid), "kind": "room", "is_rough": "on", "worth": ""}
    typed |= {"on_day": "2", "on_month": "3", "on_year": "2026"}
    assert "A rough guess will do" in text(officer.post(f"{URL}resources/new/", typed))
    assert officer.post(f"{URL}resources/new/", typed | {"hours": "2.5"}).status_code == 302
    one = Resource.objects.get()
    assert (one.worth, one.is_rough, one.sector) == (None, True, "voluntary")
    assert "2.5" in text(member.get(f"{URL}resources/?year=2025"))
    assert "Take it out" in text(officer.get(f"{URL}resources/{one.uid}/"))
    assert officer.post(f"{URL}resources/{one.uid}/", typed | {"worth": "20"}).status_code == 302
    assert Resource.objects.get().worth == 2_000
    own = {"by": world.member, "at": at(DAY)}
    with pytest.raises(AccessDenied):
        commands.remove_row(row=one, **own)
    with pytest.raises(AccessDenied):
        commands.put_resource(area=world.area, facts={"organisation": world.cvs, "hours": 1, "on": DAY}, **own)
    assert officer.post(f"{URL}resources/{one.uid}/remove/").status_code == 302
    assert Resource.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_a_year_is_read_in_one_query(world, count, django_assert_num_queries):
    for _ in range(count):
        note(world, world.council)
    with django_assert_num_queries(1):
        assert sum(one.n for one in resources_page(world.area, 2025).bodies) == count
