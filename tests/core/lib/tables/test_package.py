"""Other kinds of file, bombs and half files are refused before they are parsed."""

import io
import zipfile
from typing import Any

import pytest

from concord.core.lib.tables import package, read_table
from concord.core.lib.tables.package import parts_of, path_of_sheet, repacked

from .making import SHEET, cells_of, edited, only_problem, workbook


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"word/document.xml": b"<w/>"}, "This is a Word document."),
        ({"ppt/presentation.xml": b"<p/>"}, "This is a presentation."),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "This is an OpenDocument file."),
        ({"xl/workbook.bin": b""}, "This is a binary Excel workbook."),
        ({"xl/workbook.xml": b"<w/>", "xl/vbaProject.bin": b""}, "This is a workbook with macros."),
        ({"notes.txt": b"hello"}, "This is not a spreadsheet."),
    ],
)
def test_other_zips_are_named_by_what_they_hold(parts: dict[str, bytes], kind: str) -> None:
    message = only_problem(zipped(**parts), "x.xlsx")[2]
    assert message.startswith(kind)
    assert ".xlsx" in message


def test_a_strict_workbook_is_refused_by_its_name() -> None:
    data = edited(
        workbook(["a"]),
        {
            "xl/workbook.xml": lambda part: part.replace(
                b"http://schemas.openxmlformats.org", b"http://purl.oclc.org/ooxml"
            )
        },
    )
    assert "Strict Open XML" in only_problem(data, "x.xlsx")[2]


def test_macros_are_seen_in_the_list_of_contents() -> None:
    data = edited(
        workbook(["a"]),
        {
            "[Content_Types].xml": lambda part: part.replace(
                b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
            )
        },
    )
    assert only_problem(data, "x.xlsx")[2].startswith("This is a workbook with macros.")


@pytest.mark.parametrize(
    "parts",
    [{"xl/media/big.bin": b"0" * (package.UNPACKED + 1)}, {f"x{n}": b"" for n in range(package.MOST_PARTS)}],
    ids=["much in little", "many parts"],
)
def test_a_bomb_is_not_opened(parts: dict[str, bytes]) -> None:
    message = only_problem(edited(workbook(["a"]), parts), "x.xlsx")[2]
    assert message == "The spreadsheet is far larger inside than it looks, so it is not opened."


def test_a_size_that_lies_is_a_damaged_file() -> None:
    data = bytearray(workbook(["a"], *[["x" * 100]] * 50))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        size = packed.getinfo(SHEET).file_size.to_bytes(4, "little")
    lie = bytes(data).replace(size, (50).to_bytes(4, "little"))
    assert lie != bytes(data)
    assert only_problem(lie, "x.xlsx")[2] == "The spreadsheet is damaged or only half there. Save it again."


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.99])
def test_half_a_workbook_is_a_damaged_file(keep: float) -> None:
    whole = workbook(["a"], [1])
    half = whole[: int(len(whole) * keep)]
    assert only_problem(half, "x.xlsx")[2] == "The spreadsheet is damaged or only half there. Save it again."


def marked(flags: int = 0, packing: int | None = None) -> bytes:
    """A workbook of whose parts every header says so, there where they begin and in the list at the end."""
    data = bytearray(workbook(["a"]))
    for start, shift in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(start, at + 1)) >= 0:
            data[at + shift] |= flags
            data[at + shift + 2] = data[at + shift + 2] if packing is None else packing
    return bytes(data)


def test_a_locked_part_is_said_to_be_locked() -> None:
    problem = only_problem(marked(flags=1), "x.xlsx")
    assert problem[2] == "The spreadsheet is locked with a password. Save it without one."


def test_a_way_of_packing_that_nobody_knows_is_not_called_a_password() -> None:
    problem = only_problem(marked(packing=99), "x.xlsx")
    assert problem[2] == "The spreadsheet is damaged or only half there. Save it again."


BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml"])
def test_declared_entities_are_refused(part: str) -> None:
    data = edited(workbook(["a"]), {part: lambda xml: BOMB + xml})
    assert only_problem(data, "x.xlsx")[2] == "The spreadsheet holds declarations that it must not hold."


@pytest.mark.parametrize(
    "target", ["/xl/worksheets/sheet1.xml", "worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml"]
)
def test_the_part_of_a_sheet_is_found_however_it_is_written(target: str) -> None:
    data = edited(
        workbook(["a"], [1]),
        {"xl/_rels/workbook.xml.rels": lambda part: part.replace(b"/xl/worksheets/sheet1.xml", target.encode())},
    )
    assert path_of_sheet(parts_of(data), "Returns") == "xl/worksheets/sheet1.xml"
    assert path_of_sheet(parts_of(data), "Elsewhere") == ""


def test_only_what_was_looked_at_reaches_the_reader() -> None:
    data = edited(workbook(["a"], [1]), {"xl/media/photo.png": b"\x89PNG"})
    inside: Any = repacked(parts_of(data))
    assert "xl/media/photo.png" not in zipfile.ZipFile(io.BytesIO(inside)).namelist()
    assert cells_of(read_table(data, "x.xlsx")) == [{"a": "1"}]
