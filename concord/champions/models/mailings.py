"""Mailing, Recipient, Question: what is written to many, one by one."""

import uuid

from django.conf import settings
from django.db import models

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector

from ..terms import LeftOut, MailingKind, MailingState


class Mailing(AreaOwned):
    """One text to those champions who were chosen. Nobody is written to about a draft."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=8, choices=MailingKind, default=MailingKind.BRIEFING)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    # Whom it is for, as the register is narrowed.
    sought = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=8, choices=MailingState, default=MailingState.DRAFT)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return self.subject


class Recipient(AreaOwned):
    """Somebody who was chosen when it was sent, with the hat they wore that day."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="recipients")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mailings")
    organisation_name = models.CharField(max_length=200)
    sector = models.CharField(max_length=12, choices=Sector)
    left_out = models.CharField(max_length=10, choices=LeftOut, blank=True)
    # Taken by whichever process writes to them.
    taken_at = models.DateTimeField(null=True, blank=True)
    message_uid = models.UUIDField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["mailing", "person"], name="champions_one_copy_for_each_person")]

    def __str__(self) -> str:
        return f"{self.mailing} to {self.person}"


class Question(AreaOwned):
    """What somebody asked about a briefing, and the answer."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField()
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return f"Question about {self.recipient.mailing}"
