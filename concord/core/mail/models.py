"""OutgoingMessage: every mail is a row first, so that sending can be proved."""

import uuid

from django.db import models

from .terms import MailState


class OutgoingMessage(models.Model):
    """One mail to one address, about one thing. Its text is wiped once it is sent: it may hold a link.

    What an officer may read later is kept beside it, without link and code.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    area_key = models.CharField(max_length=8, blank=True)
    # Text, no foreign keys: mail sits below accounts and directory.
    to_person_key = models.CharField(max_length=36, blank=True)
    to_address = models.EmailField()
    kind = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=60, blank=True)
    about_key = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=200)
    text_body = models.TextField(blank=True)
    html_body = models.TextField(blank=True)
    kept_text = models.TextField(blank=True, db_default="")
    kept_html = models.TextField(blank=True, db_default="")
    # A file that goes with it, as text: wiped with the words once it is sent.
    file_name = models.CharField(max_length=120, blank=True, default="", db_default="")
    file_type = models.CharField(max_length=80, blank=True, default="", db_default="")
    file_text = models.TextField(blank=True, default="", db_default="")
    # The personal link that it carries.
    link_key = models.CharField(max_length=36, blank=True, db_default="")
    # Where it is answered to, if not to the area's contact.
    reply_to = models.EmailField(blank=True, default="", db_default="")
    state = models.CharField(max_length=10, choices=MailState, default=MailState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)
    # A message about a confidential matter is listed nowhere but to the person it went to.
    private = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="mail_due"),
            models.Index(fields=["about_kind", "about_key"], name="mail_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.get_state_display().lower()}"
