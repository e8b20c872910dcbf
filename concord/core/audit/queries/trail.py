"""Reads of the trail: of an area, of one thing, of one person."""

from datetime import date

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from concord.core.areas.models import Area

from ..models import AuditEntry
from ..terms import Verb
from .sentences import INSTALLATION, ActivityLine, joined_from, sentences, verb_words

APART: set[str] = set()


def keep_apart(verb: str) -> None:
    """Leave what happened so out of the trail that an area's people read: it would tell of what they may not know.

    It stands in the trail and under its seals; `history` shows it on the page of its own subject.
    """
    APART.add(verb)


def kinds() -> list[tuple[str, str]]:
    """The parts of Concord in which things happen in an area: the start of their verbs, and their names."""
    found = dict.fromkeys(verb.partition(".")[0] for verb in verb_words() if verb != Verb.SEALED)
    return [(label, str(apps.get_app_config(label).verbose_name)) for label in found]


def entries_of(
    area: Area, *, kind: str = "", who: str = "", thing: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[AuditEntry]:
    """What happened in an area, latest first; where given: of one kind, by people of a name, about a thing of a name
    or number, and between two days."""
    found = AuditEntry.objects.filter(area_key=area.key).exclude(verb__in=APART).order_by("-at", "-pk")
    if kind:
        found = found.filter(verb__startswith=f"{kind}.")
    if who:
        found = found.filter(person_key__in=keys_of(who))
    if thing:
        about = Q(subject_label__icontains=thing) | Q(subject_key__iexact=thing)
        found = found.filter(about | Q(subject_kind="accounts.person", subject_key__in=keys_of(thing)))
    if since:
        found = found.filter(at__date__gte=since)
    if until:
        found = found.filter(at__date__lte=until)
    return found


def keys_of(name: str) -> list[str]:
    """How the trail knows people whose name has these letters in it, and the installation by its own name."""
    people = get_user_model().objects.filter(name__icontains=name).values_list("uid", flat=True)
    own = [INSTALLATION.lower()] if name.strip().lower() == INSTALLATION.lower() else []
    keys = [str(uid) for uid in people]
    return [*keys, *joined_from(subject_key__in=keys), *own]


def entries_by(person_key: str) -> QuerySet[AuditEntry]:
    """What one person did, in every area, latest first, before they joined with an account too: for them alone."""
    keys = [person_key, *joined_from(subject_key=person_key)]
    return AuditEntry.objects.filter(person_key__in=keys).order_by("-at", "-pk")


def activity(area: Area, limit: int) -> list[ActivityLine]:
    """The latest things that happened in an area, in two queries."""
    return sentences(entries_of(area)[:limit])


def history(subject: object, limit: int = 100) -> list[ActivityLine]:
    """What happened to one thing, latest first."""
    from ..commands import subject_key  # noqa: PLC0415 - commands read these queries

    kind = subject._meta.label_lower  # type: ignore[attr-defined]  # a model row
    found = AuditEntry.objects.filter(subject_kind=kind, subject_key=subject_key(subject)).order_by("-at", "-pk")
    return sentences(found[:limit])
