"""Bodies outside the area that somebody may turn to, and what became of them (R011)."""

import uuid

from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from ..terms import BodyStatus, SignpostTopic


class OutsideBody(AreaOwned):
    """A body to which the area points people. A page says that it closed, and where to go instead."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=160)
    topic = models.CharField(max_length=8, choices=SignpostTopic)
    role = models.CharField(max_length=300)
    can_do = models.CharField(max_length=500, blank=True)
    go_when = models.CharField(max_length=500, blank=True)
    url = models.URLField(max_length=300, blank=True)
    status = models.CharField(max_length=8, choices=BodyStatus, default=BodyStatus.ACTIVE)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="before")
    # Where it was first named.
    source = models.CharField(max_length=160, blank=True)
    # The last day on which somebody looked whether this is still right.
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="directory_outside_body_stands_once_in_an_area"),
            models.CheckConstraint(
                condition=Q(status="replaced", successor__isnull=False)
                | (~Q(status="replaced") & Q(successor__isnull=True)),
                name="directory_replaced_body_names_its_successor",
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="https://"), name="directory_outside_body_is_reached_by_https"
            ),
        ]

    def __str__(self) -> str:
        return self.name
