"""Commitment is an identity; CommitmentText its wording in one dated version."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from concord.core.areas.scoping import AreaOwned

from .terms import Bearer, Theme


class Commitment(AreaOwned):
    """A promise in the agreement. Its number may change between versions; its identity never does."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # The current number, e.g. "4.2"; each text keeps the number it had.
    number = models.CharField(max_length=20)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["area", "number"], name="agreement_number_is_unique_in_its_area")
        ]

    def __str__(self) -> str:
        return self.number


class CommitmentTextQuerySet(models.QuerySet["CommitmentText"]):
    def as_at(self, day: date) -> "CommitmentTextQuerySet":
        return self.filter(Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day)))


class CommitmentText(AreaOwned):
    """What a commitment says between two days, who owes it, and its theme."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="texts")
    number = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    bearer = models.CharField(max_length=10, choices=Bearer, default=Bearer.BOTH)
    theme = models.CharField(max_length=16, choices=Theme, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = ScopedManager(area="area", _manager_class=CommitmentTextQuerySet.as_manager().__class__)  # type: ignore[misc]  # made at run time

    class Meta:
        ordering = ["number", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(ends_on__isnull=True), name="agreement_one_open_text_per_commitment"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="agreement_text_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
