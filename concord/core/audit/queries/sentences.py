"""Entries as sentences for people, with the names that people have now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps
from django.contrib.auth import get_user_model

from ..models import AuditEntry

ERASED = "Somebody whose details were erased"
# A confidential reporter, or the holder of a link who is not a person here.
UNNAMED = "Somebody"
INSTALLATION = "Concord"
PERSON = "accounts.person"
# What a label says of a person in place of their name, which is looked up instead.
IN_PLACE_OF_A_NAME = {"a person", "own account", "invitation"}


@dataclass(frozen=True)
class ActivityLine:
    """One thing that happened, as a sentence."""

    at: datetime
    sentence: str
    verb: str


def terms() -> Iterable[ModuleType]:
    for config in apps.get_app_configs():
        if config.name.startswith("concord.") and find_spec(f"{config.name}.terms"):
            yield import_module(f"{config.name}.terms")


@cache
def verb_words() -> Mapping[str, str]:
    """Every app's verbs with their words."""
    found: dict[str, str] = {}
    for module in terms():
        verbs = getattr(module, "Verb", None)
        found |= dict(verbs.choices) if verbs else {}
    return found


@cache
def words_without_a_name() -> Mapping[str, str]:
    """What a sentence says where nobody is named: an app's `WITHOUT_A_NAME`, for verbs that read oddly of somebody."""
    found: dict[str, str] = {}
    for module in terms():
        found |= {str(verb): words for verb, words in getattr(module, "WITHOUT_A_NAME", {}).items()}
    return found


def sentences(entries: Iterable[AuditEntry]) -> list[ActivityLine]:
    """In one query, for the names; in three where somebody has joined with an account, or was erased."""
    found = list(entries)
    names = names_in(found)
    return [ActivityLine(entry.at, sentence(entry, names), entry.verb) for entry in found]


def names_in(entries: Iterable[AuditEntry]) -> dict[str, str]:
    """The names that the people in some entries have now, by their keys."""
    found = list(entries)
    keys = {entry.person_key for entry in found} - {"", INSTALLATION.lower()}
    keys |= {entry.subject_key for entry in found if entry.subject_kind == PERSON}
    people = get_user_model().objects.filter(uid__in=keys) if keys else []
    names = {str(person.uid): str(person) for person in people}
    if nameless := [str(person.uid) for person in people if not person.name]:
        names |= names_of_accounts(nameless)
    return names


def names_of_accounts(keys: Iterable[str]) -> dict[str, str]:
    """Of those who joined with an account of their own, the names that their accounts have now, by their old keys."""
    accounts = joined_from(facts__was__in=list(keys))
    people = get_user_model().objects.filter(uid__in=accounts.values()) if accounts else []
    names = {str(person.uid): str(person) for person in people}
    return {was: names[account] for was, account in accounts.items() if account in names}


def joined_from(**chosen: object) -> dict[str, str]:
    """By the key that somebody had without an account, the key of the account with which they joined."""
    found = AuditEntry.objects.filter(subject_kind=PERSON, facts__has_key="was", **chosen)
    return dict(found.values_list("facts__was", "subject_key"))


def sentence(entry: AuditEntry, names: Mapping[str, str]) -> str:
    """`Priya Shah opened a period for returns: Spring 2026`. A confidential entry has no actor."""
    label = "" if entry.subject_label in IN_PLACE_OF_A_NAME else entry.subject_label
    return f"{what(entry, names)}: {label}" if label else what(entry, names)


def what(entry: AuditEntry, names: Mapping[str, str]) -> str:
    words = verb_words().get(entry.verb, entry.verb)
    if not entry.person_key and entry.verb in words_without_a_name():
        return words_without_a_name()[entry.verb]
    if entry.subject_kind == PERSON:
        words = naming(words, entry, names)
    return f"{actor(entry, names)} {words}"


def naming(words: str, entry: AuditEntry, names: Mapping[str, str]) -> str:
    """`invited somebody` becomes `invited Kim Reed`, and what one does to oneself is one's own."""
    name = names.get(entry.subject_key)
    if entry.subject_key == entry.person_key:
        return words.replace("somebody's", "their own").replace("a person's", "their own")
    if name is None:
        return words
    for somebody in ("somebody", "a person"):
        words = words.replace(f"{somebody}'s", f"{name}’s").replace(somebody, name)
    return words


def actor(entry: AuditEntry, names: Mapping[str, str]) -> str:
    if not entry.person_key:
        return UNNAMED
    return INSTALLATION if entry.person_key == INSTALLATION.lower() else names.get(entry.person_key, ERASED)
