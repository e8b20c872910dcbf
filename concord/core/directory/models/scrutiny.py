"""ScrutinyItem: what a scrutiny committee looks at or is asked to, and when evidence is due (R051)."""

import uuid

from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned

from ..terms import ScrutinyKind
from .partnerships import Partnership


class ScrutinyItem(AreaOwned):
    """An item of a committee's forward plan, one that was referred to it, or a review."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    committee = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="scrutiny_items")
    kind = models.CharField(max_length=8, choices=ScrutinyKind)
    title = models.CharField(max_length=160)
    on = models.DateField()
    evidence_due_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(evidence_due_on__isnull=True) | Q(evidence_due_on__lte=F("on")),
                name="directory_evidence_is_due_before_it_is_looked_at",
            )
        ]

    def __str__(self) -> str:
        return self.title
