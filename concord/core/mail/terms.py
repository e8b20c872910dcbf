"""The states of an outgoing message and the mail verbs."""

from django.db import models


class MailState(models.TextChoices):
    QUEUED = "queued", "Waiting to be sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Not sent"
    BOUNCED = "bounced", "Came back"


class Verb(models.TextChoices):
    MESSAGE_BOUNCED = "mail.message_bounced", "noted that a message came back"
    MESSAGE_FAILED = "mail.message_failed", "could not send a message"
    MESSAGE_SENT_AGAIN = "mail.message_sent_again", "sent a message again"


# What a sentence says where nobody is named.
WITHOUT_A_NAME = {
    Verb.MESSAGE_BOUNCED: "A message came back",
    Verb.MESSAGE_FAILED: "A message could not be sent",
}
