"""A seat advertised with what it asks for, and those who applied (R037)."""

import uuid

from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned

from ..terms import ApplicationState
from .seats import Holding, Seat


class Vacancy(AreaOwned):
    """A seat to apply for until a day. It ends when somebody is chosen, or without anybody."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="vacancies")
    role_description = models.TextField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    # Who chooses, by name or post.
    panel = models.CharField(max_length=200)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-closes_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"], condition=Q(ended_on__isnull=True), name="group_seat_is_advertised_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="group_vacancy_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return str(self.seat)


class Application(AreaOwned):
    """Somebody who applied, what was decided, and the feedback that they got."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    vacancy = models.ForeignKey(Vacancy, on_delete=models.CASCADE, related_name="applications")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    text = models.TextField()
    received_on = models.DateField()
    state = models.CharField(max_length=12, choices=ApplicationState, default=ApplicationState.RECEIVED)
    feedback = models.CharField(max_length=1000, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    holding = models.ForeignKey(Holding, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["received_on", "pk"]

    def __str__(self) -> str:
        # No name: what is called so may stand in a log.
        return "An application"
