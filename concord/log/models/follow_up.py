"""What follows from points: learning, practice, links to actions, uses, win stories, repeats."""

import uuid

from django.conf import settings
from django.db import models

from concord.core.areas.models import Area
from concord.core.areas.scoping import AreaOwned

from ..terms import Confidence, Contribution, Evidence, LearningState, RepeatState, Telling, Use
from .returns import Point


class LearningItem(AreaOwned):
    """Something to learn or improve, with an owner and a date (R118)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    point = models.ForeignKey(Point, on_delete=models.PROTECT, null=True, blank=True, related_name="learning_items")
    text = models.CharField(max_length=600)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="learning_items"
    )
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=LearningState, default=LearningState.OPEN)
    result = models.CharField(max_length=600, blank=True)
    added_on = models.DateField()

    class Meta:
        ordering = ["state", "due_on", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class GoodPractice(AreaOwned):
    """Practice that others may take up (R115)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    point = models.ForeignKey(Point, on_delete=models.PROTECT, null=True, blank=True, related_name="practices")
    title = models.CharField(max_length=120)
    how_it_works = models.TextField(blank=True)
    contact = models.CharField(max_length=160, blank=True)
    transferable = models.BooleanField(default=False)
    shared_with = models.CharField(max_length=300, blank=True)
    added_on = models.DateField()

    class Meta:
        ordering = ["-added_on", "title"]

    def __str__(self) -> str:
        return self.title


class PointAction(AreaOwned):
    """A point and the action that came of it: both ends linked (R107)."""

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="action_links")
    action = models.ForeignKey("group.Action", on_delete=models.PROTECT, related_name="point_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "action"], name="log_point_linked_once_to_an_action")]

    def __str__(self) -> str:
        return f"{self.point} → {self.action}"


class PointUse(AreaOwned):
    """A point marked as input for evaluation, planning or training (R119)."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="uses")
    use = models.CharField(max_length=12, choices=Use)
    topic = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "use"], name="log_point_used_once_for_a_purpose")]

    def __str__(self) -> str:
        return f"{self.point} for {self.get_use_display()}"


class WinStory(AreaOwned):
    """What is told of a win: its story, whether it carries the agreement's name, how strong the link (R116, R117)."""

    point = models.OneToOneField(Point, on_delete=models.PROTECT, related_name="win_story")
    title = models.CharField(max_length=120)
    story = models.TextField(blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    branded = models.BooleanField(null=True, blank=True)
    contribution = models.CharField(max_length=16, choices=Contribution, blank=True)
    contribution_note = models.CharField(max_length=300, blank=True)
    other_factors = models.CharField(max_length=300, blank=True)
    evidence = models.CharField(max_length=10, choices=Evidence, blank=True)
    confidence = models.CharField(max_length=8, choices=Confidence, blank=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


def telling_words(where: str, area: Area) -> str:
    """Where a win was told, in the area's own word for its board."""
    return f"Report to the {area.word('board')}" if where == Telling.BOARD else str(Telling(where).label)


class WinTelling(AreaOwned):
    """One time that a win was told (R122)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="tellings")
    where = models.CharField(max_length=12, choices=Telling)
    told_on = models.DateField()
    note = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["-told_on", "pk"]

    def __str__(self) -> str:
        return f"{self.told_where} on {self.told_on}"

    @property
    def told_where(self) -> str:
        return telling_words(self.where, self.area)


class Repeat(AreaOwned):
    """The same example of not working as agreed, in two or more periods: suggested, then judged by a person."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # "same": organisation × commitment; "alike": similar wording.
    basis = models.CharField(max_length=6)
    # Stable key of what repeats, so that a suggestion is made once.
    key = models.CharField(max_length=120)
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    commitment = models.ForeignKey(
        "agreement.Commitment", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=RepeatState, default=RepeatState.SUGGESTED)
    shared_words = models.JSONField(default=list, blank=True)
    action = models.ForeignKey("group.Action", on_delete=models.PROTECT, null=True, blank=True, related_name="repeats")
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    judged_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "key"], name="log_repeat_is_suggested_once")]

    def __str__(self) -> str:
        return f"Repeat {self.key}"


class RepeatPoint(AreaOwned):
    """A point in the evidence of a repeat."""

    repeat = models.ForeignKey(Repeat, on_delete=models.CASCADE, related_name="evidence")
    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="repeats")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["repeat", "point"], name="log_point_once_in_a_repeat")]

    def __str__(self) -> str:
        return f"{self.point} in {self.repeat}"
