"""Items that a district passes up to the area above, with the consent of whoever told of them (R002)."""

import uuid

from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from ..terms import ConsentWay, PassedState


class PassedItem(AreaOwned):
    """A matter that could not be settled below. It belongs to the area above; who told of it is kept nowhere."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    from_area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    text = models.TextField()
    consent_way = models.CharField(max_length=8, choices=ConsentWay)
    consented_on = models.DateField()
    passed_on = models.DateField()
    state = models.CharField(max_length=10, choices=PassedState, default=PassedState.WAITING)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-passed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "taken_up"], answered_on__isnull=True, answer="")
                | (Q(state__in=["answered", "sent_back"], answered_on__isnull=False) & ~Q(answer="")),
                name="directory_answered_item_has_its_answer",
            )
        ]

    def __str__(self) -> str:
        return self.title
