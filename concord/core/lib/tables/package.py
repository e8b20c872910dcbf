"""The parts of an Excel workbook, taken out of its zip and looked at before anything parses them whole."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.parsers import expat

from .shapes import refuse

UNPACKED = 120 * 1024 * 1024
MOST_PARTS = 2_000
# In an entry's flags: locked with a password.
ENCRYPTED = 1
# What zipfile raises for a file that is damaged or only half there; the last for a way of packing it does not know.
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
STRICT = b"http://purl.oclc.org/ooxml"
WANTED = re.compile(r"\.(xml|rels)$", re.IGNORECASE)
NAMES = {"[content_types].xml": "[Content_Types].xml", "xl/sharedstrings.xml": "xl/sharedStrings.xml"}
OTHER_KINDS = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a presentation",
    "xl/workbook.bin": "a binary Excel workbook",
    "mimetype": "an OpenDocument file",
    "xl/vbaproject.bin": "a workbook with macros",
}
Parts = Mapping[str, bytes]
Attributes = dict[str, str]


def parts_of(data: bytes) -> Parts:
    """The XML parts by lower-case name. Raises `ImportRefused` for another kind of file, a bomb or half a file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            check_kind({name.lower() for name in packed.namelist()})
            check_size(packed)
            check_open(packed)
            parts = {e.filename.lower(): packed.read(e) for e in packed.infolist() if WANTED.search(e.filename)}
    except BROKEN_ZIP:
        refuse("The spreadsheet is damaged or only half there. Save it again.")
    check_dialect(parts)
    return parts


def check_kind(names: set[str]) -> None:
    for name, kind in OTHER_KINDS.items():
        if name in names:
            refuse(f"This is {kind}. Save it as an ordinary “Excel workbook (.xlsx)”, or as .csv.")
    if "xl/workbook.xml" not in names:
        refuse("This is not a spreadsheet. Choose a .csv or .xlsx file.")


def check_size(packed: zipfile.ZipFile) -> None:
    """Reading stops at the size that an entry states, so a false size is a damaged entry and no bomb."""
    entries = packed.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > UNPACKED:
        refuse("The spreadsheet is far larger inside than it looks, so it is not opened.")


def check_open(packed: zipfile.ZipFile) -> None:
    if any(entry.flag_bits & ENCRYPTED for entry in packed.infolist()):
        refuse("The spreadsheet is locked with a password. Save it without one.")


def check_dialect(parts: Parts) -> None:
    if STRICT in parts["xl/workbook.xml"]:
        refuse("This is a “Strict Open XML” workbook. Save it as an ordinary “Excel workbook (.xlsx)”.")
    if b"macroenabled" in parts.get("[content_types].xml", b"").lower():
        refuse("This is a workbook with macros. Save it as an ordinary “Excel workbook (.xlsx)”, or as .csv.")


def repacked(parts: Parts) -> bytes:
    """A zip of the parts that were looked at, and of nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, part in parts.items():
            packed.writestr(NAMES.get(name, name), part)
    return out.getvalue()


def walk(
    part: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Walk through XML once, names without their prefix. Refuses a part that declares entities or is broken."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = lambda *_: refuse("The spreadsheet holds declarations that it must not hold.")
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(":")[2], attributes)
    if end:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        refuse("The spreadsheet is damaged or only half there. Save it again.")


def path_of_sheet(parts: Parts, name: str) -> str:
    """Where the sheet of this name lies, or nothing when the workbook does not say."""
    found: list[str] = []
    targets: dict[str, str] = {}

    def see_sheet(tag: str, attributes: Attributes) -> None:
        if tag == "sheet" and attributes.get("name") == name:
            found.extend(value for key, value in attributes.items() if key.rpartition(":")[2] == "id" and ":" in key)

    def see_target(tag: str, attributes: Attributes) -> None:
        targets[attributes.get("Id", "")] = attributes.get("Target", "")

    walk(parts["xl/workbook.xml"], see_sheet)
    walk(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"), see_target)
    target = targets.get(found[0], "") if found else ""
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/").lower() if target else ""
