"""Rows of the returns' table as facts: what a cell may hold, and how to mend it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from concord.core.directory.imports import choice_in, day_in, email_in, name_in
from concord.core.directory.terms import Sector
from concord.core.lib.errors import ImportRefused, RuleBroken
from concord.core.lib.imports import Cells
from concord.core.lib.tables import Row
from concord.core.lib.text import clean_text

from ..terms import Verdict, WinLimb, WinSource

COLUMNS = (
    "period",
    "opens_on",
    "due_on",
    "locks_on",
    "respondent_email",
    "respondent_name",
    "organisation",
    "sector",
    "received_on",
    "box",
    "text",
    "win_source",
    "about_organisation",
    "commitment",
    "verdict",
    "win",
    "limb",
    "learning",
    "decided_on",
    "decision_ref",
    "reason",
    "class",
    "point_ref",
    "merged_into",
    "entered_for",
)
# Stands in a table only where a return holds nothing but points that were withdrawn.
WITHDRAWN = "withdrawn"
REQUIRED = (
    "period",
    "opens_on",
    "due_on",
    "respondent_email",
    "respondent_name",
    "organisation",
    "sector",
    "received_on",
    "box",
    "text",
)
VERDICTS = [value for value in Verdict.values if value != Verdict.NO_ELIGIBLE]
LONGEST_TEXT = 2000


@dataclass(frozen=True)
class PeriodFacts:
    """The period of a row: reference as in the file, and its dates."""

    reference: str
    opens_on: date
    due_on: date
    locks_on: date


@dataclass(frozen=True)
class RespondentFacts:
    """Whose return: name, address, organisation, and the sector it had then."""

    name: str
    email: str
    organisation: str
    sector: str

    @property
    def key(self) -> tuple[str, str]:
        return self.email.casefold(), self.name.casefold()


@dataclass(frozen=True)
class DecidedFacts:
    """What the group decided, where it has."""

    verdict: str
    win: bool | None
    limb: str
    learning: bool
    decided_on: date | None
    reference: str
    reason: str

    @property
    def is_empty(self) -> bool:
        return not (self.verdict or self.win is not None or self.learning or self.reference)


@dataclass(frozen=True)
class PointFacts:
    """The point of a row. `box` 0: none. An empty text: nothing to report in the box."""

    box: int
    text: str
    win_source: str
    about: str
    commitment: str
    point_class: int
    reference: str
    merged_into: str


@dataclass(frozen=True)
class RowFacts:
    """One row of the table."""

    number: int
    period: PeriodFacts
    respondent: RespondentFacts
    received_on: date | None
    point: PointFacts
    decided: DecidedFacts
    entered_for: str
    # The return came with points, and every one of them was withdrawn: it is no “nothing to report”.
    withdrawn: bool = False


@dataclass(frozen=True)
class Overview:
    """What the whole file says: each respondent organisation's sector, and from when until when somebody returns."""

    sectors: Mapping[str, str] = field(default_factory=dict)
    times: Mapping[tuple[str, str], tuple[date, date]] = field(default_factory=dict)


def overview_of(rows: Sequence[Row]) -> Overview:
    """Read the file before its rows. What is wrong in one is passed over here: it is told with the row."""
    sectors: dict[str, str] = {}
    times: dict[tuple[str, str], tuple[date, date]] = {}
    for row in rows:
        period, respondent = period_of(Cells(row)), respondent_of(Cells(row))
        if respondent:
            sectors.setdefault(respondent.organisation.casefold(), respondent.sector)
        if respondent and period:
            first, last = times.get(respondent.key, (period.opens_on, period.locks_on))
            times[respondent.key] = min(first, period.opens_on), max(last, period.locks_on)
    return Overview(sectors, times)


def facts_of(row: Row, *, today: date) -> RowFacts:
    """One row as facts. Raises `ImportRefused` with every fault of the row, each with its column and how to mend it."""
    cells = Cells(row)
    period, received_on = period_of(cells), cells.read(day_in, "received_on")
    respondent, point, decided = respondent_of(cells), point_of(cells), decided_of(cells)
    entered_for = cells.read(limited, "entered_for", 120)
    withdrawn = cells.read(yes_no, WITHDRAWN) or False
    check_received(cells, received_on, today)
    if point and decided:
        check_goes_together(cells, point, decided, today)
    if withdrawn and point and point.box:
        cells.fault("A return whose points were withdrawn has a row without a box. Leave “box” empty.", WITHDRAWN)
    if cells.problems or period is None or respondent is None or point is None or decided is None:
        raise ImportRefused(cells.problems)
    return RowFacts(row.number, period, respondent, received_on, point, decided, entered_for or "", withdrawn)


def period_of(cells: Cells) -> PeriodFacts | None:
    opens_on, due_on = cells.read(needed_day, "opens_on"), cells.read(needed_day, "due_on")
    reference, locks_on = cells.read(name_in, "period", 30), cells.read(day_in, "locks_on") or due_on
    if opens_on and due_on and due_on < opens_on:
        cells.fault(f"Returns cannot be due before the period opens. Write {opens_on} or later here.", "due_on")
    if locks_on and due_on and locks_on < due_on:
        cells.fault(f"The period cannot lock before returns are due. Write {due_on} or later here.", "locks_on")
    if not (reference and opens_on and due_on and locks_on):
        return None
    return PeriodFacts(reference, opens_on, due_on, locks_on)


def needed_day(row: Row, column: str) -> date:
    found = day_in(row, column)
    if found is None:
        raise RuleBroken("This cell is empty, and it needs a date like 2026-03-31.", field=column)
    return found


def respondent_of(cells: Cells) -> RespondentFacts | None:
    email = cells.read(email_in, "respondent_email")
    body, sector = cells.read(name_in, "organisation", 200), cells.read(choice_in, "sector", Sector.values)
    given = cells.row["respondent_name"].strip()
    name = cells.read(name_in, "respondent_name", 120) if given else email
    if email == "" and not given:
        cells.fault("Give the respondent's name or e-mail address.", "respondent_name")
    return RespondentFacts(name, email or "", body, sector) if name and body and sector else None


def point_of(cells: Cells) -> PointFacts | None:
    row, there = cells.row, len(cells.problems)
    if row["box"] not in {"", "1", "2", "3", "4"}:
        cells.fault(f"“{row['box']}” is not a box. Boxes are 1, 2, 3 and 4.", "box")
    text = clean_text(cells.read(limited, "text", LONGEST_TEXT) or "")
    if text and not row["box"]:
        cells.fault("Say in which box (1 to 4) this text stands.", "box")
    source = cells.read(choice_in, "win_source", WinSource.values) if row["win_source"] else ""
    point_class = cells.read(choice_in, "class", ["1", "2", "3"], "1")
    lengths = (("about_organisation", 200), ("commitment", 20), ("point_ref", 40), ("merged_into", 40))
    about, commitment, reference, merged = (cells.read(limited, name, most) or "" for name, most in lengths)
    if len(cells.problems) > there:
        return None
    box, held = int(row["box"] or 0), int(point_class or 1)
    return PointFacts(box, text, source or "", about, commitment, held, reference, merged)


def decided_of(cells: Cells) -> DecidedFacts | None:
    row, there = cells.row, len(cells.problems)
    win, limb = cells.read(yes_no, "win"), row["limb"].upper()
    if limb and limb not in WinLimb.values:
        cells.fault(f"“{row['limb']}” is not A or B.", "limb")
    elif limb and row["win"].lower() in {"", "no"}:
        cells.fault("Only a win has a limb. Write yes in the column win, or take the limb away.", "limb")
    verdict = cells.read(choice_in, "verdict", VERDICTS) if row["verdict"] else ""
    learning, decided_on = cells.read(yes_no, "learning"), cells.read(day_in, "decided_on")
    reference, reason = cells.read(limited, "decision_ref", 30), cells.read(limited, "reason", 600)
    if len(cells.problems) > there:
        return None
    return DecidedFacts(verdict or "", win, limb, bool(learning), decided_on, reference or "", reason or "")


def yes_no(row: Row, column: str) -> bool | None:
    return {"yes": True, "no": False}[choice_in(row, column, ["yes", "no"])] if row[column] else None


def limited(row: Row, column: str, most: int) -> str:
    text = row[column].strip()
    if len(text) > most:
        raise RuleBroken(f"This is {len(text):,} characters long; at most {most:,} are kept.", field=column)
    if any(ord(c) < 32 and c not in "\n\r\t" for c in text):
        raise RuleBroken("This holds a hidden control character. Take it out.", field=column)
    return text


def check_received(cells: Cells, received_on: date | None, today: date) -> None:
    """The day on which the return came, beside the period and the point of the row."""
    row = cells.row
    if not row["received_on"] and row["box"]:
        cells.fault("A point needs the day on which its return came.", "received_on")
    if received_on and received_on > today:
        cells.fault("The return came in the future.", "received_on")
    opens_on = Cells(row).read(day_in, "opens_on")
    if received_on and opens_on and received_on < opens_on:
        cells.fault("The return came before the period opened.", "received_on")


def check_goes_together(cells: Cells, point: PointFacts, decided: DecidedFacts, today: date) -> None:
    """What a row says must go together."""
    if not point.text and (not decided.is_empty or point.merged_into or point.win_source):
        cells.fault("There is no point in this row to decide on. Write its text.", "text")
    if decided.decided_on and decided.decided_on > today:
        cells.fault("The decision lies in the future.", "decided_on")
