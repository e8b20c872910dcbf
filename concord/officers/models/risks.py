"""Risk: what may leave too few people, too little time or too little money to take part."""

import uuid

from django.conf import settings
from django.db import models

from concord.core.areas.scoping import AreaOwned

from ..terms import Likelihood, RiskSector, RiskState


class Risk(AreaOwned):
    """A risk to capacity and resources: why, how likely, what it would do to taking part, and what is done (R079)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=160)
    sector = models.CharField(max_length=10, choices=RiskSector, default=RiskSector.BOTH)
    cause = models.CharField(max_length=300)
    likelihood = models.CharField(max_length=6, choices=Likelihood)
    effect = models.CharField(max_length=300)
    mitigation = models.CharField(max_length=500, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    review_on = models.DateField()
    state = models.CharField(max_length=8, choices=RiskState, default=RiskState.OPEN)

    class Meta:
        ordering = ["review_on", "pk"]
        indexes = [models.Index(fields=["area", "state", "review_on"], name="officers_risks_by_review")]

    def __str__(self) -> str:
        return self.title
