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
LABEL = re.compile(r"Box ([1-4])(?:, point (\d))?(?: At most \d+ characters)?(?:: (.+))?$")
FACTS = {"Form", "Name", "Organisation and department", "Whole form: nothing to report"}
# What stands beside “nothing to report” for yes, and for no.
TICKED = {"x", "✓", "☒", "☑", "yes", "y"}
UNTICKED = {"", "no", "☐"}
# What a point is asked beside its text, as its label begins, and where it goes. Forms made before the source had a
# short name ask for it in three words.
ASKED = {
    "about": "about",
    "commitment": "commitment",
    "date": "date",
    "where": "contexts",
    "kind": "breach",
    "source": "win_source",
    "planned, opportunistic": "win_source",
}


@dataclass
class FilledPoint:
    """One point as written on the form, word for word: what it means, and whom, is looked up later."""

    text: str = ""
    about: str = ""
    commitment: str = ""
    date: str = ""
    win_source: str = ""
    contexts: str = ""
    breach: str = ""


@dataclass
class FilledForm:
    """What a form says: its reference, who filled it in, and each box."""

    reference: str = ""
    name: str = ""
    organisation: str = ""
    points: dict[tuple[int, int], FilledPoint] = field(default_factory=dict)
    nothing: set[int] = field(default_factory=set)
    # “Nothing to report” ticked once, for all four boxes.
    is_nil: bool = False
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
    if not rows or not (form.points or form.nothing or form.is_nil):
        form.problems.append(Problem("No answer was found. Is this the form that you were sent?"))
    if not form.reference:
        form.problems.append(
            Problem("The form's reference is missing. Choose the period and the person by hand.", severity="warning")
        )
    leave_out_empty(form)
    return form


def leave_out_empty(form: FilledForm) -> None:
    """Keep the points that have a text; what stands beside a missing one is told."""
    for (box, slot), point in form.points.items():
        beside = next(filter(None, (getattr(point, name) for name in ASKED.values())), "")
        if beside and not point.text:
            words = f"Box {box}, point {slot}: “{shortened(beside, 80)}” stands beside a point without words. Write it."
            form.problems.append(Problem(words, severity="warning"))
    form.points = {key: point for key, point in form.points.items() if point.text}


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
    """(label, answer) of each question; content controls around rows and cells are looked into."""
    return [pair for row in own(table, f"{W}tr") for pair in pairs_of([cell_text(cell) for cell in own(row, f"{W}tc")])]


def pairs_of(cells: list[str]) -> list[tuple[str, str]]:
    """The questions of a row, each with its answer: the cells up to the next question."""
    starts = [0, *(n for n in range(2, len(cells)) if is_label(cells[n]))]
    ends = [*starts[1:], len(cells)]
    found = [cells[start:end] for start, end in zip(starts, ends, strict=True)]
    return [(pair[0], "\n".join(pair[1:]).strip()) for pair in found if len(pair) > 1]


def is_label(text: str) -> bool:
    words = " ".join(text.split())
    return words in FACTS or LABEL.match(words) is not None


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
    elif label.startswith("Whole form: nothing"):
        form.is_nil = is_ticked(form, answer, "Whole form")
    elif found := LABEL.match(label):
        take_answer(form, int(found[1]), found[2], found[3] or "", answer)


def take_answer(form: FilledForm, box: int, slot: str | None, what: str, answer: str) -> None:
    if slot is None:
        if what.startswith("nothing") and is_ticked(form, answer, f"Box {box}"):
            form.nothing.add(box)
        return
    point = form.points.setdefault((box, int(slot)), FilledPoint())
    name = "" if what else "text"
    name = name or next((name for begins, name in ASKED.items() if what.startswith(begins)), "")
    if name:
        setattr(point, name, answer)


def is_ticked(form: FilledForm, answer: str, where: str) -> bool:
    """Whether “nothing to report” is ticked; words that are neither yes nor no are told."""
    if answer.lower() not in TICKED | UNTICKED:
        words = f"{where}: “{shortened(answer, 80)}” beside “nothing to report” was not understood."
        form.problems.append(Problem(words, severity="warning"))
    return answer.lower() in TICKED
