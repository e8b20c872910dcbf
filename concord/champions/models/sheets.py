"""SheetNote: what stands on somebody's yearly sheet in words."""

import uuid

from django.conf import settings
from django.db import models

from concord.core.areas.scoping import AreaOwned

from ..terms import SheetKind


class SheetNote(AreaOwned):
    """Thanks that an officer says, or what somebody took back themselves (R093). For those two alone."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sheet_notes")
    kind = models.CharField(max_length=8, choices=SheetKind)
    on = models.DateField()
    text = models.TextField()

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["area", "person", "on"], name="champions_sheets_by_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on}"
