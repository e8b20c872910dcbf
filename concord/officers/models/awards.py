"""Award: a small sum that was given out of a year's budget, and what came of it."""

import uuid

from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.models import Organisation

from .budgets import Budget


class Award(AreaOwned):
    """Money given to a partner or somebody else, in whole pence, with the outcome that was asked for then (R077)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="awards")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Of whoever is no partner here.
    name = models.CharField(max_length=160, blank=True)
    amount = models.PositiveBigIntegerField()
    purpose = models.CharField(max_length=300)
    awarded_on = models.DateField()
    # What was asked for at the award, and by when it is told.
    asked_for = models.CharField(max_length=300)
    due_on = models.DateField()
    # Once: then it is on the officers' list.
    chased_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    # Nothing once the outcome is told: nobody knows.
    people = models.PositiveIntegerField(null=True, blank=True)
    # One sentence for the business case.
    line = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-awarded_on", "-pk"]
        indexes = [models.Index(fields=["area", "due_on"], name="officers_awards_by_due_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, name="") | Q(organisation__isnull=True) & ~Q(name=""),
                name="officers_award_is_for_a_partner_or_a_name",
            ),
            models.CheckConstraint(
                condition=Q(outcome_on__isnull=True, outcome="", people__isnull=True, line="")
                | Q(outcome_on__isnull=False) & ~Q(outcome=""),
                name="officers_outcome_is_told_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.to}: {self.purpose}"

    @property
    def to(self) -> str:
        return str(self.organisation) if self.organisation else self.name
