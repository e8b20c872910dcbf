"""Terms of reference, structure, aims and the rotation of the chair."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..models import Action, Aim, BoardSeats, ChairRotation, Group, Meeting, StructureVersion, TermsOfReference
from ..rules import reference as rules
from ..terms import Verb

Actor = Person | Installation


@transaction.atomic
def agree_terms(
    *,
    group: Group,
    mission: str,
    text: str,
    agreed_on: date,
    by: Actor,
    at: datetime,
    expected: str = "",
    decision_rule: str = "",
    meeting: Meeting | None = None,
    review_on: date | None = None,
) -> TermsOfReference:
    """Keep the terms of reference that a group agreed, as its next version. The older ones stay as they were."""
    require(by, Permission.MANAGE_MEETINGS, group.area)
    rules.check_agreed(agreed_on, timezone.localdate(at), review_on)
    last = TermsOfReference.objects.filter(group=group).order_by("-number").first()
    if last is not None and agreed_on < last.agreed_on:
        raise RuleBroken("A later version is kept already.", field="agreed_on")
    made = TermsOfReference(
        area=group.area,
        group=group,
        number=last.number + 1 if last else 1,
        mission=clean_line(mission),
        text=clean_text(text),
        expected=clean_text(expected),
        decision_rule=clean_line(decision_rule),
        quorum_public=group.quorum_public,
        quorum_voluntary=group.quorum_voluntary,
        agreed_on=agreed_on,
        meeting=meeting,
        review_on=review_on,
    )
    made.save()
    record(Verb.TERMS_AGREED, subject=group, by=by, at=at, number=made.number, agreed_on=agreed_on.isoformat())
    return made


@transaction.atomic
def note_structure(
    *, group: Group, since_on: date, change: str, reason: str = "", result: str = "", by: Actor, at: datetime
) -> StructureVersion:
    """Note how a group is built from a day on, what changed and why (R047)."""
    require(by, Permission.MANAGE_MEETINGS, group.area)
    if StructureVersion.objects.filter(group=group, since_on=since_on).exists():
        raise RuleBroken("A change of that day is noted already.", field="since_on")
    words = {"change": clean_line(change), "reason": clean_line(reason), "result": clean_line(result)}
    made = StructureVersion(area=group.area, group=group, since_on=since_on, **words)
    made.save()
    record(Verb.STRUCTURE_CHANGED, subject=group, by=by, at=at, since_on=since_on.isoformat())
    return made


@transaction.atomic
def set_aim(
    *,
    group: Group,
    horizon: str,
    text: str,
    success_sign: str = "",
    progress: str = "",
    reached_on: date | None = None,
    actions: Iterable[Action] = (),
    aim: Aim | None = None,
    by: Actor,
    at: datetime,
) -> Aim:
    """Set an aim, or say how far one has come; it names the actions that serve it, so that it is no decoration."""
    require(by, Permission.RECORD_DECISIONS, group.area)
    made = aim or Aim(area=group.area, group=group)
    made.horizon, made.reached_on = horizon, reached_on
    made.text, made.success_sign, made.progress = clean_line(text), clean_line(success_sign), clean_line(progress)
    made.save()
    made.actions.set(actions)
    record(Verb.AIM_CHANGED if aim else Verb.AIM_SET, subject=group, by=by, at=at, aim=str(made.uid))
    return made


@transaction.atomic
def set_rotation(*, area: Area, body: str, first_year: int, every: int, by: Actor, at: datetime) -> ChairRotation:
    """Every how many years a chair comes from the voluntary sector, counted from a first one (R049)."""
    require(by, Permission.MANAGE_MEETINGS, area)
    rules.check_rotation(first_year, every)
    facts = {"body": clean_line(body), "first_year": first_year, "every": every}
    made, _ = ChairRotation.objects.update_or_create(area=area, defaults=facts)
    record(Verb.ROTATION_SET, subject=area, by=by, at=at, area=area, first_year=first_year, every=every)
    return made


@transaction.atomic
def note_board_seats(
    *, area: Area, year: int, total: int, voluntary: int, chair_sector: str = "", by: Actor, at: datetime
) -> BoardSeats:
    """How many seats the board has in a year, and how many of them the voluntary sector."""
    require(by, Permission.MANAGE_MEETINGS, area)
    rules.check_board_seats(total, voluntary)
    facts = {"total": total, "voluntary": voluntary, "chair_sector": chair_sector}
    made, _ = BoardSeats.objects.update_or_create(area=area, year=year, defaults=facts)
    record(Verb.BOARD_SEATS_NOTED, subject=area, by=by, at=at, area=area, year=year)
    return made
