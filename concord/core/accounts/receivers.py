"""What accounts do when somebody has signed in or set up a second step."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from .commands import note_sign_in
from .middleware import SECOND_STEPS
from .models import Person


@receiver(user_logged_in)
def on_sign_in(sender: object, user: Person, **kwargs: Any) -> None:
    # Django has just set the time of the last sign-in.
    if user.last_login:
        note_sign_in(person=user, at=user.last_login)


@receiver(authenticator_added)
def on_set_up(sender: object, request: HttpRequest, user: Person, authenticator: Authenticator, **kwargs: Any) -> None:
    """Setting a second step up proves that one has it: the recovery codes that follow need no second proof."""
    if authenticator.type in SECOND_STEPS:
        facts = {"id": authenticator.pk, "type": authenticator.type, "reauthenticated": True}
        record_authentication(request, user, method="mfa", **facts)
