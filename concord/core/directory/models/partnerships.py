"""Partnerships and boards, and the yearly round in which each is asked how it uses the agreement (R014)."""

import uuid

from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned

from ..terms import PartnershipKind, Standing


class Partnership(AreaOwned):
    """A board or partnership of the area, and what it last said of the agreement."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=16, choices=PartnershipKind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    chair_name = models.CharField(max_length=120, blank=True)
    # Whom the yearly round is mailed to: the chair or a secretary.
    contact_name = models.CharField(max_length=120, blank=True)
    contact_email = models.EmailField(blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    voluntary_seats = models.PositiveSmallIntegerField(null=True, blank=True)
    on_agenda = models.CharField(max_length=8, choices=Standing, default=Standing.UNKNOWN)
    is_adopted = models.CharField(max_length=8, choices=Standing, default=Standing.UNKNOWN)
    known_on = models.DateField(null=True, blank=True)
    notes = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "name"],
                condition=Q(ended_on__isnull=True),
                name="directory_partnership_name_is_unique_while_it_lasts",
            ),
            models.CheckConstraint(
                condition=Q(seats__isnull=True) | Q(voluntary_seats__isnull=True) | Q(voluntary_seats__lte=F("seats")),
                name="directory_voluntary_seats_are_among_the_seats",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PartnershipRound(AreaOwned):
    """One round in which all partnerships are asked."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=60)
    message = models.TextField(blank=True)
    begun_on = models.DateField()
    due_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-begun_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["area"], condition=Q(closed_on__isnull=True), name="directory_one_open_round_in_an_area"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("begun_on")), name="directory_round_is_due_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PartnershipAnswer(AreaOwned):
    """What one partnership was asked in a round, and said. Without `answered_on` it is still asked."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(PartnershipRound, on_delete=models.PROTECT, related_name="answers")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="answers")
    # Its name on the day of asking.
    name = models.CharField(max_length=160)
    asked_on = models.DateField()
    to_address = models.EmailField(blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_on = models.DateField(null=True, blank=True)
    on_agenda = models.CharField(max_length=8, choices=Standing, blank=True)
    is_adopted = models.CharField(max_length=8, choices=Standing, blank=True)
    use = models.TextField(blank=True)
    needs = models.TextField(blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    on_paper = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "partnership"], name="directory_partnership_is_asked_once_a_round"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, on_agenda="", is_adopted="")
                | (Q(answered_on__isnull=False) & ~Q(on_agenda="") & ~Q(is_adopted="")),
                name="directory_answer_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.round}"
