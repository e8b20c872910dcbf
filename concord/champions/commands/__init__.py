"""The only writes about champions."""

from .describing import describe_champion, set_consent
from .entries import note_entry, remove_entry
from .imports import import_champions
from .people import follow_to_account, forget_person
from .settings import change_settings

__all__ = [
    "change_settings",
    "describe_champion",
    "follow_to_account",
    "forget_person",
    "import_champions",
    "note_entry",
    "remove_entry",
    "set_consent",
]
