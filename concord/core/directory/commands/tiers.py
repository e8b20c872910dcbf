"""Two tiers: both agree before sums are shared; support is asked for; items go up and come back answered (R002)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.accounts.roles import Role
from concord.core.areas.models import Area, TierRelation
from concord.core.areas.scoping import within
from concord.core.areas.terms import Verb as AreaVerb
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text
from concord.core.mail.commands import queue_mail

from .. import tier_rules as rules
from ..models import PassedItem
from ..queries import memberships_on, one_each
from ..terms import PassedState, Verb
from ..tier_queries import names_in, relation_of

Actor = Person | Installation


@transaction.atomic
def agree_to_share(*, area: Area, other: Area, by: Actor, at: datetime) -> TierRelation:
    """Agree, for one of two tiers, that sums go between them. They do once the other has agreed too."""
    return put_agreement(area, other, timezone.localdate(at), AreaVerb.TIER_AGREED, by=by, at=at)


@transaction.atomic
def stop_sharing(*, area: Area, other: Area, by: Actor, at: datetime) -> TierRelation:
    """Take one tier's agreement back: from now on neither reads the other's sums here."""
    return put_agreement(area, other, None, AreaVerb.TIER_ENDED, by=by, at=at)


def put_agreement(area: Area, other: Area, day: date | None, verb: str, *, by: Actor, at: datetime) -> TierRelation:
    require(by, Permission.MANAGE_AREA, area)
    upper, lower = rules.check_tiers(area, other)
    relation, _ = TierRelation.objects.get_or_create(upper=upper, lower=lower)
    column = "upper_agreed_on" if area == upper else "lower_agreed_on"
    TierRelation.objects.filter(pk=relation.pk).update(**{column: day})
    relation.refresh_from_db()
    record(verb, subject=other, by=by, at=at, area=area)
    return relation


@transaction.atomic
def ask_support(*, area: Area, text: str, by: Actor, at: datetime) -> None:
    """Say what support a district asks the area above for; nothing takes the wish back."""
    require(by, Permission.MANAGE_AREA, area)
    if area.parent is None:
        raise RuleBroken(f"No area lies above {area}.")
    relation, _ = TierRelation.objects.get_or_create(upper=area.parent, lower=area)
    TierRelation.objects.filter(pk=relation.pk).update(support_asked=clean_text(text))
    record(AreaVerb.SUPPORT_ASKED, subject=area.parent, by=by, at=at, area=area)


@transaction.atomic
def pass_up(
    *, area: Area, title: str, text: str, consent_way: str, consented_on: date, by: Actor, at: datetime
) -> PassedItem:
    """Pass an item up to the area above. Whoever told of it has agreed; who it was is neither asked nor kept.

    Raises `RuleBroken` without a way up, before the consent, or when the text names somebody who takes part.
    """
    require(by, Permission.MANAGE_AREA, area)
    upper, today = area.parent, timezone.localdate(at)
    if upper is None:
        raise RuleBroken(f"No area lies above {area}.")
    rules.check_has_way(relation_of(upper, area))
    rules.check_consent(consented_on, today)
    words: dict[str, Any] = {"title": clean_line(title), "text": clean_text(text)}
    rules.check_names_nobody(words, names_in(area))
    with within(upper):
        made = PassedItem(
            area=upper, from_area=area, consent_way=consent_way, consented_on=consented_on, passed_on=today, **words
        )
        made.save()
    record(Verb.ITEM_PASSED_UP, subject=made, by=by, at=at, area=area, label="an item passed up")
    return made


@transaction.atomic
def take_up_item(*, item: PassedItem, by: Actor, at: datetime) -> None:
    """Say that the area above looks into it. The district sees that."""
    require(by, Permission.MANAGE_AREA, item.area)
    rules.check_still_open(item)
    # Compare-and-set: two officers may press the button in the same minute.
    waiting = PassedItem.objects.filter(pk=item.pk, state=PassedState.WAITING)
    if waiting.update(state=PassedState.TAKEN_UP) != 1:
        raise RuleBroken("Someone else has just changed this item.")
    record(Verb.ITEM_TAKEN_UP, subject=item, by=by, at=at, label="an item passed up")


@transaction.atomic
def answer_item(*, item: PassedItem, answer: str, sent_back: bool, by: Actor, at: datetime) -> None:
    """Answer it, or send it back with the reason. The district reads the answer."""
    require(by, Permission.MANAGE_AREA, item.area)
    rules.check_still_open(item)
    if not clean_text(answer):
        raise RuleBroken("Write an answer. The area below reads it.", field="answer")
    state = PassedState.SENT_BACK if sent_back else PassedState.ANSWERED
    change = {"state": state, "answer": clean_text(answer), "answered_on": timezone.localdate(at)}
    if PassedItem.objects.filter(pk=item.pk, state__in=rules.OPEN).update(**change) != 1:
        raise RuleBroken("Someone else has just changed this item.")
    record(Verb.ITEM_ANSWERED, subject=item, by=by, at=at, label="an item passed up", sent_back=sent_back)


@transaction.atomic
def mail_passed_item(*, item: PassedItem, at: datetime) -> None:
    """Tell the officers above that an item came up, or once it is settled those below that it came back."""
    came_up = item.state in rules.OPEN
    area, other = (item.area, item.from_area) if came_up else (item.from_area, item.area)
    subject = f"{other} passed an item up to you" if came_up else f"{other} answered an item that you passed up"
    template = "item_passed_up" if came_up else "item_answered"
    with within(area):
        officers = [hat.person for hat in one_each(memberships_on(area, timezone.localdate(at), [Role.OFFICER]))]
    for person in officers:
        if person.known_address:
            queue_mail(
                kind=f"directory.{template}",
                to_address=person.known_address,
                to_person=person,
                subject=subject,
                template=template,
                context={"person": person, "item": item},
                shown=True,
                area=area,
                about=item,
                at=at,
            )
