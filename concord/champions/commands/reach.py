"""Where else somebody can raise the agreement, when boards meet, and where it was on the agenda."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, acting, is_own, may, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import put
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.lists import person_named
from concord.core.directory.models import Partnership
from concord.core.lib.text import clean_line, clean_text

from ..models import BoardMeets, OnAgenda, Sitting
from ..queries.reach import lasting_partnerships, ours_to_choose
from ..rules.champions import check_day_has_come
from ..rules.reach import (
    check_ends_after,
    check_one_body,
    check_one_presenter,
    check_ours,
    check_same_person,
    check_still_to_come,
)
from ..terms import Verb
from .entries import require_theirs

Actor = Person | Installation
SEAT, AGENDA = "a seat elsewhere", "an agenda"


@transaction.atomic
def put_sitting(
    *, area: Area, facts: Mapping[str, Any], sitting: Sitting | None = None, by: Actor, at: datetime
) -> Sitting:
    """Note where somebody sits, or change it: by themselves, or by the officer."""
    person = sitting.person if sitting else facts["person"]
    require_theirs(by, person, area)
    check_one_body(facts.get("partnership"), facts.get("body"))
    check_ends_after(facts.get("starts_on"), facts.get("ends_on"))
    known = {hat.person_id for hat in ours_to_choose(area, timezone.localdate(at))}
    check_ours(sitting is not None or person.pk in known)
    made = sitting or Sitting(area=area)
    words = {name: clean_line(facts.get(name, "")) for name in ("body", "post")}
    put(made, {**facts, **words, "person": person, "carried": clean_text(facts.get("carried", ""))})
    record(Verb.SITTING_PUT, subject=made, by=by, at=at, label=SEAT)
    return made


def put_imported(*, area: Area, facts: Mapping[str, Any], row: Sitting | None, **about: Any) -> Sitting:
    """From a file, which names the person, and the body as the register has it or in words."""
    given = {name: facts[name] for name in ("post", "starts_on", "ends_on", "carried")}
    person = row.person if row and row.person.name == facts["who"] else person_named(area, facts["who"], "who")
    check_same_person(row is None or row.person == person)
    board = row.partnership if row and row.where == facts["where"] else board_named(area, facts["where"])
    given |= {"person": person, "partnership": board, "body": "" if board else facts["where"]}
    return put_sitting(area=area, facts=given, sitting=row, **about)


def board_named(area: Area, name: str) -> Partnership | None:
    return next((one for one in lasting_partnerships(area) if one.name.casefold() == name.casefold()), None)


@transaction.atomic
def remove_sitting(*, sitting: Sitting, by: Actor, at: datetime) -> None:
    require_theirs(by, sitting.person, sitting.area)
    record(Verb.SITTING_REMOVED, subject=sitting, by=by, at=at, label=SEAT)
    sitting.delete()


@transaction.atomic
def note_board_meeting(*, partnership: Partnership, on: date | None, by: Actor, at: datetime) -> None:
    """Note when a board meets next, by whoever knows; without a day it is not known any more."""
    require_any(by, partnership.area)
    check_still_to_come(on, timezone.localdate(at))
    if on:
        BoardMeets.objects.update_or_create(area=partnership.area, partnership=partnership, defaults={"on": on})
    else:
        BoardMeets.objects.filter(partnership=partnership).delete()
    record(Verb.BOARD_MEETS, subject=partnership, by=by, at=at)


@transaction.atomic
def put_on_agenda(
    *, area: Area, facts: Mapping[str, Any], row: OnAgenda | None = None, by: Actor, at: datetime
) -> OnAgenda:
    """Note that the agreement was on another meeting's agenda, or change what one noted oneself."""
    require_noted(by, row, area)
    presented_by, organisation = facts.get("presented_by"), facts.get("organisation")
    if presented_by is not None and (row is None or row.presented_by != presented_by):
        require_theirs(by, presented_by, area)
    given = {**facts, **{name: clean_line(facts.get(name, "")) for name in ("meeting", "body", "item", "presenter")}}
    check_one_body(facts.get("partnership"), organisation, given["body"])
    check_one_presenter(presented_by, given["presenter"])
    check_day_has_come(facts["on"], timezone.localdate(at))
    made = row or OnAgenda(area=area, noted_by=acting(by))
    given["agreed"] = clean_text(facts.get("agreed", ""))
    given["sector"] = sector_of(made, given)
    put(made, given)
    record(Verb.AGENDA_PUT, subject=made, by=by, at=at, label=AGENDA)
    return made


def sector_of(made: OnAgenda, given: Mapping[str, Any]) -> str:
    """Of an organisation as it was when it was noted first; of a partnership none, since both sit there."""
    organisation = given.get("organisation")
    if organisation is None:
        return "" if given.get("partnership") else given.get("sector", "")
    return made.sector if made.organisation_id == organisation.pk else given.get("sector") or organisation.sector


@transaction.atomic
def remove_on_agenda(*, row: OnAgenda, by: Actor, at: datetime) -> None:
    require_noted(by, row, row.area)
    record(Verb.AGENDA_REMOVED, subject=row, by=by, at=at, label=AGENDA)
    row.delete()


def require_noted(by: Actor, row: OnAgenda | None, area: Area) -> None:
    """The officer's, or one's own."""
    if row is None:
        require_any(by, area)
    else:
        own = row.noted_by_id is not None and is_own(by, row.noted_by_id)
        require(by, Permission.MAKE_RETURN if own else Permission.MANAGE_CHAMPIONS, area)


def require_any(by: Actor, area: Area) -> None:
    returns = isinstance(by, Person) and may(by, Permission.MAKE_RETURN, area)
    require(by, Permission.MAKE_RETURN if returns else Permission.MANAGE_CHAMPIONS, area)
