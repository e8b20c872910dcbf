"""Action, and what each member answered to one that everybody was given."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from ..terms import ActionState
from .groups import Group
from .meetings import Meeting

VEILED = "An action of a confidential item"


class Action(AreaOwned):
    """Something agreed at a meeting, with an owner (or every member) and a date."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="actions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    reference = models.CharField(max_length=30, unique=True)
    text = models.CharField(max_length=400)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    every_member = models.BooleanField(default=False)
    # None: from before this was kept; then the meeting's day stands for it.
    agreed_on = models.DateField(null=True, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=ActionState, default=ActionState.OPEN)
    result = models.CharField(max_length=400, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    # "group" or "board": who set it.
    set_by = models.CharField(max_length=10, default="group")
    # Came of an item of the minutes that is for the group's members alone: so are its words.
    confidential = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner__isnull=False, every_member=False) | Q(owner__isnull=True),
                name="group_action_has_an_owner_or_everybody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.words_for(reads_confidential=False)}"

    def words_for(self, *, reads_confidential: bool) -> str:
        return self.text if reads_confidential or not self.confidential else VEILED


class ActionAnswer(AreaOwned):
    """One member's answer to a task that everybody was given."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "person"], name="group_one_answer_per_person")]

    def __str__(self) -> str:
        return f"{self.person} on {self.action.reference}"
