"""What accounts do when somebody has signed in."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from .commands import note_sign_in
from .models import Person


@receiver(user_logged_in)
def on_sign_in(sender: object, user: Person, **kwargs: Any) -> None:
    # Django has just set the time of the last sign-in.
    if user.last_login:
        note_sign_in(person=user, at=user.last_login)
