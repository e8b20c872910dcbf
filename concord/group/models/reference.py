"""What a group is for and how it is built: terms of reference, changes of structure, aims, and who chairs."""

import uuid

from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector
from concord.core.ui.wording import percent_n

from ..terms import Horizon
from .actions import Action
from .groups import Group
from .meetings import Meeting


class TermsOfReference(AreaOwned):
    """One version of a group's terms of reference, as agreed on a day. It is never changed: a new one follows it."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField()
    mission = models.CharField(max_length=500)
    text = models.TextField()
    expected = models.TextField(blank=True)
    decision_rule = models.CharField(max_length=500, blank=True)
    quorum_public = models.PositiveSmallIntegerField()
    quorum_voluntary = models.PositiveSmallIntegerField()
    agreed_on = models.DateField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="group_terms_are_numbered_once")]

    def __str__(self) -> str:
        return f"{self.group}: terms of reference, version {self.number}"


class StructureVersion(AreaOwned):
    """How a group was built from a day on: what changed, and why (T14)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="structures")
    since_on = models.DateField()
    change = models.CharField(max_length=500)
    reason = models.CharField(max_length=500, blank=True)
    result = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["since_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["group", "since_on"], name="group_structure_changes_once_a_day")]

    def __str__(self) -> str:
        return f"{self.group}: structure since {self.since_on:%-d %B %Y}"


class Aim(AreaOwned):
    """What a group wants to reach, by which sign it would know, and the actions that serve it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="aims")
    horizon = models.CharField(max_length=6, choices=Horizon, default=Horizon.SHORT)
    text = models.CharField(max_length=300)
    success_sign = models.CharField(max_length=300, blank=True)
    progress = models.CharField(max_length=500, blank=True)
    reached_on = models.DateField(null=True, blank=True)
    actions = models.ManyToManyField(Action, blank=True, related_name="aims")

    class Meta:
        ordering = ["horizon", "pk"]

    def __str__(self) -> str:
        return f"An aim of {self.group}"


class ChairRotation(AreaOwned):
    """From which year on, and every how many years, a chair comes from the voluntary sector (R049)."""

    body = models.CharField(max_length=160)
    first_year = models.PositiveSmallIntegerField()
    every = models.PositiveSmallIntegerField(default=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area"], name="group_area_has_one_rotation"),
            models.CheckConstraint(condition=Q(every__gte=1), name="group_rotation_comes_round"),
        ]

    def __str__(self) -> str:
        return f"Rotation of the chair of {self.body}"


class BoardSeats(AreaOwned):
    """The seats on the strategic board in one year, those of the voluntary sector, and who chaired."""

    year = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField()
    voluntary = models.PositiveSmallIntegerField()
    chair_sector = models.CharField(max_length=12, choices=Sector, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["area", "year"], name="group_board_seats_once_a_year"),
            models.CheckConstraint(condition=Q(voluntary__lte=F("total")), name="group_board_seats_are_part_of_all"),
        ]

    def __str__(self) -> str:
        return f"Seats on the board in {self.year}"

    @property
    def share(self) -> str:
        return percent_n(self.voluntary, self.total)
