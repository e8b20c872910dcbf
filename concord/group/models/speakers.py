"""Who spoke at a meeting as a guest, on what, and what followed."""

import uuid

from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from .meetings import Meeting


class Speaker(AreaOwned):
    """A guest who spoke or is to speak. `concerns`: what the group told them, as to somebody who buys services."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="speakers")
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Of a body that is not in the area's list; else a snapshot of its name.
    organisation_name = models.CharField(max_length=200)
    topic = models.CharField(max_length=200)
    concerns = models.CharField(max_length=1000, blank=True)
    thanked_on = models.DateField(null=True, blank=True)
    follow_up = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-meeting__starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(organisation_name=""), name="group_speaker_comes_from_somewhere")
        ]

    def __str__(self) -> str:
        return self.name
