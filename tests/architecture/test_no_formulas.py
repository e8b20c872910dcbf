"""What people typed starts no formula in any table that is taken away, and comes back as it was when it is imported."""

import csv
import inspect
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from django.db import models
from django.http import HttpResponseBase
from django.test import Client
from django.urls import get_resolver
from openpyxl import load_workbook

from concord.core.accounts.roles import Role
from concord.core.areas.scoping import everywhere, within
from concord.core.lib.tables import read_table, write_csv, write_xlsx
from concord.core.lib.tables.writing import as_text
from concord.interfaces.cli.commands.data import EXPORTERS, IMPORTERS
from concord.log.models import Poll
from concord.log.rules.returns import PointInput
from tests.worlds import somebody

from .busy import Busy, make_busy
from .growing import fill_up, ours
from .once import one_transaction
from .planted import plant, write
from .visits import Address, addresses, everybody, named
from .who_may import WHO_MAY

# Guards, counts and files are the same on any database; on PostgreSQL test_hostile_forms opens every page.
pytestmark = pytest.mark.same_everywhere
STARTS = ("=", "+", "-", "@", "＝", "\t", "\r", "=\t")
# A table holds one kind of line end.
AS_READ = (*STARTS, "\n")
SEALED = "=HYPERLINK(A1)"
REASON = {"reason": "To keep a copy"}
# What nobody types, or what is told from the text itself.
TECHNICAL = {
    "password",
    "path",
    "code_hash",
    "tag",
    "key",
    "verb",
    "head",
    "previous",
    "subject_key",
    "link_key",
    "calendar_key",
}
LOOKERS = ("officer", "trustee")
# What of the source of a page says that it sends a table.
WRITERS = ("write_csv(", "send_table(", "download_table(", "everything(area=")


@dataclass(frozen=True)
class Taken:
    """The tables that each address gave: file name and bytes."""

    busy: Busy
    files: dict[Address, dict[str, bytes]]


db = one_transaction()


@pytest.fixture(scope="module")
def taken(db: None) -> Taken:
    busy = make_busy()
    clients = everybody(busy, plant(busy)["writer"])
    names = exports()
    there = [address for address in addresses(busy) if address.name in names and "?" not in address.path]
    with within(busy.world.area):
        fill_up(busy)
        vera = somebody(busy.world.area, busy.world.trust, "Vera", Role.CHAMPION)
        write(busy, vera, {1: [PointInput(SEALED, point_class=3)]}, send=True)
        Poll.objects.update(closed_at=busy.now)
    with everywhere():
        begin_everything(STARTS)
    return Taken(busy, {address: files_at(clients, address) for address in there if not address.path.endswith("docx")})


def exports() -> set[str]:
    """The names of pages whose source sends a table."""
    return {
        name
        for name, _, pattern in named(get_resolver())
        if any(writer in inspect.getsource(inspect.unwrap(pattern.callback)) for writer in WRITERS)
    }


def begin_everything(starts: tuple[str, ...]) -> None:
    """Every text that people type begins like a formula; equal texts alike, whatever row they stand in."""
    known: dict[str, str] = {}
    numbers = count()
    for model in ours():
        for field in filter(is_typed, model._meta.concrete_fields):
            for row in model._default_manager.exclude(**{field.name: ""}):
                text = getattr(row, field.name)
                begun = known.setdefault(text, f"{starts[next(numbers) % len(starts)]}{text}")
                model._default_manager.filter(pk=row.pk).update(**{field.name: begun})


def is_typed(field: Any) -> bool:
    if type(field) not in {models.CharField, models.TextField} or field.choices or field.unique:
        return False
    return field.name not in TECHNICAL and (field.max_length is None or field.max_length >= 80)


def files_at(clients: dict[str, Client], address: Address) -> dict[str, bytes]:
    who = next(who for who in (*LOOKERS, *clients) if who in WHO_MAY[address.name])
    for response in (clients[who].get(address.path), clients[who].post(address.path, REASON)):
        if response.status_code == 200 and "attachment" in response.get("Content-Disposition", ""):
            return dict(tables_in(address.path, response))
    return {}


def tables_in(path: str, response: HttpResponseBase) -> Iterator[tuple[str, bytes]]:
    data = b"".join(response) if response.streaming else response.content
    name = re.search(r'filename="([^"]+)"', response["Content-Disposition"])[1]
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield from ((one, packed.read(one)) for one in packed.namelist() if one.endswith((".csv", ".xlsx")))
    else:
        yield name, data


def lines_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_export_was_taken_away_with_something_in_it(taken: Taken) -> None:
    """A new one that gives nothing here needs its rows in the busy place."""
    given = {address.name for address, files in taken.files.items() if files}
    assert given == exports()
    assert {"home:take_out", "log:export_confidential", "export_audit", "directory:export_people"} <= given
    empty = {
        name
        for files in taken.files.values()
        for name, data in files.items()
        if name.endswith(".csv") and len(lines_of(data)) < 2
    }
    assert empty == set()


def test_no_cell_of_a_text_file_begins_a_formula(taken: Taken) -> None:
    guarded = set()
    for address, files in taken.files.items():
        for name, data in files.items():
            if name.endswith(".csv"):
                cells = [cell for line in lines_of(data) for cell in line]
                assert [cell for cell in cells if cell.startswith(STARTS)] == [], (address.path, name)
                guarded |= (
                    {address.name}
                    if any(cell.startswith("'") and cell[1:].startswith(AS_READ) for cell in cells)
                    else set()
                )
    assert guarded == exports()


def test_no_cell_of_a_workbook_is_a_formula(taken: Taken) -> None:
    seen = set()
    for address, files in taken.files.items():
        for name, data in files.items():
            if name.endswith(".xlsx"):
                cells = [cell for row in load_workbook(io.BytesIO(data)).active.iter_rows() for cell in row]
                assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}, (address.path, name)
                seen.add(address.name)
    assert len(seen) > 8


@pytest.mark.parametrize("what", sorted(IMPORTERS))
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_was_taken_away_is_read_again_as_it_was(taken: Taken, what: str, kind: str) -> None:
    with within(taken.busy.world.area):
        table = EXPORTERS[what](taken.busy.world.area)
    data = write_csv(table.columns, table.rows) if kind == "csv" else write_xlsx(table.columns, table.rows, what)
    wanted = [[as_text(row.get(name)).strip() for name in table.columns] for row in table.rows]
    assert [list(row.cells.values()) for row in read_table(data, f"{what}.{kind}").rows] == wanted
    assert any(cell.startswith(STARTS) for line in wanted for cell in line)
