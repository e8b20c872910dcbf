"""A filled Word form read back: answers in table cells, in content controls, with tracked changes."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx import Document

from concord.core.lib.errors import Problem
from concord.core.lib.tables import BROKEN_ZIP
from concord.core.lib.text import shortened

UNPACKED = 60 * 1024 * 1024
# A filled form has some ten thousand elements. Signs in pictures look like the beginning of one now and then.
MOST_ELEMENTS = 500_000
# A form of ours has six tables, none inside another.
MOST_TABLES = 60
MOST_NESTED = 3
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TANGLED = (
    "The form holds far more than our form does, or tables deeper inside each other. Type the answers into the form "
    "that you were sent."
)
# What Word puts around rows and cells: content controls, tracked changes, marks of other programs.
WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag")}
LABEL = re.compile(r"Box ([1-4])(?:, point (\d))?(?:: (.+))?$")
# What stands beside “nothing to report” for yes, and for no.
TICKED = {"x", "✓", "☒", "☑", "yes", "y"}
UNTICKED = {"", "no", "☐"}
SOURCES = {
    "planned": "planned",
    "opportunistic": "opportunistic",
    "went wrong": "went_wrong",
    "from things that went wrong": "went_wrong",
}


@dataclass
class FilledPoint:
    """One point as written on the form; names and numbers are matched by a person."""

    text: str = ""
    about: str = ""
    commitment: str = ""
    date: str = ""
    win_source: str = ""


@dataclass
class FilledForm:
    """What a form says: its reference, who filled it in, and each box."""

    reference: str = ""
    name: str = ""
    organisation: str = ""
    points: dict[tuple[int, int], FilledPoint] = field(default_factory=dict)
    nothing: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def read_word_form(data: bytes) -> FilledForm:
    """Read a filled form. What cannot be read is a problem in words, never an error."""
    form = FilledForm()
    problem = unreadable(data)
    if problem:
        form.problems.append(Problem(problem))
        return form
    try:
        body = Document(io.BytesIO(data)).element.body
        if tangled(body):
            form.problems.append(Problem(TANGLED))
            return form
        rows = [cells for table in body.iter(f"{W}tbl") for cells in rows_of(table)]
    except Exception:  # whatever the reader makes of a broken file, people get one sentence
        form.problems.append(Problem("The form cannot be opened. Save it again as a Word document (.docx)."))
        return form
    for label, answer in rows:
        take(form, label, answer)
    if not rows or not (form.points or form.nothing):
        form.problems.append(Problem("No answer was found. Is this the form that you were sent?"))
    if not form.reference:
        form.problems.append(
            Problem("The form's reference is missing. Choose the period and the person by hand.", severity="warning")
        )
    form.points = {key: point for key, point in form.points.items() if point.text}
    return form


def unreadable(data: bytes) -> str:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "This is an old or locked Word file. Save it as .docx without a password."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > UNPACKED:
                return "The file is far larger inside than it looks, so it is not opened."
            if "word/document.xml" not in packed.namelist():
                return "This is not a Word document. Save the form as .docx."
            # Before anything builds their trees, which take forty times the room of the text.
            if sum(packed.read(entry).count(b"<") for entry in packed.infolist()) > MOST_ELEMENTS:
                return TANGLED
    except BROKEN_ZIP:
        return "The file is damaged or not a Word document. Save the form again as .docx."
    return ""


def tangled(body: Any) -> bool:
    """Whether there are so many tables, or tables so deep inside each other, that reading them could take for ever."""
    for count, table in enumerate(body.iter(f"{W}tbl"), start=1):
        if count > MOST_TABLES or sum(1 for _ in table.iterancestors(f"{W}tbl")) >= MOST_NESTED:
            return True
    return False


def rows_of(table: Any) -> list[tuple[str, str]]:
    """(label, answer) of each row with two cells or more; content controls around rows and cells are looked into."""
    found = []
    for row in own(table, f"{W}tr"):
        cells = [cell_text(cell) for cell in own(row, f"{W}tc")]
        if len(cells) >= 2:
            found.append((cells[0], "\n".join(cells[1:]).strip()))
    return found


def own(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, and not those of tables inside it."""
    waiting = [iter(parent)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            waiting.append(iter(child))


def cell_text(cell: Any) -> str:
    """The text of a cell with insertions taken and deletions left out, whatever it is wrapped in, read in one pass."""
    lines: list[list[str]] = []
    for node in cell.iter(f"{W}p", f"{W}t", f"{W}tab", f"{W}br"):
        if node.tag == f"{W}p":
            lines.append([])
        elif lines:
            lines[-1].append(part_text(node))
    return "\n".join("".join(parts) for parts in lines).strip()


def part_text(node: Any) -> str:
    # Deleted text stands in w:delText, so taking w:t alone leaves it out.
    return {f"{W}tab": "\t", f"{W}br": "\n"}.get(node.tag, node.text or "")


def take(form: FilledForm, label: str, answer: str) -> None:
    label = " ".join(label.split())
    if label == "Form":
        form.reference = answer
    elif label == "Name":
        form.name = answer
    elif label.startswith("Organisation"):
        form.organisation = answer
    elif found := LABEL.match(label):
        take_answer(form, int(found[1]), found[2], found[3] or "", answer)


def take_answer(form: FilledForm, box: int, slot: str | None, what: str, answer: str) -> None:
    if slot is None:
        if what.startswith("nothing"):
            take_nothing(form, box, answer)
        return
    point = form.points.setdefault((box, int(slot)), FilledPoint())
    if not what:
        point.text = answer
    elif what.startswith("about"):
        point.about = answer
    elif what == "commitment":
        point.commitment = answer
    elif what == "date":
        point.date = answer
    else:
        point.win_source = SOURCES.get(answer.lower().strip(), "")
        if answer and not point.win_source:
            words = "planned, opportunistic or went wrong"
            form.problems.append(Problem(f"Box {box}, point {slot}: “{answer}” is not {words}.", severity="warning"))


def take_nothing(form: FilledForm, box: int, answer: str) -> None:
    if answer.lower() in TICKED:
        form.nothing.add(box)
    elif answer.lower() not in UNTICKED:
        words = f"Box {box}: “{shortened(answer, 80)}” beside “nothing to report” was not understood."
        form.problems.append(Problem(words, severity="warning"))
