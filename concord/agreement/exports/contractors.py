"""Prime contractors as a table in the shape that the import reads, and the reminder as a letter."""

from datetime import date
from typing import Any

from concord.core.areas.models import Area
from concord.core.directory.exports import ExportTable
from concord.core.lib.booklet import Block, Booklet
from concord.core.lib.booklet.parts import BRAND
from concord.core.ui.colour import readable

from ..imports import CONTRACTOR_COLUMNS
from ..models import Contractor
from ..rules.contractors import letter
from .files import BOOKLETS
from .wording import long_day

LETTERS = ("pdf", "docx", "odt")


def contractors(area: Area) -> ExportTable:
    """A row for each contract. It holds addresses."""
    return ExportTable(CONTRACTOR_COLUMNS, [row_of(one) for one in Contractor.objects.filter(area=area)])


def row_of(contractor: Contractor) -> dict[str, Any]:
    row = {name: getattr(contractor, name) for name in CONTRACTOR_COLUMNS}
    return row | {"sub_contractors": "; ".join(contractor.chain), "reminders": contractor.reminders or ""}


def letter_file(contractor: Contractor, kind: str, *, on: date, address: str) -> bytes:
    """The reminder to be sent. `kind`: one of `LETTERS`; `address`: where the agreement is read."""
    return BOOKLETS[kind](letter_booklet(contractor, contractor.area, on=on, address=address))


def letter_booklet(contractor: Contractor, area: Area, *, on: date, address: str) -> Booklet:
    word = area.word("agreement")
    greeting = f"Dear {contractor.contact_name}," if contractor.contact_name else f"To {contractor.name},"
    reach = [area.contact_name, area.contact_email, area.contact_phone]
    sender = "\n".join([part for part in reach if part] or [f"The {area.word('officer')} of {area.name}"])
    said = [greeting, *letter(contractor, area, on=on), f"The {word} can be read here: {address}", sender]
    return Booklet(
        title=f"The {word} and the public money that you pass on",
        author=area.name,
        standing=f"Reminder to {contractor.name}, {long_day(on)}",
        blocks=[Block("text", paragraph) for paragraph in said],
        on=on,
        accent=area.accent if readable(area.accent) else BRAND,
    )
