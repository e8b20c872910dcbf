"""Quick wins to be had soon, and polls about what annoys people."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned
from concord.core.directory.terms import Sector

from ..terms import QuickWinState, Size
from .returns import Point


class QuickWin(AreaOwned):
    """An idea that can be done within a year (R120). Done, a point tells of it, and the group decides on the win."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    point = models.ForeignKey(Point, on_delete=models.PROTECT, null=True, blank=True, related_name="quick_wins")
    idea = models.CharField(max_length=300)
    effort = models.PositiveSmallIntegerField(choices=Size)
    benefit = models.PositiveSmallIntegerField(choices=Size)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="quick_wins"
    )
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=QuickWinState, default=QuickWinState.OPEN)
    result = models.CharField(max_length=300, blank=True)
    told_in = models.ForeignKey(Point, on_delete=models.PROTECT, null=True, blank=True, related_name="tells_of")
    added_on = models.DateField()

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.idea[:80]


class Poll(AreaOwned):
    """A short poll: of each matter, does it annoy people or does it work well (R121)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=120)
    opened_on = models.DateField()
    # The last day on which it can be answered.
    ends_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("opened_on")), name="log_poll_ends_after_it_opens")
        ]

    def __str__(self) -> str:
        return self.title


class PollMatter(AreaOwned):
    """One thing that a poll asks about."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="matters")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=120)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["poll", "position"], name="log_poll_matter_has_its_place")]

    def __str__(self) -> str:
        return self.text


class PollSide(AreaOwned):
    """How many of a sector could answer, fixed as at opening, and how many did."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="sides")
    sector = models.CharField(max_length=12, choices=Sector)
    asked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["sector"]
        constraints = [models.UniqueConstraint(fields=["poll", "sector"], name="log_poll_side_once")]

    def __str__(self) -> str:
        return f"{self.get_sector_display()}: {self.answered} of {self.asked}"


class PollTally(AreaOwned):
    """What a sector says of one matter, as sums alone: nobody's answers are kept, so nobody can look them up."""

    matter = models.ForeignKey(PollMatter, on_delete=models.CASCADE, related_name="tallies")
    sector = models.CharField(max_length=12, choices=Sector)
    a_lot = models.PositiveIntegerField(default=0)
    a_little = models.PositiveIntegerField(default=0)
    neither = models.PositiveIntegerField(default=0)
    works_well = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "sector"], name="log_poll_tally_once")]

    def __str__(self) -> str:
        return f"{self.matter}: {self.get_sector_display()}"


class PollMark(AreaOwned):
    """That somebody has answered, as a keyed hash without a name or a time: one answer per person."""

    uid = models.UUIDField(default=uuid.uuid4, primary_key=True, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="+")
    tag = models.CharField(max_length=64)

    class Meta:
        ordering = ["uid"]
        constraints = [models.UniqueConstraint(fields=["poll", "tag"], name="log_poll_is_answered_once")]

    def __str__(self) -> str:
        return "Somebody has answered"
