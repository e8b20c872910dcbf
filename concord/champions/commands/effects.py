"""What champions raised, and what was measured before and after."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.commands import put
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.directory.commands.imports import find_organisation
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line, clean_text

from ..imports import Measured
from ..models import Effect, EffectValue
from ..queries.effects import values_of
from ..rules.champions import check_day_has_come
from ..rules.effects import check_day_is_new, check_publishable
from ..rules.reach import check_one_body
from ..terms import Verb

Actor = Person | Installation
LABEL = "a barrier and what was measured"
LINES = ("title", "raised", "body", "measure", "unit")


@transaction.atomic
def put_effect(
    *,
    area: Area,
    facts: Mapping[str, Any],
    effect: Effect | None = None,
    values: Sequence[Measured] | None = None,
    by: Actor,
    at: datetime,
) -> Effect:
    """Write down what champions raised, or change it. What everybody may read keeps values on both sides.

    `values`: all that was measured, in place of what is kept; without them what is kept stays.
    """
    require(by, Permission.MANAGE_CHAMPIONS, area)
    words = {name: clean_line(facts.get(name, "")) for name in LINES}
    texts = {name: clean_text(facts.get(name, "")) for name in ("barrier", "story")}
    check_one_body(facts.get("organisation"), words["body"], field="organisation")
    made = effect or Effect(area=area)
    put(made, {**facts, **words, **texts})
    if values is not None:
        put_values(made, values, timezone.localdate(at))
    check_still_publishable(made)
    record(Verb.EFFECT_PUT, subject=made, by=by, at=at, label=LABEL, public=made.is_public)
    return made


@transaction.atomic
def remove_effect(*, effect: Effect, by: Actor, at: datetime) -> None:
    require(by, Permission.MANAGE_CHAMPIONS, effect.area)
    record(Verb.EFFECT_REMOVED, subject=effect, by=by, at=at, label=LABEL)
    effect.delete()


@transaction.atomic
def add_effect_value(
    *, effect: Effect, on: date, value: Decimal, n: int | None, by: Actor, at: datetime
) -> EffectValue:
    require(by, Permission.MANAGE_CHAMPIONS, effect.area)
    check_day_has_come(on, timezone.localdate(at))
    check_day_is_new(EffectValue.objects.filter(effect=effect, on=on).exists())
    made = EffectValue(area=effect.area, effect=effect, on=on, value=value, n=n)
    made.save()
    check_still_publishable(effect)
    record(Verb.EFFECT_VALUE_PUT, subject=effect, by=by, at=at, label=LABEL)
    return made


@transaction.atomic
def remove_effect_value(*, value: EffectValue, by: Actor, at: datetime) -> None:
    require(by, Permission.MANAGE_CHAMPIONS, value.area)
    effect = value.effect
    value.delete()
    check_still_publishable(effect)
    record(Verb.EFFECT_VALUE_REMOVED, subject=effect, by=by, at=at, label=LABEL)


def put_imported(*, area: Area, facts: Mapping[str, Any], row: Effect | None, **about: Any) -> Effect:
    """From a file, which names the body, and gives every value: those that it does not give go."""
    said = dict(facts)
    values, name = said.pop("values"), said.pop("body")
    partner = row.organisation if row and row.where == name else find_organisation("", name)
    said |= {"organisation": partner, "body": "" if partner else name}
    try:
        return put_effect(area=area, facts=said, effect=row, values=values, **about)
    except RuleBroken as error:
        raise RuleBroken(error.message, field="values" if error.field in ("on", "n") else error.field) from None


def put_values(effect: Effect, values: Sequence[Measured], today: date) -> None:
    EffectValue.objects.filter(effect=effect).delete()
    for on, value, n in values:
        check_day_has_come(on, today)
        EffectValue(area=effect.area, effect=effect, on=on, value=value, n=n).save()


def check_still_publishable(effect: Effect) -> None:
    if effect.is_public:
        check_publishable(values_of(Effect.objects.get(pk=effect.pk)))
