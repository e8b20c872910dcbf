"""Who wrote a document last, and when, as the file itself says."""

import io
import zipfile
from dataclasses import dataclass
from datetime import date

from lxml import etree

from concord.core.lib.tables import BROKEN_ZIP
from concord.core.lib.text import clean_line

DC = "{http://purl.org/dc/elements/1.1/}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
TERMS = "{http://purl.org/dc/terms/}"
# Where Word and OpenDocument keep it, and under which names, the last hand first.
PLACES = {
    "docProps/core.xml": ((f"{CORE}lastModifiedBy", f"{DC}creator"), f"{TERMS}modified"),
    "meta.xml": ((f"{DC}creator",), f"{DC}date"),
}
LONGEST_NAME, FIRST_YEAR = 120, 1980


@dataclass(frozen=True)
class Writer:
    """A suggestion: a program may have put in a machine's name, or nothing."""

    name: str = ""
    on: date | None = None


def writer_of(data: bytes) -> Writer:
    """Of a file that was looked at by `text_of_file` already; nothing where it says nothing that can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            place = next((name for name in PLACES if name in packed.namelist()), "")
            return read(packed.read(place), place) if place else Writer()
    except (*BROKEN_ZIP, KeyError, etree.XMLSyntaxError):
        return Writer()


def read(part: bytes, place: str) -> Writer:
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    names, day = PLACES[place]
    said = (clean_line(root.findtext(f".//{name}") or "") for name in names)
    return Writer(next(filter(None, said), "")[:LONGEST_NAME], day_of(root.findtext(f".//{day}") or ""))


def day_of(text: str) -> date | None:
    try:
        found = date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
    return found if found.year >= FIRST_YEAR else None
