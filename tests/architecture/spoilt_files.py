"""Files as they should not be: empty, half, of another kind, far larger inside, full of what people paste."""

import functools
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from django.core.files.uploadedfile import SimpleUploadedFile

from concord.core.lib.tables import write_csv, write_xlsx

from .forms import FOREIGN, FORMULA, MARKUP

INSIDE = 130 * 1024 * 1024
PDF = b"%PDF-1.7\n1 0 obj\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x00" * 40
LONG_CELL = "x" * 19_000
CELLS = ("", MARKUP, FORMULA, FOREIGN, LONG_CELL, str(10**30), "-1", "9999-12-31", "0001-01-01", "31/02/2027")


def spoilt_files(name: str, sound: bytes) -> Iterator[tuple[str, SimpleUploadedFile]]:
    """`sound`: a file that would be taken, under this name."""
    ending = name.rpartition(".")[2]
    made = {
        f"empty.{ending}": b"",
        f"text.{ending}": b"Not what its name says.",
        f"half.{ending}": sound[: len(sound) // 2],
        f"all but its end.{ending}": sound[:-1],
        f"pdf.{ending}": PDF,
        f"picture.{ending}": PNG,
        f"other parts.{ending}": zipped({"hello.txt": b"hello"}),
        f"large inside.{ending}": large_inside(),
        f"{MARKUP[:30]}.{ending}": sound[:-1],
        f"nothing but NUL.{ending}": b"\x00" * 500,
        "no ending": b"Words.",
    }
    for title, data in made.items():
        yield title, SimpleUploadedFile(title, data)


def spoilt_tables(columns: Sequence[str], row: Mapping[str, str]) -> Iterator[tuple[str, SimpleUploadedFile]]:
    """Tables in which each row is `row` with one cell spoilt, and tables of the wrong shape."""
    for cell in CELLS:
        yield f"each cell in turn {cell[:12]!r}", csv(columns, [{**row, name: cell} for name in columns])
    yield "every cell a formula", csv(columns, [dict.fromkeys(columns, FORMULA)])
    formulas = write_xlsx(columns, [{**row, name: FORMULA} for name in columns], "A")
    yield "formulas in a spreadsheet", SimpleUploadedFile("a.xlsx", formulas)
    yield "a cell of a million", csv(columns, [{**row, columns[0]: "x" * 1_000_000}])
    yield "the first row alone", csv(columns, [])
    yield "the same row twice", csv(columns, [row, row])
    yield "a column twice", csv([*columns, columns[0]], [row])
    yield "one column alone", csv(columns[:1], [row])
    head = ",".join(columns)
    yield "NUL in a cell", SimpleUploadedFile("a.csv", f"{head}\na\x00b,c".encode())
    yield "an open quotation mark", SimpleUploadedFile("a.csv", f'{head}\n"never closed'.encode())


def csv(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> SimpleUploadedFile:
    return SimpleUploadedFile("a.csv", write_csv(columns, rows))


@functools.cache
def large_inside() -> bytes:
    """A small file that would take all memory when unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name in ("xl/workbook.xml", "word/document.xml", "[Content_Types].xml"):
            with packed.open(name, "w") as part:
                for _ in range(INSIDE // 3 // 1_000_000):
                    part.write(b"\x00" * 1_000_000)
    return out.getvalue()


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return out.getvalue()
