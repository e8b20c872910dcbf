"""Seats, and who takes and leaves them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from concord.core.accounts.access import Installation, require, require_unless_own
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.audit.commands import record
from concord.core.directory.models import Organisation, Unit
from concord.core.lib.errors import RuleBroken

from ..models import CategoryApart, Group, Holding, Seat
from ..rules import seats as rules
from ..terms import Verb

Actor = Person | Installation

OF_SEAT = ("organisation", "unit", "category", "sector", "label")
OF_HOLDER = (
    *("post", "level", "can_commit", "substitute_name", "substitute_level", "term_ends_on", "route"),
    *("nominated_by", "approved_by", "approved_on", "talk_on", "talk_by", "induction_on"),
)
EXPECTED = ("hopes", "needs", "brings", "benefits")


@transaction.atomic
def add_seat(
    *,
    group: Group,
    sector: str,
    starts_on: date,
    by: Actor,
    at: datetime,
    organisation: Organisation | None = None,
    unit: Unit | None = None,
    category: str = "",
    label: str = "",
    ends_on: date | None = None,
) -> Seat:
    """Add a seat to a group; nobody holds it yet. With an organisation its sector is the organisation's."""
    require(by, Permission.MANAGE_MEETINGS, group.area)
    rules.check_seat(organisation=organisation, category=category, label=label, starts_on=starts_on, ends_on=ends_on)
    seat = Seat(
        area=group.area,
        group=group,
        organisation=organisation,
        unit=unit,
        category=category,
        sector=organisation.sector if organisation else sector,
        label=label,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    seat.save()
    record(Verb.SEAT_ADDED, subject=seat, by=by, at=at)
    return seat


@transaction.atomic
def change_seat(*, seat: Seat, changes: Mapping[str, Any], by: Actor, at: datetime) -> Seat:
    """Put right for whom a seat speaks. Whoever holds it stays."""
    require(by, Permission.MANAGE_MEETINGS, seat.area)
    for name in OF_SEAT:
        if name in changes:
            setattr(seat, name, changes[name])
    if seat.organisation:
        seat.sector = seat.organisation.sector
    rules.check_seat(
        organisation=seat.organisation,
        category=seat.category,
        label=seat.label,
        starts_on=seat.starts_on,
        ends_on=seat.ends_on,
    )
    seat.save()
    record(Verb.SEAT_CHANGED, subject=seat, by=by, at=at)
    return seat


@transaction.atomic
def end_seat(*, seat: Seat, on: date, by: Actor, at: datetime) -> None:
    """The seat is given up after a day, and whoever holds it leaves it then. Its history stays."""
    require(by, Permission.MANAGE_MEETINGS, seat.area)
    rules.check_seat_may_end(seat, on)
    for holding in seat.holdings.filter(ends_on__isnull=True):
        leave_seat(holding=holding, on=on, by=by, at=at)
    if Seat.objects.filter(pk=seat.pk, ends_on__isnull=True).update(ends_on=on) != 1:
        raise RuleBroken("Someone else has just changed this seat.")
    seat.ends_on = on
    record(Verb.SEAT_ENDED, subject=seat, by=by, at=at, on=on.isoformat())


@transaction.atomic
def take_seat(*, seat: Seat, person: Person, starts_on: date, by: Actor, at: datetime, **facts: Any) -> Holding:
    """Note who takes a seat from a day on. Whoever holds it then leaves it the day before.

    `facts`: as `OF_HOLDER` names them. The joiner's list begins with it: the one-to-one and the induction are to come.
    """
    require(by, Permission.MANAGE_MEETINGS, seat.area)
    # The row is held until the new holder is kept: two officers may fill a seat in the same minute.
    Seat.objects.filter(pk=seat.pk).update(label=F("label"))
    sitting = seat.holdings.select_related("person").filter(ends_on__isnull=True).first()
    if sitting is not None and sitting.person != person and sitting.starts_on < starts_on:
        leave_seat(holding=sitting, on=starts_on - timedelta(days=1), by=by, at=at)
    rules.check_may_sit(seat, starts_on, seat.holdings.select_related("person"))
    rules.check_term(starts_on, facts.get("term_ends_on"))
    made = Holding(area=seat.area, seat=seat, person=person, starts_on=starts_on, **facts)
    made.save()
    record(Verb.SEAT_TAKEN, subject=seat, by=by, at=at, person=str(person.uid), starts_on=starts_on.isoformat())
    return made


@transaction.atomic
def leave_seat(*, holding: Holding, on: date, by: Actor, at: datetime) -> None:
    """Note the last day on which somebody held a seat; it is vacant from the next."""
    require(by, Permission.MANAGE_MEETINGS, holding.area)
    rules.check_may_leave(holding, on)
    if Holding.objects.filter(pk=holding.pk, ends_on__isnull=True).update(ends_on=on) != 1:
        raise RuleBroken("Someone else has just changed this seat.")
    holding.ends_on = on
    record(Verb.SEAT_LEFT, subject=holding.seat, by=by, at=at, person=str(holding.person.uid), on=on.isoformat())


@transaction.atomic
def change_holding(*, holding: Holding, changes: Mapping[str, Any], by: Actor, at: datetime) -> Holding:
    """Note more of whoever holds a seat: post and level, substitute, term, how they were appointed, how they joined."""
    require(by, Permission.MANAGE_MEETINGS, holding.area)
    for name in OF_HOLDER:
        if name in changes:
            setattr(holding, name, changes[name])
    rules.check_term(holding.starts_on, holding.term_ends_on)
    holding.save()
    record(Verb.HOLDER_CHANGED, subject=holding.seat, by=by, at=at, person=str(holding.person.uid))
    return holding


@transaction.atomic
def give_expectations(*, holding: Holding, by: Actor, at: datetime, **answers: str) -> Holding:
    """What a member expects of the group, and what those they speak for get from it. By themselves, or the officer."""
    require_unless_own(by, holding.person_id, Permission.MANAGE_MEETINGS, holding.area)
    for name in EXPECTED:
        if name in answers:
            setattr(holding, name, answers[name])
    holding.save(update_fields=EXPECTED)
    record(Verb.EXPECTATIONS_GIVEN, subject=holding.seat, by=by, at=at)
    return holding


@transaction.atomic
def judge_category(*, group: Group, category: str, reason: str, by: Actor, at: datetime) -> None:
    """Say why a kind of member is not applicable here; without a reason it is looked for again."""
    require(by, Permission.MANAGE_MEETINGS, group.area)
    if reason.strip():
        CategoryApart.objects.update_or_create(
            area=group.area, group=group, category=category, defaults={"reason": reason.strip()}
        )
    else:
        CategoryApart.objects.filter(group=group, category=category).delete()
    record(Verb.CATEGORY_JUDGED, subject=group, by=by, at=at, category=category, wanted=not reason.strip())
