"""RegionEvent: what champions of the whole region may come to."""

import uuid

from django.db import models

from concord.core.areas.scoping import AreaOwned

from ..terms import WorkTheme


class RegionEvent(AreaOwned):
    """A training or a meeting that an area opens to champions of every area of its region (R089)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    on = models.DateField()
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(blank=True)
    theme = models.CharField(max_length=12, choices=WorkTheme, blank=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.title
