"""Partnerships out as a table and in again, in the same shape."""

import csv
import io

import pytest

from concord.core.directory import commands
from concord.core.directory.models import Partnership
from concord.core.directory.partnership_tables import partnership_answers, partnerships
from concord.core.lib.tables import write_csv, write_xlsx
from tests.worlds import START

from .partnerships import SAID, add, answer_in, begin, later


def load(world, data, name="p.csv", dry_run=False):
    return commands.import_partnerships(
        area=world.area, data=data, name=name, dry_run=dry_run, by=world.officer, at=later(5)
    )


def lines(*rows):
    return ("\n".join(rows)).encode()


def fill(world):
    board = add(world, seats=12, voluntary_seats=0, chair_name="Bea Example", notes="Meets in public.\nEvery month.")
    add(world, "Ward panel", kind="other", parent=board, on_agenda="yes", contact_email="panel@example.org")
    commands.end_partnership(partnership=add(world, "Old team"), on=START.date(), by=world.officer, at=START)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_comes_in_again_and_changes_nothing(world, kind):
    fill(world)
    table = partnerships(world.area)
    made = write_csv(table.columns, table.rows) if kind == "csv" else write_xlsx(table.columns, table.rows, "p")
    result = load(world, made, f"p.{kind}")
    assert (result.problems, result.added, result.changed, result.unchanged) == ([], 0, 0, 3)
    assert partnerships(world.area) == table


def test_what_is_exported_fills_an_empty_register_equally(world):
    fill(world)
    table = partnerships(world.area)
    Partnership.objects.filter(parent__isnull=False).delete()
    Partnership.objects.all().delete()
    assert load(world, write_csv(table.columns, table.rows)).added == 3

    def without_reference(found):
        return [{key: value for key, value in row.items() if key != "partnership_ref"} for row in found.rows]

    assert without_reference(partnerships(world.area)) == without_reference(table)


def test_a_part_may_stand_before_its_whole_and_a_dry_run_changes_nothing(world):
    data = lines("name,kind,part_of", "Team,thematic,Board", "Board,board,")
    assert load(world, data, dry_run=True).added == 2
    assert Partnership.objects.count() == 0
    assert load(world, data).added == 2
    assert str(Partnership.objects.get(name="Team").parent) == "Board"
    again = load(world, lines("name,part_of", "Team,"))
    assert (again.changed, Partnership.objects.get(name="Team").parent) == (1, None)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",board,,,,", "name"),
        ("Board,council,,,,", "kind"),
        ("Board,board,Nobody,,,", "part_of"),
        ("Board,board,Board,,,", "part_of"),
        ("Board,board,,2,3,", "voluntary_seats"),
        ("Board,board,,few,,", "seats"),
        ("Board,board,,,,perhaps", "on_agenda"),
    ],
)
def test_a_fault_is_named_with_its_row_and_column_and_nothing_is_kept(world, row, column):
    result = load(world, lines("name,kind,part_of,seats,voluntary_seats,on_agenda", "Good,board,,,,", row))
    assert [(one.row, one.column) for one in result.problems] == [(3, column)]
    assert Partnership.objects.count() == 0


def test_a_column_that_is_not_there_says_nothing(world):
    add(world, seats=12)
    load(world, lines("name,chair", "Strategic Partnership,Bea Example"))
    board = Partnership.objects.get()
    assert (board.seats, board.kind, board.chair_name) == (12, "board", "Bea Example")


def test_answers_are_a_table_too_and_open_no_formula(world):
    add(world)
    round_ = begin(world)
    said = {**SAID, "use": "=1+1"}
    commands.answer_by_link(answer=answer_in(round_, "Strategic Partnership"), facts=said, at=later(2))
    table = partnership_answers(world.area)
    (row,) = csv.DictReader(io.StringIO(write_csv(table.columns, table.rows).decode("utf-8-sig")))
    assert (row["round"], row["answered_on"], row["on_agenda"], row["use"][0]) == ("2026", "2026-01-07", "yes", "'")
