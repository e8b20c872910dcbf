"""Where groups meet: whose premises, and whether everybody can get in, hear and get there."""

import uuid

from django.db import models

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector

from ..terms import Known


class Venue(AreaOwned):
    """A place to meet. `host_sector`: whose premises it is."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=160)
    host_sector = models.CharField(max_length=12, choices=Sector)
    step_free = models.CharField(max_length=8, choices=Known, default=Known.UNKNOWN)
    hearing_loop = models.CharField(max_length=8, choices=Known, default=Known.UNKNOWN)
    transport = models.CharField(max_length=300, blank=True)
    cost = models.CharField(max_length=120, blank=True)
    feedback = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="group_venue_has_its_name_alone")]

    def __str__(self) -> str:
        return self.name

    @property
    def access(self) -> str:
        """What those invited have to know, in words."""
        told = (("Step-free access", self.step_free), ("Hearing loop", self.hearing_loop))
        words = [f"{label}: {Known(value).label.lower()}." for label, value in told]
        return " ".join([*words, *([f"Getting there: {self.transport}"] if self.transport else [])])
