"""The busy place grown many times over: every row again, among the same things and among new ones."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from concord.agreement.models import (
    Approval,
    BodyMark,
    Comment,
    Consultation,
    ConsultedClause,
    Kitemark,
    Mapping,
    Practice,
    RenewalPlan,
    Stage,
    Version,
)
from concord.board.models import Addendum, BoardAnswer, BoardReport, StrategicItem
from concord.core.areas.models import Area, TierRelation
from concord.core.areas.scoping import everywhere
from concord.core.audit.models import AuditSeal
from concord.core.directory.models import Identifier, Unit, UnitBefore
from concord.group.models import Action, MailReply, Topic
from concord.log.models import (
    BoxAnswer,
    Decision,
    LogReturn,
    PointAction,
    PointUse,
    Poll,
    PollMark,
    WinStory,
    WinTelling,
)

from .busy import Busy

# Of these there is one, or the rest would be about something else.
SAME = {"Area", "Group"}
# In some rounds a copy belongs to the same thing as its original, so that each of these holds many.
WHOLES = {"Period", "Meeting", "Repeat", "PositionRound", "Poll", "BoardReport", "Action", "LogReturn", "Organisation"}
# What says of which kind a row is, though the database knows no list of them.
KINDS = {"dimension", "sector", "use", "scheme", "series", "would_end"}
ROUNDS = (SAME, SAME | WHOLES, SAME | WHOLES | {"Person", "Point", "Commitment", "ConfidentialPoint"})
Copies = dict[tuple[type[models.Model], object], models.Model]


def fill_up(busy: Busy) -> None:
    """A row of whatever there is none of in the busy place."""
    area, world = {"area": busy.world.area}, busy.world
    point = Decision.objects.filter(win=True, is_current=True).first().point
    issued = BoardReport.objects.get(state="issued")
    in_force = Version.objects.filter(state="adopted").first()
    over = {
        "opens_on": busy.day(-99),
        "closes_on": busy.day(-9),
        "wanted_until": busy.day(-16),
        "wanted_words": "84 days",
    }
    before = {"title": "An older one", "started_on": busy.day(-400), "adopted_on": busy.day(-399)}
    # Of plans that run there is one for each document.
    facts = {"begun_on": busy.day(-90), "launch_on": busy.day(-9), "state": "finished"}
    plan = RenewalPlan(document=in_force.document, **facts, **area)
    ended = [Consultation(version=in_force, ended_on=busy.day(-9), **over, **area) for _ in range(2)]
    body = {"organisation": world.charity, "organisation_name": str(world.charity), "sector": "voluntary"}
    said = {"about": "whole", "text": "Say it shorter.", "sector": "public", "received_on": busy.day(-20)}
    for row in (
        *ended,
        *(Comment(reference=f"ENDED-{one}", consultation=of, **said, **area) for one, of in enumerate(ended)),
        *(
            clauses := [
                ConsultedClause(consultation=of, part=1, position=1, number="1", title="Listen", **area) for of in ended
            ]
        ),
        *(BodyMark(clause=one, **body, mark="now", marked_on=busy.today, **area) for one in clauses),
        Version(document=in_force.document, number=99, state="superseded", **{**before, **area}),
        Identifier(organisation=world.charity, scheme="charity", value="1000001"),
        UnitBefore(unit=Unit.objects.first(), name="Parks", until=busy.day(-9)),
        BoxAnswer(log_return=LogReturn.objects.first(), box=3, **area),
        PointAction(point=point, action=Action.objects.first(), **area),
        PointUse(point=point, use="training", **area),
        WinStory(point=point, title="One page", **area),
        WinTelling(point=point, where="newsletter", told_on=busy.today, **area),
        PollMark(poll=Poll.objects.get(), tag="somebody", **area),
        BoardAnswer(report=issued, ask_answer="yes", answered_at=busy.now, **area),
        Addendum(report=issued, text="It was paid since.", added_at=busy.now, **area),
        StrategicItem(key="a-point", kind="issue", text="Bills", state="dismissed", judged_at=busy.now, **area),
        Approval(version=in_force, body="Board", decision="noted", decided_on=busy.today, **area),
        MailReply(key="a", topic=Topic.objects.first(), came_at=busy.now, outcome="taken", **area),
        Kitemark(conditions="Keep it.", **area),
        Practice(commitment=world.commitment, since_on=busy.today, **area),
        plan,
        Stage(plan=plan, kind="launch", position=6, starts_on=busy.today, ends_on=busy.today, **area),
        Mapping(commitment=world.commitment, framework="compact-2010", heading="1", relation="equal", **area),
        AuditSeal(sealed_at=busy.now, until=busy.now, entries=1, head="a", marks=[]),
    ):
        row.save()


def grow(busy: Busy, times: int) -> None:
    """Three kinds of copies, so many of each: of everything at once, of what belongs to wholes, of single rows."""
    with everywhere():
        rows = [row for model in ours() for row in model._default_manager.order_by("pk")]
        links = {row: many_of(row) for row in rows if row._meta.many_to_many}
        for number in range(times * len(ROUNDS)):
            copies: Copies = {}
            for row in rows:
                copy_row(row, copies, ROUNDS[number % len(ROUNDS)], links.get(row, {}), f"{number:02d}")
        grow_below(busy.world.area, times * len(ROUNDS))


def ours() -> Iterator[Any]:
    for model in apps.get_models():
        if model.__module__.startswith("concord.") and model is not Area:
            yield model


def many_of(row: models.Model) -> dict[str, list[models.Model]]:
    """What it is linked to; links that are rows of ours are copied as such."""
    plain = [field for field in row._meta.many_to_many if field.remote_field.through._meta.auto_created]
    return {field.name: list(getattr(row, field.name).all()) for field in plain}


def copy_row(
    row: models.Model, copies: Copies, same: set[str], links: dict[str, list[models.Model]], mark: str
) -> None:
    """Where the database takes no second one among the same things, it is made among new ones, or not at all."""
    for kept in (same, SAME):
        made = changed(row, copies, kept, mark)
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            continue
        copies[type(row), row.pk] = made
        for name, others in links.items():
            getattr(made, name).set([copy_of(other, copies, kept) for other in others])
        return


def changed(row: models.Model, copies: Copies, kept: set[str], mark: str) -> models.Model:
    """The same row, but for what may be there once alone."""
    once = {name for rule in row._meta.constraints for name in getattr(rule, "fields", ())}
    values = {}
    for field in row._meta.concrete_fields:
        value = getattr(row, field.name)
        if field.primary_key:
            continue
        if field.is_relation:
            value = value and copy_of(value, copies, SAME if field.unique else kept)
        elif value is not None and (field.unique or field.name in once - KINDS):
            value = another(field, value, mark)
        values[field.name] = value
    return type(row)(**values)


def copy_of(row: models.Model, copies: Copies, kept: set[str]) -> models.Model:
    return row if type(row).__name__ in kept else copies.get((type(row), row.pk), row)


def another(field: Any, value: Any, mark: str) -> Any:
    if field.choices:
        return value
    if isinstance(value, uuid.UUID):
        return uuid.uuid4()
    if isinstance(value, date | datetime):
        return value + timedelta(days=int(mark) + 1)
    if isinstance(value, int):
        return value + 100 * (int(mark) + 1)
    if isinstance(value, str):
        return f"{value[: (field.max_length or 200) - 3]}-{mark}"
    return value


def grow_below(area: Area, times: int) -> None:
    """More areas below it, like those that are there."""
    for row in Area.objects.filter(parent=area):
        for number in range(times):
            slug = f"{row.slug}-{number}"
            copied = {
                name: getattr(row, name) for name in ("name", "kind", "parent", "status", "ended_on", "contact_email")
            }
            made = Area(slug=slug, code=f"{row.code}{number}"[-8:], path=f"{area.path}{slug}/", **copied)
            made.save()
            TierRelation(upper=area, lower=made).save()
