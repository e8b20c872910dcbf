"""Sending in the background."""

from django.utils import timezone
from django_tasks import task

from .commands import send
from .models import OutgoingMessage


@task()
def send_message(uid: str) -> None:
    """Send one message if it still waits."""
    message = OutgoingMessage.objects.filter(uid=uid).first()
    if message is not None:
        send(message=message, at=timezone.now())
