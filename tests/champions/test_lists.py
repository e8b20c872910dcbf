"""Lists that go out and come in again equal: who sits where, areas of work, what was measured, those who speak up."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from concord.champions import commands
from concord.champions.commands.shapes import ADVOCATES, EFFECTS, REACH, WORK
from concord.champions.exports.effects import advocates, effects
from concord.champions.exports.reach import reach
from concord.champions.exports.work import work
from concord.champions.models import Advocate, Effect, Sitting, WorkArea
from concord.core.accounts.access import SYSTEM
from concord.core.audit.models import AuditEntry
from concord.core.directory.commands import add_partnership
from concord.core.directory.commands.lists import import_list
from concord.core.lib.errors import AccessDenied
from concord.core.lib.tables import write_csv

TODAY, NOW = date(2026, 4, 1), datetime(2026, 4, 1, 10, tzinfo=UTC)
BY = {"by": SYSTEM, "at": NOW}
YES = {"consent_on": TODAY, "consent_way": "spoken"}


def bring(world, shape, data, *, dry_run=False, **by):
    return import_list(shape, area=world.area, data=data, name="a.csv", dry_run=dry_run, **BY | by)


def file(table):
    return write_csv(table.columns, table.rows)


@pytest.fixture
def full(world):
    board = add_partnership(area=world.area, facts={"name": "Safer Wessington", "kind": "theme"}, **BY)
    sits = {"post": "Adviser", "starts_on": date(2025, 1, 1), "ends_on": None, "carried": "Fair notice"}
    commands.put_sitting(area=world.area, facts={"person": world.champion, "partnership": board, **sits}, **BY)
    commands.put_sitting(area=world.area, facts={"person": world.member, "body": "Ward forum", **sits}, **BY)
    commands.add_work_area(person=world.champion, area=world.area, theme="", words="Parks", use="Asking early", **BY)
    one = {"name": "Viv Example", "raises": "Fair notice", "email": "viv@example.org", **YES}
    commands.put_advocate(area=world.area, facts=one, agreed=True, **BY)
    before = {"title": "Late bills", "barrier": "Bills wait;\nlong", "measure": "Paid in 30 days", "champions": 3}
    before |= {"begun_on": date(2026, 1, 1), "is_public": True}
    values = [(date(2025, 12, 1), Decimal("58.5"), 40), (date(2026, 2, 1), Decimal(95), 41)]
    commands.put_effect(area=world.area, facts=before | {"organisation": world.council}, values=values, **BY)
    commands.put_effect(area=world.area, facts=before | {"body": "A trust", "is_public": False}, **BY)
    return world


TABLES = {
    "reach": (REACH, lambda area: reach(area, timezone.localdate()), Sitting, 2),
    "work": (WORK, work, WorkArea, 1),
    "effects": (EFFECTS, effects, Effect, 2),
    "advocates": (ADVOCATES, advocates, Advocate, 1),
}


@pytest.mark.parametrize("name", TABLES)
def test_what_went_out_comes_in_again_equal(full, name):
    shape, made, model, count = TABLES[name]
    table = made(full.area)
    again = bring(full, shape, file(table))
    assert (again.added, again.changed, again.unchanged) == (0, 0, count)
    model.objects.all().delete()
    # As if it came from another place: no reference is known here.
    without = [row | {"ref": ""} for row in table.rows]
    result = bring(full, shape, write_csv(table.columns, without))
    assert (result.added, model.objects.count()) == (count, count)
    assert [row | {"ref": ""} for row in made(full.area).rows] == without
    assert AuditEntry.objects.filter(verb=shape.verb).count() == 2


@pytest.mark.parametrize(
    ("name", "cells", "column"),
    [
        ("reach", {"who": "Nobody Known"}, "who"),
        ("reach", {"starts_on": "2027-01-01", "ends_on": "2026-01-01"}, "ends_on"),
        ("work", {"theme": "nothing"}, "theme"),
        ("advocates", {"consent_on": ""}, "consent_on"),
        ("advocates", {"consent_on": "2026-05-01"}, "consent_on"),
        ("advocates", {"email": "viv"}, "email"),
        ("effects", {"barrier": ""}, "barrier"),
        ("effects", {"values": "2025-12-01 = 58.5 of 40"}, "values"),
        ("effects", {"values": "2025-12-01 = 58; 2025-12-01 = 59"}, "values"),
        ("effects", {"values": "2027-12-01 = 58"}, "values"),
        ("effects", {"values": "2025-12-01 = 58 (n = 40); 2026-02-01 = 95"}, "values"),
        ("effects", {"values": "2025-12-01 = 58 (n = 40)"}, "is_public"),
    ],
)
def test_a_fault_is_named_by_row_and_column_and_changes_nothing(full, name, cells, column):
    shape, made, model, count = TABLES[name]
    table = made(full.area)
    before = made(full.area).rows
    rows = [table.rows[0] | {"ref": ""} | cells]
    refused = bring(full, shape, write_csv(table.columns, rows))
    assert [(one.row, one.column) for one in refused.problems] == [(2, column)]
    assert made(full.area).rows == before
    assert model.objects.count() == count


def test_what_the_file_changes_is_changed_and_a_seat_keeps_its_person(full):
    rows = work(full.area).rows
    result = bring(full, WORK, write_csv(work(full.area).columns, [rows[0] | {"use": "Asking late"}]))
    assert (result.added, result.changed) == (0, 1)
    assert WorkArea.objects.get().use == "Asking late"
    table = reach(full.area, TODAY)
    other = [row | {"who": full.member.name} for row in table.rows if row["who"] == full.champion.name]
    (problem,) = bring(full, REACH, write_csv(table.columns, other)).problems
    assert "somebody else's" in problem.message


@pytest.mark.parametrize("name", TABLES)
def test_officers_alone_bring_a_list_in(full, name):
    shape, made, *_ = TABLES[name]
    with pytest.raises(AccessDenied):
        bring(full, shape, file(made(full.area)), by=full.champion)


def test_a_column_that_the_file_does_not_have_says_nothing(full):
    table = effects(full.area)
    fewer = tuple(name for name in table.columns if name not in ("values", "story", "is_public", "champions"))
    assert bring(full, EFFECTS, write_csv(fewer, table.rows)).unchanged == 2
    assert effects(full.area).rows == table.rows


PAGES = [("reach", "reach"), ("areas-of-work", "work"), ("advocates", "advocates"), ("effects", "effects")]


@pytest.mark.parametrize(("page", "name"), PAGES)
def test_the_page_looks_first_and_offers_the_export(full, signed_in, page, name):
    client = signed_in(full.officer)
    at = "/areas/wessington/champions/"
    assert f"{at}{page}/import/" in client.get(f"{at}{page}/").content.decode()
    assert f"{at}{name}.csv" in client.get(f"{at}{page}/import/").content.decode()


def test_without_a_board_in_the_register_the_page_says_so_once(world, signed_in):
    page = signed_in(world.officer).get("/areas/wessington/champions/reach/").content.decode()
    assert page.count("No partnership or board is in the register yet") == 1
    assert "concord-chart" not in page
