"""The themes of an area: added, named, hidden and shown again (R016)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.areas.terms import HIDDEN_THEMES, OWN_THEMES
from concord.core.areas.terms import Verb as AreaVerb
from concord.core.audit.commands import record
from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line

from ..queries.themes import themes_in_use, was_ever_used
from ..rules.themes import check_may_be_hidden, check_name, free_key

Actor = Person | Installation


@transaction.atomic
def add_theme(*, area: Area, name: str, by: Actor, at: datetime) -> str:
    """Add a theme to the six. Gives its key, under which it stands in files."""
    area = held(area, by)
    name = clean_line(name)
    check_name(name, area.themes)
    key = free_key({*area.themes, *(one for one in OWN_THEMES if was_ever_used(area, one))})
    keep(area, area.words | {f"theme_{key}": {"one": name, "plural": ""}}, by, at)
    return key


@transaction.atomic
def name_theme(*, area: Area, key: str, name: str, by: Actor, at: datetime) -> None:
    """Call a theme something else; it stays the same in files and for the areas above."""
    area = held(area, by)
    name = clean_line(name)
    check_is_there(area, key)
    check_name(name, {other: words for other, words in area.themes.items() if other != key})
    keep(area, area.words | {f"theme_{key}": {"one": name, "plural": ""}}, by, at)


@transaction.atomic
def hide_theme(*, area: Area, key: str, by: Actor, at: datetime) -> None:
    """Offer a theme no more. One that the area added and no commitment ever had is gone altogether.

    Raises `RuleBroken` while a commitment in force or in a draft has it.
    """
    area = held(area, by)
    check_is_there(area, key)
    used = themes_in_use(area, timezone.localdate(at))[key]
    check_may_be_hidden(area.themes[key], used, len(area.themes_offered))
    words = dict(area.words)
    if key in OWN_THEMES and not was_ever_used(area, key):
        del words[f"theme_{key}"]
    else:
        words |= hidden([*hidden_keys(area), key])
    keep(area, words, by, at)


@transaction.atomic
def show_theme(*, area: Area, key: str, by: Actor, at: datetime) -> None:
    """Offer a theme that was hidden again."""
    area = held(area, by)
    check_is_there(area, key)
    keep(area, dict(area.words) | hidden(other for other in hidden_keys(area) if other != key), by, at)


def held(area: Area, by: Actor) -> Area:
    """The area's row as it is, until all of it is done: two officers lose no theme of each other's."""
    require(by, Permission.EDIT_AGREEMENT, area)
    Area.objects.filter(pk=area.pk).update(slug=F("slug"))
    return Area.objects.get(pk=area.pk)


def check_is_there(area: Area, key: str) -> None:
    if key not in area.themes:
        raise RuleBroken("This theme is gone.")


def hidden_keys(area: Area) -> list[str]:
    return [key for key in area.themes if key not in area.themes_offered]


def hidden(keys: Any) -> dict[str, dict[str, str]]:
    return {HIDDEN_THEMES: {"one": " ".join(dict.fromkeys(keys)), "plural": ""}}


def keep(area: Area, words: dict[str, Any], by: Actor, at: datetime) -> None:
    area.words = words
    area.save(update_fields=["words"])
    record(AreaVerb.VOCABULARY_CHANGED, subject=area, by=by, at=at, area=area, words=sorted(words))
