"""The XML of a packed document, looked at before anything builds its trees."""

import io
import zipfile

from concord.core.lib.tables import BROKEN_ZIP
from concord.core.lib.tables.shapes import refuse

UNPACKED = 120 * 1024 * 1024
MOST_PARTS = 2_000
# A book of a thousand pages has some three hundred thousand elements.
MOST_ELEMENTS = 500_000
ENCRYPTED = 1
ODT = b"application/vnd.oasis.opendocument.text"
DAMAGED = "The file is damaged or only half there. Save it again."
TOO_LARGE = "The file is far larger inside than it looks, so it is not opened."


def kind_of(data: bytes) -> str:
    """`docx` or `odt`. Raises `ImportRefused` for another kind of file, a locked one, a bomb or half a file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            check_size(packed)
            names = {name.lower() for name in packed.namelist()}
            kind = kind_by(names, packed.read("mimetype") if "mimetype" in names else b"")
            check_parts(packed, kind)
    except (*BROKEN_ZIP, KeyError):
        refuse(DAMAGED)
    return kind


def check_size(packed: zipfile.ZipFile) -> None:
    entries = packed.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > UNPACKED:
        refuse(TOO_LARGE)
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        refuse("The file is locked with a password. Save it without one.")


def kind_by(names: set[str], mimetype: bytes) -> str:
    if "word/vbaproject.bin" in names:
        refuse("This is a Word document with macros. Save it as an ordinary Word document (.docx).")
    if "[content_types].xml" in names and any(name.startswith("word/document") for name in names):
        return "docx"
    if mimetype.strip().startswith(ODT) and "content.xml" in names:
        return "odt"
    return refuse("This is not a text document. Choose a .docx, .odt, .pdf, .md or .txt file.")


def check_parts(packed: zipfile.ZipFile, kind: str) -> None:
    elements = 0
    for entry in packed.infolist():
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        part = packed.read(entry)
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            refuse("The file holds declarations that it must not hold, so it is not opened.")
        if kind == "odt" and entry.filename == "META-INF/manifest.xml" and b"encryption-data" in part:
            refuse("The file is locked with a password. Save it without one.")
        elements += part.count(b"<")
    if elements > MOST_ELEMENTS:
        refuse(TOO_LARGE)
