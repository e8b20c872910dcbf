"""Seats out and in again: all of a file or nothing, and equal."""

import pytest

from concord.core.accounts.access import SYSTEM
from concord.core.lib.errors import AccessDenied
from concord.core.lib.tables import write_csv, write_xlsx
from concord.group import commands, exports
from concord.group.models import Holding, Seat
from concord.group.queries.composition import composition_page
from tests.worlds import START

from .seating import SINCE, add_seat, take
from .test_rules_composition import CAMDEN, USUAL, VOLUNTARY

HEAD = "organisation,organisation_sector,category,seat_from,holder,held_from,level"


def read(world, *rows, data=None, dry_run=False, by=SYSTEM, name="seats.csv"):
    made = data if data is not None else "\n".join([HEAD, *rows]).encode()
    facts = {"group": world.group, "area": world.area, "name": name, "dry_run": dry_run, "by": by, "at": START}
    return commands.import_seats(data=made, **facts)


def counts(result):
    return (result.added, result.changed, result.unchanged, [(p.row, p.column) for p in result.problems])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_is_read_again_equal_and_changes_nothing(world, kind):
    seat = add_seat(world, world.council, category="council")
    take(seat, world.member, level="head", can_commit=True, talk_on=SINCE, post="=Head")
    take(seat, world.champion, SINCE.replace(month=6))
    add_seat(world, None, label="Open seat", sector="voluntary")
    made = exports.seats(world.group)
    data = write_csv(made.columns, made.rows) if kind == "csv" else write_xlsx(made.columns, made.rows, "s")
    assert counts(read(world, data=data, name=f"s.{kind}")) == (0, 0, 3, [])
    Holding.objects.all().delete()
    Seat.objects.all().delete()
    assert counts(read(world, data=data, name=f"s.{kind}")) == (3, 0, 0, [])
    again = exports.seats(world.group)
    assert [{**row, "seat_ref": ""} for row in again.rows] == [{**row, "seat_ref": ""} for row in made.rows]


def test_the_sixteen_of_camden_come_in_and_leave_their_gaps(world):
    rows = []
    for name, kind in CAMDEN.items():
        sector = "voluntary" if kind in VOLUNTARY else "public"
        rows.append(f"{name},{sector},{USUAL.get(kind, '')},2010-01-01,Marta Example,2010-01-01,")
    assert counts(read(world, *rows, dry_run=True)) == (16, 0, 0, [])
    assert not Seat.objects.exists()
    assert counts(read(world, *rows)) == (16, 0, 0, [])
    page = composition_page(world.group, SINCE)
    assert [line.key for line in page.gaps] == [
        "politicians", "arms_length", "housing", "education", "jobs", "business",
    ]  # fmt: skip
    assert (page.held.public, page.held.voluntary, page.years) == (9, 7, [(2010, 16, 16)])


def test_a_department_whose_name_is_too_long_is_named_as_a_fault(world):
    data = f"{HEAD},unit\n{world.council},public,council,2010-01-01,,,,{'x' * 161}".encode()
    assert counts(read(world, data=data)) == (0, 0, 0, [(2, "unit")])


def test_a_file_with_a_fault_keeps_nothing(world):
    good = "Wessington Council,public,council,2026-01-05,Marta Example,,head"
    faults = [
        "Wessington Council,public,council,,,,",
        "Wessington Council,public,kings,2026-01-05,,,",
        "Nobody known,,council,2026-01-05,,,",
        "Wessington Council,public,council,2026-01-05,Mister X,,",
        "Wessington Council,public,council,2026-01-05,Marta Example,,boss",
        ",public,,2026-01-05,,,",
    ]
    found = read(world, good, *faults)
    assert [p.row for p in found.problems if p.severity == "error"] == [3, 4, 5, 6, 7, 8]
    assert (Seat.objects.count(), Holding.objects.count()) == (0, 0)


def test_a_row_that_says_more_changes_what_is_there(world):
    seat = add_seat(world, world.council, category="council")
    take(seat, world.member)
    row = "Wessington Council,public,council,2026-01-05,Marta Example,2026-01-05,head"
    assert counts(read(world, row)) == (0, 1, 0, [])
    assert counts(read(world, row)) == (0, 0, 1, [])
    assert Holding.objects.get().level == "head"


@pytest.mark.parametrize("who", ["chair", "member", "stranger"])
def test_only_the_officer_imports(world, who):
    with pytest.raises(AccessDenied):
        read(world, by=getattr(world, who))


def test_the_files_are_downloaded_and_read_by_their_pages(world, signed_in):
    take(add_seat(world, world.council), world.member)
    client, url = signed_in(world.officer), "/areas/wessington/group/groups/group/seats"
    assert b"Marta Example" in client.get(f"{url}.csv").content
    assert client.get(f"{url}.pdf").status_code == 404
    assert "shape of" in client.get(f"{url}/import/").content.decode()
