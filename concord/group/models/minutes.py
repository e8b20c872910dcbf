"""Minutes of a meeting: its items, what came of each, and the corrections that were added later."""

import uuid

from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from ..terms import AgendaItemKind, MinutesState, OutcomeKind
from .actions import Action
from .meetings import Meeting


class Minutes(AreaOwned):
    """What was said at a meeting: a draft, then sent round, then approved at a later one."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    state = models.CharField(max_length=10, choices=MinutesState, default=MinutesState.DRAFT)
    circulated_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by_meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="approved_minutes"
    )

    class Meta:
        ordering = ["-meeting__starts_at"]
        verbose_name_plural = "minutes"
        constraints = [
            models.CheckConstraint(
                condition=Q(state=MinutesState.DRAFT) | Q(circulated_at__isnull=False),
                name="group_minutes_were_sent_round",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MinutesState.APPROVED, MinutesState.CORRECTED])
                | Q(approved_at__isnull=False, approved_by_meeting__isnull=False),
                name="group_minutes_are_approved_at_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting.reference}"


class MinuteItem(AreaOwned):
    """One item as it was dealt with. `version`: counted up with each saving, so that nobody writes over another."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=AgendaItemKind, default=AgendaItemKind.OTHER)
    title = models.CharField(max_length=160)
    lead = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    # For the group's members alone.
    confidential = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "position"], name="group_minute_items_stand_one_by_one")
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


class Outcome(AreaOwned):
    """What came of an item: information, a decision, an action, or a question to somebody."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(MinuteItem, on_delete=models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=12, choices=OutcomeKind)
    text = models.CharField(max_length=1000)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="outcomes")
    # Of a question: who is asked, until when, and what they answered later.
    asked_of = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=OutcomeKind.ACTION, action__isnull=False)
                | (~Q(kind=OutcomeKind.ACTION) & Q(action__isnull=True)),
                name="group_outcome_is_an_action_or_none",
            ),
            models.CheckConstraint(
                condition=~Q(kind=OutcomeKind.QUESTION) | (~Q(asked_of="") & Q(due_on__isnull=False)),
                name="group_question_says_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Correction(AreaOwned):
    """What was put right after the minutes were sent round; the words before it stay."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="corrections")
    item = models.ForeignKey(MinuteItem, on_delete=models.CASCADE, null=True, blank=True, related_name="corrections")
    text = models.TextField()
    added_on = models.DateField()

    class Meta:
        ordering = ["added_on", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
