"""Which kind of file something is, told by what is in it and not by its name. Nothing in it is run or shown."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from .errors import RuleBroken
from .tables import BROKEN_ZIP

UNPACKED, MOST_PARTS, ENCRYPTED = 200 * 1024 * 1024, 5_000, 1
CHOOSE = "Choose a PDF, Word, Excel, PowerPoint or OpenDocument file."


@dataclass(frozen=True)
class Kind:
    """What people call it, and how it is named on the way to a browser."""

    label: str
    mime: str


OFFICE, OPEN = "application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument."
KINDS: Mapping[str, Kind] = {
    "pdf": Kind("PDF", "application/pdf"),
    "docx": Kind("Word", f"{OFFICE}wordprocessingml.document"),
    "xlsx": Kind("Excel", f"{OFFICE}spreadsheetml.sheet"),
    "pptx": Kind("PowerPoint", f"{OFFICE}presentationml.presentation"),
    "odt": Kind("OpenDocument text", f"{OPEN}text"),
    "ods": Kind("OpenDocument spreadsheet", f"{OPEN}spreadsheet"),
    "odp": Kind("OpenDocument slides", f"{OPEN}presentation"),
}
PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
MACROS = ("vbaproject.bin", "basic/", "scripts/")


def kind_of_file(data: bytes) -> str:
    """One of `KINDS`. Raises `RuleBroken` for anything else, and for what is locked, broken or holds macros."""
    if not data.strip(b"\x00 \r\n\t"):
        refuse("The file is empty.")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        refuse("This is an old or locked Office file. Save it anew, without a password.")
    if b"%PDF-" in data[:1024]:
        return whole_pdf(data)
    if not data.startswith(b"PK"):
        refuse(f"Files of this kind are not taken. {CHOOSE}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return packed_kind(packed)
    except BROKEN_ZIP:
        return refuse("The file is damaged or only half there. Save it again.")


def whole_pdf(data: bytes) -> str:
    return "pdf" if b"%%EOF" in data[-2048:] else refuse("The PDF is damaged or only half there. Save it again.")


def packed_kind(packed: zipfile.ZipFile) -> str:
    entries = packed.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > UNPACKED:
        refuse("The file is far larger inside than it looks, so it is not taken.")
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        refuse("The file is locked with a password. Save it without one.")
    names = {entry.filename.lower() for entry in entries}
    if any(name.startswith(MACROS[1:]) or name.endswith(MACROS[0]) for name in names):
        refuse("The file holds macros, which could do harm. Save it without them.")
    found = next((kind for part, kind in PARTS.items() if part in names), "") or open_kind(packed, names)
    return found or refuse(f"Files of this kind are not taken. {CHOOSE}")


def open_kind(packed: zipfile.ZipFile, names: set[str]) -> str:
    said = packed.read("mimetype")[:200].strip().decode("ascii", "replace") if "mimetype" in names else ""
    return next((key for key in ("odt", "ods", "odp") if KINDS[key].mime == said and "content.xml" in names), "")


def refuse(words: str) -> str:
    raise RuleBroken(words, field="file")
