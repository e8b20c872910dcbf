"""A lost second step, taken away at the command line."""

from argparse import Namespace

from django.utils import timezone

from concord.core.accounts.access import SYSTEM
from concord.core.accounts.commands import reset_second_step
from concord.core.accounts.commands.people import sign_in_address
from concord.core.accounts.models import Person
from concord.core.lib.errors import RuleBroken


def second_step_reset(options: Namespace) -> None:
    person = Person.objects.filter(login_email=sign_in_address(options.email)).first()
    if person is None:
        raise RuleBroken(f"Nobody signs in with {options.email}.")
    reset_second_step(person=person, by=SYSTEM, at=timezone.now())
    print(f"The second step of {person} is taken away, their sessions are ended, and they are told by mail.")
