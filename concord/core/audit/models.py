"""AuditEntry and its daily seal. Rows are added, never changed or deleted."""

from typing import Any

from django.db import models
from django.db.models.functions import Now

from concord.core.lib.errors import RuleBroken


class AuditEntry(models.Model):
    """One thing that happened. No foreign keys: the trail outlives what it speaks of."""

    area_key = models.CharField(max_length=8, blank=True)
    at = models.DateTimeField()
    # The database's own clock: a seal goes by this, so a wrong clock on one machine hides nothing.
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    person_key = models.CharField(max_length=36, blank=True)
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=60)
    subject_label = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["area_key", "-at"], name="audit_by_area"),
            models.Index(fields=["subject_kind", "subject_key"], name="audit_by_subject"),
            models.Index(fields=["person_key", "-at"], name="audit_by_person"),
            models.Index(fields=["recorded_at", "id"], name="audit_by_recording"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RuleBroken("An audit entry cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise RuleBroken("An audit entry cannot be deleted.")


class AuditSeal(models.Model):
    """A hash over the entries since the last seal, chained to it."""

    sealed_at = models.DateTimeField()
    # Entries with after < recorded_at <= until are in this seal.
    after = models.DateTimeField(null=True)
    until = models.DateTimeField()
    entries = models.PositiveIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    head = models.CharField(max_length=64, unique=True)
    # For each entry its number and the start of its hash, so that a break can be named. The head covers the whole.
    marks = models.JSONField(default=list)

    class Meta:
        ordering = ["until"]
        constraints = [models.UniqueConstraint(fields=["previous"], name="audit_one_seal_follows_another")]

    def __str__(self) -> str:
        return f"{self.sealed_at:%Y-%m-%d} {self.head[:12]}"
