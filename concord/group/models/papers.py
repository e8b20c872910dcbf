"""Papers of a meeting: files in versions, to whom each was sent, and what people said of them."""

import uuid

from django.conf import settings
from django.db import models

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector
from concord.core.lib.kinds import KINDS

from .meetings import Meeting


class Paper(AreaOwned):
    """Something to read before a meeting. `comments_until`: the last day for comments, where they are wanted."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=160)
    # For the group's members alone.
    confidential = models.BooleanField(default=False)
    comments_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"A paper of {self.meeting.reference}"


class PaperVersion(AreaOwned):
    """One file of a paper; it is never changed. A newer one follows it."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=4, choices=[(key, kind.label) for key, kind in KINDS.items()])
    # In the database, so that it is kept, taken back and saved together with what hangs on it.
    data = models.BinaryField()
    size = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True)
    added_on = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="group_paper_versions_are_numbered_once")
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"


class PaperRecipient(AreaOwned):
    """Somebody to whom a version was sent by mail."""

    version = models.ForeignKey(PaperVersion, on_delete=models.CASCADE, related_name="recipients")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "person"], name="group_paper_is_sent_once_to_somebody")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.version}"


class PaperComment(AreaOwned):
    """What somebody said of a version: on which place of it, and for whom they spoke that day."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(PaperVersion, on_delete=models.CASCADE, related_name="comments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation_name = models.CharField(max_length=200, blank=True)
    sector = models.CharField(max_length=12, choices=Sector, blank=True)
    place = models.CharField(max_length=120, blank=True)
    text = models.CharField(max_length=2000)
    said_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"A comment on {self.version}"
