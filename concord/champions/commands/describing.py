"""What is kept about a champion, with what it was before; and what they said yes to."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require, require_unless_own
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.text import clean_line, clean_text

from ..models import Champion, ChampionBefore
from ..queries.champions import hats_of
from ..rules.champions import check_duties, check_keeps_watch, check_mentor
from ..terms import Verb

Actor = Person | Installation
LINES = ("elected_post", "director")
# What history keeps.
DATED = ("seniority", "elected", "role_note")
CONSENT = ("shown_publicly", "shown_across", "shown_in_region")
KEEP = "keep"


@transaction.atomic
def describe_champion(
    *,
    person: Person,
    area: Area,
    changes: Mapping[str, Any],
    by: Actor,
    at: datetime,
    mentor: Person | str | None = KEEP,
) -> Champion:
    """Keep what is new about a champion. A level or a role that was kept before stays in the history, until today.

    `mentor`: another champion, or nobody; without it theirs stays.
    """
    require(by, Permission.MANAGE_CHAMPIONS, area)
    champion = record_of(person, area)
    given = {name: cleaned(name, value) for name, value in changes.items()}
    check_duties(given.get("duties", []))
    if not isinstance(mentor, str):
        given["mentor"] = record_of(mentor, area) if mentor else None
        check_mentor(champion, given["mentor"])
    changed = {name: value for name, value in given.items() if getattr(champion, name) != value}
    if changed:
        keep_before(champion, changed, at)
        change(champion, changed, at)
        record(Verb.DESCRIBED, subject=champion, by=by, at=at, changed=sorted(changed))
    return champion


@transaction.atomic
def set_consent(*, person: Person, area: Area, said: Mapping[str, bool], by: Person, at: datetime) -> Champion:
    """A champion says who may see that they are one; the trail keeps who entered it. `said`: of `CONSENT`."""
    require_unless_own(by, person.pk, Permission.MANAGE_CHAMPIONS, area)
    champion = record_of(person, area)
    given = {name: said[name] for name in CONSENT}
    change(champion, given, at)
    record(Verb.CONSENTED, subject=champion, by=by, at=at, said=sorted(name for name in CONSENT if given[name]))
    return champion


def record_of(person: Person, area: Area) -> Champion:
    """What is kept of somebody who keeps watch, or did; begun where there is nothing yet."""
    found = Champion.objects.filter(area=area, person=person).first()
    if found is None:
        check_keeps_watch(bool(hats_of(person, area)))
        found, _ = Champion.objects.get_or_create(area=area, person=person)
    return found


def cleaned(name: str, value: Any) -> Any:
    if name == "duties":
        return sorted(value)
    if name == "role_note":
        return clean_text(value)
    return clean_line(value) if name in LINES else value


def keep_before(champion: Champion, changed: Mapping[str, Any], at: datetime) -> None:
    """A row of what no longer holds, unless nothing was known before."""
    was = {name: getattr(champion, name) for name in DATED}
    if any(was.values()) and set(changed) & set(DATED):
        ChampionBefore(area=champion.area, champion=champion, until=timezone.localdate(at), **was).save()


def change(champion: Champion, changed: Mapping[str, Any], at: datetime) -> None:
    for name, value in changed.items():
        setattr(champion, name, value)
    if set(CONSENT) & set(changed):
        says_yes = any(getattr(champion, name) for name in CONSENT)
        champion.consent_on = changed.get("consent_on") or (timezone.localdate(at) if says_yes else None)
    champion.save()
