"""Task: what an officer has to do."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from ..terms import Duty, Repeat


class Task(AreaOwned):
    """Something to do by a day, in one of the nine areas of an officer's role (R073)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    text = models.CharField(max_length=200)
    duty = models.CharField(max_length=10, choices=Duty)
    due_on = models.DateField()
    repeat = models.CharField(max_length=10, choices=Repeat, default=Repeat.NEVER)
    # Whoever wants to keep it.
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["area", "done_on", "due_on"], name="officers_tasks_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=False) | Q(done_by__isnull=True, minutes__isnull=True),
                name="officers_time_is_noted_once_done",
            )
        ]

    def __str__(self) -> str:
        return self.text
