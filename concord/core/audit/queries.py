"""Reads of the trail: sentences for people, and whether it is whole."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from concord.core.areas.models import Area

from .models import AuditEntry, AuditSeal


@dataclass(frozen=True)
class ActivityLine:
    """One thing that happened, as a sentence."""

    at: datetime
    sentence: str
    verb: str


@dataclass(frozen=True)
class Findings:
    """What checking the trail found: problems, and how much is sealed."""

    problems: list[str] = field(default_factory=list)
    sealed: int = 0
    seals: int = 0
    unsealed: int = 0


@cache
def verb_words() -> Mapping[str, str]:
    """Every app's verbs with their words."""
    found: dict[str, str] = {}
    for config in apps.get_app_configs():
        if not config.name.startswith("concord."):
            continue
        try:
            terms = import_module(f"{config.name}.terms")
        except ModuleNotFoundError:
            continue
        verbs = getattr(terms, "Verb", None)
        found |= dict(verbs.choices) if verbs else {}
    return found


def entries_of(area: Area) -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(area_key=area.key).order_by("-at", "-pk")


def activity(area: Area, *, limit: int) -> list[ActivityLine]:
    """The latest things that happened in an area, in two queries."""
    return sentences(list(entries_of(area)[:limit]))


def sentences(entries: list[AuditEntry]) -> list[ActivityLine]:
    keys = {entry.person_key for entry in entries if entry.person_key}
    names = {str(uid): name for uid, name in get_user_model().objects.filter(uid__in=keys).values_list("uid", "name")}
    return [ActivityLine(entry.at, sentence(entry, names), entry.verb) for entry in entries]


def sentence(entry: AuditEntry, names: Mapping[str, str]) -> str:
    """`Priya Shah opened a period for returns: Spring 2026`. Confidential and clock entries have no actor."""
    words = verb_words().get(entry.verb, entry.verb)
    who = names.get(entry.person_key, "Somebody") if entry.person_key else "Concord"
    return f"{who} {words}: {entry.subject_label}" if entry.subject_label else f"{who} {words}"


def history(subject: object) -> list[ActivityLine]:
    """What happened to one thing, latest first."""
    from .commands import subject_key  # noqa: PLC0415 - commands read these queries

    kind = subject._meta.label_lower  # type: ignore[attr-defined]  # a model row
    found = AuditEntry.objects.filter(subject_kind=kind, subject_key=subject_key(subject)).order_by("-at", "-pk")
    return sentences(list(found[:100]))


def database_now() -> datetime:
    """The database's own clock."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')")
            return timezone.make_aware(datetime.fromisoformat(cursor.fetchone()[0]), timezone=timezone.get_fixed_timezone(0))
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
        return found


def recorded_between(after: datetime | None, until: datetime | None) -> Iterator[AuditEntry]:
    found = AuditEntry.objects.order_by("recorded_at", "pk")
    if after is not None:
        found = found.filter(recorded_at__gt=after)
    if until is not None:
        found = found.filter(recorded_at__lte=until)
    return found.iterator()


def seal_of(*, after: datetime | None, until: datetime, previous: str) -> tuple[int, str]:
    """How many entries lie in a window, and the hash over them chained to the seal before."""
    digest, count = hashlib.sha256(previous.encode()), 0
    for entry in recorded_between(after, until):
        digest.update(canonical(entry))
        count += 1
    return count, digest.hexdigest()


def canonical(entry: AuditEntry) -> bytes:
    """One entry as bytes that never vary: sorted keys, UTC."""
    parts = [
        entry.pk, entry.area_key, utc(entry.at), utc(entry.recorded_at), entry.person_key, entry.verb,
        entry.subject_kind, entry.subject_key, entry.subject_label, entry.facts,
    ]  # fmt: skip
    return json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def utc(moment: datetime) -> str:
    return moment.astimezone(timezone.get_fixed_timezone(0)).isoformat()


def verify() -> Findings:
    """Compute every seal again and say where the chain first breaks. Rows are read once."""
    problems: list[str] = []
    sealed, previous, after = 0, "", None
    seals = list(AuditSeal.objects.order_by("until"))
    for seal in seals:
        day = f"{timezone.localtime(seal.sealed_at):%-d %B %Y}"
        if seal.previous != previous or seal.after != after:
            problems.append(f"The seal of {day} does not follow the one before it: a seal was changed or taken away.")
        count, head = seal_of(after=seal.after, until=seal.until, previous=seal.previous)
        if head != seal.head:
            how = "" if count == seal.entries else f" It sealed {seal.entries} entries; now there are {count}."
            problems.append(f"Entries under the seal of {day} were changed, added or taken away.{how}")
        sealed, previous, after = sealed + seal.entries, seal.head, seal.until
    unsealed = sum(1 for _ in recorded_between(after, None))
    return Findings(problems, sealed, len(seals), unsealed)
