"""What a group did for each line of its purpose, year by year (R067)."""

import uuid

from django.db import models

from concord.core.areas.scoping import AreaOwned

from ..terms import PurposeLine
from .groups import Group
from .meetings import Meeting


class PurposeWording(AreaOwned):
    """A line of a group's purpose in the group's own words, in place of the usual ones."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="purpose_wordings")
    line = models.CharField(max_length=12, choices=PurposeLine)
    text = models.CharField(max_length=300)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["group", "line"], name="group_line_of_purpose_is_worded_once")]

    def __str__(self) -> str:
        return self.text


class Evidence(AreaOwned):
    """Something that the group did for a line: a new workstream, a group brought in, a problem and its remedy."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="evidence")
    line = models.CharField(max_length=12, choices=PurposeLine)
    name = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    noted_on = models.DateField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-noted_on", "-pk"]

    def __str__(self) -> str:
        return self.name
