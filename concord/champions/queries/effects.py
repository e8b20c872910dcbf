"""What champions raised, with what was measured before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from concord.core.areas.models import Area
from concord.core.ui.wording import long_date

from ..imports import EFFECTS
from ..models import Effect, EffectValue
from ..rules.effects import Value, champions_in_words, for_everybody, in_words


@dataclass(frozen=True)
class EffectPanel:
    """One effect with its values by day, and the sentence over the picture."""

    effect: Effect
    values: Sequence[Value]
    sentence: str
    champions: str = ""


def effects(area: Area) -> QuerySet[Effect]:
    found = Effect.objects.filter(area=area).select_related("organisation", "area").prefetch_related("values")
    return found.order_by("-begun_on", "title", "pk")


def public_effects(area: Area) -> QuerySet[Effect]:
    return effects(area).filter(is_public=True)


def effect_of(uid: str) -> Effect | None:
    found = Effect.objects.select_related("organisation", "area").prefetch_related("values")
    return found.filter(uid=uid).first()


def value_of(uid: str) -> EffectValue | None:
    return EffectValue.objects.select_related("effect", "area").filter(uid=uid).first()


def values_of(effect: Effect) -> list[Value]:
    """By day; whatever was measured on the day itself or later is after."""
    rows = sorted(effect.values.all(), key=lambda row: row.on)
    return [Value(row.on, row.value, row.n, row.on >= effect.begun_on, effect.unit, row.uid) for row in rows]


def panel_of(effect: Effect, *, public: bool = False) -> EffectPanel:
    values = values_of(effect)
    shown = for_everybody(values) if public else values
    sentence = in_words(shown, long_date(effect.begun_on))
    words = effect.area.word("champion"), effect.area.word("champion", plural=True)
    return EffectPanel(effect, shown, sentence, champions_in_words(effect.champions, public=public, words=words))


def kept(effect: Effect) -> dict[str, Any]:
    """An effect as a file says it: its body by name, its values by day."""
    plain = {name: getattr(effect, name) for name in EFFECTS if name not in ("body", "values")}
    return plain | {"body": effect.where, "values": [(one.on, one.value, one.n) for one in values_of(effect)]}
