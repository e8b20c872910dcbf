"""Writes on somebody's own details: a new contact address waits until they have proved it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from concord.core.lib.errors import RuleBroken
from concord.core.lib.text import clean_line
from concord.core.mail.commands import queue_mail

from ..addresses import NewAddress, is_proved, link_to_use, why_not
from ..models import Person
from .people import change_person


@transaction.atomic
def change_own_details(*, person: Person, changes: dict[str, Any], at: datetime) -> str:
    """Save what somebody says of themselves. Gives the contact address that waits for its link, if one does."""
    address = clean_line(changes["email"])
    waits = not is_proved(person, address)
    proved = {name: value for name, value in changes.items() if name != "email" or not waits}
    change_person(person=person, changes=proved, area=person.home_area, by=person, at=at)
    if not waits:
        return ""
    # It may be a stranger's: nothing in it was written by whoever typed the address, and it comes from no area.
    queue_mail(
        kind="accounts.new_address", to_address=address, to_person=person, subject="Is this address yours?",
        template="new_address", context={"opens": link_to_use(person, address, at)}, private=True, at=at,
    )  # fmt: skip
    return address


def use_new_address(*, person: Person, asked: NewAddress, at: datetime) -> None:
    """Let mail go to the address that was proved; once more changes nothing."""
    if refused := why_not(asked, person):
        raise RuleBroken(refused)
    if person.email != asked.address:
        change_person(person=person, changes={"email": asked.address}, area=person.home_area, by=person, at=at)
