"""A point raised at a meeting that belongs into a running consultation, until its raiser has sent it there (R062)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from .meetings import Meeting


class RaisedPoint(AreaOwned):
    """What somebody said at a meeting on a draft. `comment`: what they sent as their formal response."""

    # Also the key of the comment's form, so that the point is sent once.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="raised")
    consultation = models.ForeignKey("agreement.Consultation", on_delete=models.PROTECT, related_name="+")
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="raised")
    text = models.TextField()
    asked_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    comment = models.OneToOneField(
        "agreement.Comment", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(comment__isnull=True, sent_on__isnull=True)
                | Q(comment__isnull=False, sent_on__isnull=False),
                name="group_raised_point_is_sent_with_its_comment",
            )
        ]

    def __str__(self) -> str:
        return f"A point raised at meeting {self.meeting.reference}"
