"""What a group decided on how, and how often, it meets (R069)."""

import uuid

from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from ..terms import MeetingFormat
from .groups import Group
from .meetings import Meeting


class FormatDecision(AreaOwned):
    """How a group meets from a day on, until the next decision. `meetings_a_year`: nothing where none was named."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="formats")
    decision = models.CharField(max_length=500)
    format = models.CharField(max_length=8, choices=MeetingFormat)
    meetings_a_year = models.PositiveSmallIntegerField(null=True, blank=True)
    effective_on = models.DateField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-effective_on"]
        constraints = [
            models.UniqueConstraint(fields=["group", "effective_on"], name="group_format_is_decided_once_a_day"),
            models.CheckConstraint(
                condition=Q(meetings_a_year__isnull=True) | Q(meetings_a_year__gte=1), name="group_meets_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: how it meets since {self.effective_on:%-d %B %Y}"
