"""Returns from a file in the export's own shape: whole periods, all of it or nothing."""

import itertools
from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils import timezone

from concord.core.accounts.access import Installation, may, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.imports import import_rows
from concord.core.lib.errors import RuleBroken
from concord.core.lib.imports import ImportResult
from concord.core.lib.tables import Row
from concord.core.lib.text import random_reference

from ..imports.alike import check_alike, check_same
from ..imports.returns import COLUMNS, REQUIRED, WITHDRAWN, RowFacts, facts_of, overview_of
from ..models import BoxAnswer, Expectation, LogReturn, Period, Point
from ..queries.confidential import inputs_of, own_confidential
from ..queries.settings import trustees_of
from ..rules import returns as rules
from ..rules.returns import PointInput
from ..terms import Box, EntryMode, PointClass, ReturnState, Verb
from .carrying import set_aside
from .confidential import keep_confidential
from .imported import (
    about_for,
    commitment_for,
    expectation_for,
    note_days,
    note_sector,
    organisation_for,
    period_for,
    person_for,
)
from .imported_decisions import finish, keep_decision
from .reading import Held, Reading
from .reopening import check_takes_confidential
from .returns import check_not_sent, hold

Actor = Person | Installation


def import_returns(
    *,
    area: Area,
    data: bytes,
    name: str,
    dry_run: bool,
    by: Actor,
    at: datetime,
    told: Callable[[int], None] = lambda done: None,
) -> ImportResult:
    """Bring in whole periods of returns with their decisions. Reading the same file again changes nothing.

    Unknown people, organisations, periods and commitments are added and listed. A limb A without a commitment, from
    before commitments were kept, is taken and marked. `told` hears of each row how many were read.
    """
    require(by, Permission.MANAGE_PERIODS, area)
    reading, rows = Reading(area, by, at, timezone.localdate(at)), itertools.count(1)

    def read(row: Row, result: ImportResult) -> None:
        told(next(rows))
        facts = facts_of(row, today=reading.today)
        read_row(facts, reading, result)
        note_days(facts, row, reading, result)

    def after(result: ImportResult) -> None:
        finish(reading, result)
        record(Verb.RETURNS_IMPORTED, subject=area, by=by, at=at, area=area, added=result.added)

    def before(found: Sequence[Row]) -> None:
        reading.overview = overview_of(found)

    return import_rows(
        area=area,
        data=data,
        name=name,
        required=REQUIRED,
        known=(*COLUMNS, WITHDRAWN),
        dry_run=dry_run,
        read=read,
        after=after,
        before=before,
    )


def read_row(facts: RowFacts, reading: Reading, result: ImportResult) -> None:
    period = period_for(facts.period, reading, result)
    reading.touched.add(period.pk)
    body = organisation_for(facts.respondent.organisation, facts.respondent.sector, reading, result)
    person = person_for(facts.respondent, body, reading, result)
    expectation, new = expectation_for(period, person, body, facts.respondent, reading)
    note_sector(expectation, body, facts, reading, result)
    if facts.received_on is None:
        result.count(new)
        return
    made, fresh = return_for(expectation, facts, reading)
    if facts.withdrawn:
        reading.withdrawn.add(made.pk)
        result.count(fresh)
    elif not facts.point.box:
        result.count(keep_nil(made, fresh, facts))
    elif not facts.point.text:
        result.count(keep_nothing(made, facts, reading))
    else:
        result.count(keep_point(made, facts, reading, result))


def return_for(expectation: Expectation, facts: RowFacts, reading: Reading) -> tuple[LogReturn, bool]:
    key = expectation.period_id, expectation.person_id
    found = reading.returns.get(key)
    fresh = found is None or found.state == ReturnState.DRAFT
    if fresh:
        check_takes_returns(expectation.period, facts, reading)
        reading.fresh.add(key)
    if found is not None and found.state == ReturnState.DRAFT:
        replace_draft(found, facts, reading)
    if found is None:
        found = LogReturn(
            area=reading.area,
            period=expectation.period,
            person=expectation.person,
            expectation=expectation,
            reference=f"{reading.area.code}-R-{random_reference(8)}",
            state=ReturnState.SENT,
            started_at=reading.at,
            sent_at=reading.at,
            received_on=facts.received_on,
            mode=EntryMode.IMPORT,
            entered_note=facts.entered_for,
        )
        found.save()
        reading.held[found.pk] = Held()
    reading.returns[key] = found
    if found.received_on != facts.received_on:
        raise RuleBroken(f"This return came on another day: {found.received_on}.", field="received_on")
    if found.is_nil and facts.point.box:
        raise RuleBroken("This return is “nothing to report” in another row, so it holds no points.", field="box")
    return found, fresh


def check_takes_returns(period: Period, facts: RowFacts, reading: Reading) -> None:
    """A period that was opened here takes returns from a file as it takes them from paper; a past one, as it was."""
    if period.imported or facts.received_on is None:
        return
    dates = {"opened_on": period.opens_on, "locks_on": period.locks_on, "received_on": facts.received_on}
    rules.check_can_enter(state=period.state, on=reading.today, **dates)


def replace_draft(made: LogReturn, facts: RowFacts, reading: Reading) -> None:
    """As with paper: the draft is set aside for its writer's next return, and nothing tells that there was one."""
    hold(made)
    check_not_sent(made)
    set_aside(made)
    made.state, made.mode, made.received_on = ReturnState.SENT, EntryMode.IMPORT, facts.received_on
    made.sent_at, made.entered_note = reading.at, facts.entered_for
    made.save()
    reading.held[made.pk] = Held()


def keep_nil(made: LogReturn, fresh: bool, facts: RowFacts) -> bool:
    if made.is_nil:
        return False
    if not fresh:
        raise RuleBroken(
            "This return holds points or answers in other rows, so it is not “nothing to report”.", field="box"
        )
    made.is_nil = True
    made.save(update_fields=["is_nil"])
    return True


def keep_nothing(made: LogReturn, facts: RowFacts, reading: Reading) -> bool:
    held, box = reading.held[made.pk], facts.point.box
    if held.at(box):
        raise RuleBroken("This box holds a point in another row, so it is not “nothing to report”.", field="text")
    if box in held.nothing:
        return False
    check_is_ours(made, reading)
    held.nothing.add(box)
    reading.new_answers.append(BoxAnswer(area=made.area, log_return=made, box=box))
    return True


def keep_point(made: LogReturn, facts: RowFacts, reading: Reading, result: ImportResult) -> bool:
    """Add the row's point unless it is here; keep its decision. Whether anything was new."""
    if facts.point.point_class != PointClass.NAMED:
        return keep_confidential_row(made, facts, reading)
    point = known_point(made, facts, reading)
    new = point is None
    if point is None:
        check_is_ours(made, reading)
        check_room(made, facts, reading)
        point = new_point(made, facts, reading, result)
    check_alike(first := reading.rows.setdefault(point.reference, facts), facts)
    if first is facts and not new:
        check_same(point.reference, point.box, point.text, point.about_name, facts)
    if facts.decided.is_empty and (facts.decided.reason or facts.decided.decided_on):
        words = "This row has no verdict, no win and nothing to learn, so the day and the reason are left out."
        result.note(words, facts.number, "reason" if facts.decided.reason else "decided_on")
    if facts.point.merged_into:
        reading.merges.append((facts.number, point, facts.point.merged_into))
        if not facts.decided.is_empty and new:
            result.note(
                "It is merged into another point, whose decision counts; this one was left out.",
                facts.number,
                "verdict",
            )
        return new
    return keep_decision(point, facts, reading) or new


def known_point(made: LogReturn, facts: RowFacts, reading: Reading) -> Point | None:
    held, number = reading.held[made.pk], facts.point.reference
    if number:
        if number in reading.numbers and reading.numbers[number] != made.pk:
            raise RuleBroken(f"{number} is the number of another point.", field="point_ref")
        return next((point for point in held.points if point.reference == number), None)
    return next((point for point in held.at(facts.point.box) if point.text == facts.point.text), None)


def check_is_ours(made: LogReturn, reading: Reading) -> None:
    if not made.period.imported and (made.period_id, made.person_id) not in reading.fresh:
        raise RuleBroken(
            "This return is here already and does not hold this point. Its writer amends it.", field="text"
        )


def check_room(made: LogReturn, facts: RowFacts, reading: Reading) -> None:
    limits, held = reading.limits, reading.held[made.pk]
    there = held.at(facts.point.box) if limits.per_box else held.points
    if len(there) >= limits.points_max:
        where = "box" if limits.per_box else "form"
        raise RuleBroken(f"At most {limits.points_max} points in a {where}: this is one more.", field="text")
    if facts.point.box in held.nothing:
        raise RuleBroken("This box is “nothing to report” in another row, so it holds no point.", field="text")


def new_point(made: LogReturn, facts: RowFacts, reading: Reading, result: ImportResult) -> Point:
    about = about_for(facts.point.about, reading, result)
    commitment = commitment_for(facts.point.commitment, made.period, reading, result)
    held = reading.held[made.pk]
    point = Point(
        area=made.area,
        period=made.period,
        log_return=made,
        box=facts.point.box,
        text=facts.point.text,
        tabled=True,
        reference=facts.point.reference or f"{made.area.code}-{random_reference(8)}",
        win_source=facts.point.win_source if facts.point.box == Box.WINS else "",
        sector=made.expectation.sector,
        about_organisation=about,
        about_name=about.name if about else "",
        commitment=commitment,
        commitment_text=reading.text_for(commitment, made.period.due_on) if commitment else None,
        position=len(held.at(facts.point.box)) + 1,
    )
    held.points.append(point)
    reading.numbers[point.reference] = made.pk
    reading.new_points.append(point)
    return point


def keep_confidential_row(made: LogReturn, facts: RowFacts, reading: Reading) -> bool:
    """Only the trustee, or the installation itself, brings confidential points in."""
    if isinstance(reading.by, Person) and not may(reading.by, Permission.HOLD_IDENTITIES, reading.area):
        raise RuleBroken("Only the trustee brings confidential points in. Take this row out.", field="class")
    if trustees_of(reading.area, reading.today) is None:
        raise RuleBroken("This area has no trustee, so confidential points cannot be taken.", field="class")
    typed = PointInput(
        text=facts.point.text,
        point_class=facts.point.point_class,
        win_source=facts.point.win_source,
        about_organisation=about_for(facts.point.about, reading, ImportResult()),
        commitment=commitment_for(facts.point.commitment, made.period, reading, ImportResult()),
    )
    check_alike(reading.rows.setdefault((made.pk, facts.point.box, typed.text), facts), facts)
    there = [row for row in own_confidential(made) if row.box == facts.point.box]
    if any(known.text == typed.text for known in inputs_of(there)):
        return False
    if not made.period.imported:
        check_takes_confidential(made.period, [typed])
    keep_confidential(made, facts.point.box, typed)
    reading.held[made.pk].sealed.add(facts.point.box)
    return True
