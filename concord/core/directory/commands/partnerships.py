"""The register of partnerships and boards (R014)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from concord.core.accounts.access import Installation, require
from concord.core.accounts.models import Person
from concord.core.accounts.permissions import Permission
from concord.core.areas.models import Area
from concord.core.audit.commands import record
from concord.core.lib.text import clean_line, clean_text

from .. import partnership_rules as rules
from ..models import Partnership
from ..terms import Standing, Verb
from .registers import check_name, end

Actor = Person | Installation
LINES = ("name", "chair_name", "contact_name")
SAID = ("on_agenda", "is_adopted")


@transaction.atomic
def add_partnership(*, area: Area, facts: Mapping[str, Any], by: Actor, at: datetime) -> Partnership:
    """Add a board or partnership. `facts`: its columns; what it says of the agreement is known from today."""
    require(by, Permission.MANAGE_PEOPLE, area)
    made = Partnership(area=area)
    put(made, facts, timezone.localdate(at))
    record(Verb.PARTNERSHIP_ADDED, subject=made, by=by, at=at)
    return made


@transaction.atomic
def change_partnership(*, partnership: Partnership, facts: Mapping[str, Any], by: Actor, at: datetime) -> Partnership:
    """Change its details. What it answered in a round stays as it was answered."""
    require(by, Permission.MANAGE_PEOPLE, partnership.area)
    put(partnership, facts, timezone.localdate(at))
    record(Verb.PARTNERSHIP_CHANGED, subject=partnership, by=by, at=at)
    return partnership


def put(partnership: Partnership, facts: Mapping[str, Any], today: date) -> None:
    kept = {name: clean_line(value) if name in LINES else value for name, value in facts.items()}
    kept["notes"] = clean_text(kept.get("notes", partnership.notes))
    before = [getattr(partnership, name) for name in SAID]
    for name, value in kept.items():
        setattr(partnership, name, value)
    rules.check_seats(partnership.seats, partnership.voluntary_seats)
    rules.check_not_inside_itself(partnership if partnership.pk else None, partnership.parent)
    check_name(partnership)
    if "known_on" not in facts and before != [getattr(partnership, name) for name in SAID]:
        partnership.known_on = today
    if all(getattr(partnership, name) == Standing.UNKNOWN for name in SAID):
        partnership.known_on = None
    partnership.save()


@transaction.atomic
def end_partnership(*, partnership: Partnership, on: date, by: Actor, at: datetime) -> None:
    """Note that it meets no more. It stays in the register with what it answered, and is not asked again."""
    require(by, Permission.MANAGE_PEOPLE, partnership.area)
    rules.check_ends(partnership, on, timezone.localdate(at))
    end(partnership, on)
    record(Verb.PARTNERSHIP_ENDED, subject=partnership, by=by, at=at)
