"""Issues between members of a group: what it is about, who its parties are, and dated notes (R043)."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from concord.core.areas.scoping import AreaOwned

from ..terms import IssueStep
from .groups import Group


class Issue(AreaOwned):
    """An issue between members. For the chair and the vice chair alone, unless they are a party of it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="issues")
    parties = models.ManyToManyField(settings.AUTH_USER_MODEL, through="IssueParty", related_name="+")
    raised_on = models.DateField()
    about = models.TextField()
    step = models.CharField(max_length=10, choices=IssueStep, default=IssueStep.TALK)
    outcome = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-raised_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(step=IssueStep.CLOSED, closed_on__isnull=False)
                | (~Q(step=IssueStep.CLOSED) & Q(closed_on__isnull=True)),
                name="group_closed_issue_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("raised_on")),
                name="group_issue_closes_after_it_is_raised",
            ),
        ]

    def __str__(self) -> str:
        # Nothing of it: a name like this may stand in a log.
        return "An issue"


class IssueParty(AreaOwned):
    """Somebody whom an issue is between. They do not see it, chair or vice chair though they may be."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="party_rows")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issue", "person"], name="group_party_is_named_once")]

    def __str__(self) -> str:
        return "A party"


class IssueNote(AreaOwned):
    """What was done or said on a day. It is never changed: a further note follows it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="notes")
    noted_on = models.DateField()
    text = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["noted_on", "pk"]

    def __str__(self) -> str:
        return "A note"
