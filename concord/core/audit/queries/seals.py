"""Seals over the trail, and whether it is whole."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from ..models import AuditEntry, AuditSeal
from ..terms import Verb


@dataclass(frozen=True)
class Findings:
    """What checking the trail found: problems, and how much is sealed."""

    problems: list[str] = field(default_factory=list)
    sealed: int = 0
    seals: int = 0
    unsealed: int = 0


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


def latest_seals() -> QuerySet[AuditSeal]:
    """The seals without their marks, latest first."""
    return AuditSeal.objects.defer("marks").order_by("-until")


def verify() -> Findings:
    """Compute every seal again, and name each broken seal with the first entry that breaks it. Rows are read once."""
    return verified(list(AuditSeal.objects.order_by("until")), "", None)


def verify_latest(count: int) -> Findings:
    """Likewise the latest seals alone, each as it follows the one before it."""
    seals = list(AuditSeal.objects.order_by("-until")[:count])[::-1]
    return verified(seals, seals[0].previous, seals[0].after) if seals else verified([], "", None)


def verified(seals: list[AuditSeal], previous: str, after: datetime | None) -> Findings:
    problems: list[str] = []
    for seal in seals:
        if seal.previous != previous or seal.after != after:
            problems.append(f"The seal of {day_of(seal)} does not follow the one before it: a seal is missing.")
        problems += problems_under(seal)
        previous, after = seal.head, seal.until
    problems += missing_seals(set(AuditSeal.objects.values_list("head", flat=True)))
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
