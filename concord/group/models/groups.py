"""Group."""

from django.db import models

from concord.core.areas.scoping import AreaOwned


class Group(AreaOwned):
    """The people from both sectors who meet to look at the agreement."""

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    # How many of each sector must be present for the group to decide.
    quorum_public = models.PositiveSmallIntegerField(default=1)
    quorum_voluntary = models.PositiveSmallIntegerField(default=1)
    # Agreed only when both sectors consent.
    two_sector_rule = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["area", "slug"], name="group_slug_is_unique_in_its_area")]

    def __str__(self) -> str:
        return self.name
