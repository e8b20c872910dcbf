"""Somebody who has an account already and was added a second time, in another area, as if they had none."""

from django.db import transaction

from concord.core.areas.models import Area
from concord.core.mail.commands import hand_over_mail

from ..models import Person, PersonalLink


@transaction.atomic
def fold_into(*, person: Person, account: Person, area: Area) -> None:
    """Let an account take over the links and the mail of whoever was added without one, of whom no detail stays.

    Called by commands that have asked whether it is the same person. The roles are moved by whoever keeps them.
    """
    PersonalLink.objects.filter(person=person, area=area).update(person=account)
    hand_over_mail(from_key=str(person.uid), to_key=str(account.uid), area=area)
    person.name = person.email = person.phone = ""
    person.is_active = person.weekly_mail = False
    person.save()
