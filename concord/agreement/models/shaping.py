"""How a version got its shape, and who above the area has a copy of it."""

import uuid

from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned

from ..terms import Guideline
from .documents import Version


class GuidelineNote(AreaOwned):
    """What shows that one of the six guidelines was followed, and where an idea came from (R359). Never a gate."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="guidelines")
    guideline = models.CharField(max_length=10, choices=Guideline)
    evidence = models.TextField(blank=True)
    # The agreement or text that was borrowed from.
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["guideline"]
        constraints = [
            models.UniqueConstraint(fields=["version", "guideline"], name="agreement_each_guideline_once"),
            models.CheckConstraint(
                condition=~Q(evidence="") | ~Q(source=""), name="agreement_guideline_note_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_guideline_display()}: {self.version}"


class SentCopy(AreaOwned):
    """A copy of a version that went to a body above the area, and whether that body links to it (R032)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="sent_copies")
    body = models.CharField(max_length=160)
    sent_on = models.DateField()
    acknowledged_on = models.DateField(null=True, blank=True)
    # Since when each links to the other's pages.
    linked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["sent_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "body"], name="agreement_one_copy_for_each_body"),
            models.CheckConstraint(
                condition=Q(acknowledged_on__isnull=True) | Q(acknowledged_on__gte=F("sent_on")),
                name="agreement_copy_is_acknowledged_after_it_went",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version} sent to {self.body}"
