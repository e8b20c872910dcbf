"""Group."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned

from ..terms import GroupKind


class Group(AreaOwned):
    """The people from both sectors who meet to look at the agreement."""

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=GroupKind, default=GroupKind.STEERING)
    # The one whose meetings open periods of returns and decide on them.
    is_main = models.BooleanField(default=False, db_default=False)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    vice_chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    secretary = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    purpose = models.TextField(blank=True)
    # How many of each sector must be present for the group to decide.
    quorum_public = models.PositiveSmallIntegerField(default=1)
    quorum_voluntary = models.PositiveSmallIntegerField(default=1)
    # Agreed only when both sectors consent.
    two_sector_rule = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["area", "slug"], name="group_slug_is_unique_in_its_area"),
            models.UniqueConstraint(fields=["area"], condition=Q(is_main=True), name="group_area_has_one_main_group"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="group_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """Within a sentence: the main group by the area's word for it, another by its own name."""
        return f"the {self.area.word('group')}" if self.is_main else self.name
