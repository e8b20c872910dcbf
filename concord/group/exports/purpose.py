"""What a group did for its purpose: the statement of a year as a file, and all evidence as a table."""

from collections.abc import Iterable, Iterator
from datetime import date

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.directory.takeout import Part, table
from concord.core.lib.booklet import Block, Booklet
from concord.core.lib.booklet.parts import BRAND
from concord.core.ui.colour import readable

from ..imports import EVIDENCE_COLUMNS
from ..models import Evidence
from ..queries.purpose import StatementPage, evidence_of_area, kept
from .minutes import BOOKLETS, texts


def statement_file(page: StatementPage, kind: str) -> bytes:
    """`kind`: one of `MINUTES_TYPES`."""
    area = page.group.area
    return BOOKLETS[kind](
        Booklet(
            title=f"What {page.group.name} did for its purpose in {page.year}",
            author=f"{page.group.name}, {area.name}",
            standing="Statement of a year",
            blocks=list(blocks(page)),
            on=date(page.year, 12, 31),
            accent=area.accent if readable(area.accent) else BRAND,
        )
    )


def blocks(page: StatementPage) -> Iterator[Block]:
    for line in page.lines:
        yield Block("heading", line.text)
        for one in line.evidence:
            yield Block("item", f"{one.name}, {one.noted_on:%-d %B %Y}")
            yield from texts(one.text)
        if not line.evidence:
            yield Block("note", "Nothing was noted in this year.")
        if line.records:
            yield Block("text", line.records, "What the records say:")


def evidence(found: Iterable[Evidence]) -> ExportTable:
    """In the shape that the import reads."""
    return ExportTable(EVIDENCE_COLUMNS, [kept(one) | {"ref": one.uid} for one in found])


def evidence_parts(area: Area) -> Iterator[Part]:
    """For the file that holds everything."""
    yield table("purpose", evidence(evidence_of_area(area)))
