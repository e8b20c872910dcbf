"""A short text that members pass on to those they speak for, and what became of it, member by member (R046)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector

from ..terms import PassedBy
from .groups import Group
from .meetings import Meeting


class Relay(AreaOwned):
    """A text ready to be passed on, and the last day for it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="relays")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=120)
    text = models.TextField()
    sent_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        ordering = ["-sent_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=models.F("sent_on")), name="group_relay_is_due_after_sent")
        ]

    def __str__(self) -> str:
        return self.title


class Passing(AreaOwned):
    """One member's part: for whom they spoke that day, when and how they passed it on, and what was said back."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    relay = models.ForeignKey(Relay, on_delete=models.CASCADE, related_name="passings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # As on the day on which it was sent: history keeps names and sectors.
    speaks_for = models.CharField(max_length=300)
    sector = models.CharField(max_length=12, choices=Sector)
    passed_on = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=10, choices=PassedBy, blank=True)
    reached = models.PositiveIntegerField(null=True, blank=True)
    said_back = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["sector", "speaks_for", "pk"]
        constraints = [models.UniqueConstraint(fields=["relay", "person"], name="group_relay_asks_each_person_once")]

    def __str__(self) -> str:
        return self.speaks_for
