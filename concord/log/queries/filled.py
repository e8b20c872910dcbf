"""A filled Word form beside what the area knows: the same fields as on the page, and notes on what was not found."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from concord.core.lib.errors import RuleBroken

from ..imports.word_form import FilledForm, FilledPoint
from ..models import Expectation, Period
from ..rules.returns import PointInput, check_happened, check_point
from ..terms import Box, WinSource
from .returns import Offered

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FORM = re.compile(r"(?P<period>[A-Z0-9]+-\d{4}-P\d+)-[A-Z0-9]+")


@dataclass(frozen=True)
class ReadBack:
    """What a form says, ready to be looked at: nothing of it is kept yet. `person`: a uid, or empty."""

    person: str
    boxes: Mapping[int, Sequence[PointInput]]
    nothing: frozenset[int]
    notes: Sequence[str]


def read_back(
    form: FilledForm, *, period: Period, offered: Offered, people: Mapping[str, Expectation], on: date
) -> ReadBack:
    """Match a form's words with people, organisations and commitments. Raises `RuleBroken` for another period.

    `on`: the day, since nothing happened after it.
    """
    check_form_is_for(form, period)
    notes = [problem.message for problem in form.problems if problem.severity == "warning"]
    boxes: dict[int, list[PointInput]] = {box: [] for box in Box.values}
    for (box, number), filled in sorted(form.points.items()):
        where = f"Box {box}, point {number}"
        point = point_of(filled, where, offered, notes, wins=box == Box.WINS)
        notes += [f"{where}: {words}" for words in refused(point, box, offered, on)]
        boxes[box].append(point)
    for box in sorted(box for box in form.nothing if boxes[box]):
        notes.append(f"Box {box} has both “nothing to report” and a point. Take one of them away.")
    person = next((uid for uid, known in people.items() if same(known.person_name, form.name)), "")
    if form.name and not person:
        notes.append(f"“{form.name}” is not on the list of those whose return is missing. Choose whose return it is.")
    if not form.points and not form.nothing:
        whose = f"It has the name {form.name}." if form.name else "It has no name."
        notes.append(f"Nothing is filled in on this form: no point, and no “nothing to report”. {whose}")
    return ReadBack(person, boxes, frozenset(form.nothing), notes)


def check_form_is_for(form: FilledForm, period: Period) -> None:
    found = FORM.fullmatch(form.reference.strip().upper())
    if found and found["period"] != period.reference:
        raise RuleBroken(f"This form is for the period {found['period']}. Open that one to read it in.", field="file")


def same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def point_of(filled: FilledPoint, where: str, offered: Offered, notes: list[str], *, wins: bool) -> PointInput:
    body, unit = about_of(filled.about, offered)
    commitment = commitment_of(filled.commitment, offered)
    day = day_of(filled.date)
    for what, typed, known in (("about whom", filled.about, body), ("commitment", filled.commitment, commitment)):
        if typed and known is None:
            notes.append(f"{where}, {what}: “{typed[:80]}” was not found in the list. Choose it by hand, or leave it.")
    if filled.date and day is None:
        notes.append(f"{where}: “{filled.date[:80]}” is not a date I can read. Type it as day, month and year.")
    source = filled.win_source if filled.win_source in WinSource.values else ""
    return PointInput(
        text=filled.text,
        about_organisation=body,
        about_unit=unit,
        commitment=commitment,
        happened_on=day,
        win_source=source if wins else "",
    )


def refused(point: PointInput, box: int, offered: Offered, on: date) -> list[str]:
    """What would be refused when the form is entered as it stands."""
    found = []
    for check in (
        lambda: check_point(box=box, point=point, number=1, limits=offered.limits),
        lambda: check_happened([point], on=on),
    ):
        try:
            check()
        except RuleBroken as error:
            found.append(error.message)
    return found


def about_of(typed: str, offered: Offered) -> tuple[object, object]:
    """An organisation or department by its name, alone or as “organisation: department” or with a comma."""
    for body, unit in offered.about.values():
        names = [body.name] if unit is None else [unit.name, f"{body}: {unit}", f"{body}, {unit}", f"{unit}, {body}"]
        if typed and any(same(name, typed) for name in names):
            return body, unit
    return None, None


def commitment_of(typed: str, offered: Offered) -> object:
    number = typed.split()[0].rstrip(".:,") if typed.split() else ""
    return next((text.commitment for text in offered.commitments.values() if text.number == number), None)


def day_of(typed: str) -> date | None:
    """A date as people write it: 3 March 2026, 03/03/2026, 3/3/26, 2026-03-03."""
    parts = [part for part in re.split(r"[\s/.,-]+", typed.strip()) if part]
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        parts.reverse()
    day, month, year = parts
    number = MONTHS.index(month[:3].lower()) + 1 if month[:3].lower() in MONTHS else month
    if len(year) not in {2, 4}:
        return None
    year = year if len(year) == 4 else f"20{year}"
    try:
        return date(int(year), int(number), int(re.sub(r"(st|nd|rd|th)$", "", day)))
    except ValueError:
        return None
