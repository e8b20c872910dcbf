"""Resource: time, rooms and other things that a partner gives instead of money."""

import uuid

from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.models import Organisation
from concord.core.directory.terms import Sector

from ..terms import ResourceKind


class Resource(AreaOwned):
    """What a partner gave on a day, in hours or by its worth in pence; a rough guess will do (R076)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    # As it was when it was written down.
    sector = models.CharField(max_length=12, choices=Sector)
    kind = models.CharField(max_length=10, choices=ResourceKind)
    hours = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    worth = models.PositiveBigIntegerField(null=True, blank=True)
    on = models.DateField()
    is_rough = models.BooleanField(default=False)
    # The role of which it is a part, and whether what is written of that role names the agreement.
    role = models.CharField(max_length=160, blank=True)
    names_agreement = models.BooleanField(default=False)

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["area", "on"], name="officers_resources_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__isnull=False) | Q(worth__isnull=False), name="officers_resource_is_worth_something"
            ),
            models.CheckConstraint(
                condition=Q(names_agreement=False) | ~Q(role=""), name="officers_role_that_names_it_is_named"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_kind_display().lower()}"
