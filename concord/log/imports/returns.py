"""Rows of the returns' table as facts: what a cell may hold, and how to mend it."""

from dataclasses import dataclass
from datetime import date

from concord.core.directory.imports import choice_in, day_in, email_in, name_in
from concord.core.directory.terms import Sector
from concord.core.lib.errors import RuleBroken
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


def facts_of(row: Row, *, today: date) -> RowFacts:
    """One row as facts. Raises `RuleBroken` naming the column and how to mend it."""
    facts = RowFacts(
        number=row.number,
        period=period_of(row),
        respondent=respondent_of(row),
        received_on=day_in(row, "received_on"),
        point=point_of(row),
        decided=decided_of(row),
        entered_for=limited(row, "entered_for", 120),
    )
    check_row(facts, today)
    return facts


def period_of(row: Row) -> PeriodFacts:
    opens_on, due_on = needed_day(row, "opens_on"), needed_day(row, "due_on")
    locks_on = day_in(row, "locks_on") or due_on
    if due_on < opens_on:
        raise RuleBroken("Returns cannot be due before the period opens.", field="due_on")
    if locks_on < due_on:
        raise RuleBroken("The period cannot lock before returns are due.", field="locks_on")
    return PeriodFacts(name_in(row, "period", 30), opens_on, due_on, locks_on)


def needed_day(row: Row, column: str) -> date:
    found = day_in(row, column)
    if found is None:
        raise RuleBroken("This cell is empty, and it needs a date like 2026-03-31.", field=column)
    return found


def respondent_of(row: Row) -> RespondentFacts:
    email = email_in(row, "respondent_email")
    if not email and not row["respondent_name"].strip():
        raise RuleBroken("Give the respondent's name or e-mail address.", field="respondent_name")
    name = name_in(row, "respondent_name", 120) if row["respondent_name"].strip() else email
    sector = choice_in(row, "sector", Sector.values)
    return RespondentFacts(name, email, name_in(row, "organisation", 200), sector)


def point_of(row: Row) -> PointFacts:
    box = row["box"]
    if box not in {"", "1", "2", "3", "4"}:
        raise RuleBroken(f"“{box}” is not a box. Boxes are 1, 2, 3 and 4.", field="box")
    text = clean_text(limited(row, "text", LONGEST_TEXT))
    if text and not box:
        raise RuleBroken("Say in which box (1 to 4) this text stands.", field="box")
    return PointFacts(
        box=int(box or 0),
        text=text,
        win_source=choice_in(row, "win_source", WinSource.values) if row["win_source"] else "",
        about=limited(row, "about_organisation", 200),
        commitment=limited(row, "commitment", 20),
        point_class=int(choice_in(row, "class", ["1", "2", "3"], "1")),
        reference=limited(row, "point_ref", 40),
        merged_into=limited(row, "merged_into", 40),
    )


def decided_of(row: Row) -> DecidedFacts:
    win = yes_no(row, "win")
    limb = row["limb"].upper()
    if limb and limb not in WinLimb.values:
        raise RuleBroken(f"“{row['limb']}” is not A or B.", field="limb")
    if limb and win is not True:
        raise RuleBroken("Only a win has a limb. Write yes in the column win, or take the limb away.", field="limb")
    return DecidedFacts(
        verdict=choice_in(row, "verdict", VERDICTS) if row["verdict"] else "",
        win=win,
        limb=limb,
        learning=bool(yes_no(row, "learning")),
        decided_on=day_in(row, "decided_on"),
        reference=limited(row, "decision_ref", 30),
        reason=limited(row, "reason", 600),
    )


def yes_no(row: Row, column: str) -> bool | None:
    return {"yes": True, "no": False}[choice_in(row, column, ["yes", "no"])] if row[column] else None


def limited(row: Row, column: str, most: int) -> str:
    text = row[column].strip()
    if len(text) > most:
        raise RuleBroken(f"This is {len(text):,} characters long; at most {most:,} are kept.", field=column)
    if any(ord(c) < 32 and c not in "\n\r\t" for c in text):
        raise RuleBroken("This holds a hidden control character. Take it out.", field=column)
    return text


def check_row(facts: RowFacts, today: date) -> None:
    """What a row says must go together."""
    point, decided = facts.point, facts.decided
    if facts.received_on is None and point.box:
        raise RuleBroken("A point needs the day on which its return came.", field="received_on")
    if facts.received_on and facts.received_on > today:
        raise RuleBroken("The return came in the future.", field="received_on")
    if facts.received_on and facts.received_on < facts.period.opens_on:
        raise RuleBroken("The return came before the period opened.", field="received_on")
    if not point.text and (not decided.is_empty or point.merged_into or point.win_source):
        raise RuleBroken("There is no point in this row to decide on. Write its text.", field="text")
    if decided.decided_on and decided.decided_on > today:
        raise RuleBroken("The decision lies in the future.", field="decided_on")
