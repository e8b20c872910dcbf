"""Leaflets and posters: what is in stock, where they went, and which are out of date."""

from datetime import UTC, date, datetime, timedelta

import pytest

from concord.agreement import commands, exports
from concord.agreement.commands.imported_materials import MATERIALS
from concord.agreement.models import Material, MaterialMove
from concord.agreement.queries.materials import material_of, materials_page
from concord.core.accounts.access import SYSTEM
from concord.core.directory.commands.lists import import_list
from concord.core.lib.errors import AccessDenied, RuleBroken
from concord.core.lib.tables import write_csv
from concord.officers.models import Task

from .documents import adopted, next_draft

D, TODAY, NOW = timedelta(days=1), date(2026, 4, 1), datetime(2026, 4, 1, 10, tzinfo=UTC)
BY = {"by": SYSTEM, "at": NOW}
URL = "/areas/wessington/agreement/materials/"


def leaflet(world, **facts):
    usual = {"name": "Welcome leaflet", "kind": "leaflet", "form": "print", "language": "English", "link": ""}
    return commands.put_material(area=world.area, **usual | {"version": None, "reorder_at": None} | facts, **BY)


def moved(found, move, quantity=0, place="", on=TODAY, **by):
    return commands.move_material(material=found, move=move, quantity=quantity, place=place, on=on, **BY | by)


def test_stock_is_what_came_less_what_went(world):
    found = leaflet(world)
    moved(found, "printed", 500)
    moved(found, "given", 120, " The   library ")
    moved(found, "thrown", 30, "not kept")
    moved(found, "cleared", 7, "The library")
    assert [(one.move, one.quantity, one.place) for one in found.moves.order_by("pk")] == [
        ("printed", 500, ""),
        ("given", 120, "The library"),
        ("thrown", 30, ""),
        ("cleared", 0, "The library"),
    ]
    line = material_of(found.uid)
    assert (line.material.stock, line.given) == (350, 120)


@pytest.mark.parametrize(
    ("move", "facts", "words", "field"),
    [
        ("given", {"quantity": 11, "place": "Library"}, "There are 10 in stock", "quantity"),
        ("thrown", {"quantity": 11}, "There are 10 in stock", "quantity"),
        ("given", {"quantity": 1, "place": "  "}, "Say where", "place"),
        ("cleared", {}, "Say where", "place"),
        ("printed", {}, "Say how many", "quantity"),
        ("printed", {"quantity": 1, "on": TODAY + D}, "still to come", "on"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(world, move, facts, words, field):
    found = leaflet(world)
    moved(found, "printed", 10)
    with pytest.raises(RuleBroken, match=words) as refused:
        moved(found, move, **facts)
    assert refused.value.field == field
    assert (Material.objects.get().stock, MaterialMove.objects.count()) == (10, 1)


def test_what_was_noted_by_mistake_is_taken_out_by_whoever_noted_it_or_the_officer(world):
    found = leaflet(world)
    moved(found, "printed", 10)
    own = moved(found, "given", 4, "Library", by=world.champion)
    with pytest.raises(AccessDenied):
        commands.remove_move(move=own, by=world.member, at=NOW)
    commands.remove_move(move=own, by=world.champion, at=NOW)
    assert Material.objects.get().stock == 10
    moved(found, "given", 4, "Library", by=world.champion)
    with pytest.raises(RuleBroken, match="There are 6 in stock"):
        commands.remove_move(move=MaterialMove.objects.get(move="printed"), **BY)
    commands.remove_move(move=MaterialMove.objects.get(move="given"), **BY)


def test_few_copies_left_come_on_the_officers_list_once(world):
    found = leaflet(world, reorder_at=20)
    assert not Task.objects.exists()
    moved(found, "printed", 100)
    moved(found, "given", 80, "Library")
    (task,) = Task.objects.all()
    assert (task.text, task.duty, task.done_on) == ("Make more copies: Welcome leaflet", "publicity", None)
    moved(found, "given", 5, "Surgery")
    moved(found, "printed", 50)
    moved(found, "given", 50, "Surgery")
    assert Task.objects.count() == 1


def test_a_new_version_makes_its_leaflet_out_of_date_and_names_the_places(world):
    first = adopted(world)
    old, other = leaflet(world, version=first), leaflet(world, name="Poster")
    for found in (old, other):
        moved(found, "printed", 100)
        moved(found, "given", 10, "Library", on=TODAY - 3 * D)
    moved(old, "given", 30, "Surgery", on=TODAY - 9 * D)
    moved(old, "cleared", place="Surgery", on=TODAY - 7 * D)
    moved(old, "given", 20, "Surgery", on=TODAY - 5 * D)
    moved(old, "given", 5, "Pool", on=TODAY - 9 * D)
    moved(old, "cleared", place="Pool", on=TODAY - 9 * D)
    assert materials_page(world.area).old_places == []
    commands.adopt_version(version=next_draft(first.document), adopted_on=date(2026, 2, 2), **BY)
    page = materials_page(world.area)
    assert [(one.place, one.given) for one in page.old_places] == [("Surgery", 20), ("Library", 10)]
    assert {line.material.name: line.is_old for line in page.lines} == {"Poster": False, "Welcome leaflet": True}
    moved(old, "cleared", place="Surgery")
    assert [one.place for one in materials_page(world.area).old_places] == ["Library"]


def test_names_are_used_once_and_nobody_else_writes(world):
    found = leaflet(world)
    with pytest.raises(RuleBroken, match="this name already"):
        leaflet(world, name="welcome  LEAFLET")
    commands.put_material(area=world.area, material=found, language="Urdu", **BY)
    assert Material.objects.get().language == "Urdu"
    for refused in (
        lambda: commands.put_material(area=world.area, material=found, by=world.champion, at=NOW),
        lambda: moved(found, "printed", 5, by=world.observer),
    ):
        with pytest.raises(AccessDenied):
            refused()


def bring(world, table, rows, **by):
    data = write_csv(table.columns, rows)
    about = {"area": world.area, "data": data, "name": "a.csv", "dry_run": False}
    return import_list(MATERIALS, **about, **BY | by)


def test_the_file_goes_out_and_comes_in_again_equal(world):
    found = leaflet(world, version=adopted(world), reorder_at=5)
    leaflet(world, name="Poster", kind="poster", link="https://example.org/poster", reorder_at=0)
    moved(found, "printed", 9, on=TODAY - D, by=world.champion)
    moved(found, "given", 4, "Library")
    moved(found, "cleared", place="Library")
    table = exports.handed_out(world.area)
    assert [row["move"] for row in table.rows] == ["printed", "given", "cleared", ""]
    assert [row["by"] for row in table.rows] == [str(world.champion), "", "", ""]
    again = bring(world, table, table.rows)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 4)
    Material.objects.all().delete()
    result = bring(world, table, [row | {"ref": ""} for row in table.rows])
    assert (result.added, result.changed) == (4, 0)
    plain = [row | {"ref": "", "by": ""} for row in table.rows]
    assert [row | {"ref": "", "by": ""} for row in exports.handed_out(world.area).rows] == plain
    assert Material.objects.get(name="Welcome leaflet").stock == 5


@pytest.mark.parametrize(
    ("cells", "words", "column"),
    [
        ({"quantity": "40"}, "What happened stays", "move"),
        ({"version": "Another, version 7"}, "No version that was in force", "version"),
        ({"link": "http://example.org/"}, "is not an address", "link"),
        ({"link": f"https://example.org/{'x' * 190}"}, "is not an address", "link"),
        ({"ref": "", "move": "given", "place": "Pool", "quantity": "99"}, "There are 9 in stock", "quantity"),
        ({"ref": "", "on": "", "quantity": "3"}, "Say when", "on"),
    ],
)
def test_a_faulty_row_of_the_file_is_named_and_changes_nothing(world, cells, words, column):
    moved(leaflet(world), "printed", 9)
    table = exports.handed_out(world.area)
    refused = bring(world, table, [table.rows[0] | cells])
    ((row, at, said),) = [(one.row, one.column, one.message) for one in refused.problems]
    assert (row, at) == (2, column)
    assert words in said
    assert exports.handed_out(world.area).rows == table.rows


def test_a_link_is_safe(world):
    with pytest.raises(RuleBroken, match="https"):
        leaflet(world, link="http://example.org/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_many(world, django_assert_num_queries, count):
    first = adopted(world)
    commands.adopt_version(version=next_draft(first.document), adopted_on=date(2026, 2, 2), **BY)
    for number in range(count):
        moved(leaflet(world, name=f"Leaflet {number}", version=first), "printed", 5)
    with django_assert_num_queries(2):
        assert len(materials_page(world.area).lines) == count


def test_a_champion_notes_on_a_phone_what_was_given_out(world, signed_in):
    found, client = leaflet(world), signed_in(world.champion)
    moved(found, "printed", 10)
    typed = {"move": "given", "quantity": "40", "place": "Library", "on_day": "1", "on_month": "4", "on_year": "2026"}
    page = client.post(f"{URL}{found.uid}/note/", typed)
    assert "There are 10 in stock" in page.content.decode()
    assert 'value="Library"' in page.content.decode()
    client.post(f"{URL}{found.uid}/note/", typed | {"quantity": "4"})
    page = client.get(f"{URL}{found.uid}/").content.decode()
    assert "Library" in page
    assert Material.objects.get().stock == 6
    assert "Add a material" not in client.get(URL).content.decode()


def test_what_is_taken_out_twice_changes_the_stock_once(world):
    found = leaflet(world)
    moved(found, "printed", 10)
    first = moved(found, "given", 4, "Library")
    again = MaterialMove.objects.get(pk=first.pk)
    commands.remove_move(move=first, **BY)
    with pytest.raises(RuleBroken, match="taken out already"):
        commands.remove_move(move=again, **BY)
    assert Material.objects.get().stock == 10
