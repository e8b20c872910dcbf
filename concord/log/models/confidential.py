"""Identities and texts held for the trustee, encrypted with a key of their own."""

import uuid

from django.db import models

from concord.core.areas.scoping import AreaOwned

from ..terms import Box, PointClass
from .periods import Period
from .returns import Point


class ConfidentialPoint(AreaOwned):
    """Who is behind a point of class 2 or 3, and for class 3 the text itself. Encrypted at rest.

    A draft under its writer's name waits here as well, while a return that came another way stands in its place.

    Nothing here may be joined to a return, a person or a time: whatever is shown comes in the order of random keys
    (`uid`). A database keeps the order of writing by itself; whoever runs the server can read it, as the sentence
    beside every box says.
    """

    uid = models.UUIDField(default=uuid.uuid4, primary_key=True, editable=False)
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    # The receipt that the reporter and the trustee use; random.
    reference = models.CharField(max_length=30, unique=True)
    point_class = models.PositiveSmallIntegerField(choices=PointClass)
    box = models.PositiveSmallIntegerField(choices=Box)
    # The group version of class 2, once sent. None for class 3 and for drafts.
    point = models.OneToOneField(Point, on_delete=models.PROTECT, null=True, blank=True, related_name="identity")
    # Encrypted JSON: {"person": uid, "name", "organisation", "sector", "contact"}.
    reporter = models.BinaryField()
    # Encrypted JSON of what was typed: {"text", "about", "commitment", "breach", "happened_on", "win_source", …}.
    content = models.BinaryField()
    # Keyed hash of (person, period): lets a reporter find their own, and nobody without the key.
    reporter_tag = models.CharField(max_length=64, db_index=True)
    is_draft = models.BooleanField(default=True)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["uid"]

    def __str__(self) -> str:
        return "A confidential point"


class GroupVersion(AreaOwned):
    """A wording of a class 2 point for the group; shown only once its reporter approved it."""

    uid = models.UUIDField(default=uuid.uuid4, primary_key=True, editable=False)
    confidential = models.ForeignKey(ConfidentialPoint, on_delete=models.CASCADE, related_name="versions")
    text = models.TextField()
    # "reporter" or "trustee".
    proposed_by = models.CharField(max_length=10)
    approved = models.BooleanField(default=False)
    # Its reporter looked at it, and keeps their own words.
    refused = models.BooleanField(default=False)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["uid"]

    def __str__(self) -> str:
        return "A wording for the group"
