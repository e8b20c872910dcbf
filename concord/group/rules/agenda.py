"""Whether an agenda is still the one that somebody had before them."""

from collections.abc import Iterable
from hashlib import sha256

from concord.core.lib.errors import RuleBroken

from ..models import AgendaItem

PARTS = ("pk", "position", "kind", "title", "lead", "minutes", "outcome", "source_key")


def mark_of(items: Iterable[AgendaItem]) -> str:
    """What tells an agenda from the same one after any change."""
    return sha256(repr([[getattr(item, name) for name in PARTS] for item in items]).encode()).hexdigest()


def check_is_as_seen(items: Iterable[AgendaItem], seen: str) -> None:
    if seen and seen != mark_of(items):
        raise RuleBroken(
            "The agenda was changed after you opened it. Nothing of yours is saved yet: compare it with how the agenda "
            "stands now, below the form, and save again."
        )
