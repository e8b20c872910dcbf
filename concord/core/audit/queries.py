"""Reads of the trail: sentences for people, and whether it is whole."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from concord.core.areas.models import Area

from .models import AuditEntry, AuditSeal
from .terms import Verb

ERASED = "Somebody whose details were erased"
# A confidential reporter, or the holder of a link who is not a person here.
UNNAMED = "Somebody"
INSTALLATION = "Concord"


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
        if config.name.startswith("concord.") and find_spec(f"{config.name}.terms"):
            verbs = getattr(import_module(f"{config.name}.terms"), "Verb", None)
            found |= dict(verbs.choices) if verbs else {}
    return found


def kinds() -> list[tuple[str, str]]:
    """The parts of Concord in which things happen in an area: the start of their verbs, and their names."""
    found = dict.fromkeys(verb.partition(".")[0] for verb in verb_words() if verb != Verb.SEALED)
    return [(label, str(apps.get_app_config(label).verbose_name)) for label in found]


def entries_of(
    area: Area, *, kind: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[AuditEntry]:
    """What happened in an area, latest first; of one kind, and between two days, where given."""
    found = AuditEntry.objects.filter(area_key=area.key).order_by("-at", "-pk")
    if kind:
        found = found.filter(verb__startswith=f"{kind}.")
    if since:
        found = found.filter(at__date__gte=since)
    if until:
        found = found.filter(at__date__lte=until)
    return found


def entries_by(person_key: str) -> QuerySet[AuditEntry]:
    """What one person did, in every area, latest first: for that person alone."""
    return AuditEntry.objects.filter(person_key=person_key).order_by("-at", "-pk")


def activity(area: Area, limit: int) -> list[ActivityLine]:
    """The latest things that happened in an area, in two queries."""
    return sentences(entries_of(area)[:limit])


def sentences(entries: Iterable[AuditEntry]) -> list[ActivityLine]:
    """Entries as sentences, with the names that people have now."""
    found = list(entries)
    keys = {entry.person_key for entry in found} - {"", INSTALLATION.lower()}
    people = get_user_model().objects.filter(uid__in=keys) if keys else []
    names = {str(person.uid): str(person) for person in people}
    return [ActivityLine(entry.at, sentence(entry, names), entry.verb) for entry in found]


def sentence(entry: AuditEntry, names: Mapping[str, str]) -> str:
    """`Priya Shah opened a period for returns: Spring 2026`. A confidential entry has no actor."""
    words = verb_words().get(entry.verb, entry.verb)
    return f"{actor(entry, names)} {words}" + (f": {entry.subject_label}" if entry.subject_label else "")


def actor(entry: AuditEntry, names: Mapping[str, str]) -> str:
    if not entry.person_key:
        return UNNAMED
    return INSTALLATION if entry.person_key == INSTALLATION.lower() else names.get(entry.person_key, ERASED)


def history(subject: object, limit: int = 100) -> list[ActivityLine]:
    """What happened to one thing, latest first."""
    from .commands import subject_key  # noqa: PLC0415 - commands read these queries

    kind = subject._meta.label_lower  # type: ignore[attr-defined]  # a model row
    found = AuditEntry.objects.filter(subject_kind=kind, subject_key=subject_key(subject)).order_by("-at", "-pk")
    return sentences(found[:limit])


def database_now() -> datetime | None:
    """The database's own clock; None when the trail is empty."""
    return AuditEntry.objects.annotate(clock=Now()).values_list("clock", flat=True).first()


def last_seal() -> AuditSeal | None:
    return AuditSeal.objects.order_by("-until").first()


def recorded_between(after: datetime | None, until: datetime | None) -> Iterator[AuditEntry]:
    """Entries with after < recorded_at <= until, in the order of their recording."""
    found = AuditEntry.objects.order_by("recorded_at", "pk")
    if after is not None:
        found = found.filter(recorded_at__gt=after)
    if until is not None:
        found = found.filter(recorded_at__lte=until)
    return found.iterator()


def digest_of(entry: AuditEntry) -> str:
    """The SHA-256 of one entry, over bytes that never vary: sorted keys, times in UTC."""
    parts = [
        entry.pk,
        entry.area_key,
        utc(entry.at),
        utc(entry.recorded_at),
        entry.person_key,
        entry.verb,
        entry.subject_kind,
        entry.subject_key,
        entry.subject_label,
        entry.facts,
    ]
    return hashlib.sha256(canonical(parts)).hexdigest()


def head_of(seal: AuditSeal, digests: list[str]) -> str:
    """The SHA-256 of a seal: the one before it, its window, and every entry in it."""
    window = [utc(seal.sealed_at), utc(seal.after) if seal.after else "", utc(seal.until)]
    return hashlib.sha256(canonical([seal.previous, *window, len(digests), digests])).hexdigest()


def canonical(parts: list[object]) -> bytes:
    return json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def verify() -> Findings:
    """Compute every seal again, and name each broken seal with the first entry that breaks it. Rows are read once."""
    problems: list[str] = []
    previous, after = "", None
    seals = list(AuditSeal.objects.order_by("until"))
    for seal in seals:
        if seal.previous != previous or seal.after != after:
            problems.append(f"The seal of {day_of(seal)} does not follow the one before it: a seal is missing.")
        problems += problems_under(seal)
        previous, after = seal.head, seal.until
    problems += missing_seals({seal.head for seal in seals})
    unsealed = sum(1 for _ in recorded_between(after, None))
    return Findings(problems, sum(seal.entries for seal in seals), len(seals), unsealed)


def problems_under(seal: AuditSeal) -> list[str]:
    """What is wrong with one seal: nothing, or one sentence with the first entry that is not as it was."""
    entries = {entry.pk: entry for entry in recorded_between(seal.after, seal.until)}
    digests = {pk: digest_of(entry) for pk, entry in entries.items()}
    marks = dict(seal.marks)
    broken = sorted(pk for pk in {*marks, *digests} if not digests.get(pk, "").startswith(marks.get(pk, "-")))
    if broken:
        return [f"{break_of(broken[0], marks, entries)} It stands under the seal of {day_of(seal)}.{more(broken)}"]
    if head_of(seal, list(digests.values())) != seal.head or seal.entries != len(digests):
        return [f"The seal of {day_of(seal)} was itself changed; the entries under it are as they were."]
    return []


def break_of(pk: int, marks: Mapping[int, str], entries: Mapping[int, AuditEntry]) -> str:
    if pk not in entries:
        return f"Entry {pk} was taken away."
    return f"Entry {pk} ({entries[pk]}) was {'changed' if pk in marks else 'put in afterwards'}."


def more(broken: list[int]) -> str:
    return f" {len(broken)} entries there are not as they were." if len(broken) > 1 else ""


def missing_seals(heads: set[str]) -> list[str]:
    """Seals that the trail says were made and that are not there, such as the newest."""
    made = AuditEntry.objects.filter(verb=Verb.SEALED).order_by("pk")
    return [f"The seal of {day(entry.at)} was taken away." for entry in made if entry.facts.get("head") not in heads]


def day_of(seal: AuditSeal) -> str:
    return day(seal.sealed_at)


def day(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.day} {local:%B %Y}"
