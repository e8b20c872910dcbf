"""Effect, EffectValue: a barrier that champions raised, and what was measured before and after."""

import uuid

from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.models import Organisation


class Effect(AreaOwned):
    """What champions raised, with a measure before and after a day; never why (R091)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=120)
    barrier = models.TextField()
    # How it was raised, and by how many; no names.
    raised = models.CharField(max_length=300, blank=True)
    champions = models.PositiveSmallIntegerField(null=True, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.CharField(max_length=160, blank=True)
    measure = models.CharField(max_length=160)
    unit = models.CharField(max_length=40, blank=True)
    # The day from which something was done about it.
    begun_on = models.DateField()
    story = models.TextField(blank=True)
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["-begun_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) | Q(body=""), name="champions_effect_names_one_body"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def where(self) -> str:
        return str(self.organisation or self.body)


class EffectValue(AreaOwned):
    """What was measured on a day; `n`: of how many."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    effect = models.ForeignKey(Effect, on_delete=models.CASCADE, related_name="values")
    on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2)
    n = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["effect", "on"], name="champions_one_value_of_a_day"),
            models.CheckConstraint(condition=Q(value__gte=0), name="champions_value_is_not_below_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.value:f} on {self.on}"
