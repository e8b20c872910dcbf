"""The only writes about champions."""

from .describing import describe_champion, set_consent
from .entries import note_entry, remove_entry
from .expressions import accept_expression, decline_expression, express_interest
from .imports import import_champions
from .people import follow_to_account, forget_person
from .settings import change_settings

__all__ = [
    "accept_expression",
    "change_settings",
    "decline_expression",
    "describe_champion",
    "express_interest",
    "follow_to_account",
    "forget_person",
    "import_champions",
    "note_entry",
    "remove_entry",
    "set_consent",
]
