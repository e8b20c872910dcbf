"""A seat offered to each main party group, and councillors newly elected. In no file and on no public page (R045)."""

import uuid

from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned

from ..terms import OfferAnswer


class PartyOffer(AreaOwned):
    """A seat offered to a group of councillors on a day, and what they answered. The group need not name its party."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    party_group = models.CharField(max_length=120)
    offered_on = models.DateField()
    answer = models.CharField(max_length=8, choices=OfferAnswer, default=OfferAnswer.WAITING)
    answered_on = models.DateField(null=True, blank=True)
    person_name = models.CharField(max_length=120, blank=True)
    newly_elected = models.BooleanField(default=False)
    briefed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-offered_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer=OfferAnswer.WAITING, answered_on__isnull=True)
                | (~Q(answer=OfferAnswer.WAITING) & Q(answered_on__isnull=False)),
                name="group_answered_offer_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("offered_on")),
                name="group_offer_is_answered_after_it_is_made",
            ),
        ]

    def __str__(self) -> str:
        # Neither who nor which group: names like this may stand in a log.
        return "An offer of a seat"


class ElectedMember(AreaOwned):
    """A councillor newly elected, and when they were told about the agreement."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    elected_on = models.DateField()
    briefed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-elected_on", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(briefed_on__isnull=True) | Q(briefed_on__gte=F("elected_on")),
                name="group_elected_member_is_briefed_after_the_election",
            )
        ]

    def __str__(self) -> str:
        return "A councillor newly elected"
