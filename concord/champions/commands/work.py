"""Areas of work of champions' teams, and introductions to whoever does the same in the other sector."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, acting, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.lists import person_named
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text
from concord.core.mail.commands import queue_mail

from ..models import Champion, Introduction, WorkArea
from ..queries.work import match_of, waits
from ..rules.expressions import check_reason
from ..rules.work import (
    check_has_room,
    check_is_new,
    check_may_introduce,
    check_not_asked_yet,
    check_says_what,
    check_still_waits,
)
from ..terms import IntroductionState, Verb
from .describing import record_of
from .entries import require_theirs

Actor = Person | Installation
LABEL = "an introduction"


@transaction.atomic
def add_work_area(
    *, person: Person, area: Area, theme: str, words: str, use: str = "", by: Actor, at: datetime
) -> WorkArea:
    """Add what a champion's team works on: by themselves, or by the officer."""
    require_theirs(by, person, area)
    said = clean_line(words)
    check_says_what(theme, said)
    champion = record_of(person, area)
    known = WorkArea.objects.filter(champion=champion)
    check_is_new(known.filter(theme=theme, words__iexact=said).exists())
    check_has_room(known.count())
    made = WorkArea(area=area, champion=champion, theme=theme, words=said, use=clean_line(use))
    made.save()
    record(Verb.WORK_ADDED, subject=made, by=by, at=at, label="an area of work")
    return made


def put_imported(*, area: Area, facts: Mapping[str, Any], row: WorkArea | None, **about: Any) -> WorkArea:
    """From a file, which names the champion. What is changed is taken out and added anew."""
    said = dict(facts)
    named = said.pop("who")
    person = row.champion.person if row and row.champion.person.name == named else person_named(area, named, "who")
    if row is not None:
        remove_work_area(work=row, **about)
    return add_work_area(person=person, area=area, **said, **about)


@transaction.atomic
def remove_work_area(*, work: WorkArea, by: Actor, at: datetime) -> None:
    require_theirs(by, work.champion.person, work.area)
    record(Verb.WORK_REMOVED, subject=work, by=by, at=at, label="an area of work")
    work.delete()


@transaction.atomic
def ask_introduction(*, work: WorkArea, message: str, shares_address: bool, by: Person, at: datetime) -> Introduction:
    """Ask the officer for whoever a page has just shown, by name or as somebody at an organisation."""
    require(by, Permission.MAKE_RETURN, work.area)
    match = match_of(by, work.area, timezone.localdate(at), work.uid)
    if match is None:
        raise RuleBroken("This is not shown to you any more.")
    check_not_asked_yet(waits(by, match))
    made = Introduction(
        area=work.area,
        asked_by=record_of(by, work.area),
        to=work.champion,
        shown_as=match.shown_as,
        about=match.about,
        message=clean_text(message),
        shares_address=shares_address,
        asked_at=at,
    )
    made.save()
    record(Verb.INTRODUCTION_ASKED, subject=made, by=by, at=at, label=LABEL)
    return made


@transaction.atomic
def introduce(*, introduction: Introduction, agreed: bool, shares_address: bool, by: Actor, at: datetime) -> None:
    """Mail both, each with the other's name, and with the address of whoever said that it may be passed on.

    `agreed`, `shares_address`: what the one who was asked for said to the officer.
    """
    require(by, Permission.MANAGE_CHAMPIONS, introduction.area)
    check_may_introduce(shown_across=introduction.to.shown_across, agreed=agreed)
    answer(introduction, IntroductionState.MADE, by, at)
    record(Verb.INTRODUCTION_MADE, subject=introduction, by=by, at=at, label=LABEL)
    asker, other = introduction.asked_by, introduction.to
    tell(introduction, asker, other, address=other.person.email if shares_address else "", message="", at=at)
    address = asker.person.email if introduction.shares_address else ""
    tell(introduction, other, asker, address=address, message=introduction.message, at=at)


@transaction.atomic
def decline_introduction(*, introduction: Introduction, reason: str, by: Actor, at: datetime) -> None:
    """Tell whoever asked that it does not come about, and why. Nobody else is told."""
    require(by, Permission.MANAGE_CHAMPIONS, introduction.area)
    said = clean_line(reason)
    check_reason(said)
    answer(introduction, IntroductionState.DECLINED, by, at, reason=said)
    record(Verb.INTRODUCTION_DECLINED, subject=introduction, by=by, at=at, label=LABEL)
    mail(introduction, introduction.asked_by, "champions_not_introduced", at, reason=said)


def answer(introduction: Introduction, state: str, by: Actor, at: datetime, **more: Any) -> None:
    waiting = Introduction.objects.filter(pk=introduction.pk, state=IntroductionState.WAITING)
    check_still_waits(waiting.update(state=state, answered_at=at, answered_by=acting(by), **more))
    introduction.refresh_from_db()


def tell(
    introduction: Introduction, to: Champion, other: Champion, *, address: str, message: str, at: datetime
) -> None:
    mail(introduction, to, "champions_introduced", at, other=other.person, address=address, message=message)


def mail(introduction: Introduction, to: Champion, template: str, at: datetime, **context: Any) -> None:
    if to.person.email:
        queue_mail(
            kind=template.replace("_", ".", 1),
            to_address=to.person.email,
            to_person=to.person,
            subject=f"Somebody who works on {introduction.about.lower()}",
            template=template,
            context={"person": to.person, "introduction": introduction, **context},
            area=introduction.area,
            about=introduction,
            at=at,
            shown=True,
        )
