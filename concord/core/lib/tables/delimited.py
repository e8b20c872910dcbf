"""Reading CSV: any usual encoding, separator and line end."""

import csv
import io
import re

import filetype

from ..errors import Problem
from .escaping import unescaped
from .shapes import BYTES, ROWS, Line, refuse, warning

# The first line by which Excel is told the separator.
TOLD = re.compile(r"sep=([,;\t])")
QUOTED = re.compile(r'"[^"]*"')


def read_csv(data: bytes) -> tuple[list[Line], list[Problem]]:
    """The lines of the file, empty ones included, and warnings. Raises `ImportRefused` naming the row."""
    text, warnings = decoded(data)
    if "\x00" in text:
        refuse_binary(data, text[: text.index("\x00")].count("\n") + 1)
    text = text.rstrip("\x1a")  # the mark that DOS set at the end of files
    lines = rows_of(text, delimiter_of(text))
    if lines and TOLD.fullmatch(text.split("\n", 1)[0].strip("\r ")):
        lines[0] = (1, [])
    return lines, warnings


def rows_of(text: str, delimiter: str) -> list[Line]:
    csv.field_size_limit(BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    try:
        for cells in reader:
            lines.append((len(lines) + 1, [unescaped(cell) for cell in cells]))
            if len(lines) > ROWS + 1:
                refuse(f"The file has more than {ROWS:,} rows. Split it.")
    except csv.Error as error:
        refuse(f"This row cannot be read: {in_words(error)}.", len(lines) + 1)
    return lines


def in_words(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "a quotation mark is opened here and never closed"
    if "expected after" in str(error):
        return "a quotation mark stands in the middle of a cell; write it twice, or take it out"
    return str(error)


def refuse_binary(data: bytes, row: int) -> None:
    kind = filetype.guess(data)
    if kind is not None:
        refuse(f"This is a {kind.extension} file, not a table. Choose a .csv or .xlsx file.")
    refuse("The file holds NUL characters, so it is not a text file. Save it again as CSV.", row)


def decoded(data: bytes) -> tuple[str, list[Problem]]:
    """The text, with a warning where its encoding had to be guessed."""
    if codec := utf_16(data):
        try:
            return data.decode(codec).removeprefix("\ufeff"), []
        except UnicodeDecodeError:
            refuse("The file breaks off in the middle of a character. Save it again as CSV UTF-8.")
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        if error.end == len(data) and "unexpected end" in error.reason and not data[: error.start].isascii():
            refuse("The file breaks off in the middle of a character. Save it again as CSV UTF-8.")
        return windows_text(data)


def utf_16(data: bytes) -> str:
    """The codec of UTF-16 with its mark, or without one when every other byte is empty."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    head = data[:400]
    first, second = head[::2].count(0), head[1::2].count(0)
    if max(first, second) > len(head) * 0.4 and min(first, second) == 0:
        return "utf-16-be" if first else "utf-16-le"
    return ""


def windows_text(data: bytes) -> tuple[str, list[Problem]]:
    """What Excel on Windows writes when nobody says otherwise."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        refuse("This row holds letters that cannot be read. Save the file again as CSV UTF-8.", row)
    return text, [warning("The file is not UTF-8. It was read as Windows text: look at names with accents.")]


def delimiter_of(text: str) -> str:
    """Comma, semicolon or tab: the one that the first row uses most, outside quotation marks."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    if told := TOLD.fullmatch(head.strip(" ")):
        return told[1]
    plain = QUOTED.sub("", head)
    return max(",;\t", key=plain.count)
