"""Budgets out and in again: a dry run, every fault by row, all or nothing, and the same file changes nothing."""

from datetime import date
from decimal import Decimal

import pytest

from concord.core.lib.tables import write_csv, write_xlsx
from concord.officers import commands
from concord.officers.exports.budgets import budgets as table_of
from concord.officers.models import Bid, Budget, BudgetLine, Contribution, Resource

from .running import FACTS
from .test_budgets import BID, begin, full, line

HEAD = "kind,year,title,partner,planned,spent,in_kind,pledged,received,holder,funder,amount,state\r\n"
ROWS = (
    "budget,2024/25,,,,,,,,Wessington Council,,,\r\n"
    'line,2024/25,Print,,"1,200",300.50,,,,,,,\r\n'
    "contribution,2024/25,,Open Door Advice,,,,500,,,,,\r\n"
    "bid,,Toolkit,,,,,,,,Lottery,5000,writing\r\n"
)


def bring(world, text, dry_run=False, name="budgets.csv"):
    data = text.encode() if isinstance(text, str) else text
    return commands.import_budgets(area=world.area, data=data, name=name, dry_run=dry_run, **FACTS)


def empty(world):
    for model in (BudgetLine, Contribution, Budget, Bid, Resource):
        model.objects.all().delete()


def plain(table):
    return [{name: value for name, value in row.items() if name != "ref"} for row in table.rows]


def test_a_file_comes_in_once(world):
    dry = bring(world, HEAD + ROWS, dry_run=True)
    assert (dry.added, dry.refused, Budget.objects.count()) == (4, False, 0)
    done = bring(world, HEAD + ROWS)
    assert (done.added, done.problems) == (4, [])
    row = BudgetLine.objects.get()
    assert (row.planned, row.spent, str(Budget.objects.get().holder)) == (120_000, 30_050, "Wessington Council")
    again = bring(world, HEAD + ROWS)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 4)
    more = bring(world, HEAD + ROWS.replace("300.50", "400"))
    assert (more.added, more.changed, more.unchanged) == (0, 1, 3)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_goes_out_comes_in_again_as_it_is(world, kind):
    budget = full(world)
    line(budget, "=1+1", planned=5)
    line(budget, "Events", planned=7)
    won = BID | {"state": "won", "decided_on": date(2026, 3, 3), "awarded": 1}
    for facts in (BID, BID, won | {"purpose": "Training"}):
        commands.put_bid(area=world.area, facts=facts, **FACTS)
    begin(world, 2026)
    gift = {"organisation": world.council, "kind": "time", "on": date(2026, 1, 5), "hours": Decimal("2.50")}
    for more in ({}, {}, {"role": "Manager", "names_agreement": True, "worth": 500, "is_rough": True}):
        commands.put_resource(area=world.area, facts=gift | more, **FACTS)
    table = table_of(world.area)
    data = write_csv(table.columns, table.rows) if kind == "csv" else write_xlsx(table.columns, table.rows, "b")
    result = bring(world, data, name=f"b.{kind}")
    assert (result.added, result.changed, result.unchanged, result.problems) == (0, 0, 14, [])
    empty(world)
    result = bring(world, data, name=f"b.{kind}")
    assert (result.added, result.problems) == (14, [])
    assert sorted(map(str, plain(table_of(world.area)))) == sorted(map(str, plain(table)))


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("gift,2024/25,,,,,,,,,,,", "kind"),
        ("budget,2024/26,,,,,,,,,,,", "year"),
        ("budget,soon,,,,,,,,,,,", "year"),
        ("budget,2024/25,,,,,,,,Nobody Known,,,", "holder"),
        ("line,2023/24,Print,,5,,,,,,,,", "year"),
        ("line,2024/25,,,5,,,,,,,,", "title"),
        ("line,2024/25,Print,,-5,,,,,,,,", "planned"),
        ("line,2024/25,Print,,5,,5,,,,,,", "partner"),
        ("contribution,2024/25,,,,,,5,,,,,", "partner"),
        ("contribution,2024/25,,Nobody Known,,,,5,,,,,", "partner"),
        ("bid,,Toolkit,,,,,,,,Lottery,,writing", "amount"),
        ("bid,,Toolkit,,,,,,,,Lottery,5,won", "asked_on"),
    ],
)
def test_a_fault_names_its_row_and_column_and_nothing_comes_in(world, row, column):
    result = bring(world, HEAD + ROWS + row)
    assert [(one.row, one.column) for one in result.problems] == [(6, column)]
    assert (Budget.objects.count(), Bid.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("resource,,time,2026-01-05,2", "partner"),
        ("resource,Open Door Advice,magic,2026-01-05,2", "gift"),
        ("resource,Open Door Advice,time,,2", "on"),
        ("resource,Open Door Advice,time,2026-01-05,two", "hours"),
        ("resource,Open Door Advice,time,2026-01-05,", "hours"),
        ("resource,Open Door Advice,time,2027-01-05,2", "on"),
    ],
)
def test_a_fault_of_time_and_kind_names_its_column(world, row, column):
    result = bring(world, f"kind,partner,gift,on,hours\r\n{row}")
    assert [(one.row, one.column) for one in result.problems] == [(2, column)]


def test_a_page_brings_a_file_in_two_steps(world, signed_in):
    officer, address = signed_in(world.officer), "/areas/wessington/officers/budget/import/"
    assert officer.get(address).status_code == 200
    assert officer.get("/areas/wessington/officers/budgets.csv").status_code == 200
