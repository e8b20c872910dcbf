"""A filled Word form beside what the area knows: the same fields as on the page, and notes on what was not found."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from concord.core.lib.errors import RuleBroken

from ..imports.word_choices import by_words, chosen
from ..imports.word_form import FilledForm, FilledPoint
from ..models import Expectation, Period
from ..rules.returns import PointInput, happened_faults, point_faults
from ..terms import Box, WinSource
from .returns import Offered, context_choices, usual_kinds

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What people write beside the labels and numbers of the form.
CONTEXTS = {**dict.fromkeys(("laa", "targets", "local targets"), "targets"), "partnership": "partnerships"}
SOURCES = dict.fromkeys(("went wrong", "things that went wrong"), "went_wrong")
NO_KIND = dict.fromkeys(("other", "something else", "none of these"), "")
FORM = re.compile(r"(?P<period>[A-Z0-9]+-\d{4}-P\d+)-[A-Z0-9]+")


@dataclass(frozen=True)
class ReadBack:
    """What a form says, ready to be looked at: nothing of it is kept yet. `person`: a uid, or empty."""

    person: str
    boxes: Mapping[int, Sequence[PointInput]]
    nothing: frozenset[int]
    is_nil: bool
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
        point = point_of(filled, where, offered, notes, box=box)
        notes += [f"{where}: {words}" for words in refused(point, box, offered, on)]
        boxes[box].append(point)
    notes += said_twice(form, boxes)
    person = next((uid for uid, known in people.items() if same(known.person_name, form.name)), "")
    if form.name and not person:
        notes.append(f"“{form.name}” is not on the list of those whose return is missing. Choose whose return it is.")
    if not form.points and not form.nothing and not form.is_nil:
        whose = f"It has the name {form.name}." if form.name else "It has no name."
        notes.append(f"Nothing is filled in on this form: no point, and no “nothing to report”. {whose}")
    return ReadBack(person, boxes, frozenset(form.nothing), form.is_nil, notes)


def said_twice(form: FilledForm, boxes: Mapping[int, Sequence[PointInput]]) -> list[str]:
    """Where a form says both that there is nothing to report and what there is."""
    found = [
        f"Box {box} has both “nothing to report” and a point. Take one of them away."
        for box in sorted(box for box in form.nothing if boxes[box])
    ]
    written = ", ".join(str(box) for box, points in boxes.items() if points)
    if form.is_nil and written:
        which = f"boxes {written} have" if "," in written else f"box {written} has"
        found.append(f"The whole form says “nothing to report”, and {which} a point. Take one of them away.")
    return found


def check_form_is_for(form: FilledForm, period: Period) -> None:
    found = FORM.fullmatch(form.reference.strip().upper())
    if found and found["period"] != period.reference:
        raise RuleBroken(f"This form is for the period {found['period']}. Open that one to read it in.", field="file")


def same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def point_of(filled: FilledPoint, where: str, offered: Offered, notes: list[str], *, box: int) -> PointInput:
    body, unit = about_of(filled.about, offered)
    commitment = commitment_of(filled.commitment, offered)
    day = day_of(filled.date)
    for what, typed, known in (("about whom", filled.about, body), ("commitment", filled.commitment, commitment)):
        if typed and known is None:
            notes.append(f"{where}, {what}: “{typed[:80]}” was not found in the list. Choose it by hand, or leave it.")
    if filled.date and day is None:
        notes.append(f"{where}: “{filled.date[:80]}” is not a date I can read. Type it as day, month and year.")
    asked = choices_of(filled, where, offered, notes, box=box)
    return PointInput(
        text=filled.text,
        about_organisation=body,
        about_unit=unit,
        commitment=commitment,
        happened_on=day,
        **asked,
    )


def choices_of(filled: FilledPoint, where: str, offered: Offered, notes: list[str], *, box: int) -> dict[str, Any]:
    """What else a box asks of a point, by the names of its fields; what belongs to another box is passed over."""
    if box == Box.WAY_OF_WORKING:
        places = by_words(context_choices(offered.area), CONTEXTS)
        found, clear = chosen(filled.contexts, places)
        note_unclear(clear, filled.contexts, f"{where}, where", notes)
        return {"contexts": found if clear else []}
    if box == Box.WINS:
        sources = by_words(WinSource.choices, SOURCES)
        return {"win_source": one_of(filled.win_source, sources, f"{where}, source", notes)}
    return {"breach": one_of(filled.breach, by_words(usual_kinds(), NO_KIND), f"{where}, kind", notes)}


def one_of(typed: str, known: Mapping[str, str], where: str, notes: list[str]) -> str:
    found, clear = chosen(typed, known)
    note_unclear(clear, typed, where, notes)
    if clear and len(found) > 1:
        notes.append(f"{where}: “{typed[:80]}” is more than one. Choose one by hand.")
    return found[0] if clear and len(found) == 1 else ""


def note_unclear(clear: bool, typed: str, where: str, notes: list[str]) -> None:
    if not clear:
        notes.append(f"{where}: “{typed[:80]}” was not understood. Choose it by hand, or leave it.")


def refused(point: PointInput, box: int, offered: Offered, on: date) -> list[str]:
    """What would be refused when the form is entered as it stands."""
    faults = point_faults(box=box, point=point, number=1, limits=offered.limits)
    return [fault.message for fault in (*faults, *happened_faults(point, number=1, on=on))]


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
