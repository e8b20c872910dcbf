"""A new area together with its first officer."""

from datetime import datetime
from typing import Any

from django.db import transaction

from concord.core.accounts.access import Installation
from concord.core.accounts.models import Person
from concord.core.areas.models import Area
from concord.core.lib.errors import RuleBroken

from .areas import add_area, invite_first_officer

Actor = Person | Installation


@transaction.atomic
def open_area(*, officer: str = "", by: Actor, at: datetime, **facts: Any) -> Area:
    """Add an area and, with an address, invite its first officer: both, or neither.

    `facts` as for `add_area`. Raises `RuleBroken`, with the field, when either is refused.
    """
    area = add_area(by=by, at=at, **facts)
    if officer:
        try:
            invite_first_officer(area=area, email=officer, by=by, at=at)
        except RuleBroken as error:
            raise RuleBroken(error.message, field="officer") from error
    return area
