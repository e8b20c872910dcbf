"""Reads of the trail: what happened, as sentences for people, and whether it is whole."""

from .seals import (
    Findings,
    database_now,
    digest_of,
    head_of,
    last_seal,
    latest_seals,
    recorded_between,
    verify,
    verify_latest,
)
from .sentences import ActivityLine, actor, joined_from, names_in, sentence, sentences, verb_words
from .trail import activity, entries_by, entries_of, history, keep_apart, kinds

__all__ = [
    "ActivityLine",
    "Findings",
    "activity",
    "actor",
    "database_now",
    "digest_of",
    "entries_by",
    "entries_of",
    "head_of",
    "history",
    "joined_from",
    "keep_apart",
    "kinds",
    "last_seal",
    "latest_seals",
    "names_in",
    "recorded_between",
    "sentence",
    "sentences",
    "verb_words",
    "verify",
    "verify_latest",
]
