"""Advocate: somebody who speaks up for the agreement without any role."""

import uuid

from django.db import models

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import ConsentWay


class Advocate(AreaOwned):
    """Whom an officer may ask; kept by their own consent alone, and gone when they take it back (R088)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    how_known = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    raises = models.CharField(max_length=300)
    where = models.CharField(max_length=200, blank=True)
    consent_on = models.DateField()
    consent_way = models.CharField(max_length=8, choices=ConsentWay)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
