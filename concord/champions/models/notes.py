"""Note: what a champion saw between two meetings."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from concord.core.areas.scoping import AreaOwned

from ..terms import NoteKind, NoteState
from .champions import Champion


class Note(AreaOwned):
    """What somebody saw, for the officer; for the group as well only where the writer says so."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    champion = models.ForeignKey(Champion, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    kind = models.CharField(max_length=8, choices=NoteKind, default=NoteKind.UNSURE)
    seen_on = models.DateField()
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    for_group = models.BooleanField(default=False)
    named = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=NoteState, default=NoteState.WAITING)
    written_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(named=False) | Q(for_group=True), name="champions_named_note_is_shown"),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at__isnull=True)
                | ~Q(state="waiting") & Q(answered_at__isnull=False),
                name="champions_answered_note_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Note of {self.seen_on}"

    @property
    def about(self) -> str:
        """The team with its organisation; empty where none was named."""
        if self.organisation is None:
            return ""
        return f"{self.organisation}, {self.unit}" if self.unit else str(self.organisation)
