"""Networks and forums of an area: whom each speaks for, who speaks for it, and how that comes back (R009)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from ..terms import NetworkKind
from .taking_part import CommunityTag, Organisation


class Network(AreaOwned):
    """A network or forum that speaks for organisations of the area."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=NetworkKind)
    # Who runs it, or the organisation that it is itself.
    run_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="runs")
    members = models.ManyToManyField(Organisation, blank=True, related_name="networks")
    communities = models.ManyToManyField(CommunityTag, blank=True, related_name="networks")
    mandate = models.CharField(max_length=500, blank=True)
    # Somebody with a role in the area, or a name alone.
    representative = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="networks_spoken_for"
    )
    representative_name = models.CharField(max_length=120, blank=True)
    reports_back = models.CharField(max_length=500, blank=True)
    # Why no other network fitted when this one was added.
    why_new = models.CharField(max_length=500, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "name"],
                condition=Q(ended_on__isnull=True),
                name="directory_network_name_is_unique_while_it_lasts",
            ),
            models.CheckConstraint(
                condition=Q(representative__isnull=True) | Q(representative_name=""),
                name="directory_network_representative_is_named_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def spoken_for_by(self) -> str:
        """Who speaks for it; empty when nobody is known."""
        return str(self.representative) if self.representative else self.representative_name
